"""How SQLite takes many rows at once, and what it spells in its own way."""

from collections.abc import Sequence

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, func
from sqlalchemy.exc import IntegrityError

from liandong.store.sqlite.index import Fts5Index

_FAULTS_TOLD = 20


class SqliteDialect:
    """Rows by executemany, on the writer's own connection."""

    refusals: tuple[type[Exception], ...] = (IntegrityError,)

    def __init__(self) -> None:
        self.index = Fts5Index()

    def put(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        self._put(connection, table, columns, rows)

    def put_missing(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        self._put(connection, table, columns, rows, " ON CONFLICT DO NOTHING")

    def holds(self, column: Column[str], part: str) -> ColumnElement[bool]:
        return func.instr(column, part) > 0

    def filled(self, connection: Connection, table: Table) -> None:
        """Its planner takes the indexes that there are."""

    def erasing(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
        connection.exec_driver_sql("PRAGMA user_version=1")  # kept with the transaction: a kill does not forget it

    def uncompacted(self, connection: Connection) -> bool:
        return bool(connection.exec_driver_sql("PRAGMA user_version").scalar())

    def unsound(self, connection: Connection) -> Sequence[str]:
        told = connection.exec_driver_sql(f"PRAGMA integrity_check({_FAULTS_TOLD})").scalars()
        return [str(error) for error in told if error != "ok"]

    def empty(self, connection: Connection, table: Table) -> None:
        connection.execute(delete(table))

    def _put(
        self,
        connection: Connection,
        table: Table,
        columns: Sequence[str],
        rows: Sequence[Sequence[object]],
        end: str = "",
    ) -> None:
        if rows:
            named, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" for _ in columns)
            command = f'INSERT INTO "{table.name}" ({named}) VALUES ({marks}){end}'
            connection.exec_driver_sql(command, [tuple(row) for row in rows])
