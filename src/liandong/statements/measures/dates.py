"""Dates (日期) in running text, and the note of a page from which they are counted."""

import re
from collections.abc import Sequence
from datetime import date as calendar_day
from datetime import timedelta

from liandong.model import Basis, Document, Noted
from liandong.model.noun import replace
from liandong.statements.measures.date import Date, as_date, day_of, days_between, known, possible, proof, whole_proof
from liandong.statements.measures.date_years import (
    coming,
    of_sentence,
    seen_from,
    told_as_past,
    told_to_come,
    under_a_date,
    year_of,
)
from liandong.statements.measures.numerals import chinese_number
from liandong.vocabulary.patterns import MAYBE_DIGITS

__all__ = ["Date", "anchor_of", "coming", "later_date", "read", "told_to_come", "years_in_names"]

_YEAR = r"(?P<year>(?:19|20)\d{2})"
_OF_DAY = r"(?:[日号]|(?=[-—–~至到]\d{1,2}[日号]))"
"""Behind the number of a day, which leaves its 日 to the last of a run (6月10-12日)."""
_PATTERNS = re.compile(
    # 2023年10月18日, 去年前三季度, 2021年上半年
    rf"(?:{_YEAR} ?年|(?P<near>今年|本年|去年|明年|前年|同年|当年|次年|翌年)(?=前?[一二三四\d上下第]))"
    rf"(?:(?P<from>\d{{1,2}})(?:月)?[-—至到](?P<to>\d{{1,2}})月(?:份)?|前(?P<first>[二三])季度"
    rf"| ?(?P<m1>\d{{1,2}}) ?月(?: ?(?P<d1>\d{{1,2}}) ?{_OF_DAY})?|第?"
    rf"(?P<q1>[一二三四1-4])季度|(?P<h1>上半年|下半年))?(?P<end1>底|末)?"
    # 2023-10-18
    rf"|(?P<iso>(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    # 10月18日
    rf"|(?P<m2>\d{{1,2}}) ?月 ?(?P<d2>\d{{1,2}}) ?{_OF_DAY}(?!线|楼|院|台风)"
    # 十月十八日
    rf"|(?P<m6>十?[一二]|[三四五六七八九十])月(?P<d6>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?!线)"
    # 上月18日, 本月
    rf"|(?P<month>上个?月|本月|当月|同月)(?:(?P<d4>\d{{1,2}})[日号])?"
    # 10月份
    rf"|(?<![\d月年前至到、.~—–-])(?P<m3>1[0-2]|0?[1-9])月(?:份|[上中下]旬|底|末|初)?(?![\d十大球亮饼嫂的]|[至到—–~-]\d)"
    # 上周五
    rf"|(?P<week>上上?个?|本|这个?|下个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    rf"(?=[,(、]|上午|下午|中午|晚|早|凌晨|[在于召举由起从到赴与和]|正式|落幕|开[幕启张完])"
    # 18日上午, 18日在
    rf"|(?<![\d月])(?P<day_when>\d{{1,2}})日(?=[,的至到在由举召于从起赴]|[上下]午|中午|[晚早]|凌晨|傍晚|[-—–~]\d|开[幕启]|闭幕|落幕)"
    # 18日开工
    rf"|(?<![\d月期时共每连间满约余超历隔近])(?P<day_of_deed>\d{{1,2}})日(?=启动|落下|拉开|揭[幕牌]|登场|正式|如期|签[约署下]|奠基|开工|动工|竣工|投产|对外|[发公宣]布)"
    # 至18日, and 18日 at the head of a clause
    rf"|(?:(?<=[,。;:\n(])|(?<=[在于至到—–~-]))(?P<day_led>\d{{1,2}})日(?![\d内前后之以间均耗照期线游报薪产元本])"
    # 18号上午
    rf"|(?<=[,。;:\n])(?P<day_spoken>\d{{1,2}})号(?=,|[上下]午|晚上)"
    # 去年, 当天, 昨日
    rf"|(?P<rel>今年|去年|明年|前年|当天|当日|同日|同一天|今[日天晚晨早](?!头条|的|后|始)|"
    rf"昨(?:[日天晚夜午晨]|(?=举行|召开|举办|[在于到赴与率(]))|(?<!目)(?<!生)前[日天](?!晚报)|明[日天]|次日)"
)
_START = re.compile(
    rf"[{MAYBE_DIGITS}今去明前本当昨次同上翌下这周星礼一二三四五六七八九十]"
    r"(?:(?<=\d)(?<!\d\d)\d*+(?= ?[年月日号/.—–~至到-])"
    r"|(?<=[今去明前本当昨次同上翌下这周星礼])(?=[年月天日晚夜晨早午一个举召在于到赴与率(上周星礼二三四五六期拜])"
    r"|(?<=[一二三四五六七八九十])(?<![一二三四五六七八九十个两数几][一二三四五六七八九十])(?=[一二]?月[一二三四五六七八九十]))"
)
"""Where a date can begin: looking there alone is far cheaper than trying every character."""
_RELATIVE_DAY = {"今": 0, "昨": -1, "前": -2, "明": 1}
_SAME_DAY = frozenset({"当天", "当日", "同日", "同一天"})
_OPEN_DAY = re.compile(r"--\d\d-\d\d")
_ISO_MARK = re.compile(r"[-/.]")
_BY_WHEN = re.compile(r"(?:到|至|自|从|截至|截止|力争|预计|计划|将于|拟于|预计于|计划于|争取)$")
_BEFORE_THEN = re.compile(r"[之以]?前")
_STOP = re.compile(r"[。!?;\n]")
_SAME_DAY_BACK = 400
"""Characters back within which 当天 finds the day that it means."""
_NEAR = 31
"""Days back within which a day without a year is taken from the page, whatever year stands in its sentence."""
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "明年": 1, "前年": -2}
_FOLLOWING_YEAR = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1}
_WEEK = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_WEEKDAYS = "一二三四五六日"
_NO_WEEKDAY = frozenset("每逢隔)号日(/- 一两二三四五六七八九十几整首至到、—~")
"""Before a plain 周三: what happens each week, how many weeks, or a day that is told in full already."""
_REVIEW = re.compile(rf"{_YEAR}年?(?:度)?[^,，。]{{0,14}}?(?:大事记|盘点|回顾|总结|纪事|综述|十大)")
"""A title that tells what a year brought: its days are of that year, however late the page."""
_NAMED_YEAR = re.compile(rf"(?<!\d){_YEAR}(?=年|[\u4e00-\u9fff“])")


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
    review = _REVIEW.search(document.title.value) if document.title else None
    if (
        review
        and page
        and document.title
        and review["year"] < page.value[:4]
        and document.title.end - document.title.start == len(document.title.value)
    ):
        start = document.title.start + review.start()
        return Noted(f"{review['year']}-12", start, start + 4), Basis.INFERRED
    if line and not line.value.startswith("-"):
        return line, Basis.DATELINE
    if page and not page.value.startswith("-") and "reposted" not in document.flags:
        if line and len(page.value) == 10:
            year = int(page.value[:4]) - (line.value[2:] > page.value[5:])
            back = days_between(f"{year}-{line.value[2:]}", page.value)
            if back is not None and 0 < back <= _NEAR:
                return Noted(f"{year}-{line.value[2:]}", line.start, line.end, proof(page)), Basis.DATELINE
        return page, Basis.PAGE
    return None, Basis.PAGE


def _date(text: str, match: re.Match[str], before: Sequence[Date], anchor: Noted | None) -> Date | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = (int(part) for part in _ISO_MARK.split(match["iso"]))
        return Date(start, end, f"{year}-{month:02}-{day:02}") if possible(month, day, year) else None
    if match["year"] or match["near"]:
        return _full(match, start, end, before, anchor)
    if match["m2"] or match["m6"]:
        written = match.group("m2", "d2") if match["m2"] else match.group("m6", "d6")
        month, day = (int(part) if part.isdecimal() else chinese_number(part) or 0 for part in written)
        if not possible(month, day):
            return None
        return (
            of_sentence(text, start, end, month, day, before, anchor)
            or under_a_date(start, end, month, day, before, anchor)
            or seen_from(text, start, end, month, day, anchor)
        )
    if match["month"]:
        return _near_month(match, before, anchor)
    if match["m3"]:
        return _bare_month(text, start, end, int(match["m3"]), before, anchor)
    if match["weekday"]:
        return _weekday(text, match, anchor)
    bare = match["day_when"] or match["day_of_deed"] or match["day_led"] or match["day_spoken"]
    if bare:
        return _bare_day(text, start, end, int(bare), before, anchor)
    return _relative(text, match["rel"], start, end, before, anchor)


def _full(match: re.Match[str], start: int, end: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """A date that opens with its year; 今年 / 去年 take theirs from the anchor, 同年 from the date told last, and make
    none without it."""
    if match["year"]:
        said = _within_year(match, match["year"])
        return Date(start, end, said) if said else None
    if match["near"] in _FOLLOWING_YEAR:
        last = next((date for date in reversed(before) if date.known), None) or as_date(anchor)
        if last is None:
            return None
        said = _within_year(match, str(int(last.iso[:4]) + _FOLLOWING_YEAR[match["near"]]))
        return Date(start, end, said, Basis.INFERRED, last.year or (last.start, last.end)) if said else None
    if anchor is None or not known(anchor):
        return None
    said = _within_year(match, str(int(anchor.value[:4]) + _RELATIVE_YEAR[match["near"]]))
    return Date(start, end, said, Basis.PAGE, proof(anchor)) if said else None


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
        if not possible(month, day, int(year)):
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if match["d1"] else "")
    if match["q1"]:
        return f"{year}Q{_QUARTER[match['q1']]}"
    if match["h1"]:
        return f"{year}H{1 if match['h1'] == '上半年' else 2}"
    return year


def _near_month(match: re.Match[str], before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """上月, 本月12日 as seen from the anchor; 当月 and 同月 are the month told last."""
    start, end = match.span()
    if match["month"] in ("当月", "同月"):
        last = next((date for date in reversed(before) if date.known and len(date.iso) in (7, 10)), None)
        last = last or as_date(anchor)
        if last is None or len(last.iso) < 7:
            return None
        month, said, basis = last.iso[:7], last.year or (last.start, last.end), Basis.INFERRED
    elif anchor is not None and known(anchor) and len(anchor.value) >= 7:
        year, number = int(anchor.value[:4]), int(anchor.value[5:7])
        if match["month"].startswith("上"):
            year, number = (year, number - 1) if number > 1 else (year - 1, 12)
        month, said, basis = f"{year}-{number:02}", proof(anchor), Basis.PAGE
    else:
        return None
    if not match["d4"]:
        return Date(start, end, month, basis, said)
    iso = f"{month}-{int(match['d4']):02}"
    return Date(start, end, iso, basis, said) if day_of(iso) else None


def _bare_month(
    text: str, start: int, end: int, month: int, before: Sequence[Date], anchor: Noted | None
) -> Date | None:
    """9月: of the year told earlier in its sentence, else as seen from the anchor; None where nothing gives one."""
    last = before[-1] if before else None
    if last and last.known and "/" not in last.iso and not _STOP.search(text, last.end, start):
        year = int(last.iso[:4])
        if len(last.iso) == 4 or ("-" in last.iso and int(last.iso[5:7]) <= month):
            basis = Basis.INFERRED if last.basis is Basis.STATED else last.basis
            return Date(start, end, f"{year}-{month:02}", basis, last.year or (last.start, last.end))
    if anchor is None or not known(anchor) or len(anchor.value) < 7:
        return None
    to_come = told_to_come(text, start, end) or bool(_BEFORE_THEN.match(text, end))
    told = year_of(text, end, month, 1, anchor, to_come=to_come)
    later = month > int(anchor.value[5:7]) and not (to_come or told_as_past(text, end))
    if told is None or later:
        return None
    basis = Basis.INFERRED if anchor.year or to_come else Basis.PAGE
    return Date(start, end, f"{told}-{month:02}", basis, proof(anchor))


def _weekday(text: str, match: re.Match[str], anchor: Noted | None) -> Date | None:
    """上周五, 本周一, 周三 (the last one gone by, or the next where the text tells what is to come) from the anchor."""
    start, end = match.span()
    today = day_of(anchor.value) if anchor and known(anchor) else None
    said = whole_proof(anchor) if anchor else None
    if today is None or said is None:
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
    return Date(start, end, iso, Basis.PAGE, said)


def _bare_day(text: str, start: int, end: int, day: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """22日: the month of the last full day before it, else that of the anchor, or the month before where the day is
    not over in it."""
    if not 1 <= day <= 31:
        return None
    for date in reversed(before):
        if anchor and date.start == anchor.start:
            break  # the page's own date: the day lies before it
        if not date.known and possible(int(date.iso[2:4]), day):
            return Date(start, end, f"{date.iso[:5]}{day:02}", Basis.INFERRED)
        if len(date.iso) in (7, 10) and date.known:
            iso = f"{date.iso[:7]}-{day:02}"
            return Date(start, end, iso, date.basis, date.year or (date.start, date.end)) if day_of(iso) else None
    if anchor is None or len(anchor.value) != 10:
        return None
    month = anchor.value[:7]
    if day > int(anchor.value[8:10]) and not told_to_come(text, start, end):
        last = calendar_day.fromisoformat(f"{month}-01") - timedelta(days=1)
        month = f"{last.year}-{last.month:02}"
        if (days_between(f"{month}-{day:02}", anchor.value) or _NEAR) > _NEAR // 2:
            return None
    iso = f"{month}-{day:02}"
    return Date(start, end, iso, Basis.PAGE, proof(anchor)) if day_of(iso) else None


def _relative(text: str, word: str, start: int, end: int, before: Sequence[Date], anchor: Noted | None) -> Date | None:
    """今年, 昨日 as seen from the anchor; 当天 is the day told last, a little before."""
    if word in _SAME_DAY:
        last = next((d for d in reversed(before) if (d.known and len(d.iso) == 10) or _OPEN_DAY.match(d.iso)), None)
        of_page = last and anchor and last.start == anchor.start and not text.startswith(("电", "讯"), anchor.end)
        if last is None or of_page or start - last.end > _SAME_DAY_BACK:
            return None
        return Date(start, end, last.iso, last.basis, last.year, last.means or (last.start, last.end))
    if anchor is None or not known(anchor):
        return None
    if word in _RELATIVE_YEAR:
        return Date(start, end, str(int(anchor.value[:4]) + _RELATIVE_YEAR[word]), Basis.PAGE, proof(anchor))
    today = day_of(anchor.value)
    said = whole_proof(anchor)
    if today is None or said is None or word[0] not in _RELATIVE_DAY:
        return None
    iso = (today + timedelta(days=_RELATIVE_DAY[word[0]])).isoformat()
    return Date(start, end, iso, Basis.PAGE, said)


def later_date(text: str, date: Date) -> bool:
    """Whether the date says by when or since when (到2025年, 2026年10月建成), not on which day a thing happened."""
    before, after = text[max(0, date.start - 4) : date.start], text[date.end : date.end + 6]
    return bool(
        _BY_WHEN.search(before) and not before.endswith(("已于", "日于", "溯到", "间回到"))
    ) or after.startswith(("以来", "底前", "前", "度"))


def years_in_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """Years that stand in a name (2023上海·…推介会), as (start, end, year)."""
    return tuple((m.start(), m.end(), m["year"]) for m in _NAMED_YEAR.finditer(text))
