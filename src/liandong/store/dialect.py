"""What the databases do each in their own way, behind words that the shared SQL uses."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Column, ColumnElement, Connection, Table

from liandong.store.marks import Among
from liandong.store.rows import Asked, IndexEntry


class Index(Protocol):
    """The full-text index of a store."""

    def add(self, connection: Connection, entries: Iterable[IndexEntry]) -> None: ...
    def fill(self, connection: Connection) -> None:
        """Makes the index anew from the entries that are there."""
        ...

    def forget(self, connection: Connection, target: str, ids: Sequence[str] | None) -> None: ...
    def match(
        self, connection: Connection, asked: Asked, among: Among | None, limit: int
    ) -> tuple[tuple[str, str], ...]:
        """(target, id) of the entries with the words asked for (there are some) of which `among` holds, best first."""
        ...

    def count(self, connection: Connection, asked: Asked, among: Among | None) -> int:
        """How many these are."""
        ...

    def tally(self, connection: Connection, asked: Asked, among: Among | None) -> Mapping[str, int] | None:
        """How many these are of each kind of record, and of documents; None where only who looks at each can tell."""
        ...

    def whole(self, connection: Connection) -> bool:
        """Whether it holds the words of the entries that are there, and no others."""
        ...


class Dialect(Protocol):
    """How a database takes many rows at once, and the few words that it spells otherwise than another."""

    @property
    def index(self) -> Index: ...
    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """What `put` raises where the rows are against the rules of their table."""
        ...

    def put(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        """Adds the rows, whose values stand in the order of the columns, past the expressions of SQLAlchemy."""
        ...

    def put_missing(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        """Adds those of the rows whose key is not there."""
        ...

    def holds(self, column: Column[str], part: str) -> ColumnElement[bool]:
        """Whether the text holds this part, letter by letter."""
        ...

    def filled(self, connection: Connection, table: Table) -> None:
        """Told of a table to which many rows were added, before it is asked: statistics where they are needed."""
        ...

    def erasing(self, connection: Connection) -> None:
        """Told before rows are deleted of which nothing may be left; what is kept is `uncompacted` from then on."""
        ...

    def uncompacted(self, connection: Connection) -> bool:
        """Whether something may be left in the files of what was erased: until the store has compacted them."""
        ...

    def unsound(self, connection: Connection) -> Sequence[str]:
        """What the database itself finds wrong with what it holds."""
        ...

    def empty(self, connection: Connection, table: Table) -> None:
        """Takes all rows out of a temporary table."""
        ...
