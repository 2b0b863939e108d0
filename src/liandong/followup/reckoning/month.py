"""The month (每月一通报): what was due in it and what came of that, what is overdue at its end, what came and went, and
what is due in the next one; counted from the logs as they were known at its end."""

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from liandong.errors import EntryError
from liandong.followup.reckoning.deadlines import Move
from liandong.followup.reckoning.standing import Outcome, Standing, stood
from liandong.followup.tasks import Event
from liandong.messages import words

FIRST, LAST = 1900, 9998
"""Years of which months are told."""
DUE = (
    Outcome.IN_TIME, Outcome.LATE, Outcome.SUBMITTED, Outcome.SUBMITTED_LATE, Outcome.OVERDUE, Outcome.LAPSED,
    Outcome.WITHDRAWN, Outcome.TO_COME,
)  # fmt: skip
"""What can have come of a task that was due in a month: one of these, so that their numbers add up; that one is still
to come only where the month is not over."""


@dataclass(frozen=True, slots=True)
class Month:
    """The tasks of a month, each list by due date and number, as they stood at the end of the day `until`: its last, or
    one before where it is not over.

    `due` are those due in it, by the due date that held at its end; `overdue` all that are overdue at its end, also
    those due before; `done` those finished in it, whenever they were due; `new` those that somebody had to see to since
    a day of it; `closed` those lapsed or withdrawn in it; `moved` the due dates that were changed in it; `ahead` those
    due in the next month and not handed in yet.
    """

    first: date
    last: date
    until: date
    due: tuple[Standing, ...]
    overdue: tuple[Standing, ...]
    done: tuple[Standing, ...]
    new: tuple[Standing, ...]
    closed: tuple[Standing, ...]
    moved: tuple[tuple[Standing, Move], ...]
    ahead: tuple[Standing, ...]

    def count(self, *outcomes: Outcome, owner: str | None = None) -> int:
        """How many of those due in the month came to this; of one owner or of all."""
        return sum(each.outcome in outcomes and owner in (None, each.owner) for each in self.due)

    @property
    def moved_in_time(self) -> int:
        """How many of those done in time were so only by a due date that was put off."""
        return sum(each.outcome is Outcome.IN_TIME and not each.as_first_promised for each in self.due)

    def owners(self) -> Mapping[str, "Month"]:
        """The same of each owner alone, by name, without one last."""
        names = {each.owner for group in self._groups() for each in group}
        return {name: self._of(name) for name in sorted(names, key=lambda name: (not name, name))}

    def _groups(self) -> tuple[tuple[Standing, ...], ...]:
        moved = tuple(each for each, _ in self.moved)
        return self.due, self.overdue, self.done, self.new, self.closed, moved, self.ahead

    def _of(self, owner: str) -> "Month":
        def theirs(group: tuple[Standing, ...]) -> tuple[Standing, ...]:
            return tuple(each for each in group if each.owner == owner)

        return replace(
            self,
            due=theirs(self.due),
            overdue=theirs(self.overdue),
            done=theirs(self.done),
            new=theirs(self.new),
            closed=theirs(self.closed),
            moved=tuple((each, move) for each, move in self.moved if each.owner == owner),
            ahead=theirs(self.ahead),
        )


def month_of(typed: str) -> date:
    """The first day of a month (2026-10); EntryError for what is none."""
    year, _, month = typed.strip().partition("-")
    digits = all(part.isascii() and part.isdigit() for part in (year, month)) and len(year) == 4 and len(month) <= 2
    if digits and FIRST <= int(year) <= LAST and 1 <= int(month) <= 12:
        return date(int(year), int(month), 1)
    raise EntryError(words("fault.no_month", month=typed))


def month(logs: Iterable[Sequence[Event]], first: date, today: date = date.max) -> Month:
    """The month that begins with this day, of the logs of all tasks; of one that is not over what is known of the days
    before `today`. EntryError where no day of it is over."""
    last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    until = min(last, today - timedelta(days=1))
    if until < first:
        raise EntryError(words("fault.month_ahead", month=f"{first:%Y-%m}"))
    after = last + timedelta(days=1)
    further = date(after.year, after.month, calendar.monthrange(after.year, after.month)[1])
    every = [each for log in logs if (each := stood(log, until))]
    every.sort(key=lambda each: (each.task.due or date.max, each.task.number))

    def those(wanted: Callable[[Standing], bool]) -> tuple[Standing, ...]:
        return tuple(filter(wanted, every))

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    moves = [(each, move) for each in every for move in each.deadlines.moves if within(move.on)]
    return Month(
        first,
        last,
        until,
        due=those(lambda each: within(each.task.due)),
        overdue=those(lambda each: each.outcome is Outcome.OVERDUE),
        done=those(lambda each: each.outcome in (Outcome.IN_TIME, Outcome.LATE) and within(each.closed)),
        new=those(lambda each: within(each.begun)),
        closed=those(lambda each: each.outcome in (Outcome.LAPSED, Outcome.WITHDRAWN) and within(each.closed)),
        moved=tuple(moves),
        ahead=those(lambda each: each.task.running and each.task.due is not None and after <= each.task.due <= further),
    )
