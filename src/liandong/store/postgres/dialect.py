"""How PostgreSQL takes many rows at once (COPY), and what it spells in its own way."""

from collections.abc import Sequence

from psycopg import DataError, IntegrityError, sql
from sqlalchemy import BigInteger, Column, ColumnElement, Connection, Float, Integer, LargeBinary, Table, func

from liandong.store.postgres.connection import driver_of
from liandong.store.postgres.index import TsvectorIndex

_UNSOUND = (
    "SELECT format('index %s is not valid', c.relname) FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid"
    " UNION ALL SELECT format('%s pages with wrong checksums', checksum_failures) FROM pg_stat_database"
    " WHERE datname = current_database() AND checksum_failures > 0"
)


class PostgresDialect:
    """Rows by COPY, on the writer's own connection."""

    refusals: tuple[type[Exception], ...] = (IntegrityError, DataError)

    def __init__(self) -> None:
        self.index = TsvectorIndex()

    def put(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        if rows:
            _copy(connection, table, columns, rows)

    def put_missing(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]
    ) -> None:
        """One by one, but sent together: of what is named by its content few come at a time."""
        if not rows:
            return
        command = sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING").format(
            sql.Identifier(table.name),
            sql.SQL(", ").join(map(sql.Identifier, columns)),
            sql.SQL(", ").join(sql.Placeholder() for _ in columns),
        )
        with driver_of(connection).cursor() as cursor:
            cursor.executemany(command, rows)

    def holds(self, column: Column[str], part: str) -> ColumnElement[bool]:
        return func.strpos(column, part) > 0

    def filled(self, connection: Connection, table: Table) -> None:
        with driver_of(connection).cursor() as cursor:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table.name)))

    def erasing(self, connection: Connection) -> None:
        """What is deleted stays in its place until the tables are written anew (PostgresStore.compact)."""
        connection.exec_driver_sql("COMMENT ON TABLE tombstone IS 'uncompacted'")

    def uncompacted(self, connection: Connection) -> bool:
        return connection.exec_driver_sql("SELECT obj_description('tombstone'::regclass)").scalar() is not None

    def unsound(self, connection: Connection) -> Sequence[str]:
        with driver_of(connection).cursor() as cursor:
            cursor.execute(_UNSOUND)
            return [str(row[0]) for row in cursor.fetchall()]

    def empty(self, connection: Connection, table: Table) -> None:
        with driver_of(connection).cursor() as cursor:
            cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table.name)))


def _copy(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Adds the rows in the form that the server need not read."""
    into = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with driver_of(connection).cursor() as cursor, cursor.copy(into) as told:
        told.set_types([_type(table.c[column]) for column in columns])
        for row in rows:
            told.write_row(row)


def _type(column: Column[object]) -> str:
    """The server's name of the type in which values of the column are sent."""
    if isinstance(column.type, BigInteger):
        return "int8"
    if isinstance(column.type, Integer):
        return "int4"
    if isinstance(column.type, Float):
        return "float8"
    return "bytea" if isinstance(column.type, LargeBinary) else "text"
