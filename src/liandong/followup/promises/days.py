"""Days as numbers (20240531): what a date can mean, and how many whole months lie between two of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from liandong.model import Document
from liandong.records import day_of
from liandong.records.values import times

Days = Mapping[str, tuple[int, int]]
"""By document the days that its own day can mean."""
_AT_A_TIME = 200
"""Documents that are read at once, of which only the day is kept."""


def span(date: str) -> tuple[int, int] | None:
    """The first and the last day that a date can mean; None where its year is open, or it is none."""
    return times.span(date) if date else None


def months(since: int, until: int) -> int:
    """Whole months from one day to another; none where it lies behind it."""
    years, rest = until // 10_000 - since // 10_000, until // 100 % 100 - since // 100 % 100
    return max(0, 12 * years + rest - (until % 100 < since % 100))


def number_of(day: str) -> int:
    """The number of a day (2024-05-31)."""
    return int(day.replace("-", ""))


def written(number: int) -> str:
    """A day by its number, as it is written (2024-05-31); the last of a month whose length does not matter by the month
    alone."""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return f"{year:04}-{month:02}-{day:02}"


def published(documents: Callable[[Sequence[str]], Iterable[Document]], ids: Iterable[str]) -> Days:
    """The day of each of these documents that prints one, as the days that it can mean; `documents` gives some by their
    ids."""
    wanted = sorted(set(ids))
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(wanted), _AT_A_TIME):
        for document in documents(wanted[at : at + _AT_A_TIME]):
            days = span(day_of(document) or "")
            if days is not None:
                found[document.id] = days
    return found
