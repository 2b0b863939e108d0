"""What SQLite and the file system say, told as errors of ours: which file, what is wrong, what to do next."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from liandong.errors import StorageError, WorkspaceBusy, WorkspaceError

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_NOTHING_LOST = "Nothing that was saved is lost: make room, then run the same command again and it goes on."


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turns failures of the database in `file` into StorageError, WorkspaceBusy or WorkspaceError."""
    try:
        yield
    except DBAPIError as error:
        told_as = _of_sqlite(file, error.orig)
        if told_as is None:
            raise
        raise told_as from error
    except OSError as error:
        raise _of_system(file, error) from error


def _of_sqlite(file: Path, error: BaseException | None) -> WorkspaceError | None:
    """None for what is no fault of disk, file or neighbour but a defect of this program."""
    code = getattr(error, "sqlite_errorcode", 0)
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return StorageError(f"{file}: the disk is full. {_NOTHING_LOST}")
        case sqlite3.SQLITE_IOERR:
            return StorageError(
                f"{file}: the disk does not take or give the data ({error}; SQLite code {code}): it is full, a limit "
                f"on the size of files is reached, or it fails. {_NOTHING_LOST}"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkspaceBusy(
                f"{file}: another program holds the database. Wait until it has ended, then try again."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StorageError(f"{file}: not a sound database ({error}). Put back a copy, or build into a new folder.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return WorkspaceError(
                f"{file}: cannot be opened for writing ({error}). Check the rights of file and folder."
            )
    return None


def _of_system(file: Path, error: OSError) -> WorkspaceError:
    name = error.filename or file
    if error.errno in _FULL:
        return StorageError(f"{name}: the disk is full ({error.strerror}). {_NOTHING_LOST}")
    return WorkspaceError(f"{name}: {error.strerror or error}. Check the rights of file and folder.")
