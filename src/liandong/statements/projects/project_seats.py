"""Seat (驻地) of a page: the zone or town of which it speaks, which the gazetteer may not have."""

import re

from liandong.model.noun import Noun
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence

_NO_NAME = "在到赴走来为是的与和向对全各本我"
"""Letters that stand in no name of a zone or town."""
ZONE = re.compile(
    rf"(?![上下]半年|[去今前]年|前?[一二三四]季度)(?:(?![{_NO_NAME}])[\u4e00-\u9fff]){{2,6}}"
    r"(?:新区|示范区|开发区|投资区|高新区|经开区|自贸区|科技城|[业技]园区?)(?![域块]|企业|赴|客商|考察|来|到访)"
)
TOWN = re.compile(
    rf"(?:(?![{_NO_NAME}个省市县区他返入送下回进异])[\u4e00-\u9fff]){{1,4}}"
    r"(?:(?<![城乡小名重古集强两三])镇(?![域级长政])|(?<![家故老下城水])乡(?![村镇级土贤愁音亲])|街道)"
)
_PART = re.compile(r"(?:^|[!?。;,: ”》】])“?")
"""Where a part of a title begins."""
_ITS_OWN = re.compile(r"[全我该本]镇|镇里|镇党委|镇政府|[全我该本]乡|乡里|[全我该本]街道")


class Seat(Noun, frozen=True):
    """Where the title names it: [start, end) of the document's text."""

    start: int
    end: int
    sentence: Sentence


def seat_of(reading: Reading) -> Seat | None:
    """The zone with which a part of the title opens, or the town, if the text speaks of it as its own or names it
    again; None where no title does."""
    return reading.once(_found)


def _found(reading: Reading) -> Seat | None:
    title = reading.title
    if title is None:
        return None
    for part in _PART.finditer(title.text):
        named = ZONE.match(title.text, part.end())
        if named is None:
            named = TOWN.match(title.text, part.end())
            named = named if named and _speaks_of(reading, named.group()) else None
        if named:
            return Seat(title.start + named.start(), title.start + named.end(), title)
    return None


def _speaks_of(reading: Reading, town: str) -> bool:
    body = reading.document.body_start, reading.document.body_end
    return reading.plain.find(town, *body) >= 0 or _ITS_OWN.search(reading.plain, *body) is not None
