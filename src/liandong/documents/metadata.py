"""Title, medium, byline, page date and dateline of an article, each with the stretch that says so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liandong.documents.days import Day, days, in_address, in_dateline
from liandong.documents.lexicon import CLOCK, DATE, DATELINE, PLAIN_DATE, account_of
from liandong.model import Noted

Span = tuple[int, int]

_MEDIUM = re.compile(
    r"(?:信息来源|文章来源|稿件来源|新闻来源|内容来源|资料来源|来源|来自|稿源|"
    r"出处) *[:丨|/] *(?:[\[【《] *)?(?P<value>[^\s,。;|丨()\[\]【】<>:]{2,24})"
)
_CLOSING_MEDIUM = re.compile(
    r"[(【\[]\s*(?:来源|转自|稿源)\s*[::丨]\s*(?P<value>[^\s,。;|丨()\[\]【】]{2,24})\s*[)】\]]"
)
_NAME = r"[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,6})?[\u4e00-\u9fff]"
_BYLINE = re.compile(
    rf"(?:作者|记者|通讯员|撰稿人?|撰文|文)\s*[:/丨 ]?\s*(?P<value>{_NAME}(?:[、 ]{{1,2}}{_NAME}){{0,4}})"
)
_REPORTER_MEDIUM = re.compile(
    r"^[(【\[]?(?P<value>[\u4e00-\u9fff\d]{2,12}(?:报|网|社|报道|周刊|新闻|客户端|电视台|日报))\s*(?:全媒体|"
    r"融媒体|首席|见习|特约|特派)?记者"
)
_NO_NAME = re.compile(r"来源|编辑|发布|时间|日期|浏览|点击|阅读|字号|管理|佚名|未知|本站|网络|报道|摄影")
_NO_MEDIUM = frozenset(
    (
        "未知",
        "网络",
        "互联网",
        "本站",
        "原创",
        "本网",
        "转载",
        "网络转载",
        "网站",
        "admin",
        "佚名",
        "不详",
        "本站原创",
        "整理",
        "网友",
    )
)
_DATED_MEDIUM = re.compile(
    rf"^[《【]?\s*(?P<value>[\u4e00-\u9fff]{{2,8}}(?:日报|晚报|早报|晨报|时报|商报|都市报|特区报|新闻网|在线))\s*[》】]?[\s(]*{PLAIN_DATE}"
)
_MEDIUM_AFTER = re.compile(
    rf"^\W*(?:{PLAIN_DATE}){CLOCK}?[\s|]+(?P<value>[\u4e00-\u9fffA-Za-z\d]{{1,10}}(?:日报|晚报|早报|晨报|时报|商报|都市报|特区报|新闻网|"
    r"在线|新闻|发布|网|报))(?=[\s|()]|$)"
)
_NO_MEDIUM_LIKE = re.compile(rf"^(?:https?|www)\b|{DATE.pattern}", re.IGNORECASE)
_LEADING_MEDIA = (_REPORTER_MEDIUM, _DATED_MEDIUM, _MEDIUM_AFTER)
SPAM_SOURCE = re.compile(r"^(?:sp|seo|id|uid)?_?\d{6,}$|^[a-z]{1,4}\d{4,}$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d{2})(?!\d)")
_DAY = re.compile(r"(?<![\d年])(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日")
_SENTENCE = re.compile(r"[^。!?\n]+")
_TITLE_LABEL = re.compile(r"[(\[【]?(?:原标题|标题|题)\s*[::]\s*|#{1,6} +")
_BROKEN = re.compile(r"[ \u3000\u00a0\t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_OTHER_DATE = re.compile(r"(?:成文|生成|印发|生效|实施|施行|废止|失效|有效|签发|更新|修改|截止|今天)[^\s\d]{0,4}[: ]*$")
_BRACKETED = re.compile(
    rf"[(【\[] {{0,9}}[^\s\d()【】\[\],。]{{0,20}}[ ,|]{{0,9}}(?P<date>{PLAIN_DATE}){CLOCK}? *[)】\]]"
)
_DAYS_BACK = 14
_LEAD = 80
_HAPPENING = re.compile(
    r"(?:活动|会议|举办|举行|召开|报名|申报|展出|展览|开幕|公示|征集|截止|开标|投标|施工|建设|签约|开工|起止|培训|考试)"
    r"(?:时间|日期|期限|期)[: ]*$"
)
"""What is dated so will happen or has happened: no page date."""

_ENTITLED = re.compile(rf" *[(【\[] *(?:{PLAIN_DATE}) *[)】\]]$")


@dataclass(frozen=True, slots=True)
class Metadata:
    title: Noted | None = None
    medium: Noted | None = None
    byline: Noted | None = None
    published: Noted | None = None
    dateline: Noted | None = None


def metadata(text: str, plain: str, body: Span, title: Span | None, declared: Mapping[str, Span]) -> Metadata:
    """What head and tail of a document's text say about it; `plain` is the text folded.

    `declared` are the stretches that the page's own markup names as date, medium or author.
    """
    title = _bare_title(plain, title) if title else None
    outside = _outside(body, title, len(text))
    dateline = DATELINE.match(plain, body[0], min(body[0] + 60, body[1]))
    return Metadata(
        title=Noted(_BROKEN.sub("", text[title[0] : title[1]]), *title) if title else None,
        medium=_medium(text, plain, body, outside, declared, dateline),
        byline=_byline(text, plain, body, outside, declared),
        published=_published(plain, body, outside, declared) or (_imprinted(plain, title) if title else None),
        dateline=_dateline(dateline) if dateline else None,
    )


def _bare_title(plain: str, title: Span) -> Span:
    """The title without 原标题: before it and without a day in brackets behind it."""
    label, day = (
        _TITLE_LABEL.match(plain, *title),
        _ENTITLED.search(plain, *title) if plain[title[1] - 1] in ")】]" else None,
    )
    low = label.end() if label and label.end() < title[1] else title[0]
    return (low, day.start()) if day and low < day.start() else (low, title[1])


def _outside(body: Span, title: Span | None, length: int) -> tuple[Span, ...]:
    """Where source lines stand, the likeliest first: between title and body, above the title, below the body."""
    if title and title[1] <= body[0]:
        return (title[1], body[0]), (0, title[0]), (body[1], length)
    return (0, body[0]), (body[1], length)


def _medium(
    text: str,
    plain: str,
    body: Span,
    outside: Sequence[Span],
    declared: Mapping[str, Span],
    dateline: re.Match[str] | None,
) -> Noted | None:
    found: list[Span] = [m.span("value") for low, high in outside for m in _MEDIUM.finditer(plain, low, high)]
    if "medium" in declared:
        found.append(declared["medium"])
    found += [m.span("value") for m in _CLOSING_MEDIUM.finditer(plain, max(body[0], body[1] - 80), body[1])]
    if dateline and dateline["medium"] not in ("本报", "本网"):
        found.append(dateline.span("medium"))
    for low, high in outside:
        for start, end in _lines(plain, low, high):
            line = plain[start:end]
            reporter = next((m.span("value") for pattern in _LEADING_MEDIA if (m := pattern.match(line))), None)
            reporter = reporter or account_of(line)
            if reporter:
                found.append((start + reporter[0], start + reporter[1]))
    for start, end in found:
        value = text[start:end].strip("《》“”\"' ")
        if plain[end : end + 1] == ":":
            continue  # 来源:作者:林夏
        if value and value not in _NO_MEDIUM and not SPAM_SOURCE.match(value) and not _NO_MEDIUM_LIKE.search(value):
            return Noted(value, start, end)
    return None


def _byline(text: str, plain: str, body: Span, outside: Sequence[Span], declared: Mapping[str, Span]) -> Noted | None:
    places = [*outside, (max(body[0], body[1] - 60), body[1]), (body[0], min(body[0] + 60, body[1]))]
    for index, (low, high) in enumerate(places):
        for match in _BYLINE.finditer(plain, low, high):
            if index >= len(outside) and not re.search(r"[(【\[][^)】\]]*$", plain[low : match.start()]):
                continue
            value = _names_only(match["value"])
            if len(value) >= 2 and not _NO_NAME.search(value):
                return Noted(value, match.start("value"), match.start("value") + len(value))
    if "author" in declared:
        start, end = declared["author"]
        return Noted(text[start:end], start, end)
    return None


def _names_only(value: str) -> str:
    """The names up to a place or a word of the trade: 郭美婷 广州报道."""
    names = re.split(r"([、 ]+)", value)
    last = next(
        (
            place
            for place, name in enumerate(names)
            if re.search(r"报道$|摄影?$|[文图]$|^(?:通讯员|记者)", name) or _NO_NAME.search(name)
        ),
        len(names),
    )
    return "".join(names[:last]).rstrip("、 ")


def _published(plain: str, body: Span, outside: Sequence[Span], declared: Mapping[str, Span]) -> Noted | None:
    """The page's own date: with its year if one is written, else with the year that the body proves, else open.

    What is labelled as the date of making, of effect or of the last change counts only where nothing else does, what
    the page's address carries only after that.
    """
    spans = [*outside[:-1], *([declared["date"]] if "date" in declared else []), outside[-1]]
    found = [
        day
        for low, high in spans
        for day in days(plain, low, high)
        if ("期" not in (before := _before(plain, day.start)) and "时间" not in before) or not _HAPPENING.search(before)
    ]
    dated = [day for day in found if day.year]
    for day in sorted(dated, key=lambda day: bool(_OTHER_DATE.search(_before(plain, day.start)))):
        return _dated(day)
    bracket = _BRACKETED.match(plain, *body)
    if bracket:
        opening = days(plain, *bracket.span("date"))[:1]
        if opening and opening[0].year:
            return _dated(opening[0])
    for day in found:
        if day.timed:
            year = _proved_year(plain, body, day.month, day.day)
            if year:
                value = f"{plain[year[0] : year[1]]}-{day.month:02d}-{day.day:02d}"
                return Noted(value, day.start, day.end, year=year)
            return Noted(day.value, day.start, day.end)
    own = [*spans, *([declared["address"]] if "address" in declared else [])]
    return next((_dated(day) for low, high in own for day in in_address(plain, low, high)), None)


def _imprinted(plain: str, title: Span) -> Noted | None:
    """The day that ends a line read as title, behind a blank: 某办公室编  2021年10月29日."""
    found = [day for day in days(plain, *title) if day.year and day.end == title[1] and plain[day.start - 1].isspace()]
    return _dated(found[0]) if found else None


def _before(plain: str, place: int) -> str:
    return plain[max(place - 12, 0) : place]


def _dated(day: Day) -> Noted:
    return Noted(day.value, day.start, day.end)


def _proved_year(plain: str, body: Span, month: int, day: int) -> Span | None:
    """The year of a page date without one, where one sentence names a single year with a day shortly before that
    date.
    """
    lead = next((day for day in days(plain, body[0], min(body[0] + _LEAD, body[1])) if day.year), None)
    if (
        lead
        and lead.year == plain[lead.start : lead.start + 4]
        and 0 <= _days_on(lead.month, lead.day, month, day) <= _DAYS_BACK
    ):
        return lead.start, lead.start + 4
    found: dict[str, Span] = {}
    for sentence in _SENTENCE.finditer(plain, *body):
        years = list(_YEAR.finditer(plain, *sentence.span()))
        if len({match["year"] for match in years}) != 1:
            continue
        for match in _DAY.finditer(plain, *sentence.span()):
            if 0 <= _days_on(int(match["month"]), int(match["day"]), month, day) <= _DAYS_BACK:
                found.setdefault(years[0]["year"], years[0].span())
    return next(iter(found.values())) if len(found) == 1 else None


def _days_on(month: int, day: int, later_month: int, later_day: int) -> int:
    """About how many days of one year lie between two of its days."""
    return (later_month - month) * 30 + later_day - day


def _dateline(match: re.Match[str]) -> Noted:
    day = in_dateline(match["date"])
    return Noted(day, match.start("medium"), match.end())


def _lines(plain: str, low: int, high: int) -> list[Span]:
    return [match.span() for match in _LINE.finditer(plain, low, high)]
