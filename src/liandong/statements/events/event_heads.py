"""Heads (文头) that tell of an event: a day in the line above its name, day and place in brackets below a speech."""

import re

from liandong.statements.draft import Draft
from liandong.statements.events.event_names import NOUN, editions
from liandong.statements.events.event_places import say_place
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date

_SPEECH = re.compile(
    r"[”』」》]?(?:的?(?:开幕式|闭幕式|开幕会|现场))?上?的(?:主旨|主题|书面|开幕|闭幕|欢迎|总结|视频)*(?:致辞|致词|讲话|发言|演讲|推介词?|辞|主持词|祝词|贺词)"
)
_BRACKETED = re.compile(r"(?m)^[ \t]*[(\[〔](?P<inside>[^()\[\]〔〕\n]{6,40})[)\]〕][ \t]*$")
_BETWEEN = " ,、·日\t"


def is_speech(reading: Reading, end: int) -> bool:
    """Whether the title goes on behind `end` as that of a speech (…推介会上的致辞)."""
    return _SPEECH.match(reading.plain, end) is not None


def say_bracketed(reading: Reading, draft: Draft) -> None:
    """Day and place that a line in brackets below the title of a speech tells: (2020年12月9日 甲市)."""
    title = reading.title
    if title is None:
        return
    until = reading.body[2].end if len(reading.body) > 2 else reading.document.body_end
    for match in _BRACKETED.finditer(reading.plain, title.end, until):
        start, end = match.span("inside")
        date = next((d for d in reading.dates_in(start, end) if d.start == start and len(d.iso) == 10), None)
        if date is None:
            continue
        line = Sentence(-1, start, end, reading.plain[start:end], 0)
        draft.date("date", date, line)
        low = date.end
        while low < end and reading.plain[low] in _BETWEEN:
            low += 1
        if low < end:
            say_place(reading, draft, low, end, line)
        return


def day_above(reading: Reading, sentence: Sentence) -> tuple[Date, Sentence] | None:
    """The day that the line right above a sentence is, and that line."""
    plain = reading.plain
    if not sentence.start or plain.rfind("\n", 0, sentence.start) < 0:
        return None
    break_ = plain.rfind("\n", 0, sentence.start)
    if plain[break_ : sentence.start].strip():
        return None
    end = break_
    while end and plain[end - 1].isspace():
        end -= 1
    start = plain.rfind("\n", 0, end) + 1
    while start < end and plain[start].isspace():
        start += 1
    date = next((d for d in reading.dates_in(start, end) if (d.start, d.end) == (start, end)), None)
    if date is None or len(date.iso) != 10 or plain[start : start + 4].isdecimal():
        return None  # with its year it may be the page's own
    return date, Sentence(-1, start, end, plain[start:end], 0)


_BRIEFING = re.compile(r"(?:新闻发布会|通气会|吹风会|通报会)$")
_RESULTS = re.compile(r"(?:成果|成效|总结|闭幕|收官|战果|签约情况|成交)")


def is_briefing(name: str) -> bool:
    """Whether an event only tells of what was done elsewhere (新闻发布会, 通气会)."""
    return _BRIEFING.search(name) is not None


def reported_on(reading: Reading, start: int, end: int) -> int:
    """Where in the name [start, end) of a briefing the edition ends whose results it tells (第三届甲洽会成果发布会);
    -1 where it tells of none."""
    name = reading.plain[start:end]
    if not is_briefing(name):
        return -1
    for noun in NOUN.finditer(name):
        if _RESULTS.match(name, noun.end()) and any(editions(name[: noun.end()])):
            return start + noun.end()
    return -1
