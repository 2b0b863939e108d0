"""Dates (日期) in running text, and the year that a day without one belongs to."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace

from liandong.model import Basis, Document, Noted

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_PATTERNS = re.compile(
    rf"(?:{_YEAR}年|(?P<near>今年|去年|明年|前年)(?=前?[一二三四\d上下第]))(?:(?P<from>\d{{1,2}})(?:月)?[-—至到]"
    rf"(?P<to>\d{{1,2}})月(?:份)?|前(?P<first>[二三])季度|(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})[日号])?|第?"
    rf"(?P<q1>[一二三四1-4])季度|(?P<h1>上半年|下半年))?(?P<end1>底|末)?"
    rf"|(?P<iso>(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"|(?P<m2>\d{{1,2}})月(?P<d2>\d{{1,2}})日"
    rf"|(?<![\d月])(?P<d3>\d{{1,2}})日(?=,|上午|下午|晚|在|,|由|举)"
    rf"|(?P<rel>今年|去年|明年|前年|本月|当天|当日|今日|今天|昨日|昨天|次日)"
)
_START = re.compile(r"\d+|[今去明前本当昨次](?=[年月天日])")
"""Where a date can begin: looking there alone is far cheaper than trying every character."""
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RELATIVE_YEAR = {"今年": 0, "去年": -1, "明年": 1, "前年": -2}
_NAMED_YEAR = re.compile(rf"(?<!\d){_YEAR}(?=年|[\u4e00-\u9fff“])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date at [start, end) of the text: ISO 8601 at the precision stated, or `--10-22` where the year is left to
    context.

    `basis` says how the year was got; `year` is the stretch of the document's text that gives it where that is
    elsewhere.
    """

    start: int
    end: int
    iso: str
    basis: Basis = Basis.STATED
    year: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        return not self.iso.startswith("-")


def read(text: str, anchor: Noted | None = None, basis: Basis = Basis.PAGE) -> tuple[Date, ...]:
    """Every date of the text; days without a year take it from `anchor`, and 22日 its month from the day before it.

    `anchor` is the page date or dateline of the document (its value ISO 8601 with a year), `basis` which of the two.
    A month later than the anchor's belongs to the year before it. Impossible days (2月30日, 13月) are left out.
    """
    found: list[Date] = []
    position = 0
    while start := _START.search(text, position):
        match = _PATTERNS.match(text, start.start())
        position = match.end() if match else start.end()
        date = _date(match, found, anchor) if match else None
        if date:
            found.append(replace(date, basis=basis) if date.basis is Basis.PAGE else date)
    return tuple(found)


def anchor_of(document: Document) -> tuple[Noted | None, Basis]:
    """The note that dates a document: its dateline if that has a year, else its page date, unless that is a
    re-posting date."""
    if document.dateline and not document.dateline.value.startswith("-"):
        return document.dateline, Basis.DATELINE
    if document.published and not document.published.value.startswith("-") and "reposted" not in document.flags:
        return document.published, Basis.PAGE
    return None, Basis.PAGE


def _date(match: re.Match[str], before: Sequence[Date], anchor: Noted | None) -> Date | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
        return Date(start, end, f"{year}-{month:02}-{day:02}") if _possible(month, day, year) else None
    if match["year"] or match["near"]:
        return _full(match, start, end, anchor)
    if match["m2"]:
        month, day = int(match["m2"]), int(match["d2"])
        return _yearless(start, end, month, day, anchor) if _possible(month, day) else None
    if match["d3"]:
        return _bare_day(start, end, int(match["d3"]), before, anchor)
    return _relative(match["rel"], start, end, anchor)


def _proof(anchor: Noted) -> tuple[int, int]:
    """The stretch that says the anchor's year."""
    return anchor.year or (anchor.start, anchor.end)


def _full(match: re.Match[str], start: int, end: int, anchor: Noted | None) -> Date | None:
    """A date that opens with its year; 今年 / 去年 take theirs from the anchor, and make none without it."""
    if match["year"]:
        said = _within_year(match, match["year"])
        return Date(start, end, said) if said else None
    if anchor is None or anchor.value.startswith("-"):
        return None
    said = _within_year(match, str(int(anchor.value[:4]) + _RELATIVE_YEAR[match["near"]]))
    return Date(start, end, said, Basis.PAGE, _proof(anchor)) if said else None


def _within_year(match: re.Match[str], year: str) -> str | None:
    """ISO 8601 of what follows the year: a day, month, quarter, half, or a run of months or quarters
    (2024-01/2024-09)."""
    if match["from"]:
        low, high = int(match["from"]), int(match["to"])
        return f"{year}-{low:02}/{year}-{high:02}" if 1 <= low <= high <= 12 else None
    if match["first"]:
        return f"{year}Q1/{year}Q{_QUARTER[match['first']]}"
    if match["m1"]:
        month, day = int(match["m1"]), int(match["d1"] or 1)
        if not _possible(month, day, int(year)):
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if match["d1"] else "")
    if match["q1"]:
        return f"{year}Q{_QUARTER[match['q1']]}"
    if match["h1"]:
        return f"{year}H{1 if match['h1'] == '上半年' else 2}"
    return year


def _yearless(start: int, end: int, month: int, day: int, anchor: Noted | None) -> Date:
    day_text = f"{month:02}-{day:02}"
    if anchor and len(anchor.value) >= 7:
        year, anchor_month = int(anchor.value[:4]), int(anchor.value[5:7])
        year -= month > anchor_month
        basis = Basis.INFERRED if anchor.year else Basis.PAGE  # the page date itself may have its year from elsewhere
        return Date(start, end, f"{year}-{day_text}", basis, _proof(anchor))
    return Date(start, end, f"--{day_text}", Basis.INFERRED)


def _bare_day(start: int, end: int, day: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """22日: the month of the last full day before it, else the anchor's month when that day is not later than it."""
    if not 1 <= day <= 31:
        return None
    for date in reversed(before):
        if len(date.iso) in (7, 10) and date.known:
            return Date(start, end, f"{date.iso[:7]}-{day:02}", date.basis, date.year or (date.start, date.end))
    if anchor and len(anchor.value) == 10 and day <= int(anchor.value[8:10]):
        return Date(start, end, f"{anchor.value[:7]}-{day:02}", Basis.PAGE, _proof(anchor))
    return None


def _relative(word: str, start: int, end: int, anchor: Noted | None) -> Date | None:
    if anchor is None or anchor.value.startswith("-"):
        return None
    if word in _RELATIVE_YEAR:
        return Date(start, end, str(int(anchor.value[:4]) + _RELATIVE_YEAR[word]), Basis.PAGE, _proof(anchor))
    return None


def _possible(month: int, day: int, year: int = 2000) -> bool:
    """Whether the calendar has that day; without a year the 29th of February may be."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def later_date(text: str, date: Date) -> bool:
    """Whether the date says by when or since when (到2025年, 2026年10月建成), not on which day a thing happened."""
    before, after = text[max(0, date.start - 4) : date.start], text[date.end : date.end + 6]
    return bool(
        re.search(r"(?:到|至|自|从|截至|截止|力争|预计|计划|将于|拟于|预计于|计划于|争取)$", before)
        and not before.endswith(("已于", "日于"))
    ) or after.startswith(("以来", "底前", "前", "度"))


def years_in_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """Years that stand in a name (2023上海·…推介会), as (start, end, year)."""
    return tuple((m.start(), m.end(), m["year"]) for m in _NAMED_YEAR.finditer(text))
