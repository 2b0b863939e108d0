"""Marked (标注): the text of a need or an offer, stretch by stretch as it is printed, each with how it was read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.reading.passed import Passed
from liandong.matching.reading.sections import Span
from liandong.matching.tables.columns import NEEDS, OFFERS
from liandong.matching.tables.written import written
from liandong.matching.telling import called
from liandong.messages import text
from liandong.rules import Unread, telling
from liandong.rules.condition import clauses


@dataclass(frozen=True, slots=True)
class Said:
    """What a stretch was read as, in words; `asks`: some of it nobody could read, and it is to be asked."""

    words: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text. `read`: it proves something, and `said` tells what, at the end of what proves it; `asks`:
    some of that is to be asked. `passed`: it says something and is taken to ask nothing. What is neither is a heading,
    a mark, or stands around what was read."""

    text: str
    said: tuple[Said, ...]
    read: bool
    asks: bool
    passed: bool

    @property
    def beside(self) -> bool:
        """Whether it says nothing of its own."""
        return not (self.read or self.passed)

    @property
    def clause(self) -> str:
        """The stretch as a condition has it, in one line."""
        return in_one_line(self.text)


def in_one_line(stretch: str) -> str:
    """A stretch of a text as a condition has it, whose lines are joined."""
    return "".join(line.strip() for line in stretch.splitlines())


def marked(
    printed: str, noun: Need | Offer, proof: Mapping[str, Span], passed: Iterable[Passed], lang: str
) -> tuple[Stretch, ...]:
    """The whole text: put together, the stretches are the text again. `proof` tells where the fields of the noun are
    proved."""
    left = {each.start: each for each in passed}
    said = {name: says(noun, name, lang) for name in proof}
    ends = {0, len(printed), *(place for span in proof.values() for place in span)}
    ends.update(place for each in left.values() for place in (each.start, each.end))
    found = list[Stretch]()
    for start, end in pairwise(sorted(ends)):
        over = [name for name, span in proof.items() if span[0] <= start < span[1]]
        here = tuple(dict.fromkeys(said[name] for name in over if proof[name][1] == end))
        asks = any(said[name].asks for name in over)
        made = Stretch(printed[start:end], here, bool(over), asks, start in left and left[start].says)
        if found and found[-1].beside and made.beside:
            made = replace(made, text=found.pop().text + made.text)
        found.append(made)
    return tuple(found)


def says(noun: Need | Offer, name: str, lang: str) -> Said:
    """What a field of the noun says, or a further condition (`further.0` and so on), in one of the languages."""
    if isinstance(noun, Offer) and name.startswith("further."):
        condition = noun.further[int(name.partition(".")[2])]
        told = telling.condition(condition, telling.plainly(FIELDS, called))
        asks = any(isinstance(each, Unread) for each in clauses(condition))
        return Said("" if isinstance(condition, Unread) else told if isinstance(told, str) else told.worded(lang), asks)
    table = NEEDS if isinstance(noun, Need) else OFFERS
    field, value = table.heading(table.column(name), lang), written(noun, lang)[name]
    return Said(text("match.text_says", lang, field=field, value=value), asks=False)


def plain(stretches: Iterable[Stretch]) -> Iterator[dict[str, Any]]:
    """The stretches for programs: each with its text, its state, and what was read of it."""
    for each in stretches:
        state = "ask" if each.asks else "read" if each.read else "passed" if each.passed else "beside"
        yield {"text": each.text, "state": state, "said": [one.words for one in each.said if one.words]}
