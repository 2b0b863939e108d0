"""Whether a text really holds the query, and the stretch of it that shows so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from liandong.search.query import Query
from liandong.search.segment import CHINESE, fold, is_chinese

_BEFORE, _LENGTH = 24, 96
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of text with the places [start, end) in it that match."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, query: Query) -> Snippet | None:
    """The line around the first place where a term stands, the first line where no words are asked for; None unless the
    text has a term of each group and none that is excluded."""
    folded = fold(text)
    groups = [[place for term in group for place in _places(folded, term.text)] for group in query.groups]
    if not all(groups) or any(_places(folded, term.text) for term in query.without):
        return None
    first = min((place[0] for found in groups for place in found), default=0)
    start = max(first - _BEFORE, 0)
    end = min(start + _LENGTH, len(text))
    merged = _merged(place for found in groups for place in found if place[0] >= start and place[1] <= end)
    line = "".join(" " if char in "\r\n\t" else char for char in text[start:end])
    return Snippet(line, tuple((low - start, high - start) for low, high in merged))


def _places(folded: str, term: str) -> list[tuple[int, int]]:
    """Where the term stands; a Latin word or number only where one begins (17 is not found in 2017). The words of a
    phrase have only spaces or line ends between them."""
    pattern = r"\s+".join(map(re.escape, term.split(" ")))
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
