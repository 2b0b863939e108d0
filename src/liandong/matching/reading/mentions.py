"""Mentions (提及): the regions and the day that a text names."""

import re
from datetime import date

from liandong.errors import MatchingError
from liandong.matching.sometime import Sometime, When
from liandong.vocabulary import gazetteer, regions
from liandong.vocabulary.gazetteer import Region

_CHAIN = re.compile(r"[\s\u3000]*[-/·>—]*[\s\u3000]*")
"""What may stand between a region and the one within it (安徽 - 宣城 - 广德)."""


def places(text: str) -> list[tuple[str, int, int]]:
    """The codes of the regions that a text names, each with its place: of a run of them, each within the one before
    (佛山市顺德区), the last; none where one may be several."""
    hits = regions.resolve_hits(regions.find(text), ())
    around: list[Region] = []
    found: list[tuple[str, int, int]] = []
    for at, hit in enumerate(hits):
        candidates = hit.candidates
        if len(candidates) > 1:
            inside = [each for each in candidates if any(gazetteer.contains(outer, each) for outer in around)]
            candidates = tuple(inside)
        if len(candidates) != 1:
            return []
        between = text[hits[at - 1].end : hit.start] if at else None
        runs_on = between is not None and _CHAIN.fullmatch(between) and gazetteer.contains(around[-1], candidates[0])
        start = found.pop()[1] if runs_on else hit.start
        around.append(candidates[0])
        found.append((candidates[0].code, start, hit.end))
    return found


def when(text: str) -> When | None:
    """A day as 2019年5月12日, or what is told of it (2019年5月, 2019年)."""
    match = re.search(r"(\d{4})[年/.-](?:(\d{1,2})[月/.-]?)?(?:(\d{1,2})日?)?", text)
    if match is None:
        return None
    year, month, day = (int(each) if each else None for each in match.groups())
    try:
        return date(year or 0, month, day) if month and day else Sometime(year or 0, month)
    except (ValueError, MatchingError):
        return None
