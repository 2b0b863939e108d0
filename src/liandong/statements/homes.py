"""Events held at home (主场): where one was held of which nothing tells the place, on a page that speaks from one
region."""

import re
from collections.abc import Sequence

from liandong.model import Modality
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.projects.project_homes import Home, home_of

_ABROAD = re.compile(
    r"推介|招商|说明会|恳谈|洽谈|交易会|博览|展览|论坛|峰会|年会|赴|走进|之行|考察|来访|中国|全国|国际|全球|世界|公司|集团|大学|线上|云签"
)
"""In names of events that are held elsewhere as well as at home, or gather those of many places."""


def say_homes(reading: Reading, events: Sequence[Draft]) -> None:
    """Says the region from which the page speaks as place of each event that has been held, has none, and is of the
    kind that a region holds at home (集中开工仪式, 座谈会): no other region stands in its name, nor in its sentence
    unless the title names the page's own."""
    home = home_of(reading)
    for event in events if home else ():
        if home and not event.get("place") and _held(event) and _at_home(reading, event, home):
            event.words("place", home.start, home.end, home.sentence, confidence=0.4)


def _held(event: Draft) -> bool:
    return all(s.modality is Modality.DONE for s in event.statements if s.property == "name")


def _at_home(reading: Reading, event: Draft, home: Home) -> bool:
    sentence, title = reading.sentence_at(event.start), reading.title
    if _ABROAD.search(event.name) or sentence is None or _others(reading, home, event.start, event.end):
        return False
    titled = title is not None and any(home.region in h.candidates for h in reading.regions_in(title.start, title.end))
    return titled or not _others(reading, home, sentence.start, sentence.end)


def _others(reading: Reading, home: Home, start: int, end: int) -> bool:
    """Whether a region is named there that is neither the page's own nor around it."""
    return not all(home.region in h.candidates or home.within(h) for h in reading.regions_in(start, end))
