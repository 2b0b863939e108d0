"""Days as heads and tails of pages write them: in digits, in Chinese numerals, in one number behind a label, in an
address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.documents.lexicon import DATE, TIMED

_ONES = "〇一二三四五六七八九"
_NUMERAL = {**{char: str(place) for place, char in enumerate(_ONES)}, "零": "0", "○": "0", "O": "0", "0": "0", "Ο": "0"}
_HANZI = re.compile(
    r"(?P<year>[二一][〇零○OΟ0九][〇零○OΟ0一二三四五六七八九]{2}) *年 *(?P<month>十[一二]?|[一二三四五六七八九]) *月 *"
    r"(?P<day>二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]) *日"
)
_PACKED = re.compile(
    r"(?:时间|日期|发布|发表) *:(?P<year>20[0-3]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']{3,80}?[/_t](?P<year>20[0-3]\d)(?P<gap>[-/_]?)(?P<month>0[1-9]|1[0-2])[-/_]?"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.])",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>3[01]|[12]\d|0?[1-9])(?P<mark>[./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<year>20[0-3]\d)(?![\d.])"
)
"""23.11.2019: the day first."""
_EPOCH = "1970-01-01"
"""What a clock that was never set says."""
_DATELINE = re.compile(r"(?:(\d{4})年)?([^年月日]+)月([^年月日]+)日")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and the stretch that says it; `year` is empty where it is left out, `timed` where it has its hour."""

    start: int
    end: int
    year: str
    month: int
    day: int
    timed: bool = False

    @property
    def value(self) -> str:
        return f"{self.year or '-'}-{self.month:02d}-{self.day:02d}"


def days(plain: str, low: int, high: int) -> list[Day]:
    """The days of a stretch, in its order."""
    found = [day for match in DATE.finditer(plain, low, high) if (day := _of(match, plain)).value != _EPOCH]
    if plain.find("月", low, high) >= 0 and _HANZI.search(plain, low, high):
        found += [hanzi for match in _HANZI.finditer(plain, low, high) if (hanzi := _in_hanzi(match))]
    if plain.find(":20", low, high) >= 0:
        found += [_named(match) for match in _PACKED.finditer(plain, low, high)]
    if not found:
        found = [
            Day(*m.span(), m["year"], int(m["month"]), int(m["day"])) for m in _DAY_FIRST.finditer(plain, low, high)
        ]
    return sorted(found, key=lambda day: day.start) if len(found) > 1 else found


def in_address(plain: str, low: int, high: int) -> Iterator[Day]:
    """The days that addresses in a stretch carry: https://…/2021/0305/…, …/t20210305_12.html"""
    return (_named(match) for match in _ADDRESS.finditer(plain, low, high))


def in_dateline(date: str) -> str:
    """The day of a dateline, 2021年3月5日 or 三月五日, as a value."""
    match = _DATELINE.fullmatch(date)
    if match is None:
        raise ValueError(f"not the day of a dateline: {date}")
    year, month, day = match.groups()
    month, day = (int(part) if part.isdecimal() else _count(part) for part in (month, day))
    return f"{year or '-'}-{month:02d}-{day:02d}"


def in_digits(bare: str) -> str:
    """A line with its days in Chinese numerals put into digits, for judging what the line is."""
    if "月" not in bare or "年" not in bare:
        return bare

    def put(match: re.Match[str]) -> str:
        day = _in_hanzi(match)
        return f"{day.year}年{day.month}月{day.day}日" if day else match[0]

    return _HANZI.sub(put, bare)


def _of(match: re.Match[str], plain: str) -> Day:
    if match["year"]:
        return Day(*match.span(), match["year"], int(match["month"]), int(match["day"]))
    month, day = int(match["month2"] or match["month3"]), int(match["day2"] or match["day3"])
    return Day(*match.span(), "", month, day, bool(match["month2"] or TIMED.match(plain, match.start())))


def _named(match: re.Match[str]) -> Day:
    return Day(match.start("year"), match.end("day"), match["year"], int(match["month"]), int(match["day"]))


def _in_hanzi(match: re.Match[str]) -> Day | None:
    year = "".join(_NUMERAL[char] for char in match["year"])
    if not 1990 <= int(year) <= 2099:
        return None
    return Day(*match.span(), year, _count(match["month"]), _count(match["day"]))


def _count(numeral: str) -> int:
    """十 to 三十一, and one to nine."""
    tens, ten, ones = numeral.rpartition("十")
    return (10 * (_ONES.index(tens) if tens else 1) if ten else 0) + (_ONES.index(ones) if ones else 0)
