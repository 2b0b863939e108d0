"""A worker as `liandong reminders run` is one, in a process that has loaded all it needs before it is forked: so that
fifty of them cost no more than a second."""

import signal
from contextlib import closing
from threading import Event
from types import FrameType

from liandong import open_workspace
from liandong.followup.reminders import Reminders, channels
from liandong.settings import Settings

QUICK = Settings(reminder_timeout_seconds=1, reminder_lease_seconds=2, reminder_retry_seconds=1, reminder_tries=2)
_EVERY_SECONDS = 0.2

channels.opened("json://127.0.0.1/x", 1.0)  # Apprise looks through its channels the first time


def work(place: str) -> None:
    """Sends until SIGTERM."""
    stop = Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    with open_workspace(place) as opened, closing(opened.beside()) as beside:
        reminders = Reminders(beside, QUICK)
        while not stop.is_set():
            reminders.send(stopped=stop.is_set)
            stop.wait(_EVERY_SECONDS)
