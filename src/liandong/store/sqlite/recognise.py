"""Whether the file is a ledger of ours, told before anything of it is changed, and in which way it can be opened."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from liandong.errors import StorageError, WorkspaceError
from liandong.messages import words
from liandong.store.schema import metadata

_OURS = frozenset(metadata.tables)
_VERSION = "alembic_version"
_NEEDED = _OURS | {_VERSION, "search_index"}


def way(file: Path) -> str:
    """How to open it: `` to read and write, `mode=ro`, or `immutable=1` where there is no right to write beside it.

    A reader of a ledger in use needs the log and its index beside the file; where they are not there and cannot be
    made, nobody writes, and the file is read as it lies.
    """
    if not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return ""
    log = file.with_name(f"{file.name}-wal")
    return "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"


def address(file: Path, query: str) -> str:
    """The file as an SQLite URI."""
    return f"{file.absolute().as_uri()}?{query}"


def recognise(file: Path) -> None:
    """WorkspaceError where another program's database stands at the place, StorageError where ours has lost tables, or
    where no file stands but a folder, a pipe or a device."""
    if file.exists() and not file.is_file():
        raise StorageError(words("fault.no_plain_file", file=file))
    if not file.exists() or not file.stat().st_size:
        return
    try:
        _recognise(file, way(file) or "mode=ro")
    except sqlite3.OperationalError:  # a kill left a transaction half-way, which only a writer can take back
        _recognise(file, way(file) or "mode=rw")


def _recognise(file: Path, query: str) -> None:
    with closing(sqlite3.connect(address(file, query), uri=True)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not names:
            return
        if _VERSION not in names or not names & _OURS:
            raise WorkspaceError(words("fault.foreign_database", file=file))
        if connection.execute(f"SELECT count(*) FROM {_VERSION} WHERE version_num <> ''").fetchone() != (1,):
            raise StorageError(words("fault.database_damaged", file=file, error=f"no version in {_VERSION}"))


def check_whole(file: Path, names: frozenset[str]) -> None:
    """StorageError where a table of the newest migration is missing."""
    lost = sorted(_NEEDED - names)
    if lost:
        raise StorageError(words("fault.database_damaged", file=file, error=f"no table {', '.join(lost)}"))
