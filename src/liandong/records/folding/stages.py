"""Stages of a project (状态): never a scalar, but a history on a lattice, the furthest stage that was reached first."""

from collections.abc import Sequence

from liandong.model import Conflict, Modality, Tier
from liandong.model.kinds import STAGES
from liandong.records.folding.backing import Backing, Rank

_REACHED = (Modality.DONE, Modality.ONGOING)


def reached(backing: Backing) -> bool:
    """Whether the stage is told as a fact: an intention counts only as planned (预计2018年投产 is no operation)."""
    return backing.best.value.text == "planned" or any(s.modality in _REACHED for s in backing.statements)


def history(backings: Sequence[Backing]) -> list[tuple[Backing, Conflict]]:
    """The stages, the present one first, then the latest as-of first, undated ones last; intentions at the very end.

    Present is the furthest stage stated as reached; a suspension or an end (暂停, 终止) is present if it is dated after
    every stage, or if no stage is known; and what a person stated last is present whatever else is told. A step back
    told for a later day than the present stage is marked as a conflict, and so is a step beyond what a person stated,
    which his word settles unless it is told for a later day.
    """
    done = [b for b in backings if reached(b)]
    meant = [b for b in backings if not reached(b)]
    if not done:
        return [(b, Conflict.NONE) for b in sorted(meant, key=_further)]
    present = _present(done)
    rest = sorted((b for b in done if b is not present), key=_later)
    after = [(b, _level(b, present)) for b in (*rest, *sorted(meant, key=_later))]
    return [(present, Conflict.NONE), *after]


def _rank(backing: Backing) -> int | None:
    return STAGES.get(backing.best.value.text, (None, "", ""))[0]


def _date(backing: Backing) -> str:
    return backing.as_of.date if backing.as_of else ""


def _further(backing: Backing) -> tuple[int, Rank]:
    rank = _rank(backing)
    return -(rank if rank is not None else -1), backing.rank


def _later(backing: Backing) -> tuple[tuple[int, ...], int, Rank]:
    date = tuple(-ord(character) for character in _date(backing))
    return date or (1,), *_further(backing)


def _present(done: Sequence[Backing]) -> Backing:
    stated = [b for b in done if b.tier is Tier.PERSON]
    if stated:
        return min(stated, key=lambda b: b.rank)
    steps = [b for b in done if _rank(b) is not None]
    sides = [b for b in done if _rank(b) is None]
    if sides:
        latest = min(sides, key=_later)
        if not steps or (_date(latest) and _date(latest) >= max(map(_date, steps))):
            return latest
    return min(steps, key=_further)


def _level(backing: Backing, present: Backing) -> Conflict:
    rank, now = _rank(backing), _rank(present)
    back = rank is not None and now is not None and rank < now and reached(backing)
    later = bool(_date(present)) and _date(backing) > _date(present)
    beyond = present.tier is Tier.PERSON < backing.tier and rank is not None and now is not None and rank > now
    if (back or beyond) and later:
        return Conflict.REAL
    return Conflict.SETTLED if beyond else Conflict.NONE
