"""What a version of a ledger tells of lists of its records: pages, totals, marks, changes."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from liandong.store.rows import Changes, Condition, Marked, Place, Sorting

T = TypeVar("T")


class Listed(Protocol):
    """The part of a view that lists are made of."""

    def seal(self) -> str | None:
        """What the version is known by: it changes with what that holds (an erasure); None where nothing was built."""
        ...

    def listed(
        self,
        kind: str,
        conditions: Sequence[Condition],
        sorting: Sorting,
        limit: int,
        beyond: Place | None = None,
        *,
        backwards: bool = False,
    ) -> Sequence[Place] | None:
        """The places of the next so many records of a list behind one of these, or of the last before it, nearest
        first; None where only who looks at each record can tell."""
        ...

    def total(self, kind: str, conditions: Sequence[Condition]) -> int | None:
        """How many records the list has; None as `listed`."""
        ...

    def marked(
        self, kind: str, conditions: Sequence[Condition], texts: Mapping[str, Collection[str] | None]
    ) -> Iterator[Marked] | None:
        """Of each record of the list its marks under these facets, of these texts or of all; None as `listed`."""
        ...

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, which depends on this key and the version alone; kept for who asks again."""
        ...

    def changes(self, since: int) -> Mapping[str, Changes]:
        """By kind, the records that came, went, and are otherwise than in an earlier version."""
        ...
