"""Dates (日期) in running text, and the year that a day without one belongs to."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as calendar_day
from datetime import timedelta

from liandong.model import Basis, Document, Noted

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_OF_DAY = r"(?:[日号]|(?=[-—–~至到]\d{1,2}[日号]))"
"""Behind the number of a day, which leaves its 日 to the last of a run (6月10-12日)."""
_PATTERNS = re.compile(
    rf"(?:{_YEAR} ?年|(?P<near>今年|本年|去年|明年|前年|同年|当年|次年|翌年)(?=前?[一二三四\d上下第]))"
    rf"(?:(?P<from>\d{{1,2}})(?:月)?[-—至到](?P<to>\d{{1,2}})月(?:份)?|前(?P<first>[二三])季度"
    rf"| ?(?P<m1>\d{{1,2}}) ?月(?: ?(?P<d1>\d{{1,2}}) ?{_OF_DAY})?|第?"
    rf"(?P<q1>[一二三四1-4])季度|(?P<h1>上半年|下半年))?(?P<end1>底|末)?"
    rf"|(?P<iso>(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"|(?P<m2>\d{{1,2}}) ?月 ?(?P<d2>\d{{1,2}}) ?{_OF_DAY}(?!线|楼|院|台风)"
    rf"|(?P<month>上个?月|本月|当月|同月)(?:(?P<d4>\d{{1,2}})[日号])?"
    rf"|(?<![\d月年前至到、.~—–-])(?P<m3>1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?![\d十大球亮饼嫂的]|[至到—–~-]\d)"
    rf"|(?P<week>上上?个?|本|这个?|下个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    rf"(?=[,(、]|上午|下午|中午|晚|早|凌晨|[在于召举由起从到赴与和]|正式|落幕|开[幕启张完])"
    rf"|(?<![\d月])(?P<d3>\d{{1,2}})日(?=[,的至到在由举召于从起赴]|[上下]午|中午|[晚早]|凌晨|傍晚|[-—–~]\d|开[幕启]|闭幕|落幕)"
    rf"|(?:(?<=[,。;:\n(])|(?<=[在于]))(?P<d5>\d{{1,2}})日(?![\d内前后之以间均耗照期线游报薪产元本])"
    rf"|(?P<rel>今年|去年|明年|前年|当天|当日|同日|同一天|今[日天晚晨早](?!头条|的|后|始)|"
    rf"昨(?:[日天晚夜午晨]|(?=举行|召开|举办|[在于到赴与率(]))|(?<!目)(?<!生)前[日天](?!晚报)|明[日天]|次日)"
)
_START = re.compile(
    r"[\d今去明前本当昨次同上翌下这周星礼](?:(?<=\d)(?<!\d\d)\d*+(?= ?[年月日号/.—–~至到-])|(?<!\d)(?=[年月天日晚夜晨早午一个举召在于到赴与率(上周星礼二三四五六期拜]))"
)
"""Where a date can begin: looking there alone is far cheaper than trying every character."""
_RELATIVE_DAY = {"今": 0, "昨": -1, "前": -2, "明": 1}
_SAME_DAY = frozenset({"当天", "当日", "同日", "同一天"})
_HOLDING = r"(?:举行|举办|召开|开幕|启幕|启动|开工|开馆|开展|亮相|登场|揭幕|揭牌|签约|上线|开通|投用|投产|落地|进行)"
_TO_COME_BEFORE = re.compile(
    r"(?:将|拟|定|计划|预计|预定|暂定|有望|初步定)(?:于|在|从|自)$|(?:计划|预计|即将|将|择期|推迟至|延期至|延期到|推迟到|"
    r"延至|改至|改期至|改期到|顺延至)$"
)
_TO_COME_BEHIND = re.compile(
    rf"[^。!?;\n]{{0,40}}?(?<!必)(?:将|拟|即将|计划)(?:要|会)?(?:[于在][^,。;\n]{{1,24}}?)?"
    rf"(?:正式|隆重|盛大|同期|如期|同步|继续|再次|联合|线上)*{_HOLDING}"
)
"""After a day: what the sentence says is to be held (12月15日,对接会将在甲市举行)."""
_TOLD_AS_PAST = re.compile(r"[^。!?;\n]{0,60}?(?:了|已经?(?=[^\d])|曾|过(?=[,。]))")
_SIGNED = re.compile(r"\s*[)】\]][\s,]*|\s*[电讯]\s*")
"""Between a bracket that dates a report ((宣传部 2013年1月6日)12月21日上午) and the day that it tells of."""
_ISO_MARK = re.compile(r"[-/.]")
_UNTIL = re.compile(r"[至到—–~-]{1,2}")
_BY_WHEN = re.compile(r"(?:到|至|自|从|截至|截止|力争|预计|计划|将于|拟于|预计于|计划于|争取)$")
_STOP = re.compile(r"[。!?;\n]")
_LATE = 92
"""Days within which a page still tells of a day that it calls to come (an announcement posted late)."""
_NEAR = 31
"""Days back within which a day without a year is taken from the page, whatever year stands in its sentence."""
_SAME_DAY_BACK = 400
"""Characters back within which 当天 finds the day that it means."""
_HEAD = 160
"""Characters of a head within which a dateline has its year from the page date above it."""
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "明年": 1, "前年": -2}
_FOLLOWING_YEAR = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_WEEK = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_WEEKDAYS = "一二三四五六日"
_NO_WEEKDAY = frozenset("每逢隔)号日(/- 一两二三四五六七八九十几整首至到、—~")
"""Before a plain 周三: what happens each week, how many weeks, or a day that is told in full already."""
_NAMED_YEAR = re.compile(rf"(?<!\d){_YEAR}(?=年|[\u4e00-\u9fff“])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date at [start, end) of the text: ISO 8601 at the precision stated, or `--10-22` where the year is left to
    context.

    `basis` says how the year was got; `year` is the stretch of the document's text that gives it where that is
    elsewhere; `means` the stretch of the day that 当天 points to.
    """

    start: int
    end: int
    iso: str
    basis: Basis = Basis.STATED
    year: tuple[int, int] | None = None
    means: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        return not self.iso.startswith("-")


def read(text: str, anchor: Noted | None = None, basis: Basis = Basis.PAGE) -> tuple[Date, ...]:
    """Every date of the text; days without a year take it from `anchor`, and 22日 its month from the day before it.

    `anchor` is the page date or dateline of the document (its value ISO 8601 with a year), `basis` which of the two.
    昨日 and 上月17日 count from it, 当天 is the day told last. A month later than the anchor's belongs to the year
    before it where the text tells of what was, to the anchor's year or the next where it tells of what is to come, and
    stays open where it does neither. Impossible days (2月30日, 13月) are left out.
    """
    found: list[Date] = []
    position = 0
    while start := _START.search(text, position):
        match = _PATTERNS.match(text, start.start())
        position = match.end() if match else start.end()
        date = _date(text, match, found, anchor) if match else None
        if date:
            found.append(replace(date, basis=basis) if date.basis is Basis.PAGE else date)
    return tuple(found)


def anchor_of(document: Document) -> tuple[Noted | None, Basis]:
    """The note that dates a document: its dateline if that has a year, else its page date, unless that is a
    re-posting date; a dateline without a year takes it from a page date soon after it."""
    line, page = document.dateline, document.published
    if line and not line.value.startswith("-"):
        return line, Basis.DATELINE
    if page and not page.value.startswith("-") and "reposted" not in document.flags:
        if line and len(page.value) == 10:
            year = int(page.value[:4]) - (line.value[2:] > page.value[5:])
            back = _days_between(f"{year}-{line.value[2:]}", page.value)
            if back is not None and 0 < back <= _NEAR:
                proof = page.year or (page.start, page.end)
                return Noted(f"{year}-{line.value[2:]}", line.start, line.end, proof), Basis.DATELINE
        return page, Basis.PAGE
    return None, Basis.PAGE


def _date(text: str, match: re.Match[str], before: Sequence[Date], anchor: Noted | None) -> Date | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = (int(part) for part in _ISO_MARK.split(match["iso"]))
        return Date(start, end, f"{year}-{month:02}-{day:02}") if _possible(month, day, year) else None
    if match["year"] or match["near"]:
        return _full(match, start, end, before, anchor)
    if match["m2"]:
        month, day = int(match["m2"]), int(match["d2"])
        if not _possible(month, day):
            return None
        return (
            _of_sentence(text, start, end, month, day, before, anchor)
            or _under_a_date(start, end, month, day, before, anchor)
            or _yearless(text, start, end, month, day, anchor)
        )
    if match["month"]:
        return _near_month(match, before, anchor)
    if match["m3"]:
        return _bare_month(text, start, end, int(match["m3"]), before, anchor)
    if match["weekday"]:
        return _weekday(text, match, anchor)
    if match["d3"] or match["d5"]:
        return _bare_day(text, start, end, int(match["d3"] or match["d5"]), before, anchor)
    return _relative(match["rel"], start, end, before, anchor)


def _proof(anchor: Noted) -> tuple[int, int]:
    """The stretch that says the anchor's year."""
    return anchor.year or (anchor.start, anchor.end)


def _whole_proof(anchor: Noted) -> tuple[int, int] | None:
    """The stretch that says day and year of the anchor: from the one to the other where they stand apart in the head of
    the page (2007-11-19 … 11月18日电); None where they stand far apart."""
    if not anchor.year:
        return anchor.start, anchor.end
    low, high = min(anchor.start, anchor.year[0]), max(anchor.end, anchor.year[1])
    return (low, high) if high - low <= _HEAD else None


def _known(anchor: Noted | None) -> bool:
    return anchor is not None and not anchor.value.startswith("-")


def _as_date(anchor: Noted | None) -> Date | None:
    return Date(anchor.start, anchor.end, anchor.value, Basis.PAGE, anchor.year) if anchor and _known(anchor) else None


def _day(iso: str) -> calendar_day | None:
    """The calendar's day of an ISO date; None where it is no day or the calendar has none such."""
    try:
        return calendar_day.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _days_between(earlier: str, later: str) -> int | None:
    low, high = _day(earlier), _day(later)
    return (high - low).days if low and high else None


def _full(match: re.Match[str], start: int, end: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """A date that opens with its year; 今年 / 去年 take theirs from the anchor, 同年 from the date told last, and make
    none without it."""
    if match["year"]:
        said = _within_year(match, match["year"])
        return Date(start, end, said) if said else None
    if match["near"] in _FOLLOWING_YEAR:
        last = next((date for date in reversed(before) if date.known), None) or _as_date(anchor)
        if last is None:
            return None
        said = _within_year(match, str(int(last.iso[:4]) + _FOLLOWING_YEAR[match["near"]]))
        return Date(start, end, said, Basis.INFERRED, last.year or (last.start, last.end)) if said else None
    if anchor is None or not _known(anchor):
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


def _of_sentence(
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
    if not _possible(month, day, year):
        return None
    basis = Basis.INFERRED if last.basis is Basis.STATED else last.basis
    return Date(start, end, iso, basis, last.year or (last.start, last.end))


def _under_a_date(
    start: int, end: int, month: int, day: int, before: Sequence[Date], anchor: Noted | None
) -> Date | None:
    """11月14日 a little below a line that says 2009-11-16: a date of its own over a further article of the page."""
    last = next((d for d in reversed(before) if d.basis is Basis.STATED and len(d.iso) == 10), None)
    if last is None or anchor is None or start - last.end > _SAME_DAY_BACK:
        return None
    iso = f"{last.iso[:4]}-{month:02}-{day:02}"
    back = _days_between(iso, last.iso)
    if back is None or not 0 <= back <= _NEAR or _recent(month, day, anchor):
        return None
    return Date(start, end, iso, Basis.INFERRED, (last.start, last.end))


def _recent(month: int, day: int, anchor: Noted | None) -> bool:
    """Whether a day without a year is only days old as seen from the anchor."""
    if anchor is None or len(anchor.value) != 10:
        return False
    back = _days_between(f"{anchor.value[:4]}-{month:02}-{day:02}", anchor.value)
    return back is not None and 0 <= back <= _NEAR


def _yearless(text: str, start: int, end: int, month: int, day: int, anchor: Noted | None) -> Date:
    open_day = Date(start, end, f"--{month:02}-{day:02}", Basis.INFERRED)
    if anchor is None or len(anchor.value) < 7:
        return open_day
    to_come = told_to_come(text, start, end)
    year = _year_of(text, end, month, day, anchor, to_come=to_come)
    if year is None or not _possible(month, day, year):
        return open_day
    # the page date itself may have its year from elsewhere
    basis = Basis.INFERRED if anchor.year or to_come else Basis.PAGE
    return Date(start, end, f"{year}-{month:02}-{day:02}", basis, _proof(anchor))


def _year_of(text: str, end: int, month: int, day: int, anchor: Noted, *, to_come: bool) -> int | None:
    """The year of a day that the text tells without one, as seen from the anchor; None where the text leaves it
    open."""
    year, anchor_month = int(anchor.value[:4]), int(anchor.value[5:7])
    if to_come:
        passed = _days_between(f"{year}-{month:02}-{day:02}", anchor.value)
        return year + 1 if month < anchor_month and (passed is None or passed > _LATE) else year
    if month <= anchor_month:
        return year
    soon = month - anchor_month <= 2
    return None if soon and not _TOLD_AS_PAST.match(text, end) else year - 1


def coming(date: Date, anchor: Noted | None) -> Date:
    """The date as one to come: an open day gets the year in which it lies behind the anchor."""
    if date.known or anchor is None or not _known(anchor) or len(anchor.value) < 7:
        return date
    year = int(anchor.value[:4]) + (date.iso[2:4] < anchor.value[5:7])
    return replace(date, iso=f"{year}-{date.iso[2:]}", basis=Basis.INFERRED, year=_proof(anchor))


def told_to_come(text: str, start: int, end: int) -> bool:
    """Whether the text tells the day [start, end) as one to come: 将于12月15日, 12月15日…将在甲市举行."""
    return bool(_TO_COME_BEFORE.search(text, max(0, start - 6), start) or _TO_COME_BEHIND.match(text, end))


def _near_month(match: re.Match[str], before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """上月, 本月12日 as seen from the anchor; 当月 and 同月 are the month told last."""
    start, end = match.span()
    if match["month"] in ("当月", "同月"):
        last = next((date for date in reversed(before) if date.known and len(date.iso) in (7, 10)), None)
        last = last or _as_date(anchor)
        if last is None or len(last.iso) < 7:
            return None
        month, proof, basis = last.iso[:7], last.year or (last.start, last.end), Basis.INFERRED
    elif anchor is not None and _known(anchor) and len(anchor.value) >= 7:
        year, number = int(anchor.value[:4]), int(anchor.value[5:7])
        if match["month"].startswith("上"):
            year, number = (year, number - 1) if number > 1 else (year - 1, 12)
        month, proof, basis = f"{year}-{number:02}", _proof(anchor), Basis.PAGE
    else:
        return None
    if not match["d4"]:
        return Date(start, end, month, basis, proof)
    iso = f"{month}-{int(match['d4']):02}"
    return Date(start, end, iso, basis, proof) if _day(iso) else None


def _bare_month(
    text: str, start: int, end: int, month: int, before: Sequence[Date], anchor: Noted | None
) -> Date | None:
    """9月: of the year told earlier in its sentence, else as seen from the anchor; None where nothing gives the year."""
    last = before[-1] if before else None
    if last and last.known and "/" not in last.iso and not _STOP.search(text, last.end, start):
        year = int(last.iso[:4])
        if len(last.iso) == 4 or ("-" in last.iso and int(last.iso[5:7]) <= month):
            basis = Basis.INFERRED if last.basis is Basis.STATED else last.basis
            return Date(start, end, f"{year}-{month:02}", basis, last.year or (last.start, last.end))
    if anchor is None or not _known(anchor) or len(anchor.value) < 7:
        return None
    to_come = told_to_come(text, start, end)
    told = _year_of(text, end, month, 1, anchor, to_come=to_come)
    if told is None:
        return None
    basis = Basis.INFERRED if anchor.year or to_come else Basis.PAGE
    return Date(start, end, f"{told}-{month:02}", basis, _proof(anchor))


def _weekday(text: str, match: re.Match[str], anchor: Noted | None) -> Date | None:
    """上周五, 本周一, 周三 (the last one gone by, or the next where the text tells what is to come) from the anchor."""
    start, end = match.span()
    today = _day(anchor.value) if anchor and _known(anchor) else None
    proof = _whole_proof(anchor) if anchor else None
    if today is None or proof is None:
        return None
    shift = _WEEKDAYS.index(match["weekday"].replace("天", "日")) - today.weekday()
    if match["week"]:
        shift += 7 * _WEEK[match["week"].rstrip("个")]
    elif text[start - 1 : start] in _NO_WEEKDAY and start:
        return None
    elif told_to_come(text, start, end):
        shift += 7 * (shift < 0)
    else:
        shift -= 7 * (shift > 0)
    iso = (today + timedelta(days=shift)).isoformat()
    return Date(start, end, iso, Basis.PAGE, proof)


def _bare_day(text: str, start: int, end: int, day: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """22日: the month of the last full day before it, else that of the anchor, or the month before where the day is
    not over in it."""
    if not 1 <= day <= 31:
        return None
    for date in reversed(before):
        if anchor and date.start == anchor.start:
            break  # the page's own date: the day lies before it
        if not date.known and _possible(int(date.iso[2:4]), day):
            return Date(start, end, f"{date.iso[:5]}{day:02}", Basis.INFERRED)
        if len(date.iso) in (7, 10) and date.known:
            iso = f"{date.iso[:7]}-{day:02}"
            return Date(start, end, iso, date.basis, date.year or (date.start, date.end)) if _day(iso) else None
    if anchor is None or len(anchor.value) != 10:
        return None
    month = anchor.value[:7]
    if day > int(anchor.value[8:10]) and not told_to_come(text, start, end):
        last = calendar_day.fromisoformat(f"{month}-01") - timedelta(days=1)
        month = f"{last.year}-{last.month:02}"
        if (_days_between(f"{month}-{day:02}", anchor.value) or _NEAR) > _NEAR // 2:
            return None
    iso = f"{month}-{day:02}"
    return Date(start, end, iso, Basis.PAGE, _proof(anchor)) if _day(iso) else None


def _relative(word: str, start: int, end: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """今年, 昨日 as seen from the anchor; 当天 is the day told last, a little before."""
    if word in _SAME_DAY:
        last = next((d for d in reversed(before) if len(d.iso) == 10 and d.known), None)
        if last is None or start - last.end > _SAME_DAY_BACK:
            return None
        return Date(start, end, last.iso, last.basis, last.year, last.means or (last.start, last.end))
    if anchor is None or not _known(anchor):
        return None
    if word in _RELATIVE_YEAR:
        return Date(start, end, str(int(anchor.value[:4]) + _RELATIVE_YEAR[word]), Basis.PAGE, _proof(anchor))
    today = _day(anchor.value)
    proof = _whole_proof(anchor)
    if today is None or proof is None or word[0] not in _RELATIVE_DAY:
        return None
    iso = (today + timedelta(days=_RELATIVE_DAY[word[0]])).isoformat()
    return Date(start, end, iso, Basis.PAGE, proof)


def _possible(month: int, day: int, year: int = 2000) -> bool:
    """Whether the calendar has that day; without a year the 29th of February may be."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def later_date(text: str, date: Date) -> bool:
    """Whether the date says by when or since when (到2025年, 2026年10月建成), not on which day a thing happened."""
    before, after = text[max(0, date.start - 4) : date.start], text[date.end : date.end + 6]
    return bool(_BY_WHEN.search(before) and not before.endswith(("已于", "日于"))) or after.startswith(
        ("以来", "底前", "前", "度")
    )


def years_in_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """Years that stand in a name (2023上海·…推介会), as (start, end, year)."""
    return tuple((m.start(), m.end(), m["year"]) for m in _NAMED_YEAR.finditer(text))
