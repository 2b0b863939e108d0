"""Openings (开头): the zone, park or town with which the sentence that names a project opens, or one before it; and
the region right beside the name."""

import re

from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.projects import project_names
from liandong.statements.projects.project_homes import home_of
from liandong.statements.projects.project_seats import TOWN, ZONE
from liandong.statements.projects.project_things import Thing

_BEFORE = re.compile(
    r"(?:[\d年月日上下午初底]+,?|近日,?|日前,?|[昨今]天,?|[昨今]日,?|今年以来,?|目前,?|如今,?|记者|连日来,?|据悉,?|其中,?)*+"
    r"(?:在|走进|来到|走近)?"
)
_OTHER = re.compile(
    r"[、与和同及至到距籍人]|的?(?:企业家?|客商|考察|代表团|有限|公司|集团|股份|学校|中学|小学|医院)|(?:管委会)?(?:主任|书记|副|负责人|党工委)|赴|组团"
)
"""Behind the place: others come from there, or somebody there speaks."""
_GUEST = re.compile(r"(?:来自|从|自|由|与|和|同)$")
"""Before a region from which somebody comes."""
_NOT_THERE = re.compile(r"(?:[未不没]|没有)(?:在|落户|落地|入驻)")
_REACH = 2
"""Sentences before that of the name in which the place may be said."""


def of_opening(reading: Reading, thing: Thing) -> bool:
    """Says the zone or town that opens the sentence of the first name, or the nearest before it in its paragraph."""
    first = next((n for n in thing.names if n.sentence.paragraph > 0), None)
    if first is None or first.row or _NOT_THERE.search(first.sentence.text):
        return False
    home = first.sentence
    for sentence in reversed(reading.sentences[max(0, home.index - _REACH) : home.index + 1]):
        if sentence.paragraph != home.paragraph:
            return False
        place = _opened(reading, sentence, first.start if sentence is home else sentence.end)
        if place:
            thing.draft.words("place", *place, sentence, confidence=0.5)
            return True
        if reading.regions_in(sentence.start, min(sentence.end, first.start)):
            return False
    return False


def _opened(reading: Reading, sentence: Sentence, end: int) -> tuple[int, int] | None:
    lead = _BEFORE.match(reading.plain, sentence.start, end)
    start = lead.end() if lead else sentence.start
    match = ZONE.match(reading.plain, start, end) or TOWN.match(reading.plain, start, end)
    if match is None or _OTHER.match(reading.plain, match.end()):
        return None
    if any(n.listed and n.start <= match.start() < n.end for n in project_names.in_sentence(reading, sentence)):
        return None  # a member of the list
    return match.span()


def beside(reading: Reading, thing: Thing) -> bool:
    """Says the region that stands with 的 right before a name, or in brackets behind it: 甲县的X项目, X(甲县)."""
    home = home_of(reading)
    for name in thing.names:
        if not name.sentence.paragraph or name.row:
            continue
        for hit in reading.regions_in(max(name.sentence.start, name.start - 14), min(name.end + 14, name.sentence.end)):
            before = hit.end == name.start - 1 and reading.plain[hit.end] == "的"
            before = before and not _GUEST.search(reading.plain, name.sentence.start, hit.start)
            behind = hit.start == name.end + 1 and reading.plain[name.end] == "(" and reading.plain[hit.end] == ")"
            wider = home is not None and home.within(hit)
            if (before or behind) and not wider and hit.candidates[0].level not in ("country", "group", "province"):
                thing.draft.words("place", hit.start, hit.end, name.sentence, confidence=0.7)
                return True
    return False
