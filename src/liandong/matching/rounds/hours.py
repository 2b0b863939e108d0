"""Hours (时段): when people meet on the day of a round: slots of one length between a start and an end, with breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from liandong.errors import MatchingError
from liandong.messages import words

_HOUR = 60

Slot = tuple[time, time]
"""When a meeting begins and ends."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Meetings of so many `minutes` from `start` to `end`, with a `pause` of some minutes behind each; between the two
    times of `rest` nobody meets. MatchingError where no meeting fits."""

    start: time = time(9)
    end: time = time(17, 30)
    minutes: int = 20
    pause: int = 5
    rest: Slot | None = (time(12), time(14))

    def __post_init__(self) -> None:
        if self.minutes < 1 or self.pause < 0 or (self.rest is not None and self.rest[0] > self.rest[1]):
            raise MatchingError(words("agenda.hours_unsound"))
        if not self.slots():
            raise MatchingError(words("agenda.hours_short", start=f"{self.start:%H:%M}", end=f"{self.end:%H:%M}",
                                      minutes=self.minutes))  # fmt: skip

    def slots(self) -> tuple[Slot, ...]:
        """The slots in their order."""
        return tuple((_time(begin), _time(begin + self.minutes)) for begin in self._begins())

    def _begins(self) -> Iterator[int]:
        """When slots begin, in minutes of the day; what would reach into the rest begins behind it."""
        at, end = _minutes(self.start), _minutes(self.end)
        since, until = (_minutes(each) for each in self.rest) if self.rest else (end, end)
        while at + self.minutes <= end:
            if at < until and at + self.minutes > since:
                at = until
                continue
            yield at
            at += self.minutes + self.pause


def _minutes(of: time) -> int:
    return of.hour * _HOUR + of.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, _HOUR))
