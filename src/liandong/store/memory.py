"""Memory (记忆): what was made of a version, kept for who asks again; a version never changes.

A version is known by its seal: an erasure, which changes it by right of law, seals it anew.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, NamedTuple, TypeVar, cast

T = TypeVar("T")
_MOST = 1_024


class Memory:
    """The latest answers to be asked for, by version and question; any thread may ask."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for this key, or gives now."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast(T, self._held[key])
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


class Known(NamedTuple):
    """What is kept of versions, and the seal under which one of them is known now."""

    memory: Memory
    seal: Callable[[], str | None]
