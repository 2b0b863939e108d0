"""Arranging: the backed values of one property and scope in their order, each with its level of conflict."""

from collections.abc import Sequence

from liandong.model import Conflict, Tier
from liandong.records.folding.backing import Backing, together
from liandong.records.values.sameness import Sameness

Weight = tuple[int, int, tuple[int, ...], float, str]
"""Person, tier, families, as-of where the latest wins, confidence, id: the smallest ranks first."""
Group = list[Backing]
"""Values that agree with the first of them."""


def groups(backings: Sequence[Backing], sameness: Sameness, *, latest: bool = False) -> list[Group]:
    """The backings in groups that agree, the strongest group first.

    Agreement is not transitive, so each group gathers around the value that finds most support among those left: 170亿
    and 169.8亿 confirm each other, and together outweigh one 180亿. With `latest`, of equally weighty groups the later
    one leads.
    """
    weigh = _weigh_latest if latest else _weigh
    left = sorted(backings, key=weigh)
    found: list[Group] = []
    while left:
        group = min((_around(head, left, sameness) for head in left), key=lambda each: weigh(together(each)))
        found.append(group)
        left = [b for b in left if b not in group]
    return [_within(group, sameness) for group in found]


def _around(head: Backing, left: Sequence[Backing], sameness: Sameness) -> Group:
    """The value and all that agree with it, itself first."""
    return [head, *(b for b in left if b is not head and sameness.agree(head.best.value, b.best.value))]


def _weigh(backing: Backing) -> Weight:
    return backing.tier, -len(backing.families), (), -backing.confidence, backing.best.id


def _weigh_latest(backing: Backing) -> Weight:
    date = backing.as_of.date if backing.as_of else ""
    later = tuple(-ord(character) for character in date) or (1,)
    return backing.tier, -len(backing.families), later, -backing.confidence, backing.best.id


def _within(group: Group, sameness: Sameness) -> Group:
    fuller = sameness.fuller
    if fuller is None or len(group) == 1:
        return group

    def order(backing: Backing) -> tuple[bool, tuple[int, ...], Weight]:
        return backing.tier > Tier.PERSON, min(map(fuller, backing.statements)), _weigh(backing)

    return sorted(group, key=order)


def refuted(group: Group, denials: Sequence[Backing], sameness: Sameness) -> bool:
    """Whether a nearer source denies what the group says."""
    nearest = min(b.tier for b in group)
    return any(d.tier < nearest and sameness.agree(group[0].best.value, d.best.value) for d in denials)


def levels(found: Sequence[Group], denials: Sequence[Backing], sameness: Sameness) -> list[list[Conflict]]:
    """The level of conflict of every value: of the winner the worst in its scope, of the others theirs to it."""
    head = found[0][0].best.value
    clash = len(found) > 1 or any(sameness.agree(head, d.best.value) for d in denials)
    rounding = Conflict.ROUNDING if sameness.rounded and len(found[0]) > 1 else Conflict.NONE
    out = [[Conflict.REAL if index else rounding] * len(group) for index, group in enumerate(found)]
    if clash:
        out[0][0] = Conflict.REAL
    return out
