"""The small database beside a ledger (旁库): what is the portal's own, such as accounts, in either store.

It stands outside the ledger's lock, its versions and, but for the tables in followup.py and matching.py, its backups
and its dump: a log-in does not wait for a build. Beside a ledger in a folder it is a file of its own that only its
owner reads; in a database, tables of the ledger's schema, whose names begin with `portal_`. Writers come one after
another.
"""

from abc import ABC, abstractmethod
from collections.abc import Hashable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, MetaData, Table

PREFIX = "portal_"
"""How the names of all its tables begin."""


class Beside(ABC):
    """Close it with the store that gave it."""

    @abstractmethod
    def holds(self, table: Table) -> bool:
        """Whether this table was ever made; nothing is made by asking."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to read by; failures are told as errors of ours."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction that is kept when the block ends well."""

    @abstractmethod
    def compact(self, table: Table) -> None:
        """Writes a table anew without what was deleted or replaced, so that no byte of that is left."""

    def unchanged(self) -> dict[Hashable, Any]:
        """What was told since something was written last: nothing, where that cannot be told for next to nothing."""
        return {}

    @abstractmethod
    def close(self) -> None: ...

    def prepare(self, metadata: MetaData) -> None:
        """Makes those of the tables that are missing."""
        assert all(name.startswith(PREFIX) for name in metadata.tables)
        with self.writing() as connection:
            metadata.create_all(connection)
