"""Quiet hours (免打扰时段): when nothing is sent, by the clock in China."""

from datetime import datetime, time

from liandong.errors import EntryError
from liandong.followup.calendar import SHANGHAI, WorkingDays, today
from liandong.messages import words
from liandong.model.noun import Noun


class Quiet(Noun, frozen=True, omit_defaults=True):
    """From `start` to `end`, over midnight where that is earlier; never where both are the same. On days that are no
    working days all day long where `working_only`."""

    start: time = time(0)
    end: time = time(0)
    working_only: bool = False

    def at(self, moment: datetime, days: WorkingDays) -> bool:
        """Whether it is quiet at this moment, which knows its time zone. The end is not quiet any more."""
        if self.working_only and not days.works(today(moment)):
            return True
        clock = moment.astimezone(SHANGHAI).time()
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    @property
    def shown(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}" if self.start != self.end else ""


def hours(text: str) -> tuple[time, time]:
    """Start and end of 22:00-08:00; the same twice for no text. EntryError for what is none."""
    if not text.strip():
        return time(0), time(0)
    start, _, end = text.replace("：", ":").replace("－", "-").replace("—", "-").partition("-")
    try:
        return _clock(start), _clock(end)
    except ValueError:
        raise EntryError(words("fault.reminder_hours", text=text)) from None


def _clock(text: str) -> time:
    hour, sign, minute = text.strip().partition(":")
    if not (sign and hour.isascii() and hour.isdigit() and minute.isascii() and len(minute) == 2):
        raise ValueError(text)
    return time(int(hour), int(minute))
