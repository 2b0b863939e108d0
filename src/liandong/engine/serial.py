"""The engine of one process: one batch after the other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from liandong.engine.protocol import grouped

B = TypeVar("B")
R = TypeVar("R")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class SerialEngine:
    """Runs every batch here, when its result is asked for."""

    def map(self, function: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        return map(function, batches)

    def group(self, items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, tuple[T, ...]]]:
        return grouped(items, key)
