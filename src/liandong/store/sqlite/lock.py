"""The lock on a file that one process at a time holds; the system frees it when the process ends, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from liandong.errors import StorageError, WorkspaceBusy, WorkspaceError
from liandong.messages import words
from liandong.store.sqlite.failures import of_system

_RETRY_SECONDS = 0.1

if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def locked(file: Path, seconds: float) -> Iterator[None]:
    """Holds the lock for the length of the block; WorkspaceBusy when another process holds it for longer than that.

    WorkspaceError where the workspace may only be read, StorageError where something else stands at the place.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise StorageError(words("fault.no_plain_file", file=file))
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except IsADirectoryError as error:
        raise StorageError(words("fault.no_plain_file", file=file)) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise WorkspaceError(words("fault.read_only", folder=file.parent)) from error
        raise of_system(file, error) from error
    try:
        _wait(descriptor, file, time.monotonic() + seconds)
        try:
            yield
        finally:
            _release(descriptor)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, file: Path, until: float) -> None:
    while True:
        try:
            _acquire(descriptor)
        except OSError as error:  # EWOULDBLOCK or EACCES, whichever the system says for "held"
            if time.monotonic() >= until:
                raise WorkspaceBusy(words("fault.build_running", folder=file.parent)) from error
            time.sleep(_RETRY_SECONDS)
        else:
            return
