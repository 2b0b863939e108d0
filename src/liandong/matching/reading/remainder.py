"""Remainder (余文): what a product's text says where nothing was read, and is not known to ask nothing: it stays,
unread, so that nothing is lost that it may ask."""

import re
from collections.abc import Iterator, Mapping, Sequence

from liandong.matching.reading import security, words
from liandong.matching.reading.asking import clauses_of
from liandong.matching.reading.clauses import Asked
from liandong.matching.reading.figures import limits
from liandong.matching.reading.purposes import purposes
from liandong.matching.reading.sections import Piece, Span, Topic
from liandong.matching.reading.signs import firmly, silent, stated
from liandong.rules import Unread

_NAMES = ("title", "institution", "purposes")
_FIGURES = re.compile("(?:amount|term|rate)_(?:least|most)")
_OPEN = (Topic.NONE, Topic.OTHER, Topic.MIXED, Topic.CONDITIONS, Topic.BORROWER, Topic.BARRED, Topic.PLACE,
         Topic.INDUSTRY, Topic.STAGE, Topic.FOUNDED, Topic.RATING, Topic.HONOURS)  # fmt: skip
_PAPERS = re.compile("材料|资料|流程|步骤|如何|怎么|联系|电话")
"""Headings under which whatever is not known to be silent may ask; under others what demands or tells a state does."""


def remainder(
    sentences: Sequence[Piece], proof: Mapping[str, Span], *, called: re.Pattern[str], unsecured: bool
) -> Iterator[Asked]:
    """What stands where nothing was read, clause by clause. `called`: what the product and who offers it are called;
    `unsecured`: nothing need secure the loan, or what must is read; other things that would do are not asked."""
    read = [span for name, span in proof.items() if name not in _NAMES and not _FIGURES.fullmatch(name)]
    for piece in sentences:
        figures = [(limit.start, limit.end) for limit in limits(piece)]
        for clause in () if piece.topic is Topic.TITLE else clauses_of(piece):
            span = clause.start, clause.end
            if any(_meet(span, each) for each in read):
                continue
            text = called.sub("", _without(clause, [each for each in figures if _meet(span, each)]))
            told = text != clause.text
            if (
                silent(text)
                or (purposes(clause) and not stated(text))
                or (unsecured and piece.topic is not Topic.ASIDE and _secures(clause) and not firmly(text))
            ):
                continue
            open_to = piece.topic in _OPEN and not (told and not re.search("企业|[客商农]户|主体|人$", text))
            if open_to or (firmly(text) if _PAPERS.search(piece.heading) else stated(text)):
                yield Unread(clause.text), span


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without(clause: Piece, spans: Sequence[Span]) -> str:
    """The clause without what of it is read."""
    text = list(clause.text)
    for start, end in spans:
        for at in range(max(0, start - clause.start), min(len(text), end - clause.start)):
            text[at] = " "
    return "".join(text)


def _secures(clause: Piece) -> bool:
    return bool(words.SECURES.search(clause.text)) and any(security.taken(clause).values())
