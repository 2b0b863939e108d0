"""Bounded (有限): what is kept for who asks again, up to so many bytes; the longest unasked for goes first."""

from collections import OrderedDict
from collections.abc import Collection, Hashable, Iterator
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Bounded(Generic[K, V]):
    """Any thread may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def get_all(self, keys: Collection[K]) -> dict[K, V]:
        """Those of them that are kept."""
        with self._lock:
            found = {key: held[0] for key in keys if (held := self._held.get(key)) is not None}
            for key in found:
                self._held.move_to_end(key)
        return found

    def put(self, key: K, value: V, size: int) -> None:
        """Keeps it, unless it is larger than all may be."""
        with self._lock:
            _, before = self._held.pop(key, (None, 0))
            self._bytes -= before
            if size > self._most:
                return
            self._held[key] = value, size
            self._bytes += size
            while self._bytes > self._most:
                _, (_, gone) = self._held.popitem(last=False)
                self._bytes -= gone

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._bytes = 0

    def __iter__(self) -> Iterator[K]:
        """What is kept, the longest unasked for first."""
        with self._lock:
            return iter(tuple(self._held))
