"""Where pages, derivations and versions of the ledger are kept.

`protocol` says what a store does; `sqlite` does it in a folder, `postgres` in a schema of a database. A store's own
library is imported in its folder only.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from liandong.errors import StorageError, WorkspaceError
from liandong.messages import reason, words
from liandong.store.codec import decode, encode
from liandong.store.places import address_of, shown

if TYPE_CHECKING:
    from liandong.store.protocol import Store

__all__ = ["FILES", "address_of", "decode", "encode", "holds_store", "open_store", "restore_store", "shown"]

FILES = frozenset(
    {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite-journal", "ledger.lock"}
) | frozenset({f"ledger.sqlite.part{ending}" for ending in ("", "-wal", "-shm", "-journal")})
"""The names of the files of a store in its folder."""


def holds_store(place: Path | str) -> bool:
    """Whether a store was ever made in this folder or database, or something else stands in its place."""
    address = address_of(place)
    if address is None:
        return os.path.exists(Path(place) / "ledger.sqlite")  # noqa: PTH110 - does not fail on rights and odd names
    from liandong.store.postgres import holds_ledger

    return holds_ledger(address)


def open_store(place: Path | str) -> "Store":
    """The store of the workspace in an existing folder or database, made or migrated as need be."""
    address = address_of(place)
    if address is not None:
        from liandong.store.postgres import PostgresStore

        return PostgresStore(address)
    from liandong.store.sqlite import SqliteStore

    return SqliteStore(Path(place))


def restore_store(place: Path | str, source: Path, heard: Callable[[str], None]) -> None:
    """Makes the store of an existing folder, or of a database, from the archive `source`, in one transaction.

    WorkspaceError where there is a store already, or a newer program wrote the archive; StorageError where the archive
    is damaged.
    """
    from liandong.store.archive import BadArchive, NewerArchive

    address = address_of(place)
    try:
        with source.open("rb") as file:
            if address is None:
                from liandong.store.sqlite.store import restore

                restore(Path(place), file, heard)
            else:
                from liandong.store.postgres import restore_ledger

                restore_ledger(address, file, heard)
    except NewerArchive as error:
        raise WorkspaceError(words("fault.newer_backup", file=source, found=error)) from error
    except BadArchive as error:
        raise StorageError(words("fault.backup_damaged", file=source, error=error)) from error
    except OSError as error:
        raise WorkspaceError(words("fault.system", file=source, reason=reason(error))) from error
