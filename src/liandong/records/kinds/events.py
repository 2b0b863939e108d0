"""Which mentions of events (活动) are one: name with edition, date and place; a nameless one stays at home."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from liandong.records.joining import Relation, Rule
from liandong.records.kinds.projects import stated
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import places, times
from liandong.records.values.names import Name, clash, parse
from liandong.vocabulary.events import EVENT_PATTERN

_NOUN_END = re.compile(rf"(?:{EVENT_PATTERN.pattern})$")
_GENERIC = 4
"""A core this short is a bare noun (推介会, 签约仪式) unless a brand stands in it."""


@dataclass(frozen=True, slots=True)
class Signature:
    names: frozenset[Name]
    dates: frozenset[str]
    codes: frozenset[str]


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """Names, dates (open ones left out) and regions of the places; None for an event without a name."""
    names = frozenset(parse(text) for text in profile.texts("name"))
    if not names:
        return None
    dates = frozenset(date for s in profile.said.get("date", ()) if (date := times.key(s.value)))
    return Signature(names, dates, stated(profile.texts("place")))


def keys(signature: Signature) -> Iterator[Hashable]:
    for name in signature.names:
        yield name.skeleton
        noun = _NOUN_END.search(name.core)
        if noun:
            for date in signature.dates:
                yield date[-5:], noun.group()[-2:]


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """Same name and nothing that contradicts it, or one day, one city, one noun and names that overlap."""
    if not _timely(left, right):
        return Relation.DIFFERENT
    if (local or places.same_city(left.codes, right.codes)) and any(
        _same_name(a, b, left, right, local) for a in left.names for b in right.names
    ):
        return Relation.SAME
    return Relation.DIFFERENT


def _timely(left: Signature, right: Signature) -> bool:
    """Whether neither dates, nor editions, nor years in the names contradict one another."""
    if left.dates and right.dates and not any(times.agree(a, b) for a in left.dates for b in right.dates):
        return False
    if any(clash(a.weak, b.weak) or clash(a.strict, b.strict) for a in left.names for b in right.names):
        return False
    return not (_other_year(left, right) or _other_year(right, left))


def _other_year(named: Signature, dated: Signature) -> bool:
    years = {number[:4] for name in named.names for unit, number in name.weak if unit == "年"}
    held = {date[:4] for date in dated.dates if not date.startswith("--")}
    return bool(years and held and not years & held)


def _same_name(a: Name, b: Name, left: Signature, right: Signature, local: bool) -> bool:
    if a.plain == b.plain:
        return local or distinct(a) or _fixed(a, left, right)
    if not places.compatible(a.codes, b.codes):
        return False
    if a.skeleton == b.skeleton and a.skeleton:
        return local or (distinct(a) and distinct(b)) or _fixed(a, left, right)
    return _one_day(left, right) and _overlap(a, b)


def distinct(name: Name) -> bool:
    """Whether the name says which event it is in any document: a brand, or an edition or year of a regional event."""
    if len(name.brand) >= 2:
        return True
    return bool(name.codes) and len(name.core) > _GENERIC and bool(name.weak or len(name.codes) > 1)


def _fixed(name: Name, left: Signature, right: Signature) -> bool:
    """Whether day and city, stated by both, make up for a name without a brand."""
    return len(name.core) > _GENERIC and _one_day(left, right) and bool((left.codes and right.codes) or name.codes)


def _one_day(left: Signature, right: Signature) -> bool:
    days = {d[-5:] for d in left.dates if len(d) >= 7 and times.has_day(d)}
    return any(d[-5:] in days for d in right.dates if times.has_day(d))


@lru_cache(1 << 14)
def _overlap(a: Name, b: Name) -> bool:
    """Whether two cores end in one noun and share most of what stands before it."""
    first, second = _NOUN_END.search(a.core), _NOUN_END.search(b.core)
    if not first or not second or first.group()[-2:] != second.group()[-2:]:
        return False
    ours, theirs = _pairs(a.core[: first.start()]), _pairs(b.core[: second.start()])
    if not ours or not theirs:
        return False
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs)) and len(ours & theirs) >= 2


def _pairs(text: str) -> frozenset[str]:
    return frozenset(x + y for x, y in pairwise(text))


def alone(signature: Signature) -> bool:
    return any(distinct(name) for name in signature.names) or (
        bool(signature.codes)
        and any(times.has_day(d) for d in signature.dates)
        and any(len(n.core) > _GENERIC for n in signature.names)
    )


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone)
