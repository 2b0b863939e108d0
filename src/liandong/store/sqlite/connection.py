"""Connections to one SQLite file: write-ahead log, readers beside a writer, transactions that begin when we say so."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from liandong.store.sqlite.recognise import address, way

BUSY_MILLISECONDS = 10_000
_AGAIN_SECONDS = 0.01
_CACHE_KIBIBYTES = 32_768
"""Of pages, and as much again of what is sorted at a time (SQLite takes the one for the bound of the other)."""


def engine_of(file: Path) -> Engine:
    """An engine whose transactions read; those with the execution option `write` take the write lock at their start.

    Where there is no right to write, it only reads.
    """
    how = way(file)
    url = URL.create("sqlite+pysqlite", database=str(file))
    if how:
        place, _, query = address(file, how).partition("?")
        url = URL.create("sqlite+pysqlite", database=place, query={**dict([query.split("=")]), "uri": "true"})
    engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_reading if how else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    _prepare_reading(connection, entry)
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")  # what was told as done outlasts a power cut
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """Turns the file to the write-ahead log. Where it was not, two who do so at one time would wait for one another:
    SQLite then refuses without waiting, so we ask again."""
    until = monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(_AGAIN_SECONDS)
        else:
            return


def _prepare_reading(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions behind our back
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute(f"PRAGMA cache_size=-{_CACHE_KIBIBYTES}")
    cursor.close()


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
