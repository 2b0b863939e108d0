"""Turns (轮流): pages are made one after another, and beside one another only where one takes long.

Threads share one interpreter. Two that make pages at the same time hand it to and fro at each question to the database,
mostly from one core to another, and a page then costs more. What takes long waits for the database, which leaves the
interpreter to others: they need not wait for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

LONG = 0.02
"""Seconds after which others go on beside a page that is being made: most take an eighth to a half of it."""


class Turns:
    """Any thread may ask for a turn; it waits for nobody longer than until theirs has taken `long` seconds."""

    def __init__(self, long: float = LONG) -> None:
        self._long, self._since = long, 0.0
        self._turn = Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """One turn, or, where that of another takes long, none."""
        mine = self._turn.acquire(timeout=max(self._since + self._long - monotonic(), 0.0))
        if mine:
            self._since = monotonic()
        try:
            yield
        finally:
            if mine:
                self._turn.release()


TURNS = Turns()
"""Those of this process, which has one interpreter."""
