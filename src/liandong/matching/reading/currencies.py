"""Currencies (币种): sums of other money than yuan, which are never taken for 万元."""

import re
from collections.abc import Iterator

from liandong.matching.reading.sections import Span
from liandong.vocabulary import units

_CODES = (
    "USD",
    "HKD",
    "MOP",
    "EUR",
    "JPY",
    "GBP",
    "SGD",
    "AUD",
    "CAD",
    "CHF",
    "KRW",
    r"US\$",
    r"HK\$",
    r"MOP\$",
    r"\$",
    "€",
    "£",
)
_MORE = (
    *("瑞郎", "法郎", "泰铢", "葡币", "林吉特", "卢比", "越南盾", "印尼盾", "比索", "雷亚尔", "兰特", "里拉", "迪拉姆"),
    *("里亚尔", "克朗", "坚戈", "外币", "外汇"),
)
"""Money that statements are not read in."""
_NAMES = [
    name
    for name in units.UNITS
    if (unit := units.unit(name)) and unit.dimension == "money" and unit.factor == 1 and unit.currency != "CNY"
]
_FOREIGN = "|".join([*sorted({*map(re.escape, _NAMES), *_MORE}, key=len, reverse=True), *_CODES])
_NUMBER = r"[\d一二两三四五六七八九十百千万亿.,]{1,20}"
_FIRST = rf"(?:{_NUMBER}元? ?[-~—–至到] ?)?"
_SUM = re.compile(
    rf"{_FIRST}{_NUMBER}(?:元| ?(?:等[值额]的?)?)(?:{_FOREIGN})"
    rf"|{_FIRST}{_NUMBER} ?元? ?\((?:{_FOREIGN})\)"
    rf"|(?:{_FOREIGN}) ?{_FIRST}{_NUMBER} ?元?"
)
"""500万美元, 500万元(港币), 澳门元200万元; 500万元等值美元 is a sum of yuan."""
SHORT = re.compile(
    r"(?<=[\d十百千一二三四五六七八九两])([万亿])"
    rf"(?![元吨人亩平户台件方千只头支瓶套盒株]| ?(?:等[值额]的?)? ?(?:{_FOREIGN})| ?\((?:{_FOREIGN})\))"
)
"""A sum without its 元 (50—600万)."""


def foreign(text: str) -> Iterator[Span]:
    """Where the sums of a text in half width stand that are of other money."""
    return (match.span() for match in _SUM.finditer(text))


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a span shares a character with one of others."""
    return any(start < span[1] and span[0] < end for start, end in others)
