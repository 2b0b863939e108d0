"""The newest task (最新事项), so that cards are made anew that were kept before their record had a task."""

import time
from collections.abc import Callable

_SECONDS = 1.0
"""So long the number holds for tasks that others make, by command or another server; asking costs a kept page dear."""


class Newest:
    """Its number, asked for at most once a second, and after each form that was sent here."""

    def __init__(self, ask: Callable[[], int], clock: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._clock = ask, clock
        self._until, self._number = float("-inf"), 0

    def __call__(self) -> int:
        now = self._clock()
        if now >= self._until:
            self._number, self._until = self._ask(), now + _SECONDS
        return self._number

    def forget(self) -> None:
        """It may be another from now on."""
        self._until = float("-inf")
