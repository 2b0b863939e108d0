"""What an engine does: `map` over batches and `group` by key."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

B = TypeVar("B")
R = TypeVar("R")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class Engine(Protocol):
    """Runs pure functions over batches. Close it, or use it as a context, when done."""

    def map(self, function: Callable[[B], R], batches: Iterable[B]) -> Iterator[R]:
        """The results in the order of the batches, lazily: batches are drawn only as results are taken, a few ahead.

        `function` is found by its module path (or is a partial of such a one), since a worker may be another process.
        An error in it is raised here, where its result would have stood.
        """
        ...

    def group(self, items: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, tuple[T, ...]]]:
        """Each key with its items in their order; keys ascending."""
        ...


def grouped(items: Iterable[T], key: Callable[[T], Any]) -> Iterator[tuple[Any, tuple[T, ...]]]:
    """The grouping that engines of one machine share."""
    groups: dict[Any, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    for found in sorted(groups):
        yield found, tuple(groups[found])
