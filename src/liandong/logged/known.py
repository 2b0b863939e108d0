"""Known (所知): what of a log was written by a day or a moment, apart from what it says of days in the world."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from liandong.logged.entry import Entry
from liandong.logged.moments import ends

E = TypeVar("E", bound=Entry)


def known_on(log: Sequence[E], when: date | datetime) -> list[E]:
    """The entries that were written until the end of a day in China, or until a moment (with its time zone): up to the
    last one that bears such a time, for what stands before it in the log was written before it, whatever the clock
    said."""
    until = [number for number, entry in enumerate(log, 1) if was_known(entry.at, when)]
    return list(log[: max(until, default=0)])


def was_known(at: str, when: date | datetime) -> bool:
    """Whether something that was written at a time was there at the end of the day, or at the moment."""
    written = datetime.fromisoformat(at)
    return written <= when if isinstance(when, datetime) else written < ends(when)
