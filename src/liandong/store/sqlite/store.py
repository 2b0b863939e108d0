"""A ledger in one SQLite file."""

import os
import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect

from liandong.errors import WorkspaceBusy, WorkspaceError
from liandong.messages import words
from liandong.store import archive, migrations
from liandong.store.beside import Beside
from liandong.store.sql import SqlStore
from liandong.store.sqlite.beside import BesideFile
from liandong.store.sqlite.connection import engine_of
from liandong.store.sqlite.dialect import SqliteDialect
from liandong.store.sqlite.failures import told
from liandong.store.sqlite.lock import locked
from liandong.store.sqlite.pulse import Pulse
from liandong.store.sqlite.recognise import check_whole, recognise

DATABASE, LOCK = "ledger.sqlite", "ledger.lock"


class SqliteStore(SqlStore):
    """The store of an embedded workspace. Opening it migrates it; closing it folds the log back into the file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(SqliteDialect())
        self.file = folder / DATABASE
        self._lock = folder / LOCK
        self._pulse = Pulse(self.file)
        with told(self.file):
            recognise(self.file)
            self._engine = engine_of(self.file)
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._pulse.close()
        self._engine.dispose()

    def beside(self) -> Beside:
        return BesideFile(self.file.parent)

    def lock(self, seconds: float) -> AbstractContextManager[None]:
        return locked(self._lock, seconds)

    def compact(self) -> None:
        """Writes the file anew without what was deleted from it, and empties the log beside it.

        WorkspaceBusy where a reader holds the log.
        """
        with told(self.file), self._engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
            raw.execute("VACUUM")
            _empty_log(connection, self.file)
            raw.execute("PRAGMA user_version=0")

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with told(self.file), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.file), self._engine.connect() as connection:
            connection.execution_options(write=True)
            with connection.begin():
                yield connection

    def _unchanged(self) -> dict[Hashable, Any]:
        return self._pulse.unchanged()

    def _logging(self) -> AbstractContextManager[Connection]:
        """SQLite has one writer at a time."""
        return self._writing()

    def _migrate(self) -> None:
        with self._reading() as connection:
            found = migrations.current(connection)
            if found == migrations.HEAD:
                check_whole(self.file, frozenset(inspect(connection).get_table_names()))
                return
        if found is not None and not migrations.known(found):
            raise WorkspaceError(words("fault.newer_program", file=self.file, found=found, known=migrations.HEAD))
        with self._writing() as connection:
            if migrations.current(connection) != migrations.HEAD:  # another process may have been faster
                migrations.upgrade(connection)


def restore(folder: Path, source: Path, heard: Callable[[str], None]) -> None:
    """Fills the store of this folder, which must not hold one yet, from an archive, in one transaction.

    WorkspaceError where there is one already; BadArchive and NewerArchive as archive.read. After any error there is
    what was there before.
    """
    file = folder / DATABASE
    with told(file):
        recognise(file)
    if file.exists() and file.stat().st_size:
        raise WorkspaceError(words("fault.restore_over", folder=folder))
    lock = folder / LOCK
    made = not lock.exists()
    try:
        with locked(lock, 0):
            _restore(file, source, heard)
    except WorkspaceBusy:
        raise
    except BaseException:
        if made:
            lock.unlink(missing_ok=True)
        raise


def _restore(file: Path, source: Path, heard: Callable[[str], None]) -> None:
    part = file.with_name(f"{DATABASE}.part")  # takes its place when it is whole: a kill leaves no empty ledger
    _discard(part)
    try:
        _fill(part, source, heard)
        _discard(file)
        part.replace(file)
        _settle(file.parent)
    except BaseException:
        _discard(part)
        raise


def _fill(file: Path, source: Path, heard: Callable[[str], None]) -> None:
    engine = engine_of(file)
    try:
        with told(file), engine.connect() as connection:
            connection.execution_options(write=True)
            with connection.begin():
                beside = BesideFile(file.parent)
                try:
                    archive.read(connection, SqliteDialect(), source, heard, beside.writing, str(beside.file))
                finally:
                    beside.close()
            _empty_log(connection, file)  # closing would do it too, but tell nobody that the disk was full
    finally:
        engine.dispose()


def _settle(folder: Path) -> None:
    """Brings the names of the files in a folder to the disk, where the system lets a folder be opened."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _empty_log(connection: Connection, file: Path) -> None:
    """Brings all of the log beside the file into it; WorkspaceBusy where a reader holds the log."""
    raw = connection.connection.dbapi_connection
    assert raw is not None
    ((held, *_),) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if held:
        raise WorkspaceBusy(words("fault.database_held", file=file))


def _discard(file: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
