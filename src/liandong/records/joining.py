"""Joining: one driver for every kind of record. It compares within blocks only, and joins only what is unambiguous.

A rule gives each profile a signature (what tells this kind of thing apart), block keys, and a comparison of two
signatures. Two signatures are joined when they are the same thing **and** neither of them could as well be something
else: a short name that fits two firms, or a forum without a year that fits two years, joins neither ("undecided").
"""

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
    """What a rule says of two signatures."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """How one kind of record is told apart.

    `signature` gives None for what never joins anything. `keys` are the block keys. `compare` is told whether both
    stand in one document (or copies of it). `alone` says whether equal signatures of different homes are one thing.
    """

    signature: Callable[[Profile, Resolved], S | None]
    keys: Callable[[S], Iterable[Hashable]]
    compare: Callable[[S, S, bool], Relation]
    alone: Callable[[S], bool]


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
    near = _neighbours(rule, classes, local=local)
    ambiguous = {s for s, others in near.items() if _contradictory(rule, others, local=local)}
    edges: list[tuple[str, str]] = []
    for signature, members in classes.items():
        if signature not in ambiguous and (local or rule.alone(signature)):
            edges += [(members[0].id, other.id) for other in members[1:]]
        if signature in ambiguous:
            continue
        first = members[0].id
        for other in near.get(signature, ()):
            if other not in ambiguous and classes[other][0].id > first:
                edges.append((first, classes[other][0].id))
    for left, right in sorted(edges):
        clusters.join(left, right)


def _neighbours(rule: Rule[S], classes: dict[S, list[Profile]], *, local: bool) -> dict[S, list[S]]:
    """For each signature those that are the same thing, each once."""
    blocks: dict[Hashable, list[S]] = {}
    for signature in classes:
        for key in rule.keys(signature):
            blocks.setdefault(key, []).append(signature)
    near: dict[S, dict[S, None]] = {}
    for block in blocks.values():
        if not 1 < len(block) <= BLOCK_LIMIT:
            continue
        for left, right in combinations(block, 2):
            if right not in near.get(left, ()) and rule.compare(left, right, local) is Relation.SAME:
                near.setdefault(left, {})[right] = None
                near.setdefault(right, {})[left] = None
    return {signature: list(others) for signature, others in near.items()}


def _contradictory(rule: Rule[S], others: Sequence[S], *, local: bool) -> bool:
    return len(others) > BLOCK_LIMIT or any(
        rule.compare(a, b, local) is Relation.DIFFERENT for a, b in combinations(others, 2)
    )
