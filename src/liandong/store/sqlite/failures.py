"""What SQLite and the file system say, told as errors of ours: which file, what is wrong, what to do next."""

import errno
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from liandong.errors import StorageError, WorkspaceBusy, WorkspaceError
from liandong.messages import reason, words
from liandong.store.codec import Garbled

_DAMAGE = re.compile(
    "no such (?:table|column)|has no column|malformed|vtable constructor failed|Could not decode to UTF-8"
)
"""What SQLite says under no code of its own of a database that lost a part, or whose bytes were changed."""

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turns failures of the database in `file` into StorageError, WorkspaceBusy or WorkspaceError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        told_as = _of_sqlite(file, error.orig if isinstance(error, DBAPIError) else error)
        if told_as is None:
            raise
        raise told_as from error
    except (Garbled, zlib.error) as error:
        raise StorageError(words("fault.database_damaged", file=file, error=error)) from error
    except OSError as error:
        raise of_system(file, error) from error


def _of_sqlite(file: Path, error: BaseException | None) -> WorkspaceError | None:
    """None for what is no fault of disk, file or neighbour but a defect of this program."""
    code = getattr(error, "sqlite_errorcode", 0)
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return StorageError(words("fault.disk_full", file=file))
        case sqlite3.SQLITE_IOERR:
            return StorageError(words("fault.disk_failed", file=file, error=error, code=code))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkspaceBusy(words("fault.database_held", file=file))
        case sqlite3.SQLITE_CONSTRAINT:
            return WorkspaceError(words("fault.rows_clash", file=file, error=error))
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_MISMATCH:
            return StorageError(words("fault.database_damaged", file=file, error=error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return WorkspaceError(words("fault.database_closed", file=file, error=error))
    if _DAMAGE.search(str(error)):
        return StorageError(words("fault.database_damaged", file=file, error=error))
    return None


def of_system(file: Path, error: OSError) -> WorkspaceError:
    """What the file system says of the file, or of the one that the error names."""
    name = error.filename or file
    if error.errno in _FULL:
        return StorageError(words("fault.disk_full", file=name))
    return WorkspaceError(words("fault.system", file=name, reason=reason(error)))
