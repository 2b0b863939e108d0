"""Arranging: the values of one property and scope in their order, each with its level of conflict."""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from liandong.model import Conflict, Tier, Value
from liandong.model.noun import replace
from liandong.records.folding.backing import Backing
from liandong.records.folding.vintages import superseded
from liandong.records.values.neighbours import neighbours
from liandong.records.values.sameness import Sameness

Weight = tuple[int, float, int, tuple[int, ...], float, str]
"""Tier (person first), when a person stated the first value, families, as-of where the latest wins, confidence, id: the
smallest ranks first."""
_NEVER = float("inf")
Group = list[Backing]
"""Values that agree with the first of them."""


def arrange(
    backings: Sequence[Backing],
    denials: Sequence[Backing],
    sameness: Sameness,
    *,
    latest: bool = False,
    increases: Sequence[Value] = (),
) -> list[tuple[Backing, Conflict]]:
    """The asserted values in groups that agree, the strongest group first, what a nearer source denies last; behind
    them, without conflict, what others took the place of, the latest first.

    Of the winner the level is the worst in its scope, of the others how they stand to it: what a person stated settles
    what pages tell otherwise, and so does a last word of persons (see `contested`).
    """
    if len(backings) == 1 and not denials:
        return [(backings[0], Conflict.NONE)]
    found = groups(backings, sameness, latest=latest)
    past = superseded(found, increases) if len(found) > 1 and sameness.rounded else []
    history = [replace(backing, superseded=True) for n in past for backing in found[n]]
    found = [group for n, group in enumerate(found) if n not in past]
    against = _denied(found, denials, sameness) if denials else [[] for _ in found]
    nearest = [min(backing.tier for backing in group) for group in found]
    order = sorted(range(len(found)), key=lambda n: any(denial.tier < nearest[n] for denial in against[n]))
    agreeing = Conflict.ROUNDING if sameness.rounded and len(found[order[0]]) > 1 else Conflict.NONE
    first = found[order[0]]
    levels = [_level(found[n], first) for n in order[1:]]
    arranged = [(backing, agreeing) for backing in first]
    arranged += [(backing, level) for n, level in zip(order[1:], levels, strict=True) for backing in found[n]]
    if against[order[0]]:
        levels.append(Conflict.SETTLED if first[0].tier is Tier.PERSON else Conflict.REAL)
    if levels:
        arranged[0] = first[0], Conflict.REAL if Conflict.REAL in levels else Conflict.SETTLED
    return [*arranged, *((backing, Conflict.NONE) for backing in history)]


def _level(group: Group, first: Group) -> Conflict:
    """How the values of a group stand to the leading ones, which say otherwise."""
    return Conflict.SETTLED if first[0].tier is Tier.PERSON and not contested(first, group) else Conflict.REAL


def contested(leading: Group, other: Group) -> bool:
    """Whether persons are of two minds: somebody states the other value, has not stated the leading one since, and
    nobody has said the leading one again now that both were said."""
    ours = [s.attestation for backing in leading for s in backing.statements if s.attestation]
    theirs = [s.attestation for backing in other for s in backing.statements if s.attestation]
    last = {told.actor: told.moment for told in sorted(ours, key=lambda told: told.moment)}
    held = [told.moment for told in theirs if last.get(told.actor, -_NEVER) < told.moment]
    if not held:
        return False
    both = max(min(told.moment for told in ours), *held)
    return not any(told.moment > both for told in ours)


def groups(backings: Sequence[Backing], sameness: Sameness, *, latest: bool = False) -> list[Group]:
    """The backings in groups that agree, the strongest group first.

    Agreement is not transitive, so each group gathers around the value that finds most support among those left: 170亿
    and 169.8亿 confirm each other, and together outweigh one 180亿. What is vague gathers others only where no exact
    value takes it in. With `latest`, of equally weighty groups the later one leads.
    """
    if len(backings) == 1:
        return [list(backings)]
    if not sameness.clashing:
        return [_within(sorted(backings, key=lambda backing: backing.best.id), sameness)]
    left = sorted(backings, key=lambda backing: _weigh([backing], latest=latest))
    near = neighbours([backing.best.value for backing in left], sameness)
    if not any(near):
        return [[backing] for backing in left]
    vague = [
        sameness.vague is not None and backing.tier > Tier.PERSON and sameness.vague(backing.best.value)
        for backing in left
    ]

    def weigh(numbers: Sequence[int]) -> Weight:
        return _weigh([left[n] for n in numbers], latest=latest)

    return [_within([left[n] for n in numbers], sameness) for _, numbers in sorted(_gathered(near, vague, weigh))]


def _gathered(
    near: Sequence[Sequence[int]], vague: Sequence[bool], weigh: Callable[[Sequence[int]], Weight]
) -> list[tuple[Weight, list[int]]]:
    """Groups of numbers with their weights: again and again the weightiest head with its neighbours among those left,
    vague heads last.

    A head only loses weight when neighbours go, so the head on top of the heap is weighed anew, and is the next if it
    weighs what it did.
    """
    heap = [(vague[head], weigh([head, *others]), head) for head, others in enumerate(near)]
    heapify(heap)
    gone: set[int] = set()
    chosen: list[tuple[Weight, list[int]]] = []
    while heap:
        later, weight, head = heappop(heap)
        if head in gone:
            continue
        group = [head, *(n for n in near[head] if n not in gone)]
        now = weigh(group)
        if now != weight:
            heappush(heap, (later, now, head))
            continue
        gone.update(group)
        chosen.append((now, group))
    return chosen


def _weigh(group: Sequence[Backing], *, latest: bool) -> Weight:
    """What the values of a group weigh together; the id is that of the first."""
    first = group[0]
    later = _later(group) if latest else ()
    if len(group) == 1:
        return first.tier, first.recency, -len(first.families), later, -first.confidence, first.best.id
    families = len(frozenset[str]().union(*(backing.families for backing in group)))
    tier = min(b.tier for b in group)
    stated = _NEVER if first.tier > tier is Tier.PERSON else first.recency  # what a person states leads its group
    return tier, stated, -families, later, -max(b.confidence for b in group), first.best.id


def _later(group: Sequence[Backing]) -> tuple[int, ...]:
    """Smaller for a later date; undated last."""
    date = max((backing.as_of.date for backing in group if backing.as_of), default="")
    return (*(-ord(character) for character in date), 1)


def _within(group: Group, sameness: Sameness) -> Group:
    fuller = sameness.fuller
    if fuller is None or len(group) == 1:
        return group

    def order(backing: Backing) -> tuple[bool, float, tuple[int, ...], Weight]:
        return (
            backing.tier > Tier.PERSON,
            backing.recency,
            min(map(fuller, backing.statements)),
            _weigh([backing], latest=False),
        )

    return sorted(group, key=order)


def _denied(found: Sequence[Group], denials: Sequence[Backing], sameness: Sameness) -> list[list[Backing]]:
    """For each group the denials of what its first value says."""
    heads = [group[0].best.value for group in found]
    near = neighbours([*heads, *(denial.best.value for denial in denials)], sameness)
    return [[denials[n - len(heads)] for n in near[head] if n >= len(heads)] for head in range(len(heads))]
