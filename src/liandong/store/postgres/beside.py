"""The small database beside a ledger, as tables of its schema."""

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import sql
from sqlalchemy import Connection, Engine, Table, inspect

from liandong.store.beside import Beside
from liandong.store.places import Address
from liandong.store.postgres.connection import driver_of
from liandong.store.postgres.failures import told
from liandong.store.postgres.lock import WAITED_SECONDS, alone


class BesideTables(Beside):
    """Goes by the connections of the store, which closes them."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine, self._address = engine, address

    def holds(self, table: Table) -> bool:
        with self.reading() as connection:
            return inspect(connection).has_table(table.name, schema=self._address.schema)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with told(self._address), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with told(self._address), alone(self._engine, "portal", self._address) as connection:
            yield connection

    def compact(self, table: Table) -> None:
        """What the server keeps beside (its log, its backups) is its keeper's to clear."""
        with told(self._address), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            with driver_of(connection).cursor() as cursor:
                cursor.execute(f"SET lock_timeout = '{WAITED_SECONDS}s'")
                cursor.execute(sql.SQL("VACUUM (FULL) {}").format(sql.Identifier(table.name)))
                cursor.execute("RESET lock_timeout")

    def close(self) -> None:
        """Nothing is its own."""
