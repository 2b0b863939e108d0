"""Sometime (某时): a day of which the year alone, or the year and the month, is known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liandong.errors import MatchingError
from liandong.messages import words
from liandong.rules.facts import Between

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Sometime:
    """Some day of a year, or of its month. No day is put in its place: what holds for the first and for the last day
    that it may be holds, and of what holds for one of them alone it is not known. MatchingError for no such month."""

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        try:
            date(self.year, self.month or (1 if self.month is None else 0), 1)
        except (TypeError, ValueError):
            raise MatchingError(words("match.no_month", year=repr(self.year), month=repr(self.month))) from None

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """The last."""
        month = self.month or _MONTHS
        if month == _MONTHS:
            return date(self.year, month, 31)
        return date.fromordinal(date(self.year, month + 1, 1).toordinal() - 1)

    def __str__(self) -> str:
        """As ISO 8601 tells it: 2017, 2017-03."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


When = date | Sometime


def between(first: date, last: date) -> When:
    """What is known of a day that a text tells, if `first` and `last` are the ends of what it tells."""
    if first == last:
        return first
    return Sometime(first.year, first.month if (first.year, first.month) == (last.year, last.month) else None)


def months(since: When, on: date) -> Decimal | Between:
    """Whole months from one day to another, none before it; what they lie between where the first is not known to the
    day, and that matters."""
    if not isinstance(since, Sometime):
        return _months(since, on)
    least, most = _months(since.last, on), _months(since.first, on)
    return least if least == most else Between(least, most)


def _months(since: date, on: date) -> Decimal:
    whole = (on.year - since.year) * _MONTHS + on.month - since.month - (on.day < since.day)
    return Decimal(max(0, whole))
