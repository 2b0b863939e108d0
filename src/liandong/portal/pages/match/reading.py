"""Reading (读取): what a text that was pasted tells: values, their sentences, and what nobody could read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liandong.matching import Need, Offer
from liandong.matching.reading.sections import half_width, pieces
from liandong.matching.tables.written import written
from liandong.portal.pages.match.sorts import Sort
from liandong.rules import Unread

LONGEST = 20_000
"""Characters of a text that is read while one waits."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the noun, its cells by the columns' names, and the sentences by the fields of the noun. `unread`
    are conditions that stand as they are written, `passed` sentences of which nothing was taken."""

    noun: Any
    values: Mapping[str, str]
    sentences: Mapping[str, str]
    unread: Sequence[str]
    passed: Sequence[str]

    def proofs(self, name: str) -> tuple[str, ...]:
        """The sentences that prove the cell of a column."""
        if name == "further":
            return ()  # they stand there themselves
        return (self.sentences[name],) if name in self.sentences else ()


def read(sort: Sort, text: str) -> Reading:
    """What the text tells. MatchingError where what it tells cannot be."""
    found = sort.read("", text)
    parts = [(each.start, each.end) for each in pieces(half_width(text))]
    noun: Need | Offer = found.noun
    sentences = {name: _around(text, span, parts) for name, span in found.proof.items()}
    taken = list(found.proof.values())
    passed = [text[start:end].strip() for start, end in parts if not any(_meet((start, end), each) for each in taken)]
    unread = [each.text for each in getattr(noun, "further", ()) if isinstance(each, Unread)]
    return Reading(noun, written(noun), sentences, unread, [each for each in passed if each])


def _around(text: str, span: Span, parts: Sequence[Span]) -> str:
    """The sentences in which a value stands."""
    met = [part for part in parts if _meet(part, span)]
    start, end = min([span[0], *(part[0] for part in met)]), max([span[1], *(part[1] for part in met)])
    return text[start:end].strip()


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
