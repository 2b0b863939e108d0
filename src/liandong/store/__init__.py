"""Where pages, derivations and versions of the ledger are kept.

`protocol` says what a store does; `sqlite` does it in a folder. A store's own library is imported in its folder only.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from liandong.errors import StorageError, WorkspaceError
from liandong.messages import reason, words
from liandong.store.codec import decode, encode

if TYPE_CHECKING:
    from liandong.store.protocol import Store

__all__ = ["FILES", "decode", "encode", "holds_store", "open_store", "restore_store"]

FILES = frozenset({"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite-journal", "ledger.lock"})
"""The names of the files of a store in its folder."""


def holds_store(folder: Path) -> bool:
    """Whether a store was ever made in this folder, or something else stands in its place."""
    return os.path.exists(folder / "ledger.sqlite")  # noqa: PTH110 - does not fail on rights and impossible names


def open_store(folder: Path) -> "Store":
    """The store of the workspace in an existing folder, made or migrated as need be."""
    from liandong.store.sqlite import SqliteStore

    return SqliteStore(folder)


def restore_store(folder: Path, source: Path, heard: Callable[[str], None]) -> None:
    """Makes the store of an existing folder from the archive `source`, in one transaction.

    WorkspaceError where the folder has a store already, or a newer program wrote the archive; StorageError where the
    archive is damaged.
    """
    from liandong.store.archive import BadArchive, NewerArchive
    from liandong.store.sqlite.store import restore

    try:
        with source.open("rb") as file:
            restore(folder, file, heard)
    except NewerArchive as error:
        raise WorkspaceError(words("fault.newer_backup", file=source, found=error)) from error
    except BadArchive as error:
        raise StorageError(words("fault.backup_damaged", file=source, error=error)) from error
    except OSError as error:
        raise WorkspaceError(words("fault.system", file=source, reason=reason(error))) from error
