"""Limits (限额): how often one person, or one address, may send and ask; kept in memory."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from liandong.errors import TooMany
from liandong.messages import words

_MOST_KNOWN = 10_000
"""Askers that are remembered, the latest ones."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once, and afterwards so many a second."""

    name: str
    burst: int
    rate: float


WRITING = Limit("writing", 60, 1.0)
"""What one account sends: a person who reviews with the keyboard is slower."""
ENTERING = Limit("entering", 30, 0.5)
"""What nobody in particular sends from one address: log-ins above all."""
VISITING = Limit("visiting", 300, 5.0)
"""What nobody in particular asks from one address."""


class Limits:
    """Counts by limit and asker."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, limit: Limit, asker: str) -> None:
        """Counts one; TooMany where there were too many."""
        key, now = (limit.name, asker), self._clock()
        with self._lock:
            left, at = self._left.pop(key, (float(limit.burst), now))
            left = min(limit.burst, left + (now - at) * limit.rate)
            self._left[key] = (left - 1 if left >= 1 else left, now)
            while len(self._left) > _MOST_KNOWN:
                self._left.popitem(last=False)
        if left < 1:
            seconds = max(1, round((1 - left) / limit.rate + 0.5))
            raise TooMany(words("fault.too_often", seconds=seconds), seconds)
