"""Mentions (提及): the regions, the industries and the day that a text names."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from liandong.vocabulary import gazetteer, industries, regions
from liandong.vocabulary.gazetteer import Region

_IN_TRADE = re.compile(r"行业|从事|产业|领域|属于|主营|企业|制造|类")
_NO_TRADE = ("研发", "科研", "科技", "研究")
"""Words of policies that tell of a firm's doings, not of its trade."""


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
        runs_on = at > 0 and hits[at - 1].end == hit.start and gazetteer.contains(around[-1], candidates[0])
        start = found.pop()[1] if runs_on else hit.start
        around.append(candidates[0])
        found.append((candidates[0].code, start, hit.end))
    return found


def trades(text: str) -> list[str]:
    """The codes of the industries that a text names: by their names in the classification, else by the words of
    policies; none where one of these has no code."""
    named = list(_pattern().finditer(text))
    if named:
        return [industries.lookup(_official()[match[0]])[0].code for match in named]
    if not _IN_TRADE.search(text):
        return []
    hits = [hit for hit in industries.find_industries(text) if hit.word not in _NO_TRADE]
    return [hit.industry.code for hit in hits if hit.industry] if all(hit.industry for hit in hits) else []


@cache
def _official() -> Mapping[str, str]:
    """Names in the classification, with 业 and without; those of sections last, for they are meant where levels share
    one."""
    return {
        word: entry.name
        for entry in industries.at_levels("group", "division", "section")
        for word in (entry.name, entry.name.removesuffix("业"))
        if len(word) >= 4 or word.endswith("业")
    }


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_official(), key=len, reverse=True)))


def on_the_day(text: str) -> date | None:
    """A day as 2019年5月, the first where none is told."""
    match = re.search(r"(\d{4})[年/.-](?:(\d{1,2})[月/.-]?)?(?:(\d{1,2})日?)?", text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
