"""Minutes (会议纪要): the event whose day, place and name stand in lines of a head, 时间:… 地点:… 主持:…."""

import re

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.events.event_names import NOUN
from liandong.statements.events.event_places import say_place
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.measures.dates import coming

_LABEL = (
    r"(?:会议|活动|举办|开会|召开|论坛|签约)? ?(?:时 ?间|日 ?期|地 ?点|名 ?称|主 ?题|主 ?持 ?人?|"
    r"(?:参会|出席|参加|与会|列席|到会)(?:人员|单位|领导)?|参会单位|记 ?录 ?人?)"
)
_LINE = re.compile(rf"(?m)^[ 一二三四五六七八九、()\[【]*(?P<label>{_LABEL})[\]】]? ?: ?(?P<value>[^\n]{{2,120}})")
_OF_SITE = re.compile(r"来源|作者|浏览|点击|字体|字号|发布|\d{4}-\d|\d{4}/\d")
"""Above the body: a line of the site, which tells when and by whom the page was posted."""
_NEEDED = 2
"""Different lines of a head that make one: a day and one of place, chair, those present."""
_TO_COME = re.compile(r"通知|邀请函|公告|预告|邀请")
_OPENS = re.compile(r"(?:关于)?(?:召开|举办|举行)?(?:邀请参加)?")
_MARK = re.compile(r"[,;。(]")
_MINUTES = re.compile(r"(?:会议)?(?:纪要|记录|简报|摘要|议定事项)")


def minutes(reading: Reading) -> Draft | None:
    """The event of a document that opens with the head of minutes; None for any other document."""
    if "时间" not in reading.plain and "时 间" not in reading.plain and "日期" not in reading.plain:
        return None
    lines: dict[str, re.Match[str]] = {}
    title = reading.title
    low = title.end if title and title.end <= reading.document.body_start else reading.document.body_start
    for match in _LINE.finditer(reading.plain, low, reading.document.body_end):
        if match.start() >= reading.document.body_start or not _OF_SITE.search(match.group()):
            lines.setdefault(_label(match["label"]), match)
    if "time" not in lines or len(lines) < _NEEDED or not {"place", "chair", "present"} & set(lines):
        return None
    name = _name(reading, lines)
    time = lines["time"]
    dates = reading.dates_in(time.start("value"), time.end("value"))
    dated_in = reading.line_at(time.start("value"))
    if name is None or not dates:
        return None
    start, end = name
    named_in = reading.sentence_at(start)
    if named_in is None or end > named_in.end:
        return None
    planned = bool(title and _TO_COME.search(title.text) and not _MINUTES.search(title.text))
    modality = Modality.WILL if planned else Modality.DONE
    draft = Draft(reading, "event", start, end)
    draft.words("name", start, end, named_in, modality=modality)
    if not draft.called:
        return None
    if dates[0].end <= dated_in.end:
        date = coming(dates[0], reading.anchor[0]) if planned else dates[0]
        draft.date("date", date, dated_in, modality=modality)
    if "place" in lines:
        _say_place(reading, draft, lines["place"])
    return draft


def _label(label: str) -> str:
    label = label.replace(" ", "")
    for ending, kind in (("时间", "time"), ("日期", "time"), ("地点", "place"), ("名称", "name"), ("主题", "subject")):
        if label.endswith(ending):
            return kind
    return "chair" if label.startswith("主持") else "present"


def _name(reading: Reading, lines: dict[str, re.Match[str]]) -> tuple[int, int] | None:
    """The name that its own line gives, else the title up to its noun (…联席会议|纪要)."""
    if "name" in lines:
        return trim(reading.plain, lines["name"].start("value"), lines["name"].end("value"))
    title = reading.title
    if title is None:
        return None
    nouns = list(NOUN.finditer(reading.plain, title.start, title.end))
    if nouns:
        start, end = title.start, nouns[-1].end()
    else:
        match = _MINUTES.search(reading.plain, title.start, title.end)
        if not match or not match.group().startswith("会议"):
            return None
        start, end = title.start, match.start() + 2
    opening = _OPENS.match(reading.plain, start, end)
    start = opening.end() if opening else start
    return trim(reading.plain, start, end) if end - start >= 4 else None


def _say_place(reading: Reading, draft: Draft, line: re.Match[str]) -> None:
    start, end = trim(reading.plain, line.start("value"), line.end("value"))
    comma = _MARK.search(reading.plain, start, end)
    if comma:
        end = comma.start()
    sentence = reading.line_at(start)
    if end <= sentence.end:
        say_place(reading, draft, start, end, sentence, stated=True)
