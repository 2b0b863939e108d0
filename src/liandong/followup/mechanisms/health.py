"""Health (运行情况) of a mechanism: rounds held on time, who came, what came of what was agreed. It is no score.

Each figure is told with what it counts: the days and numbers of rounds, the numbers of tasks. A day by rule of which
nobody said anything is "not recorded", and a member of whom nothing is told is not known to have been absent.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liandong.followup.calendar import WorkingDays
from liandong.followup.mechanisms.mechanism import Mechanism
from liandong.followup.mechanisms.permission import sees_day
from liandong.followup.mechanisms.round import Agreed, Presence, Round, Sitting
from liandong.followup.tasks import State as TaskState
from liandong.followup.tasks import Task, permission


class Kept(StrEnum):
    """What became of a day by rule. `OPEN`: its round may still be held on time; `NOT_RECORDED`: nobody said."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSED = "missed"
    CANCELLED = "cancelled"
    OPEN = "open"
    NOT_RECORDED = "not_recorded"


class Carried(StrEnum):
    """What became of something agreed. `UNKNOWN`: there is no such task any more; `NOT_THEIRS`: the task is not there
    for whoever asks."""

    DONE = "done"
    OPEN = "open"
    LATE = "late"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    NOTED = "noted"
    UNKNOWN = "unknown"
    NOT_THEIRS = "not_theirs"


@dataclass(frozen=True, slots=True)
class Due:
    """A day by rule, the round that stands for it, and what became of it; `provisional` where the holidays on the way
    are not known."""

    day: date
    round: Round | None
    kept: Kept
    provisional: bool


@dataclass(frozen=True, slots=True)
class Came:
    """Of how many rounds that were held while somebody was a member it is known whether they came, and what."""

    member: str
    present: int
    absent: int
    excused: int
    unknown: int

    @property
    def share(self) -> float | None:
        """Of the rounds of which it is known; None where it is known of none."""
        known = self.present + self.absent + self.excused
        return self.present / known if known else None


@dataclass(frozen=True, slots=True)
class Health:
    """On a day: every day by rule up to it, the rounds held beside the rule, who came, and what became of each thing
    agreed, with the number of its task (0 where it is only noted)."""

    day: date
    due: tuple[Due, ...]
    beside: tuple[Round, ...]
    came: tuple[Came, ...]
    agreed: tuple[tuple[int, Carried], ...]

    def rounds(self, kept: Kept) -> tuple[Due, ...]:
        return tuple(each for each in self.due if each.kept is kept)

    def carried(self, carried: Carried) -> tuple[int, ...]:
        """The tasks of which this became, 0 for each that is none."""
        return tuple(task for task, each in self.agreed if each is carried)


def health(
    mechanism: Mechanism,
    rounds: Sequence[Round],
    tasks: Mapping[int, Task],
    day: date,
    days: WorkingDays,
    organisations: Collection[str] = (),
) -> Health:
    """The health on a day: `rounds` are all of the mechanism, `tasks` those that came of them, by number.

    Of these only what whoever stands for these `organisations` may see is counted; all where there are none.
    """
    seen = [each for each in rounds if sees_day(organisations, mechanism, each.day)]
    planned = {each.planned: each for each in rounds if each.planned is not None}
    due = tuple(
        each
        for each in _due(mechanism, planned, day, days)
        if sees_day(organisations, mechanism, each.round.day if each.round else each.day)
    )
    told = {each.day for each in due}
    held = [each for each in seen if each.state is Sitting.HELD and each.day <= day]
    carried = [(each, _carried(each, tasks, day, organisations)) for one in held for each in one.agreed]
    return Health(
        day,
        due,
        tuple(each for each in held if each.planned not in told),
        tuple(_came(mechanism, held)),
        tuple((each.task, became) for each, became in carried),
    )


def _due(mechanism: Mechanism, rounds: Mapping[date, Round], day: date, days: WorkingDays) -> Iterator[Due]:
    if not mechanism.rules:
        return
    for counted in mechanism.due(mechanism.rules[0].since, day, days):
        found = rounds.get(counted.day)
        yield Due(counted.day, found, _kept(counted.day, found, mechanism.grace, day), counted.provisional)


def _kept(planned: date, found: Round | None, grace: int, day: date) -> Kept:
    last = planned + timedelta(days=grace)
    if found is not None and found.state is Sitting.HELD and found.day <= day:
        return Kept.ON_TIME if found.day <= last else Kept.LATE
    if found is not None and found.state is Sitting.CANCELLED:
        return Kept.CANCELLED
    if found is not None and found.state is Sitting.MISSED:
        return Kept.MISSED
    return Kept.OPEN if day <= last else Kept.NOT_RECORDED


def _came(mechanism: Mechanism, held: Sequence[Round]) -> Iterator[Came]:
    for name in dict.fromkeys(member.name for member in mechanism.members):
        of = [each for each in held if name in mechanism.members_on(each.day)]
        told = [each.presence for one in of for each in one.attendance if each.member == name]
        counted = {presence: told.count(presence) for presence in Presence}
        yield Came(
            name,
            counted[Presence.PRESENT],
            counted[Presence.ABSENT],
            counted[Presence.EXCUSED],
            len(of) - len(told),
        )


def _carried(agreed: Agreed, tasks: Mapping[int, Task], day: date, organisations: Collection[str]) -> Carried:
    if agreed.noted:
        return Carried.NOTED
    task = tasks.get(agreed.task)
    if task is None:
        return Carried.UNKNOWN
    if not permission.sees(organisations, task):
        return Carried.NOT_THEIRS
    closed = {
        TaskState.DONE: Carried.DONE,
        TaskState.LAPSED: Carried.LAPSED,
        TaskState.WITHDRAWN: Carried.WITHDRAWN,
    }.get(task.state)
    return closed or (Carried.LATE if task.overdue(day) else Carried.OPEN)
