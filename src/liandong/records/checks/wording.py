"""Wording (写法): quantities and comparisons written out for people, the same in every language."""

from collections.abc import Sequence
from decimal import Decimal

from liandong.model import Value

_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))

_PLACES = 4
"""Most digits behind the point; a number that needs more is written in a smaller scale."""


def number(value: Decimal, unit: str | None) -> str:
    """The number with its unit, large ones in 万, 亿, 万亿 (170亿元); counts below 10^5 stay as they are."""
    size = abs(value)
    for factor, word in _SCALES:
        scaled = value / factor
        if size >= factor and (factor > 10**4 or unit in ("元", "美元", "港元") or size >= 10**5):
            written = plain(scaled)
            if len(written.partition(".")[2]) <= _PLACES:
                return f"{written}{word}{unit or ''}"
    return f"{plain(value)}{unit or ''}"


def plain(value: Decimal) -> str:
    """The decimal without exponent and without zeros behind the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: Value) -> str:
    """The value with the sign that its words stand for, as the exports write it: ≥450亿元, ≤800个, ≈7500亩."""
    low, high = value.low, value.high
    if value.number is None and low is not None and high is not None:
        return f"{plain(low)}–{number(high, value.unit)}"
    point = value.number if value.number is not None else low if low is not None else high
    if point is None:
        return value.raw
    if low is None and high is None:
        sign = ""
    elif high is None or low == point:
        sign = "≥"
    else:
        sign = "≤" if low is None or high == point else "≈"
    return sign + number(point, value.unit)


def total(parts: Sequence[Value], found: str, stated: Value, *, exact: bool, equal: bool) -> str:
    """A sum written out: 51亿元 + 62亿元 + 57亿元 = 170亿元, or … = 163亿元 ≠ 170亿元."""
    left = " + ".join(map(quantity, parts))
    if exact:
        return f"{left} = {quantity(stated)}"
    return f"{left} = {found} {'≈' if equal else '≠'} {quantity(stated)}"


def not_added(parts: Sequence[Value], stated: Value) -> str:
    """Parts that cannot be added up beside what they might come to: 68个 + 35个 ? 42个."""
    return f"{' + '.join(map(quantity, parts))} ? {quantity(stated)}"
