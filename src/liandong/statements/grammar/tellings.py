"""Tellings (前述): what a document told before, and with which of it a new telling is to be compared."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

FEW = 100
"""So many things are all compared with a new one; pages of one article tell of fewer of a kind."""


class Tellings(Generic[T]):
    """Things in the order in which they were told, each under a name.

    Whether two names mean one thing takes a look at both, so that thousands of names take millions of looks. Where
    there are more than a few, a new one is compared with those of its very name, with the first and with the last.
    """

    def __init__(self, things: Iterable[tuple[str, T]] = ()) -> None:
        self._all: list[T] = []
        self._named: dict[str, list[T]] = {}
        for name, one in things:
            self.add(name, one)

    def add(self, name: str, one: T) -> None:
        self._all.append(one)
        named = self._named.setdefault(name, [])
        if len(named) < FEW:
            named.append(one)

    def near(self, name: str) -> Iterator[T]:
        """The things that one of this name may be, those told first before the others."""
        if len(self._all) <= FEW:
            yield from self._all
            return
        yield from self._all[: FEW // 2]
        yield from self._named.get(name, ())
        yield from self._all[-FEW // 2 :]
