"""Rotating chairs (轮值): who presides on a day, where members take turns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liandong.logged.moments import today


@dataclass(frozen=True, slots=True)
class Turn:
    """From `since` on the members preside one after another, each for so many months, the first of them first.

    When members come or go, or the order changes, a further turn begins; older days stay as they were.
    """

    since: date
    members: tuple[str, ...]
    months: int = 12

    def __post_init__(self) -> None:
        if not self.members or self.months < 1:
            raise ValueError("a turn has members, and each presides for at least one month")

    def on(self, day: date) -> str:
        """Who presides on a day, which is not before `since`."""
        passed = (day.year - self.since.year) * 12 + day.month - self.since.month - (day.day < self._begins(day))
        return self.members[passed // self.months % len(self.members)]

    def _begins(self, day: date) -> int:
        """The day of this month on which a term may begin: that of `since`, or the last of a shorter month."""
        last = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - date.resolution).day
        return min(self.since.day, last)


def chair_on(turns: Sequence[Turn], day: date | None = None) -> str | None:
    """Who presides on a day, today where none is given; None before the first turn."""
    day = day or today()
    begun = [turn for turn in turns if turn.since <= day]
    return max(begun, key=lambda turn: turn.since).on(day) if begun else None
