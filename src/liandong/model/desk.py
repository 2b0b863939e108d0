"""Desk (案头): what resolution asks of the place where the statements are, and where it lays down what it works with.

Mentions go by number, from 1 in the order of their ids, and homes (families of copies) in the order of theirs. A ledger
is larger than the memory: statements come in portions, and what is compared lies on sheaves and shelves that a store
can hold: the spine asks for a desk, the store hands one out, and neither knows the other. `records.held` is a desk in
memory, for few statements.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from liandong.model.statement import Statement

Row = tuple[int, int, bytes | None]


class Told(Protocol):
    """A statement with the numbers of its mention and of the home of that."""

    @property
    def home(self) -> int: ...
    @property
    def mention(self) -> int: ...
    @property
    def statement(self) -> Statement: ...


class Sheaf(Protocol):
    """Rows that come back in the order of their two numbers."""

    def add(self, first: int, second: int, data: bytes | None = None) -> None: ...
    def sorted(self) -> Iterator[Row]:
        """All that was added, once: then the sheaf is empty."""
        ...


class Shelf(Protocol):
    """Rows that are found by their number, of which several may have the same."""

    def add(self, number: int, data: bytes) -> None: ...
    def get(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]: ...
    def clear(self) -> None: ...


class Desk(Protocol):
    """Statements asked for, and room for what is made of them. Quotes of the statements are not looked at."""

    @property
    def size(self) -> int:
        """How many mentions there are."""
        ...

    def known(self, ids: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        """Number and kind of those of these mentions that are there."""
        ...

    def named(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """The ids of the mentions with these numbers."""
        ...

    def retracting(self) -> Iterable[Statement]:
        """The statements that take others back."""
        ...

    def told(self, kind: str) -> Iterator[Sequence[Told]]:
        """The statements about things of one kind, all of a home in one portion."""
        ...

    def told_of(self, mentions: Sequence[int]) -> Sequence[Told]:
        """The statements about these mentions."""
        ...

    def sheaf(self) -> Sheaf: ...
    def shelf(self) -> Shelf: ...
