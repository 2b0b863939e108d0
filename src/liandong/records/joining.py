"""Joining: one driver for every kind of record. It compares within blocks only, and joins only what is unambiguous.

A rule gives each profile a signature (what tells this kind of thing apart), block keys, and a comparison of two
signatures. Two signatures are joined when they are the same thing **and** neither of them could as well be something
else: a short name that fits two firms, or a forum without a year that fits two years, joins neither ("undecided").
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
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

    `signature` gives None for what never joins anything. `keys` are the block keys. `compare` is told whether both
    stand in one document (or copies of it). `alone` says whether equal signatures of different homes are one thing;
    without `within` nothing is joined inside one document.
    """

    signature: Callable[[Profile, Resolved], S | None]
    keys: Callable[[S], Iterable[Hashable]]
    compare: Callable[[S, S, bool], Relation]
    alone: Callable[[S], bool]
    within: bool = True


Known = dict[Profile, S | None]
"""Signatures worked out already; a profile that nothing was joined to keeps its own from step to step."""


def join_within(
    rule: Rule[S], group: Sequence[Profile], resolved: Resolved, clusters: Clusters, known: Known[S]
) -> None:
    """Joins the profiles of each home among themselves (one that a person joined over several homes waits its turn)."""
    homes: dict[str, list[Profile]] = {}
    for profile in group:
        if len(profile.homes) == 1:
            homes.setdefault(profile.home, []).append(profile)
    for home in sorted(homes):
        if len(homes[home]) > 1:
            _join(rule, _classes(rule, homes[home], resolved, known), clusters, local=True)


def join_across(
    rule: Rule[S], group: Sequence[Profile], resolved: Resolved, clusters: Clusters, known: Known[S]
) -> None:
    """Joins profiles of different homes."""
    _join(rule, _classes(rule, group, resolved, known), clusters, local=False)


def _classes(rule: Rule[S], group: Sequence[Profile], resolved: Resolved, known: Known[S]) -> dict[S, list[Profile]]:
    """The profiles (which come sorted by id) by signature."""
    classes: dict[S, list[Profile]] = {}
    for profile in group:
        signature = known[profile] if profile in known else rule.signature(profile, resolved)
        known[profile] = signature
        if signature is not None:
            classes.setdefault(signature, []).append(profile)
    return classes


def _join(rule: Rule[S], classes: dict[S, list[Profile]], clusters: Clusters, *, local: bool) -> None:
    signatures, members = list(classes), list(classes.values())
    near, possible = _neighbours(rule, signatures, local=local)
    unclear = _ambiguous(rule, signatures, near, possible, local=local)
    edges: list[tuple[str, str]] = []
    for index, signature in enumerate(signatures):
        if index in unclear:
            continue
        first = members[index][0].id
        if len(members[index]) > 1 and (local or rule.alone(signature)):
            edges += [(first, other.id) for other in members[index][1:]]
        edges += [(first, members[n][0].id) for n in near.get(index, ()) if n > index and n not in unclear]
    for left, right in sorted(edges):
        clusters.join(left, right)


Near = dict[int, set[int]]
"""For each signature, by its number, others that stand near it."""


def _neighbours(rule: Rule[S], signatures: Sequence[S], *, local: bool) -> tuple[Near, Near]:
    """For each signature those that are the same thing, and those that are or may be."""
    if len(signatures) < 2:
        return {}, {}
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, signature in enumerate(signatures):
        for key in rule.keys(signature):
            blocks[key].append(index)
    near: Near = {}
    possible: Near = {}
    seen: set[int] = set()
    for block in blocks.values():
        if not 1 < len(block) <= BLOCK_LIMIT:
            continue
        for left, right in combinations(block, 2):
            pair = left * len(signatures) + right
            if left == right or pair in seen:
                continue
            seen.add(pair)
            relation = rule.compare(signatures[left], signatures[right], local)
            if relation is Relation.SAME:
                _note(near, left, right)
            if relation is Relation.SAME or relation is Relation.POSSIBLE:
                _note(possible, left, right)
    return near, possible


def _note(found: Near, left: int, right: int) -> None:
    found.setdefault(left, set()).add(right)
    found.setdefault(right, set()).add(left)


def _ambiguous(rule: Rule[S], signatures: Sequence[S], near: Near, possible: Near, *, local: bool) -> frozenset[int]:
    """The signatures that could be two different things. Of a group that is one throughout, it is worked out once."""
    judged: dict[frozenset[int], bool] = {}
    unclear: set[int] = set()
    for index, others in possible.items():
        around = frozenset((index, *others))
        if around not in judged:
            judged[around] = any(
                b not in near.get(a, ()) and rule.compare(signatures[a], signatures[b], local) is Relation.DIFFERENT
                for a, b in combinations(sorted(others), 2)
            )
        if judged[around]:
            unclear.add(index)
    return frozenset(unclear)
