"""How a task stood at the end of a day (月末情况): told from the entries of its log that were written by then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liandong.followup.reckoning.deadlines import BEGINS, Deadlines, deadlines
from liandong.followup.reckoning.moments import day_of
from liandong.followup.tasks import Deed, Event, State, Task, fold
from liandong.logged import standing
from liandong.logged.known import known_on

_CLOSES = frozenset({Deed.FINISH, Deed.LAPSE, Deed.WITHDRAW})
CLOSED = frozenset({State.DONE, State.LAPSED, State.WITHDRAWN})


class Outcome(StrEnum):
    """What came of a task, seen from the end of a day: done in time (按期办结) or late (逾期办结), by the day on
    which the proof was handed in that was accepted; submitted (待审核), in time or late; overdue (逾期未办结); not yet
    due; without a due date; lapsed, withdrawn."""

    IN_TIME = "in_time"
    LATE = "late"
    SUBMITTED = "submitted"
    SUBMITTED_LATE = "submitted_late"
    OVERDUE = "overdue"
    TO_COME = "to_come"
    NO_DUE = "no_due"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A task at the end of a day. `begun` is the day since which it is somebody's to see to; `handed_in` that of the
    proof that was accepted or waits; `closed` that on which it was closed; `returned` how often proof was returned."""

    task: Task
    outcome: Outcome
    deadlines: Deadlines
    begun: date
    handed_in: date | None
    closed: date | None
    returned: tuple[date, ...]

    @property
    def owner(self) -> str:
        return self.task.owner

    @property
    def as_first_promised(self) -> bool:
        """Whether the proof was handed in by the due date that the task had first."""
        first = self.deadlines.first
        return self.handed_in is not None and (first is None or self.handed_in <= first)


def stood(log: Sequence[Event], day: date) -> Standing | None:
    """How a task stood at the end of a day; None where nobody had to see to it yet."""
    known = known_on(log, day)
    stands = standing(known)
    begun = next((day_of(event.at) for event in stands if event.deed in BEGINS), None)
    if begun is None:
        return None
    task = fold(known)
    proved = [day_of(event.at) for event in stands if event.deed is Deed.PROVE]
    waits = task.state in (State.DONE, State.SUBMITTED)
    handed_in = proved[-1] if waits and proved else None
    closings = [day_of(event.at) for event in stands if event.deed in _CLOSES]
    closed = closings[-1] if closings and task.state in CLOSED else None
    returned = tuple(day_of(event.at) for event in stands if event.deed is Deed.RETURN)
    return Standing(task, _outcome(task, handed_in, day), deadlines(known), begun, handed_in, closed, returned)


def _outcome(task: Task, handed_in: date | None, day: date) -> Outcome:
    late = task.due is not None and handed_in is not None and handed_in > task.due
    match task.state:
        case State.DONE:
            return Outcome.LATE if late else Outcome.IN_TIME
        case State.SUBMITTED:
            return Outcome.SUBMITTED_LATE if late else Outcome.SUBMITTED
        case State.LAPSED:
            return Outcome.LAPSED
        case State.WITHDRAWN:
            return Outcome.WITHDRAWN
        case _ if task.due is None:
            return Outcome.NO_DUE
        case _:
            return Outcome.OVERDUE if task.due <= day else Outcome.TO_COME
