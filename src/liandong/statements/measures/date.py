"""A date (日期) of a text as the ledger writes it, and what the calendar and the date of its page tell of it."""

from calendar import monthrange
from datetime import date as calendar_day

from liandong.model import Basis, Noted
from liandong.model.noun import Noun

HEAD = 160
"""Characters of a head within which a dateline has its year from the page date above it."""


class Date(Noun, frozen=True):
    """A date at [start, end) of the text: ISO 8601 at the precision stated, or `--10-22` where the year is left to
    context.

    `basis` says how the year was got; `year` is the stretch of the document's text that gives it where that is
    elsewhere; `means` the stretch of the day that 当天 points to.
    """

    start: int
    end: int
    iso: str
    basis: Basis = Basis.STATED
    year: tuple[int, int] | None = None
    means: tuple[int, int] | None = None

    @property
    def known(self) -> bool:
        return not self.iso.startswith("-")


def proof(anchor: Noted) -> tuple[int, int]:
    """The stretch that says the anchor's year."""
    return anchor.year or (anchor.start, anchor.end)


def whole_proof(anchor: Noted) -> tuple[int, int] | None:
    """The stretch that says day and year of the anchor: from the one to the other where they stand apart in the head of
    the page (2007-11-19 … 11月18日电); None where they stand far apart."""
    if not anchor.year:
        return anchor.start, anchor.end
    low, high = min(anchor.start, anchor.year[0]), max(anchor.end, anchor.year[1])
    return (low, high) if high - low <= HEAD else None


def known(anchor: Noted | None) -> bool:
    """Whether the anchor has a year."""
    return anchor is not None and not anchor.value.startswith("-")


def as_date(anchor: Noted | None) -> Date | None:
    """The anchor as a date; None where it has no year."""
    return Date(anchor.start, anchor.end, anchor.value, Basis.PAGE, anchor.year) if anchor and known(anchor) else None


def day_of(iso: str) -> calendar_day | None:
    """The calendar's day of an ISO date; None where it is no day or the calendar has none such."""
    try:
        return calendar_day.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def days_between(earlier: str, later: str) -> int | None:
    """Days from one ISO day to another; None where one is no day."""
    low, high = day_of(earlier), day_of(later)
    return (high - low).days if low and high else None


def possible(month: int, day: int, year: int = 2000) -> bool:
    """Whether the calendar has that day; without a year the 29th of February may be."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
