"""The day of an event: which of the dates of a sentence says when it was held."""

import re

from liandong.model import Basis
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date, later_date, told_to_come, years_in_names

_BY_WHEN = re.compile(r"(?:(?<![迟延改期])[到至]|自|从|截至|截止|力争|预计)$")
_WHEN = re.compile(r",时间(?:就?是|为|定?在)?$")
_SINCE = re.compile(r"以来|底前|前(?!往|来|后)|度|至今")
_FOUNDED = re.compile(
    r"(?:由[^,。;的]{2,24}?)?(?:共同|联合|率先)*(?:发起|创办|创立|创设)(?:成立|并|举办|主办)?(?=[,。;、至以])"
)
"""Behind the day since when there is such an event: 2004年9月|由甲市发起,每年举办."""
_REPORTED = re.compile(r"[^。]{0,24}?(?:获悉|了解到|发布会|晒出|公布|通报|透露|印发|刊文|报道称)")
_HEARD = re.compile(r"(?:,记者)?(?:(?!召开|举行|举办)[^,。]){0,24}?(?:获悉|了解到|透露|采访)")
_RUN = re.compile(r"\s*[至到—–~-]{1,2}\s*")
"""Between the first day of an event and its last."""
_RUNS_ON = re.compile(r" ?[至到—–~-]{1,2} ?\d")
_LEADS_TO = re.compile(
    r"(?:[上中下]午|晚上?|凌晨|傍晚|\d{1,2}(?:时|点)(?:\d{1,2}分|半|整)?|\([^()]{1,10}\)|的|,|[“《「『])*(?:[^,。;:]{2,10}的)?[“《「『]?(?:[\u4e00-\u9fff]{2,6}[—–·-]{1,2})?"
)
"""Between a day and the name of what was held on it."""
_FOLLOWED_BY_DAY = re.compile(
    r"[”》」』]?(?:的?(?:主?会场|现场|活动|开幕式))?(?:于|在|从|自|,)?(?:今年|当地时间|北京时间)?"
)
"""Between a name and the day behind it."""
_TAKES_PLACE = re.compile(
    r"[”》」』]?(?:活动|现场|会场|开幕式)?,?(?:(?:一|刚刚?)(?:开[完过张始]|结束|落幕|散场)|开[完过](?!会)|[重再][回临聚返]|再[度次](?:来|回|走)|"
    r"如约|走进|走到|来到|现身|(?:移|放|搬|设)[在到至]|吸引|迎来(?!倒计时)|汇聚|聚集|齐聚|座无虚席|人头攒动|人潮|热闹|圆满|顺利(?!推进)|来了|"
    r"上(?=,|[^。;]{0,12}(?:签|发布|揭牌|说|表示))|间隙|期间)"
)
"""What goes on at an event, behind its name or day."""
_TODAY = frozenset("今昨前")
"""A day on which the reporter heard of it."""
_CLAUSE_OPENS = re.compile(r"(?:^|[,:;)】」”\s]|讯|电|报道|消息)$")


def event_date(
    reading: Reading, span: tuple[int, int], start: int, end: int, until: int, *, put_off: bool = False
) -> Date | None:
    """The day of the sentence `span` that tells of the event named in [start, end): before the name, else right
    behind it or before the telling verb at `until`; the name's year as a help. Of what
    was put off only the new day counts."""
    dates = _days(reading, *span)
    before = [d for d in dates if d.end <= start] if not put_off else []
    days = [d for d in before if len(d.iso) in (7, 10) or not d.known]
    if days and len(before[-1].iso) == 4:
        day, named = days[-1], before[-1]
        if day.known:
            return day if named.iso <= day.iso else named
        return Date(day.start, day.end, f"{named.iso}-{day.iso[2:]}", named.basis, (named.start, named.end))
    after = [
        d
        for d in dates
        if d.start >= end and (d.start - end <= 12 or d.end <= until or _WHEN.search(reading.plain, end, d.start))
    ]
    if days:
        best: Date | None = days[-1]
        if len(days) > 1 and _RUN.fullmatch(reading.plain, days[-2].end, days[-1].start):
            best = days[-2]
    else:
        best = next(iter(after if after else before[-1:]), None)
    if best is not None and len(best.iso) == 7:
        exact = [d for d in days if len(d.iso) == 10 and d.iso.startswith(best.iso)]
        best = exact[-1] if exact else best  # 9月26日,我县2021年9月份集中开工仪式
    if best is None or best.known:
        return best
    for low, high, year in years_in_names(reading.plain[start:end]):
        return Date(best.start, best.end, f"{year}-{best.iso[2:]}", Basis.INFERRED, (start + low, start + high))
    return best


def beside_day(reading: Reading, span: tuple[int, int], start: int, end: int) -> bool:
    """Whether the event named in [start, end) stands right beside a day of the past in its sentence `span`, and goes
    on there: 5月5日下午,甲乙交流会一开完; 甲博览会5日重回乙市. Its notice, its tickets or its plan do not."""
    plain = reading.plain
    for date in _days(reading, *span):
        if len(date.iso) != 10 or later_date(plain, date) or told_to_come(plain, date.start, date.end):
            continue
        if date.end <= start and _LEADS_TO.fullmatch(plain, date.end, start) and _TAKES_PLACE.match(plain, end):
            return True
        if date.start >= end and _FOLLOWED_BY_DAY.fullmatch(plain, end, date.start):
            return _TAKES_PLACE.match(plain, date.end) is not None
    return False


def behind_page(reading: Reading, iso: str) -> bool:
    """Whether the day lies behind that of the page, which cannot tell of it as done."""
    day, _ = reading.anchor
    return day is not None and len(day.value) == len(iso) == 10 and iso > day.value


def lead_date(reading: Reading, sentence: Sentence) -> Date | None:
    """The day with which the report opens: that of `sentence` or of the one before it in its paragraph, else the first
    of the first sentences of the body, where it opens a clause or is seen from the day of the report (昨日)."""
    sentences = [sentence] if sentence.paragraph else []
    index = sentence.index - 1
    if index >= 0 and reading.sentences[index].paragraph == sentence.paragraph and sentence.paragraph:
        sentences.append(reading.sentences[index])
    sentences += reading.body[:2]
    for one in sentences:
        for date in _days(reading, one.start, one.end):
            exact = (len(date.iso) == 10 or not date.known) and not behind_page(reading, date.iso)
            if _REPORTED.match(reading.plain, date.end, one.end):
                return None
            if one is not sentence and _RUNS_ON.match(reading.plain, date.end):
                return None  # the days of a journey, of which this may be any
            if exact and reading.plain[date.start] in _TODAY and len(date.iso) == 10:
                return date
            if exact and _CLAUSE_OPENS.search(reading.plain[max(one.start, date.start - 2) : date.start]):
                return date
    return None


def _days(reading: Reading, start: int, end: int) -> list[Date]:
    """The dates of [start, end) that may be a day of holding: no terms, no datelines, nothing in titles."""
    return [
        d
        for d in reading.dates_in(start, end)
        if not _of_target(reading, d)
        and not reading.plain.startswith(("电", "讯"), d.end)
        and reading.plain.rfind("《", start, d.start) <= reading.plain.rfind("》", start, d.start)
        and not _HEARD.match(reading.plain, d.end, end)
    ]


def _of_target(reading: Reading, date: Date) -> bool:
    """A date that says by when or since when, or when such events began, not on which day."""
    plain = reading.plain
    before = plain[max(0, date.start - 3) : date.start]
    return bool(_BY_WHEN.search(before) or _SINCE.match(plain, date.end) or _FOUNDED.match(plain, date.end))
