"""Joining: one driver for every kind of record. It compares within blocks only, and joins only what is unambiguous.

A rule gives each profile a signature (what tells this kind of thing apart), block keys, and a comparison of two
signatures. Two signatures are joined when they are the same thing **and** neither of them could as well be something
else: a short name that fits two firms, or a forum without a year that fits two years, joins neither ("undecided").
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Generic, TypeVar

from liandong.records.clusters import Clusters
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved

S = TypeVar("S", bound=Hashable)

BLOCK_LIMIT = 256
"""Signatures in one block above which its key identifies nothing (a frequent word), and the block is left alone."""


class Relation(Enum):
    """What a rule says of two signatures. What is `possible` joins nothing, but it can make a short name ambiguous."""

    SAME = "same"
    POSSIBLE = "possible"
    OPEN = "open"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """How one kind of record is told apart.

    `shape` is the type of signatures; `signature` gives None for what never joins anything, and may look up what the
    properties in `asks` name. `keys` are the block keys. `compare` is told whether both stand in one document (or
    copies of it). `alone` says whether equal signatures of different homes are one thing; without `within` nothing is
    joined inside one document.
    """

    shape: type[S]
    signature: Callable[[Profile, Resolved], S | None]
    keys: Callable[[S], Iterable[Hashable]]
    compare: Callable[[S, S, bool], Relation]
    alone: Callable[[S], bool]
    asks: tuple[str, ...] = ()
    within: bool = True


Known = dict[Profile, S | None]
"""Signatures worked out already; a profile that nothing was joined to keeps its own from step to step."""


def signed(rule: Rule[S], profile: Profile, resolved: Resolved, known: Known[S]) -> S | None:
    """The signature of the profile, worked out once."""
    if profile not in known:
        known[profile] = rule.signature(profile, resolved)
    return known[profile]


def join_within(
    rule: Rule[S], home: Sequence[Profile], resolved: Resolved, clusters: Clusters, known: Known[S]
) -> None:
    """Joins the profiles of one home (sorted by id) among themselves."""
    classes: dict[S, list[int]] = {}
    for profile in home:
        signature = signed(rule, profile, resolved, known)
        if signature is not None:
            classes.setdefault(signature, []).append(profile.id)
    signatures, members = list(classes), list(classes.values())
    near, possible = _neighbours(rule, signatures)
    unclear = ambiguous(rule, signatures, near, possible, local=True)
    edges: list[tuple[int, int]] = []
    for index, (first, *others) in enumerate(members):
        if index not in unclear:
            edges += [(first, other) for other in others]
            edges += [(first, members[n][0]) for n in near.get(index, ()) if n > index and n not in unclear]
    for left, right in sorted(edges):
        clusters.join(left, right)


Near = dict[int, set[int]]
"""For each signature, by its number, others that stand near it."""


def _neighbours(rule: Rule[S], signatures: Sequence[S]) -> tuple[Near, Near]:
    """For each signature of a home those that are the same thing, and those that are or may be."""
    near: Near = {}
    possible: Near = {}
    if len(signatures) < 2:
        return near, possible
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, signature in enumerate(signatures):
        for key in rule.keys(signature):
            blocks[key].append(index)
    seen: set[int] = set()
    for block in blocks.values():
        if not 1 < len(block) <= BLOCK_LIMIT:
            continue
        for left, right in combinations(block, 2):
            pair = left * len(signatures) + right
            if left == right or pair in seen:
                continue
            seen.add(pair)
            relation = rule.compare(signatures[left], signatures[right], True)
            if relation is Relation.SAME or relation is Relation.POSSIBLE:
                note(near, possible, left, right, same=relation is Relation.SAME)
    return near, possible


def note(near: Near, possible: Near, left: int, right: int, *, same: bool) -> None:
    """Notes that the two are one thing, or (without `same`) may be."""
    for found in (near, possible) if same else (possible,):
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)


def ambiguous(
    rule: Rule[S], signatures: Sequence[S] | Mapping[int, S], near: Near, possible: Near, *, local: bool
) -> frozenset[int]:
    """The signatures that could be two different things. Of a group that is one throughout, it is worked out once."""
    judged: dict[frozenset[int], bool] = {}
    unclear: set[int] = set()
    for index, others in possible.items():
        if len(others) < 2:
            continue
        around = frozenset((index, *others))
        if around not in judged:
            judged[around] = any(
                b not in near.get(a, ()) and rule.compare(signatures[a], signatures[b], local) is Relation.DIFFERENT
                for a, b in combinations(sorted(others), 2)
            )
        if judged[around]:
            unclear.add(index)
    return frozenset(unclear)
