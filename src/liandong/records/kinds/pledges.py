"""Which commitments (承诺) and proposals (建议) are one: the same actor or speaker, and the same words or nearly."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved, is_known
from liandong.records.values import times
from liandong.records.values.names import normalise

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

NEAR_EQUAL = 88.0
"""Least similarity (0-100) of two wordings of one pledge; their numbers must be equal besides."""
OWN_WORDS = 16
"""Characters above which equal wording alone proves that two documents tell of one pledge."""


@dataclass(frozen=True, slots=True)
class Signature:
    actors: frozenset[str]
    known: frozenset[str]
    contents: frozenset[str]
    dues: frozenset[str]


def _signature(profile: Profile, resolved: Resolved, who: str, *kinds: str) -> Signature | None:
    contents = frozenset(normalise(text) for text in profile.texts("content")) - {""}
    if not contents:
        return None
    actors = resolved.keys(profile, who, *kinds)
    known = frozenset(a for a in actors if is_known(a) or a.startswith("region:"))
    dues = frozenset(due for s in profile.said.get("due", ()) if (due := times.key(s.value)))
    return Signature(actors, known, contents, dues)


def commitment(profile: Profile, resolved: Resolved) -> Signature | None:
    return _signature(profile, resolved, "actor", "organisation", "person", "project", "event")


def proposal(profile: Profile, resolved: Resolved) -> Signature | None:
    return _signature(profile, resolved, "speaker", "person", "organisation")


def keys(signature: Signature) -> Iterator[Hashable]:
    yield from (("content", content) for content in signature.contents)
    yield from (("actor", actor) for actor in signature.actors)


def compare(left: Signature, right: Signature, local: bool) -> Relation:
    """Same words by the same actor; in two documents the actor must be known, or the words long."""
    if left.dues and right.dues and not any(times.agree(a, b) for a in left.dues for b in right.dues):
        return Relation.DIFFERENT
    if left.actors and right.actors and not left.actors & right.actors:
        return Relation.DIFFERENT
    if left.contents & right.contents and (local or _long(left.contents & right.contents)):
        return Relation.SAME
    shared = left.actors & right.actors if local else left.known & right.known
    return Relation.SAME if shared and _near_equal(left, right) else Relation.DIFFERENT


def _long(contents: frozenset[str]) -> bool:
    return any(len(content) >= OWN_WORDS for content in contents)


def _near_equal(left: Signature, right: Signature) -> bool:
    return any(
        _NUMBER.findall(a) == _NUMBER.findall(b) and fuzz.ratio(a, b, score_cutoff=NEAR_EQUAL) > 0
        for a in left.contents
        for b in right.contents
    )


def alone(signature: Signature) -> bool:
    return bool(signature.known) or _long(signature.contents)


COMMITMENTS: Rule[Signature] = Rule(Signature, commitment, keys, compare, alone, asks=("actor",), proposes=False)
PROPOSALS: Rule[Signature] = Rule(Signature, proposal, keys, compare, alone, asks=("speaker",), proposes=False)
