"""The appraisal (考核): what each organisation had to do in a time and did, counted from the logs as they were known at
its end; without points, for no rule of weighing is the program's to make."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liandong.errors import EntryError
from liandong.followup.calendar import WorkingDays, china
from liandong.followup.promises import wilson
from liandong.followup.reckoning.standing import Outcome, Standing, stood
from liandong.followup.tasks import Event
from liandong.messages import words

JUDGED = (Outcome.IN_TIME, Outcome.LATE, Outcome.OVERDUE, Outcome.LAPSED)
"""What the rate in time counts: not what waits for its proof to be judged, nor what was withdrawn."""
FEWEST = 5
"""Tasks that were judged, of which a rank tells something."""


@dataclass(frozen=True, slots=True)
class Merit:
    """What came of the tasks of one owner that were due in the time. `late_days` are the working days by which those
    done late, and those overdue, went over their due date; `provisional` where some of these days are not told yet."""

    owner: str
    every: tuple[Standing, ...]
    late_days: tuple[int, ...]
    provisional: bool

    def count(self, *outcomes: Outcome) -> int:
        return sum(each.outcome in outcomes for each in self.every)

    @property
    def judged(self) -> int:
        return self.count(*JUDGED)

    @property
    def in_time(self) -> int:
        return self.count(Outcome.IN_TIME)

    @property
    def moved_in_time(self) -> int:
        """How many were in time only by a due date that was put off."""
        return sum(each.outcome is Outcome.IN_TIME and not each.as_first_promised for each in self.every)

    @property
    def moves(self) -> int:
        """How often due dates were moved."""
        return sum(len(each.deadlines.moves) for each in self.every)

    @property
    def returned(self) -> int:
        """How often proof was returned."""
        return sum(len(each.returned) for each in self.every)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the rate in time; None where nothing was judged."""
        return wilson(self.in_time, self.judged)

    @property
    def mean_late(self) -> float | None:
        return sum(self.late_days) / len(self.late_days) if self.late_days else None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The merits of owners in a time, the best rate first, those of too few tasks after them by name; `until` is the
    last day that counts."""

    first: date
    last: date
    until: date
    merits: tuple[Merit, ...]

    @property
    def ranks(self) -> Mapping[str, int]:
        """The place of each owner of whom at least FEWEST tasks were judged; the same rate has the same place."""
        ranked = [merit for merit in self.merits if merit.judged >= FEWEST]
        return {
            merit.owner: 1 + sum(other.in_time * merit.judged > merit.in_time * other.judged for other in ranked)
            for merit in ranked
        }


def appraisal(logs: Iterable[Sequence[Event]], first: date, last: date, today: date = date.max) -> Appraisal:
    """The time from `first` to `last`, both with them; of one that is not over what is known of the days before
    `today`. EntryError where it ends before it begins, or no day of it is over."""
    until = min(last, today - timedelta(days=1))
    if last < first:
        raise EntryError(words("fault.appraisal_order", first=first, last=last))
    if until < first:
        raise EntryError(words("fault.appraisal_ahead", first=first))
    by_owner: dict[str, list[Standing]] = {}
    for log in logs:
        each = stood(log, until)
        if each and each.task.due and first <= each.task.due <= last and each.outcome is not Outcome.TO_COME:
            by_owner.setdefault(each.owner, []).append(each)
    merits = [_merit(owner, every, until, china()) for owner, every in by_owner.items()]
    merits.sort(key=lambda m: (m.judged < FEWEST, -m.in_time / m.judged if m.judged >= FEWEST else 0, m.owner))
    return Appraisal(first, last, until, tuple(merits))


def _merit(owner: str, every: Sequence[Standing], until: date, days: WorkingDays) -> Merit:
    ordered = sorted(every, key=lambda each: (each.task.due or date.max, each.task.number))
    over = [days.between(each.task.due, end) for each in ordered if each.task.due and (end := _late_until(each, until))]
    return Merit(owner, tuple(ordered), tuple(count for count, _ in over), any(unsure for _, unsure in over))


def _late_until(each: Standing, until: date) -> date | None:
    """The day until which a task went over its due date: of its proof, or of the reckoning; None where it did not."""
    if each.outcome in (Outcome.LATE, Outcome.SUBMITTED_LATE):
        return each.handed_in
    return until if each.outcome is Outcome.OVERDUE else None
