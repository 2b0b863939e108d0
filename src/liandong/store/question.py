"""Question (提问): a select that is asked over and over, compiled once and handed to the driver as it stands.

A look-up by key takes a fifth of the time that the same select takes when it is put together, compiled and wrapped in a
transaction of its own each time. One statement sees one state of the database by itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Select


class Question:
    """A select with named parameters, whose columns come as the driver gives them."""

    def __init__(self, query: Select[Any] | CompoundSelect[Any]) -> None:
        self._query = query
        self._compiled: dict[str, tuple[str, Mapping[str, object], tuple[str, ...] | None]] = {}

    def first(self, connection: Connection, **values: object) -> tuple[Any, ...] | None:
        """The first row; None where there is none."""
        with self._asked(connection, values) as cursor:
            row = cursor.fetchone()
        return None if row is None else tuple(row)

    def all(self, connection: Connection, **values: object) -> list[tuple[Any, ...]]:
        """Every row."""
        with self._asked(connection, values) as cursor:
            return [tuple(row) for row in cursor.fetchall()]

    @contextmanager
    def _asked(self, connection: Connection, values: Mapping[str, object]) -> Iterator[Any]:
        command, own, order = self._text(connection.dialect)
        every = {**own, **values}
        cursor = connection.connection.cursor()
        try:
            cursor.execute(command, every if order is None else tuple(every[name] for name in order))
            yield cursor
        finally:
            cursor.close()

    def _text(self, dialect: Dialect) -> tuple[str, Mapping[str, object], tuple[str, ...] | None]:
        """The command, the values that stand in it from the start, and the order of all where the driver takes them by
        place."""
        found = self._compiled.get(dialect.name)
        if found is None:
            compiled: Any = self._query.compile(dialect=dialect)
            own = {name: value for name, value in compiled.params.items() if value is not None}
            order = compiled.positiontup
            found = self._compiled[dialect.name] = str(compiled), own, None if order is None else tuple(order)
        return found
