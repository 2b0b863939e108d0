"""Which mentions of policies (政策), publications (成果), mechanisms (机制) are one: title, number, issuer's region."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from liandong.records.joining import Relation, Rule
from liandong.records.kinds.projects import stated
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved
from liandong.records.values import places
from liandong.records.values.names import Name, clash, normalise, parse

LONG_TITLE = 12
"""A core this long is somebody's title and nobody else's, even where neither issuer nor region is told."""
SHORT_TITLE = 6
"""A core shorter than this (工作方案, 联席会议) needs a brand."""
CLEAR_BRAND = 3
"""Characters that the plain words must leave of a title for it to be one body's own."""


@dataclass(frozen=True, slots=True)
class Signature:
    names: frozenset[Name]
    numbers: frozenset[str]
    codes: frozenset[str]
    members: frozenset[str]


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """Titles, document numbers, regions of issuers, and members of a mechanism."""
    names = frozenset(parse(text) for text in profile.texts("name"))
    numbers = frozenset(normalise(text) for text in profile.texts("document_number"))
    if not names and not numbers:
        return None
    members = resolved.keys(profile, "member", "organisation")
    return Signature(names, numbers, stated(profile.texts("issuer")), members)


def keys(signature: Signature) -> Iterator[Hashable]:
    yield from (("number", number) for number in signature.numbers)
    for name in signature.names:
        yield name.skeleton, name.strict


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """The document number decides; otherwise equal titles whose regions, years and editions do not differ."""
    if left.numbers and right.numbers:
        return Relation.SAME if left.numbers & right.numbers else Relation.DIFFERENT
    for a in left.names:
        for b in right.names:
            if _same_title(a, b, left, right, local):
                return Relation.SAME
    return Relation.DIFFERENT


def _same_title(a: Name, b: Name, left: Signature, right: Signature, local: bool) -> bool:
    if a.strict != b.strict or clash(a.weak, b.weak) or a.skeleton != b.skeleton:
        return False
    ours, theirs = a.codes | left.codes, b.codes | right.codes
    if not places.compatible(ours, theirs):
        return False
    if local or len(left.members & right.members) >= 2:
        return True
    if not a.core:
        return False
    return distinct(a, ours) and distinct(b, theirs)


def distinct(name: Name, codes: frozenset[str]) -> bool:
    """Whether title and region say which text it is: two regions may each have an 实施方案."""
    if len(name.core) >= LONG_TITLE or (len(name.brand) >= CLEAR_BRAND and len(name.core) >= SHORT_TITLE):
        return True
    return bool(codes) and len(name.core) >= SHORT_TITLE


def alone(signature: Signature) -> bool:
    return bool(signature.numbers) or any(distinct(name, name.codes | signature.codes) for name in signature.names)


RULE: Rule[Signature] = Rule(Signature, signature, keys, compare, alone, asks=("member",))
