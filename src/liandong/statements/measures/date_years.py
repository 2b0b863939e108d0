"""The year (年份) that a day or month without one belongs to: that of its sentence, of the line above, of the page."""

import re
from collections.abc import Sequence
from itertools import takewhile

from liandong.model import Basis, Noted
from liandong.model.noun import replace
from liandong.statements.measures.date import Date, days_between, known, possible, proof

_STOP = re.compile(r"[。!?;\n]")
_NEAR = 31
"""Days back within which a day without a year is taken from the page, whatever year stands in its sentence."""
_HOLDING = r"(?:举行|举办|召开|开幕|启幕|启动|开工|开馆|开展|亮相|登场|揭幕|揭牌|签约|上线|开通|投用|投产|落地|进行)"
_TO_COME_BEFORE = re.compile(
    r"(?:将|拟|定|计划|预计|预定|暂定|有望|初步定)(?:于|在|从|自)$|(?:计划|预计|力争|争取|确保|即将|将|择期|推迟至|延期至|延期到|推迟到|"
    r"延至|改至|改期至|改期到|顺延至)$"
)
_TO_COME_BEHIND = re.compile(
    rf"[^。!?;\n]{{0,40}}?(?<!必)(?:将|拟|即将|计划)(?:要|会)?(?:[于在][^,。;\n]{{1,24}}?)?"
    rf"(?:正式|隆重|盛大|同期|如期|同步|继续|再次|联合|线上)*{_HOLDING}"
)
"""After a day: what the sentence says is to be held (12月15日,对接会将在甲市举行)."""
_BY_THEN = re.compile(r"(?:之|以)?前(?![往来后夕])(?![^,。;!?\n]{0,24}(?:已|了|曾))")
"""A day by which something is to be done (6月30日前建成), unless it was."""
_TOLD_AS_PAST = re.compile(r"[^。!?;\n]{0,60}?(?:了|已经?(?=[^\d])|曾|过(?=[,。]))")
_SIGNED = re.compile(r"\s*[)】\]][\s,]*|\s*[电讯]\s*")
"""Between a bracket that dates a report ((宣传部 2013年1月6日)12月21日上午) and the day that it tells of."""
_UNTIL = re.compile(r"[至到—–~-]{1,2}")
_LATE = 92
"""Days within which a page still tells of a day that it calls to come (an announcement posted late)."""
_BELOW = 400
"""Characters back within which a line's date dates what is told below it."""


def of_sentence(
    text: str, start: int, end: int, month: int, day: int, before: Sequence[Date], anchor: Noted | None
) -> Date | None:
    """A day whose year stands earlier in its sentence (2012年3月19日刊文称,3月17日…); not where it is only days old."""
    last = before[-1] if before else None
    if last is None or not last.known or len(last.iso) not in (7, 10) or _STOP.search(text, last.end, start):
        return None
    year, told = int(last.iso[:4]), int(last.iso[5:7])
    if month > told and _SIGNED.fullmatch(text, last.end, start) and not told_to_come(text, start, end):
        year -= 1
    elif month < told:
        if not _UNTIL.fullmatch(text[last.end : start].strip()):
            return None
        year += 1
    iso = f"{year}-{month:02}-{day:02}"
    if anchor and _recent(month, day, anchor) and anchor.value[:4] != iso[:4]:
        return None
    if not possible(month, day, year):
        return None
    basis = Basis.INFERRED if last.basis is Basis.STATED else last.basis
    return Date(start, end, iso, basis, last.year or (last.start, last.end))


def under_a_date(
    start: int, end: int, month: int, day: int, before: Sequence[Date], anchor: Noted | None
) -> Date | None:
    """11月14日 a little below a line that says 2009-11-16: a date of its own over a further article of the page."""
    near = takewhile(lambda d: start - d.end <= _BELOW, reversed(before))
    last = next((d for d in near if d.basis is Basis.STATED and len(d.iso) == 10), None)
    if last is None or anchor is None:
        return None
    iso = f"{last.iso[:4]}-{month:02}-{day:02}"
    back = days_between(iso, last.iso)
    if back is None or not 0 <= back <= _NEAR or _recent(month, day, anchor):
        return None
    return Date(start, end, iso, Basis.INFERRED, (last.start, last.end))


def _recent(month: int, day: int, anchor: Noted | None) -> bool:
    """Whether a day without a year is only days old as seen from the anchor."""
    if anchor is None or len(anchor.value) != 10:
        return False
    back = days_between(f"{anchor.value[:4]}-{month:02}-{day:02}", anchor.value)
    return back is not None and 0 <= back <= _NEAR


def seen_from(text: str, start: int, end: int, month: int, day: int, anchor: Noted | None) -> Date:
    open_day = Date(start, end, f"--{month:02}-{day:02}", Basis.INFERRED)
    if anchor is None or len(anchor.value) < 7:
        return open_day
    to_come = told_to_come(text, start, end)
    year = year_of(text, end, month, day, anchor, to_come=to_come)
    if year is None or not possible(month, day, year):
        return open_day
    # the page date itself may have its year from elsewhere
    basis = Basis.INFERRED if anchor.year or to_come else Basis.PAGE
    return Date(start, end, f"{year}-{month:02}-{day:02}", basis, proof(anchor))


def year_of(text: str, end: int, month: int, day: int, anchor: Noted, *, to_come: bool) -> int | None:
    """The year of a day that the text tells without one, as seen from the anchor; None where the text leaves it
    open."""
    year, anchor_month = int(anchor.value[:4]), int(anchor.value[5:7])
    if to_come:
        passed = days_between(f"{year}-{month:02}-{day:02}", anchor.value)
        return year + 1 if month < anchor_month and (passed is None or passed > _LATE) else year
    if month <= anchor_month:
        return year
    soon = month - anchor_month <= 2
    return None if soon and not told_as_past(text, end) else year - 1


def coming(date: Date, anchor: Noted | None) -> Date:
    """The date as one to come: an open day gets the year in which it lies behind the anchor."""
    if date.known or anchor is None or not known(anchor) or len(anchor.value) < 7:
        return date
    year = int(anchor.value[:4]) + (date.iso[2:4] < anchor.value[5:7])
    return replace(date, iso=f"{year}-{date.iso[2:]}", basis=Basis.INFERRED, year=proof(anchor))


def told_as_past(text: str, end: int) -> bool:
    """Whether what is told behind `end` has happened: 了, 已, 曾."""
    return _TOLD_AS_PAST.match(text, end) is not None


def told_to_come(text: str, start: int, end: int) -> bool:
    """Whether the text tells the day [start, end) as one to come: 将于12月15日, 12月15日…将在甲市举行."""
    return bool(
        _TO_COME_BEFORE.search(text, max(0, start - 6), start)
        or _BY_THEN.match(text, end)
        or _TO_COME_BEHIND.match(text, end)
    )
