"""Whether the schema holds a ledger of ours, told before anything of it is changed."""

from sqlalchemy import Connection, inspect, text

from liandong.errors import StorageError, WorkspaceError
from liandong.messages import words
from liandong.store.places import Address
from liandong.store.postgres.connection import engine_of
from liandong.store.postgres.failures import told
from liandong.store.schema import metadata

_OURS = frozenset(metadata.tables)
_VERSION = "alembic_version"
_NEEDED = _OURS | {_VERSION, "search_index", "search_total"}


def holds_ledger(address: Address) -> bool:
    """Whether anything was ever made in the schema."""
    engine = engine_of(address)
    try:
        with told(address), engine.connect() as connection:
            return bool(tables(connection, address))
    finally:
        engine.dispose()


def tables(connection: Connection, address: Address) -> frozenset[str]:
    """The names of the tables of the schema."""
    return frozenset(inspect(connection).get_table_names(schema=address.schema))


def recognise(connection: Connection, address: Address) -> None:
    """WorkspaceError for the tables of another program, or a database of another encoding; StorageError where ours
    do not say what they are."""
    encoding = connection.execute(text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise WorkspaceError(words("fault.database_encoding", place=address.shown, encoding=encoding))
    names = tables(connection, address)
    if not names:
        return
    allowed = text("SELECT has_schema_privilege(:schema, 'USAGE')")
    if not connection.execute(allowed, {"schema": address.schema}).scalar():
        raise WorkspaceError(words("fault.database_rights", place=address.shown, error=f"USAGE: {address.schema}"))
    if _VERSION not in names or not names & _OURS:
        raise WorkspaceError(words("fault.foreign_database", file=address.shown))
    if connection.execute(text(f"SELECT count(*) FROM {_VERSION} WHERE version_num <> ''")).scalar() != 1:
        raise StorageError(words("fault.database_damaged", file=address.shown, error=f"no version in {_VERSION}"))


def check_whole(connection: Connection, address: Address) -> None:
    """StorageError where a table of the newest migration is missing."""
    lost = sorted(_NEEDED - tables(connection, address))
    if lost:
        raise StorageError(words("fault.database_damaged", file=address.shown, error=f"no table {', '.join(lost)}"))
