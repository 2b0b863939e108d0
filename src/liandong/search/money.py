"""Amounts of money as people type them: 1亿, 5000万元, 3.5亿美元."""

import re
from decimal import Decimal

from liandong.vocabulary.units import unit

_NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D*)")
_MULTIPLES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10}
_MULTIPLES |= {"千亿": 10**11, "万亿": 10**12}
_YUAN = "CNY"


def money(text: str) -> tuple[float, str] | None:
    """The number in whole units of its currency, and the currency: yuan where none is told. None for no money."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    number, named = Decimal(match["number"].replace(",", "")), match["unit"].strip()
    if named in _MULTIPLES:
        return float(number * _MULTIPLES[named]), _YUAN
    known = unit(named)
    if known is not None and known.currency is not None:
        return float(number * known.factor_to_money), known.currency
    for multiple in sorted(_MULTIPLES, key=len, reverse=True):
        rest = unit(named.removeprefix(multiple)) if multiple and named.startswith(multiple) else None
        if rest is not None and rest.currency is not None:
            return float(number * _MULTIPLES[multiple] * rest.factor_to_money), rest.currency
    return None
