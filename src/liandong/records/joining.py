"""Joining: one driver for every kind of record. It compares within blocks only, and joins only what is unambiguous.

A rule gives each profile a signature (what tells this kind of thing apart), block keys, and a comparison of two
signatures. Two signatures are joined when they are the same thing **and** neither of them could as well be something
else: a short name that fits two firms, or a forum without a year that fits two years, joins neither ("undecided").
"""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, TypeVar

from liandong.records.blocks import meeting
from liandong.records.clusters import Clusters
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved

S = TypeVar("S", bound=Hashable)


FITS_SEVERAL = "fits_several"
"""Reason: the thing could be each of several that are not one."""


class Relation(Enum):
    """What a rule says of two signatures.

    What is `proved` (by a code) is joined whatever else they fit. What is `possible` joins nothing, but it can make a
    short name ambiguous; what is `near` (a slip of the pen, perhaps) does not even that. Both are proposed to persons.
    """

    PROVED = "proved"
    SAME = "same"
    POSSIBLE = "possible"
    NEAR = "near"
    OPEN = "open"
    DIFFERENT = "different"


def _no_weight(_: object) -> int:
    return 0


def _nothing(_: object) -> Iterable[Hashable]:
    return ()


def _several(_: object, __: object) -> str:
    return FITS_SEVERAL


def _no_anchor(_: object) -> None:
    return None


def _as_it_is(signature: S, _: object) -> S:
    return signature


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """How one kind of record is told apart.

    `shape` is the type of signatures; `signature` gives None for what never joins anything, and may look up what the
    properties in `asks` name. `keys` are the block keys. `compare` is told whether both stand in one document (or
    copies of it). `alone` says whether equal signatures of different homes are one thing; without `within` nothing is
    joined inside one document.

    What is `sought` meets what is `offered` under the same key, and nothing else does: a short name meets the long ones
    that begin with it, which do not meet one another there. Others make a signature ambiguous only if they are of no
    less `weight`: that a short name fits a full one leaves the full one in no doubt.

    Between documents a rule may `learn` from all signatures: it gives words, each with what stands beside it and how
    many different such neighbours prove the word; then every signature is `refined` by the hashes of the proved words
    (and seeks what it sought before). Of those that then have one `anchor` (all that tells a firm, but for its codes)
    the rule makes one signature that stands for all (`merged`), or None where they may be several.
    `why` gives the reason for which two signatures that may be one are left open, as a code that messages word;
    without `proposes` persons are not asked.
    """

    shape: type[S]
    signature: Callable[[Profile, Resolved], S | None]
    keys: Callable[[S], Iterable[Hashable]]
    compare: Callable[[S, S, bool], Relation]
    alone: Callable[[S], bool]
    asks: tuple[str, ...] = ()
    within: bool = True
    weight: Callable[[S], int] = _no_weight
    sought: Callable[[S], Iterable[Hashable]] = _nothing
    offered: Callable[[S], Iterable[Hashable]] = _nothing
    learn: Callable[[S], Iterable[tuple[str, str, int]]] | None = None
    refined: Callable[[S, Container[int]], S] = _as_it_is
    anchor: Callable[[S], Hashable | None] = _no_anchor
    merged: Callable[[Sequence[S]], S | None] = _no_anchor
    why: Callable[[S, S], str] = _several
    proposes: bool = True


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
    found = _neighbours(rule, signatures)
    unclear = ambiguous(rule, signatures, found, local=True)
    edges: list[tuple[int, int]] = []
    for index, (first, *others) in enumerate(members):
        if index not in unclear:
            edges += [(first, other) for other in others]
    edges += [(members[a][0], members[b][0]) for a, b in joined(found, unclear.__contains__)]
    for left, right in sorted(edges):
        clusters.join(left, right)


Near = dict[int, set[int]]
"""For each signature, by its number, others that stand near it."""
_NONE: frozenset[int] = frozenset()


@dataclass(slots=True)
class Neighbours:
    """For each signature those that are proved to be the same thing, those that are, and those that are or may be."""

    proved: Near = field(default_factory=dict)
    same: Near = field(default_factory=dict)
    possible: Near = field(default_factory=dict)

    def note(self, left: int, right: int, relation: Relation) -> None:
        """Notes what was said of the two."""
        for near in self._noted(relation):
            near.setdefault(left, set()).add(right)
            near.setdefault(right, set()).add(left)

    def _noted(self, relation: Relation) -> Sequence[Near]:
        if relation is Relation.POSSIBLE:
            return (self.possible,)
        if relation is Relation.SAME:
            return self.same, self.possible
        return (self.proved, self.same, self.possible) if relation is Relation.PROVED else ()


def joined(found: Neighbours, unclear: Callable[[int], object]) -> Iterator[tuple[int, int]]:
    """The pairs to be joined, smaller number first: what is proved, and what is the same and neither is unclear."""
    for left, others in found.same.items():
        proved = found.proved.get(left, ())
        for right in others:
            if left < right and (right in proved or not (unclear(left) or unclear(right))):
                yield left, right


def _neighbours(rule: Rule[S], signatures: Sequence[S]) -> Neighbours:
    """What the signatures of a home are to one another."""
    found = Neighbours()
    if len(signatures) < 2:
        return found
    blocks: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)
    sought: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)
    for index, signature in enumerate(signatures):
        for key in rule.keys(signature):
            blocks[key][index] = None
        for key in rule.sought(signature):
            sought[key][index] = None
    offered: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)
    if sought:
        for index, signature in enumerate(signatures):
            for key in rule.offered(signature):
                if key in sought:
                    offered[key][index] = None
    seen: set[int] = set()
    for left, right in (
        *(pair for block in blocks.values() for pair in meeting(block, ())),
        *(pair for key, block in offered.items() for pair in meeting(sought[key], block)),
    ):
        number = left * len(signatures) + right
        if number not in seen:
            seen.add(number)
            found.note(left, right, rule.compare(signatures[left], signatures[right], True))
    return found


def ambiguous(
    rule: Rule[S], signatures: Sequence[S] | Mapping[int, S], found: Neighbours, *, local: bool
) -> frozenset[int]:
    """The signatures that could be two different things. Of a group that is one throughout, it is worked out once."""
    weighed = rule.weight is not _no_weight
    weights = {index: rule.weight(signatures[index]) for index in found.possible} if weighed else {}
    judged: dict[frozenset[int], bool] = {}
    unclear: set[int] = set()
    for index, near in found.possible.items():
        if len(near) < 2:
            continue
        others = near
        if weighed:
            least = weights[index]
            others = {other for other in near if weights[other] >= least}
        around: frozenset[int] = frozenset((index, *others))
        if around not in judged:
            judged[around] = _differ(rule, signatures, others, found.same, local=local)
        if judged[around]:
            unclear.add(index)
    return frozenset(unclear)


def _differ(
    rule: Rule[S], signatures: Sequence[S] | Mapping[int, S], some: Set[int], same: Near, *, local: bool
) -> bool:
    """Whether two of these are different things."""
    return any(
        a < b and rule.compare(signatures[a], signatures[b], local) is Relation.DIFFERENT
        for a in some
        for b in some - same.get(a, _NONE)
    )
