"""The small database beside a ledger, as tables of its schema."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Table, inspect

from liandong.store.beside import Beside
from liandong.store.places import Address
from liandong.store.postgres.failures import told
from liandong.store.postgres.lock import alone


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

    def close(self) -> None:
        """Nothing is its own."""
