"""Regions in a text: where their names stand, and which regions they can mean. It narrows by what the text says, and never guesses."""

import re
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from liandong.vocabulary.gazetteer import (
    Gazetteer,
    Region,
    Use,
    contains,
    gazetteer,
    lookup,
    parents,
    prefecture_of,
    province_of,
    region,
    short_name,
    successors,
)
from liandong.vocabulary.names import media_names
from liandong.vocabulary.narrowing import RawHit, RegionHit, narrow
from liandong.vocabulary.tables import rows, sections

__all__ = [
    "Gazetteer",
    "Region",
    "RegionHit",
    "Use",
    "abbreviation",
    "contains",
    "find",
    "gazetteer",
    "lookup",
    "parents",
    "prefecture_of",
    "province_of",
    "region",
    "resolve_hits",
    "short_name",
    "strip_regions",
    "successors",
    "without_regions",
]

_BROKEN = {"市": "场值面价容况", "区": "域块位间别", "县": "域"}
"""Behind a rank word these characters begin another word (市场, 区域, 县域): 广州市场 holds 广州, not 广州市."""

_STREET = re.compile(r"[东西南北中一二三四五]{0,2}(?:路(?![演径线透网段桥])|街(?![道区镇头])|大道|大街)")
_STREET_BEGINS = frozenset("路街大东西南北中一二三四五")
_LINE = re.compile(r"[沿南北东西江海环]*(?:高速|高铁|铁路|城际|客专|动车|公路|[一二]线|线|大桥|通道|运河|直通车)")
_RANKS = frozenset("省市区县州旗盟")

_SIDE = 5
"""Characters to either side of a short name that decide whether it is a word of its own."""


@cache
def _automaton() -> Any:
    """Aho-Corasick over all names and the ordinary words that hide one; value: (length, offset of the name, name or None)."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for word in sections("words.txt")["words"]:
        automaton.add_word(word, (len(word), 0, None))
    for outlet in media_names():
        automaton.add_word(outlet, (len(outlet), 0, None))
    for row in rows("abbreviations.tsv"):
        for verb in sections("words.txt")["before abbreviations"] if row["city"] else ():
            automaton.add_word(verb + row["char"], (2, 1, row["char"]))
    for name in gazetteer().names:
        automaton.add_word(name, (len(name), 0, name))
    automaton.make_automaton()
    return automaton


@cache
def _groups() -> frozenset[str]:
    """Names of groups of regions, which are names of railways and roads too (京沪高铁, 广深高速)."""
    return frozenset(name for name, options in gazetteer().names.items() if options[0][0].level == "group")


@cache
def _abbreviations() -> dict[str, Region]:
    return {row["char"]: region(row["code"]) for row in rows("abbreviations.tsv")}


def abbreviation(char: str) -> Region | None:
    """The region that a single character stands for (沪, 粤, 穗, 莞); None for any other character."""
    return _abbreviations().get(char)


def find(text: str, context: Sequence[Region] = ()) -> tuple[RegionHit, ...]:
    """The region names of a text, left to right, the longest at each place, none overlapping another.

    Candidates are narrowed by the full path (上海市普陀区), then by the same name's path elsewhere in the text, then by the
    prefectures and provinces that the text or `context` names. What stays ambiguous keeps all its candidates.
    Text must be simplified; give the whole document, so that its parts can explain one another.
    """
    return narrow(_scan(text), context)


def resolve_hits(hits: Sequence[RegionHit], context: Sequence[Region]) -> tuple[RegionHit, ...]:
    """The same hits, their candidates narrowed by the regions of `context` (those of a title, a source, a section)."""
    raw = [RawHit(h.start, h.end, h.name, tuple((r, Use.FREE) for r in h.candidates)) for h in hits]
    return narrow(raw, context)


def strip_regions(name: str) -> tuple[str, tuple[Region, ...]]:
    """The name without the region names at its beginning, and the regions that these can mean (the last one's candidates)."""
    position, found = 0, ()
    for hit in narrow(_scan(name), lenient=True):
        if hit.start != position:
            break
        position, found = hit.end, hit.candidates
    return name[position:], found


def without_regions(name: str) -> str:
    """The name without any region name: 思科(广州)智慧城 and 思科广州智慧城 → 思科智慧城."""
    kept, position = [], 0
    for hit in narrow(_scan(name), lenient=True):
        kept.append(name[position : hit.start])
        position = hit.end
    kept.append(name[position:])
    return re.sub(r"[((]\s*[))]", "", "".join(kept))


def _scan(text: str) -> list[RawHit]:
    """Admissible names, leftmost and longest, with everything that each can stand for."""
    matches = [
        (end + 1 - length + offset, offset - length, name, offset)
        for end, (length, offset, name) in _automaton().iter(text)
    ]
    matches.sort(key=itemgetter(0, 1))
    names, abbreviations = gazetteer().names, _abbreviations()
    hits: list[RawHit] = []
    position = settled = 0
    for start, minus, name, offset in matches:
        if start < position:
            continue
        end = start - minus
        if name is None:
            position = end
        elif offset:
            if _word(text, start, end):
                hits.append(RawHit(start, end, name, ((abbreviations[name], Use.FREE),)))
                position = end
        elif _admissible(text, start, end, name, follows=start == settled and start > 0):
            hits.append(RawHit(start, end, name, names[name]))
            position = settled = end
    return hits


def _admissible(text: str, start: int, end: int, name: str, follows: bool) -> bool:
    """Whether the name is a word of its own, and no street or railway line; `follows` says that a region ends before it."""
    after = text[end : end + 1]
    if not after:
        pass
    elif after in _BROKEN.get(name[-1], "") or (name[-1] == "中" and after == "国"):
        return False
    if len(name) > 3:
        return True
    if after and after in _STREET_BEGINS and _STREET.match(text, end):
        return False
    if name in _groups() and _LINE.match(text, end):
        return False
    return _word(text, start, end, follows, ranked=name[-1] in _RANKS)


def _word(text: str, start: int, end: int, follows: bool = False, ranked: bool = False) -> bool:
    """Whether a dictionary segmentation begins a word at `start` and lets none that begins inside the name reach beyond it.

    Behind a name with its rank the latter may happen (普陀|区委). Where a region ends at `start`, that is a boundary.
    """
    before, behind = text[start - 1 : start], text[end : end + 1]
    if (follows or not before.isalpha()) and (ranked or not behind.isalpha()):
        return True
    import rjieba

    window = start if follows else max(0, start - _SIDE)
    position = window
    for token in rjieba.cut(text[window : end + _SIDE], False):
        after = position + len(token)
        if position < start < after or (start < position < end < after and not ranked):
            return False
        position = after
        if position >= end:
            break
    return True
