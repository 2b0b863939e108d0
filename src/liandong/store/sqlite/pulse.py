"""Pulse (脉搏): whether anything was written to a file since it was last asked, for some microseconds."""

import sqlite3
from collections.abc import Hashable
from pathlib import Path
from threading import Lock
from typing import Any

from liandong.store.sqlite.failures import told
from liandong.store.sqlite.recognise import address, way

MOST = 512
"""Answers that are kept at a time: pages of lists have some 30 kB."""


class Pulse:
    """Any thread may ask. It has a connection of its own, which never writes: SQLite tells each what others wrote."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._since: tuple[int, dict[Hashable, Any]] = (-1, {})

    def unchanged(self) -> dict[Hashable, Any]:
        """What was told since something was written last; the same for all threads, and not more than MOST answers."""
        beat = self.beat()
        before, known = self._since  # another thread may put a newer one in its place
        if before != beat or len(known) > MOST:
            known = {}
            self._since = beat, known
        return known

    def beat(self) -> int:
        """A number that is another one as soon as anybody, in this process or elsewhere, has written something."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._connected()
                ((number,),) = self._connection.execute("PRAGMA data_version")
            except sqlite3.Error:
                with told(self._file):
                    raise
            return int(number)

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _connected(self) -> sqlite3.Connection:
        place = address(self._file, way(self._file) or "mode=ro")
        return sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=False)
