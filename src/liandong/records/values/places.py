"""Places in names and values: which regions they mean, and how two places lie to one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from liandong.records.values.reach import ANYWHERE, Reach, beginning
from liandong.vocabulary import regions

_MEMORY = 1 << 14
"""How many names and pairs are remembered; a ledger speaks of the same places over and over."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text taken apart: the regions named in it, and what is left of it (`rest`).

    Of a path only the innermost region counts. `named` has one set for each name, with every region that it can mean;
    `codes` has all of them.
    """

    named: frozenset[frozenset[str]]
    codes: frozenset[str]
    rest: str


@lru_cache(_MEMORY)
def read(text: str) -> Place:
    """The place in a name or value. A short region name at the very beginning counts without further proof."""
    hits = regions.find(text)
    kept: list[str] = []
    found: list[frozenset[str]] = []
    position = 0
    if not hits or hits[0].start > 0:
        tail, lead = regions.strip_regions(text)
        position = len(text) - len(tail)
        found += [frozenset(r.code for r in lead)] if lead else []
    for hit in hits:
        if hit.start >= position:
            kept.append(text[position : hit.start])
            position = hit.end
            found.append(frozenset(r.code for r in hit.candidates))
    kept.append(text[position:])
    named = _innermost(found)
    return Place(named, frozenset[str]().union(*named), "".join(kept))


def _innermost(found: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    named = frozenset(found)
    return frozenset(outer for outer in named if not any(_around(outer, inner) for inner in named if inner != outer))


def _around(outer: frozenset[str], inner: frozenset[str]) -> bool:
    return any(a != b and contains(a, b) for a in outer for b in inner)


@lru_cache(_MEMORY)
def contains(outer: str, inner: str) -> bool | None:
    """Whether the region `inner` lies in `outer` (both by code); None where the table cannot tell."""
    return regions.contains(regions.region(outer), regions.region(inner))


@lru_cache(_MEMORY)
def city(code: str) -> str | None:
    """The code of the prefecture or municipality in which the region lies; None where there is none."""
    prefecture = regions.prefecture_of(regions.region(code))
    return prefecture.code if prefecture else None


@lru_cache(_MEMORY)
def compatible(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of regions can mean one place: one is empty, or something of one lies in the other."""
    if not left or not right or left & right:
        return True
    return any(contains(a, b) or contains(b, a) for a in left for b in right)


@lru_cache(_MEMORY)
def same_city(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of regions can lie in one city: as `compatible`, or both sides lie in one prefecture."""
    if compatible(left, right):
        return True
    cities = {city(code) for code in left} - {None}
    return any(city(code) in cities for code in right)


@lru_cache(_MEMORY)
def agree(left: str, right: str) -> bool | None:
    """Whether two stated places can be one: True where one holds the other, False where the regions lie apart.

    None where that cannot be judged. 番禺区 and 广州 agree; 南沙区 and 番禺's 国际科技创新城 do not; a hall that no
    gazetteer knows agrees with any city (珠岛宾馆, 广州), but of two such halls nobody can say.
    """
    if left in right or right in left:
        return True
    a, b = read(left), read(right)
    if a.codes and b.codes:
        if _covers(a, b) or _covers(b, a):
            return True
        return None if compatible(a.codes, b.codes) else False
    if not a.codes and not b.codes:
        return None
    return True if (a.codes and not a.rest) or (b.codes and not b.rest) else None


@lru_cache(_MEMORY)
def reach(text: str) -> Reach:
    """The administrative codes within the regions that the text names, 440100 to 440199 for 广州.

    All codes where it names none, or one without an administrative code (粤港澳大湾区, 明珠湾).
    """
    codes = read(text).codes
    if not codes or not all(code.isdecimal() for code in codes):
        return ANYWHERE
    return beginning(min(codes), max(map(_stem, codes), key=lambda stem: stem.ljust(6, "9")))


def _stem(code: str) -> str:
    """The digits that all regions within share: two of a province, four of a prefecture."""
    while code.endswith("00"):
        code = code[:-2]
    return code


def _covers(outer: Place, inner: Place) -> bool:
    """Whether all of `inner` lies in a region that `outer` names, and `outer` names nothing narrower."""
    if outer.rest and outer.rest not in inner.rest:
        return False
    return all(any(contains(a, b) for a in outer.codes for b in named) for named in inner.named)


def depth(codes: frozenset[str]) -> int:
    """How far inside the country the innermost of the regions lies: 0 for none, more for a county than for its city."""
    return max((_depth(code) for code in codes), default=0)


@lru_cache(_MEMORY)
def _depth(code: str) -> int:
    return 1 + len(regions.parents(regions.region(code)))
