"""Durations (期限): spans of time as they are written, in months."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from liandong.statements.measures.numerals import chinese_number

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}|半)"
_UNIT = r"(?:个完整(?:会计)?年度|个会计年度|周?年|个月|月|天|日)"
_SPAN = re.compile(
    rf"(?P<one>{_NUMBER})(?P<first>{_UNIT})?(?:\(含\))?(?:以上|及以上)?\s*(?:-|至|到|~|、)\s*(?P<two>{_NUMBER})(?P<unit>{_UNIT})"
    rf"|(?P<part>{_NUMBER})(?P<of>{_UNIT})?\+(?P<rest>{_NUMBER})(?P<whole>{_UNIT})"
    rf"|(?P<only>{_NUMBER})(?P<alone>{_UNIT})(?P<half>半)?"
)
_MONTHS = {
    "个完整年度": Decimal(12),
    "个完整会计年度": Decimal(12),
    "个会计年度": Decimal(12),
    "年": Decimal(12),
    "周年": Decimal(12),
    "个月": Decimal(1),
    "月": Decimal(1),
}
_DAYS = Decimal(30)
_BELOW = re.compile(
    r"(?:≤|不超过|不超|不[得能可]超过|不[得能可]长于|未超过|最长|最多|至多|不长于|上限|最高|长达|可达)[^,。;\d一二两三四五六七八九十]{0,6}$"
)
_ABOVE = re.compile(
    r"(?:≥|大于|不少于|不低于|最短|至少|不短于|满|超过|达到?|长于|"
    r"起点)[^,。;\d一二两三四五六七八九十]{0,4}$"
)
_LEADS = 16
"""What these find is shorter."""


@dataclass(frozen=True, slots=True)
class Duration:
    """At [start, end): from `least` to `most` months; None where it is open, both the same where it is exact."""

    start: int
    end: int
    least: Decimal | None
    most: Decimal | None


def read(text: str) -> Iterator[Duration]:
    """The spans of time of a text in half width, left to right. Years of the calendar are none."""
    for match in _SPAN.finditer(text):
        if match["part"]:  # 3+2年: so long in all
            both = _months(match["part"], match["of"] or match["whole"]) + _months(match["rest"], match["whole"])
            yield Duration(match.start(), match.end(), both, both)
            continue
        if match["only"] is None:
            unit = match["unit"]
            if _of_the_calendar(text, match):
                continue
            first = match["first"] or unit
            yield Duration(match.start(), match.end(), _months(match["one"], first), _months(match["two"], unit))
            continue
        if _calendar(text, match):
            continue
        length = _months(match["only"], match["alone"]) + (6 if match["half"] else 0)
        after, before = text[match.end() : match.end() + 8], text[max(0, match.start() - _LEADS) : match.start()]
        if re.match(r"(?:期)?(?:\([含不]含?\))?(?:以内|之内|内|及以下|以下)", after) or _BELOW.search(before):
            yield Duration(match.start(), match.end(), None, length)
        elif re.match(r"期?(?:\(含\))?(?:以上|及以上|起步?)", after) or _ABOVE.search(before):
            yield Duration(match.start(), match.end(), length, None)
        else:
            yield Duration(match.start(), match.end(), length, length)


def _months(number: str, unit: str) -> Decimal:
    count = (
        Decimal("0.5")
        if number == "半"
        else Decimal(chinese_number(number) or 0)
        if not number[0].isdigit()
        else Decimal(number)
    )
    if unit in ("天", "日"):
        return (count / _DAYS).quantize(Decimal(1)) if count % _DAYS == 0 else round(count / _DAYS, 2)
    return count * _MONTHS[unit]


def _of_the_calendar(text: str, match: re.Match[str]) -> bool:
    """Whether one end of a range is a year or month of the calendar (2026年12月至2027年11月)."""
    years = any(len(number) == 4 and number.isdigit() for number in (match["one"], match["two"]))
    return years or (match["first"] == "月" and text[: match.start()].endswith("年"))


def _calendar(text: str, match: re.Match[str]) -> bool:
    """Whether it is a year, month or day of the calendar, or tells of the last years (近两年)."""
    number, unit = match["only"], match["alone"]
    if unit == "年" and len(number) == 4 and number.isdigit():
        return True
    if unit in ("月", "日") and not re.search(r"期限?[^,。;]{0,6}$|满$|最长[^,。;]{0,4}$", text[: match.start()]):
        return True
    before = text[: match.start()].removesuffix("原则上")
    return before.endswith(("近", "最近", "连续", "过去", "上", "前", "第", "每"))
