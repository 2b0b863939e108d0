"""Working days (工作日): which days are, and how to count by them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_FRIDAY = 4
_REACH = timedelta(days=6)
"""How far the notice of one year may reach back into the year before: a make-up day for New Year has stood as early as
29 December (2018)."""


class Sort(StrEnum):
    """What a day is: a working day, a weekend, a holiday (节假日), a weekend day at work in its place (调休上班)."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to; `provisional` where a day on the way stands in a year whose holidays are not told."""

    day: date
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Holidays and make-up days as they were told for the years `first` to `last`; `source` names where they are from.

    Other days go by weekdays, Monday to Friday, and so do the last days of `last`, to which the notice of the year
    after may reach back: what is counted over them is provisional.
    """

    holidays: frozenset[date]
    made_up: frozenset[date]
    first: int
    last: int
    source: str
    _off: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _on: tuple[date, ...] = field(init=False, repr=False, compare=False)
    """The days that are not as their weekday has them, in their order: so that long spans are counted at once."""

    def __post_init__(self) -> None:
        off = sorted(day for day in self.holidays - self.made_up if day.weekday() <= _FRIDAY)
        on = sorted(day for day in self.made_up if day.weekday() > _FRIDAY)
        object.__setattr__(self, "_off", tuple(off))
        object.__setattr__(self, "_on", tuple(on))

    def sort(self, day: date) -> Sort:
        if day in self.made_up:
            return Sort.MADE_UP
        if day in self.holidays:
            return Sort.HOLIDAY
        return Sort.WORKING if day.weekday() <= _FRIDAY else Sort.WEEKEND

    def works(self, day: date) -> bool:
        """Whether it is a working day, as far as is known."""
        return self.sort(day) in (Sort.WORKING, Sort.MADE_UP)

    def told(self, day: date) -> bool:
        """Whether the holidays around this day are known: it stands in a year for which they were told."""
        return self.first <= day.year and day + _REACH <= date(self.last, 12, 31)

    def add(self, day: date, count: int) -> Counted:
        """The `count`-th working day after this day, before it where negative; of 0 the day itself, or the next working
        day where it is none."""
        if count == 0:
            return self.at_or_after(day)
        step, known, left = (_DAY if count > 0 else -_DAY), True, abs(count)
        while left:
            day += step
            known = known and self.told(day)
            left -= self.works(day)
        return Counted(day, not known)

    def at_or_after(self, day: date) -> Counted:
        """The day, or the next working day where it is none."""
        return self._nearest(day, _DAY)

    def at_or_before(self, day: date) -> Counted:
        """The day, or the last working day before it where it is none."""
        return self._nearest(day, -_DAY)

    def between(self, start: date, end: date) -> tuple[int, bool]:
        """How many working days come after `start`, up to and with `end` (negative where `end` is earlier), and whether
        that is provisional."""
        if end < start:
            count, provisional = self.between(end, start)
            return -count, provisional
        count = _weekdays(end) - _weekdays(start) - _within(self._off, start, end) + _within(self._on, start, end)
        told = start == end or (self.told(start + _DAY) and self.told(end))
        return count, not told

    def of_year(self, year: int) -> list[tuple[date, Sort]]:
        """The holidays and make-up days of a year in their order; none of a year for which they are not told."""
        told = sorted(day for day in self.holidays | self.made_up if day.year == year)
        return [(day, self.sort(day)) for day in told]

    def _nearest(self, day: date, step: timedelta) -> Counted:
        known = self.told(day)
        while not self.works(day):
            day += step
            known = known and self.told(day)
        return Counted(day, not known)


def _weekdays(day: date) -> int:
    """How many days from Monday to Friday there are up to and with this one, from the first of all, a Monday, on."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * (_FRIDAY + 1) + min(rest, _FRIDAY + 1)


def _within(days: tuple[date, ...], start: date, end: date) -> int:
    """How many of these come after `start`, up to and with `end`."""
    return bisect_right(days, end) - bisect_right(days, start)
