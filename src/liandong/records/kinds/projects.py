"""Which mentions of projects (项目) and sites (载体) are one: equal cores, a kept brand, and places that can be one."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import places
from liandong.records.values.names import Name, clash, parse

_TAILS = frozenset(("整体开发", "建设", "开发", "整体", "一体化", "全国", "国际", "华南", "产业", "综合", "总"))
"""What one of two names of a project may have more inside."""
_LINE = "号线"
_LONG_BRAND = 4
"""Characters of a brand with which two things of one city, called by other plain words, may be one."""

SIMILAR_NAME = "similar_name"
"""Reason: two things of one city bear one brand, and plain words besides differ."""
_PLURAL = re.compile(r"一批|多个|若干|重大|重点|系列|首批|各类|多项")
"""Words of a heading over many things (重大项目): without a brand such a name is no thing's name."""


@dataclass(frozen=True, slots=True)
class Signature:
    names: frozenset[Name]
    codes: frozenset[str]


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """All names, and the regions that its places (or failing these its names) name; None for what has no name."""
    names = frozenset(parse(text) for text in profile.texts("name"))
    if not names:
        return None
    return Signature(names, stated(profile.texts("place")))


@lru_cache(1 << 14)
def stated(texts: tuple[str, ...]) -> frozenset[str]:
    """The regions that several stated places name."""
    return frozenset[str]().union(*(places.read(text).codes for text in texts))


def keys(signature: Signature) -> Iterator[Hashable]:
    """The whole name, and each pair of characters of its brand with what the thing is (…园, …城)."""
    for name in signature.names:
        yield name.skeleton, name.strict
        for first, second in pairwise(name.brand):
            yield first + second, name.core[-2:], name.strict


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """Same where two names are one thing's, and the places do not lie in different cities; near where brand and city
    are one, and plain words differ.
    """
    found = Relation.DIFFERENT
    for a in left.names:
        for b in right.names:
            if same_thing(a, b, local) and (local or _near(left, a, right, b)):
                return Relation.SAME
            if not local and a.brand == b.brand and _alike(left, a, right, b):
                found = Relation.NEAR
    return found


def same_thing(a: Name, b: Name, local: bool) -> bool:
    """Whether two names can be those of one thing: no mark differs, cores equal or one kept whole in the other."""
    if a.strict != b.strict or clash(a.weak, b.weak):
        return False
    if a.plain == b.plain:
        return local or distinct(a)
    if not places.compatible(a.codes, b.codes):
        return False
    if a.skeleton == b.skeleton:
        return local or (distinct(a) and distinct(b)) or _same_spot(a, b)
    return _kept_whole(a, b)


def distinct(name: Name) -> bool:
    """Whether the name says which thing it is, in any document: a brand, a numbered line of a city, a small place."""
    if len(name.brand) >= 2:
        return True
    if not name.codes or _PLURAL.search(name.plain):
        return False
    if any(unit == _LINE for unit, _ in name.strict):
        return True
    return len(name.core) >= 6 or (len(name.core) >= 4 and any(not code.isdigit() for code in name.codes))


def _same_spot(a: Name, b: Name) -> bool:
    return bool(a.codes) and a.codes == b.codes and len(a.core) >= 4


def _kept_whole(a: Name, b: Name) -> bool:
    """Whether the shorter core, brand included, stands in the longer one, which has more only where that tells nothing.

    More in front is a fuller brand (广汽 | 智联新能源汽车产业园); more inside must be plain (国际, 整体开发):
    思科智慧城 is not 思科智慧城研发中心.
    """
    short, long = sorted((a, b), key=lambda name: (len(name.core), name.core))
    if len(short.brand) < 2 or short.brand not in long.brand or len(short.core) < 4:
        return False
    if long.core.endswith(short.core):
        return True
    gap = len(long.core) - len(short.core)
    for at in range(1, len(short.core)):
        if (
            long.core[at : at + gap] in _TAILS
            and long.core[:at] == short.core[:at]
            and long.core[at + gap :] == short.core[at:]
        ):
            return True
    return False


def _near(left: Signature, a: Name, right: Signature, b: Name) -> bool:
    """Whether the places agree well enough: clear brands must not lie in two cities, others need a shared place."""
    ours, theirs = left.codes | a.codes, right.codes | b.codes
    if not places.same_city(ours, theirs):
        return False
    if len(a.brand) >= 2 and len(b.brand) >= 2:
        return bool(ours and theirs) or min(len(a.core), len(b.core)) >= 5
    return bool(ours and theirs)


def _alike(left: Signature, a: Name, right: Signature, b: Name) -> bool:
    """Whether two names with one long brand and no mark that differs are told of one city."""
    if len(a.brand) < _LONG_BRAND or a.strict != b.strict or clash(a.weak, b.weak):
        return False
    ours, theirs = left.codes | a.codes, right.codes | b.codes
    return bool(ours and theirs) and places.same_city(ours, theirs)


def why(left: Signature, right: Signature) -> str:
    return SIMILAR_NAME


def alone(signature: Signature) -> bool:
    return any(distinct(name) for name in signature.names)


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone, why=why)
