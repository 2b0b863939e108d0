"""Ordinary words in which the name of a region hides, and where what looks like one holds the name all the same."""

from collections.abc import Sequence
from functools import cache

from liandong.vocabulary.gazetteer import gazetteer
from liandong.vocabulary.hits import RawHit, leads
from liandong.vocabulary.names import media_names
from liandong.vocabulary.namesakes import RANKS
from liandong.vocabulary.tables import sections


@cache
def hiding_words() -> frozenset[str]:
    """All such words, and the names of newspapers."""
    return frozenset((*sections("words.txt")["words"], *_unless_placed(), *media_names()))


@cache
def _unless_placed() -> frozenset[str]:
    """Words that hold the name of a region right behind the city or province in which this lies (四川|巴中友好城市)."""
    return frozenset(sections("words.txt")["unless placed"])


@cache
def _given_back() -> tuple[str, ...]:
    """How such words go on where they are none (太仓促|进会)."""
    return sections("words.txt")["given back"]


def holds_name(text: str, start: int, end: int, hits: Sequence[RawHit]) -> bool:
    """Whether the word at [start, end) is none: by what follows, or by the region that ends right before it."""
    word = text[start:end]
    if text.startswith(_given_back(), start):
        return any(len(longer) > len(word) and text.startswith(longer, start) for longer in _given_back())
    if word not in _unless_placed() or not hits or hits[-1].end != start:
        return False
    return any(lies_in(hits[-1], word[:length]) for length in range(2, len(word)))


def lies_in(outer: RawHit, name: str) -> bool:
    """Whether a region of this name lies in what the hit can stand for."""
    inner = gazetteer().names.get(name, ())
    return any(leads(around, region) for around, _ in outer.options for region, _ in inner)


def office_of(text: str, start: int, end: int) -> RawHit | None:
    """The name of the county with which the word at the head of a clause may begin (和县|政府): it is the county's
    where the text names this elsewhere."""
    name = text[start : start + 2]
    if text[start:end] not in _unless_placed() or name[-1] not in RANKS or text[start - 1 : start].isalpha():
        return None
    options = gazetteer().names.get(name)
    return RawHit(start, start + 2, name, options, doubtful=True) if options else None
