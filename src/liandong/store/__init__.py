"""Where pages, derivations and versions of the ledger are kept.

`protocol` says what a store does, `versions` what a version of its ledger tells; `sqlite` does it in a folder,
`postgres` in a schema of a database. A store's own library is imported in its folder only.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from liandong.errors import BackupError
from liandong.messages import reason, words
from liandong.store.codec import decode, encode
from liandong.store.places import address_of, shown

if TYPE_CHECKING:
    from liandong.store.protocol import Store

__all__ = [
    "FILES",
    "address_of",
    "check_archive",
    "decode",
    "encode",
    "holds_store",
    "kept_files",
    "open_store",
    "restore_store",
    "shown",
]

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

    WorkspaceError where there is a store already; BackupError where the archive cannot be read, is not whole, or was
    written by a newer program. After any error there is what was there before.
    """
    address = address_of(place)
    with _archived(source):
        if address is None:
            from liandong.store.sqlite.store import restore

            restore(Path(place), source, heard)
        else:
            from liandong.store.postgres import restore_ledger

            restore_ledger(address, source, heard)


def kept_files(source: Path) -> Mapping[str, bytes]:
    """The files of the workspace's own in an archive; errors as `restore_store`."""
    from liandong.store import archive

    with _archived(source):
        return archive.kept_files(source)


def check_archive(source: Path) -> None:
    """BackupError where the file or folder is not an archive with all that was written into it."""
    from liandong.store import archive

    with _archived(source):
        archive.verify(source)


@contextmanager
def _archived(source: Path) -> Iterator[None]:
    """Tells what is wrong with an archive as an error of ours."""
    from liandong.store.archive import NewerArchive
    from liandong.store.container import BadArchive

    try:
        yield
    except NewerArchive as error:
        raise BackupError(words(f"fault.newer_{_kind(source)}", file=source, found=error)) from error
    except BadArchive as error:
        raise BackupError(words(f"fault.{_kind(source)}_damaged", file=source, reason=error.words)) from error
    except OSError as error:
        raise BackupError(words("fault.no_backup", file=source, reason=reason(error))) from error


def _kind(source: Path) -> str:
    return "dump" if source.is_dir() else "backup"
