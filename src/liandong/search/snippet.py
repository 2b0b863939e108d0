"""Whether a text really holds the query, and the stretch of it that shows so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liandong.search.segment import CHINESE, fold, is_chinese

_BEFORE, _LENGTH = 24, 96
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of text with the places [start, end) in it that match."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, terms: Sequence[str]) -> Snippet | None:
    """The line around the first place where a term stands; None unless all terms stand in the text."""
    folded = fold(text)
    places = [_places(folded, term) for term in terms]
    if not all(places):
        return None
    first = min(found[0][0] for found in places)
    start = max(first - _BEFORE, 0)
    end = min(start + _LENGTH, len(text))
    merged = _merged(place for found in places for place in found if place[0] >= start and place[1] <= end)
    line = "".join(" " if char in "\r\n\t" else char for char in text[start:end])
    return Snippet(line, tuple((low - start, high - start) for low, high in merged))


def _places(folded: str, term: str) -> list[tuple[int, int]]:
    """Where the term stands; a Latin word or number only where one begins (17 is not found in 2017)."""
    pattern = re.escape(term)
    if _WORD.match(term) and not is_chinese(term[0]):
        pattern = rf"(?<![^\W_{CHINESE}]){pattern}"
    return [found.span() for found in re.finditer(pattern, folded)]


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(places):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
