"""Connections to one schema of a database: what each is told at its start, and how readers and writers begin."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from liandong.errors import WorkspaceError
from liandong.messages import words
from liandong.store.places import Address

_DEFAULTS = {"connect_timeout": "10", "application_name": "liandong", "keepalives_idle": "60"}
_PREPARE = (
    "SELECT set_config('search_path', quote_ident(%s), false), set_config('client_encoding', 'UTF8', false)",
    # a build thinks between two questions for as long as it takes, and an export may wait for its disk
    "SELECT set_config(name, '0', false) FROM pg_settings"
    " WHERE name IN ('idle_session_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout')",
    # a writer that was killed while the server works for it lets go of the lock within seconds
    "SELECT set_config(name, '5s', false) FROM pg_settings WHERE name = 'client_connection_check_interval'",
    "SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'",
)


class Unreached(psycopg.OperationalError):
    """No connection was made: there is no server, or it lets nobody in."""


def engine_of(address: Address) -> Engine:
    """An engine whose transactions each see one state of the database, and whose names are those of the schema."""
    try:
        given: dict[str, Any] = conninfo_to_dict(address.conninfo)
    except psycopg.ProgrammingError:  # its words repeat what was given, passwords too
        raise WorkspaceError(words("fault.address_unreadable")) from None
    conninfo = make_conninfo(**{**_DEFAULTS, **given})
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: _connected(conninfo),
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        max_overflow=-1,
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "connect", insert=True)
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(_PREPARE[0], (address.schema,))
        for command in _PREPARE[1:]:
            cursor.execute(command)
        cursor.close()
        connection.commit()  # taken back with its transaction otherwise

    return engine


def _connected(conninfo: str) -> "psycopg.Connection[Any]":
    try:
        return psycopg.connect(conninfo)
    except psycopg.OperationalError as error:
        raise Unreached(*error.args) from error


def driver_of(connection: Connection) -> "psycopg.Connection[Any]":
    """The connection as the client library knows it, for what SQLAlchemy has no words for."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver
