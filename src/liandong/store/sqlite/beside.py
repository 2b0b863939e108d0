"""The small database beside a ledger, as an SQLite file that its owner alone can read."""

import os
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Table, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from liandong.errors import WorkspaceBusy
from liandong.messages import words
from liandong.store.beside import Beside
from liandong.store.sqlite.connection import engine_of
from liandong.store.sqlite.failures import told
from liandong.store.sqlite.pulse import Pulse

FOLDER, NAME = ".portal", "portal.sqlite"
"""The portal's own folder in that of a workspace, hidden so that no build takes its files for pages; and the file."""
_MAKING = Lock()


class BesideFile(Beside):
    """It is made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FOLDER / NAME
        self._pulse = Pulse(self.file)

    def holds(self, table: Table) -> bool:
        if not self.file.exists():
            return False
        with self.reading() as connection:
            return inspect(connection).has_table(table.name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with told(self.file), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with told(self.file), self._engine.connect() as connection:
            connection.execution_options(write=True)
            with connection.begin():
                yield connection

    def compact(self, table: Table) -> None:
        """What is deleted is blotted out at once (see `_engine`); here also from the log of what was written.
        WorkspaceBusy where a reader holds that."""
        with told(self.file), self._engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            ((held, *_),) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if held:
            raise WorkspaceBusy(words("fault.database_held", file=self.file))

    def unchanged(self) -> dict[Hashable, Any]:
        return self._pulse.unchanged() if self.file.exists() else {}

    def close(self) -> None:
        self._pulse.close()
        if "_engine" in vars(self):
            self._engine.dispose()

    @cached_property
    def _engine(self) -> Engine:
        with told(self.file):
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(self.file)
            engine = engine_of(self.file)
            event.listen(engine, "connect", _blot_out)
            return engine


def _make(file: Path) -> None:
    """An empty file of its owner's where there is none; SQLite gives those that it makes beside it the same mode.

    One that is there is never opened but by SQLite: to close it would drop all locks that this process holds on it
    (so POSIX has it), and another program could then delete the log that is being written to.
    """
    with _MAKING:
        try:
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            return


def _blot_out(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
