"""Planning (筹划): what a person says of a mechanism, one thing at a time, as what its entry tells."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from liandong.errors import EntryError
from liandong.followup.calendar import Turn
from liandong.followup.mechanisms.event import Told
from liandong.followup.mechanisms.mechanism import Mechanism, Member, Ruled
from liandong.followup.mechanisms.notation import read_rule
from liandong.messages import words
from liandong.model import Record
from liandong.model.noun import replace

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is said; None or nothing for what stays. Who is `joining`, a `turn` of chairs (each for so many `months`)
    and a `rule` begin with `since`; who is `leaving` was a member up to the day before."""

    since: date
    name: str | None = None
    record: Record | None = None
    secretariat: str | None = None
    joining: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    turn: tuple[str, ...] | None = None
    months: int = 12
    rule: str | None = None
    grace: int | None = None


def told(plan: Planned, before: Mechanism | None = None) -> Told:
    """What the entry tells; EntryError for a rule that is none, and where somebody leaves who is no member."""
    fields: dict[str, Any] = {
        name: getattr(plan, name) for name in ("name", "secretariat", "grace") if getattr(plan, name) is not None
    }
    members = before.members if before else ()
    if plan.record is not None:
        fields["record"] = plan.record.id
    changed = _joined(_left(members, plan), plan)
    if changed != members:
        fields["members"] = changed
    if plan.turn is not None:
        fields["turns"] = _further(before.turns if before else (), Turn(plan.since, plan.turn, plan.months))
    if plan.rule is not None:
        fields["rules"] = _further(before.rules if before else (), Ruled(plan.since, read_rule(plan.rule)))
    return Told(**fields)


def members_of(record: Record) -> tuple[Member, ...]:
    """The members that pages tell of a mechanism, each with the statement that proves it; since when is not known."""
    return tuple(Member(value.value.text, statements=tuple(value.statements[:1])) for value in record.values("member"))


def _further(parts: tuple[Any, ...], more: Any) -> tuple[Any, ...]:
    """With one more, in place of one that begins on the same day."""
    return (*(part for part in parts if part.since != more.since), more)


def _left(members: tuple[Member, ...], plan: Planned) -> tuple[Member, ...]:
    there = {member.name for member in members if member.on(plan.since - _DAY)}
    for name in plan.leaving:
        if name not in there:
            raise EntryError(words("fault.no_member", member=name, day=plan.since - _DAY))
    return tuple(
        replace(member, until=plan.since - _DAY)
        if member.name in plan.leaving and member.on(plan.since - _DAY)
        else member
        for member in members
    )


def _joined(members: tuple[Member, ...], plan: Planned) -> tuple[Member, ...]:
    there = {member.name for member in members}
    taken = members_of(plan.record) if plan.record is not None else ()
    fresh = tuple(Member(name, plan.since) for name in plan.joining)
    return (*members, *(member for member in taken if member.name not in there), *fresh)
