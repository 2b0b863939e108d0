"""Dates by rule (规则): the 15th of each month, its second Friday, its last working day, each quarter, each year."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liandong.followup.calendar.days import Counted, WorkingDays

_WEEK = 7


class Every(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


class Moved(StrEnum):
    """What becomes of a date that is no working day: it stays, or moves to the working day before or after."""

    NOT = "not"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Rule:
    """One date in each month, quarter or year; exactly one of `day`, `weekday` and `working` says which.

    `month` is that of the quarter (1 to 3) or year (1 to 12). `day` counts from 1, from the end where negative; where
    the month is too short, it is the last one. `weekday` (Monday is 0) goes with `nth`: 1 to 4, or -1 for the last.
    `working` is the n-th working day of the month, from the end where negative. ValueError for what names no date.
    """

    every: Every
    day: int | None = None
    weekday: int | None = None
    nth: int = 1
    working: int | None = None
    month: int = 1
    moved: Moved = Moved.NOT

    def __post_init__(self) -> None:
        if sum(part is not None for part in (self.day, self.weekday, self.working)) != 1:
            raise ValueError("a rule names a day, a weekday or a working day")
        if not 1 <= self.month <= self.every.months:
            raise ValueError(f"a {self.every.value} has no month {self.month}")
        if self.day is not None and not 1 <= abs(self.day) <= 31:
            raise ValueError(f"no month has a day {self.day}")
        if self.weekday is not None and not (0 <= self.weekday < _WEEK and self.nth in (1, 2, 3, 4, -1)):
            raise ValueError("a weekday is 0 to 6, and the first to fourth or the last (-1)")
        if self.working is not None and not 1 <= abs(self.working) <= 15:
            raise ValueError("every month has fifteen working days, but not more for certain")

    def dates(self, start: date, end: date, days: WorkingDays) -> Iterator[Counted]:
        """Its dates from `start` to `end`, both with them, in order; moved ones count where they moved to."""
        month = self.month if self.every is not Every.MONTH else 1
        at = (start.year - 1) * 12 + month - 1  # a year early, for a date may be moved over the turn of it
        while (found := self._date(*divmod(at, 12), days)).day <= end + timedelta(days=31):
            if start <= found.day <= end:
                yield found
            at += self.every.months

    def _date(self, year: int, month: int, days: WorkingDays) -> Counted:
        found = self._unmoved(year, month + 1, days)
        if self.moved is Moved.NOT:
            return found
        nearest = (days.at_or_before if self.moved is Moved.BEFORE else days.at_or_after)(found.day)
        return Counted(nearest.day, found.provisional or nearest.provisional)

    def _unmoved(self, year: int, month: int, days: WorkingDays) -> Counted:
        length = calendar.monthrange(year, month)[1]
        if self.working is not None:
            from_end = self.working < 0
            edge = date(year, month, length) + timedelta(days=1) if from_end else date(year, month, 1) - timedelta(1)
            return days.add(edge, self.working)
        if self.day is not None:
            number = self.day if self.day > 0 else length + 1 + self.day
            return Counted(date(year, month, min(max(number, 1), length)))
        assert self.weekday is not None
        if self.nth < 0:
            last = date(year, month, length)
            return Counted(last - timedelta(days=(last.weekday() - self.weekday) % _WEEK))
        first = date(year, month, 1)
        return Counted(first + timedelta(days=(self.weekday - first.weekday()) % _WEEK + _WEEK * (self.nth - 1)))
