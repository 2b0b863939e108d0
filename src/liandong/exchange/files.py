"""Files that are either the old ones or the new ones, never a half of each."""

import os
import re
import signal
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from liandong.errors import ExportError
from liandong.messages import reason, words

_STEM_BYTES = 200
"""Of a name of at most 255 bytes so many stand in the name of its part, which has a number and an ending besides."""
_PART = re.compile(r"\.[0-9a-f]{16}\.part")

if sys.platform == "win32":

    def _hold(part: Path, file: BinaryIO) -> bool:
        """An open file cannot be taken away there."""
        return part.exists() and not file.closed

    def _discard(part: Path) -> None:
        part.unlink()

    @contextmanager
    def _alone(folder: Path) -> Iterator[None]:
        yield

else:
    import fcntl

    def _hold(part: Path, file: BinaryIO) -> bool:
        """Locks the part for as long as it is open; False where another export took it for an abandoned one first."""
        with suppress(OSError):  # a file system without locks: nobody can tell there which parts are abandoned
            fcntl.flock(file, fcntl.LOCK_EX)
        return part.exists()

    def _discard(part: Path) -> None:
        """Removes a part that nobody writes to; OSError where somebody does."""
        descriptor = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                part.unlink()
        finally:
            os.close(descriptor)

    @contextmanager
    def _alone(folder: Path) -> Iterator[None]:
        """The only change-over in this folder, which neither Ctrl-C nor a request to end breaks off half-way."""
        descriptor = os.open(folder, os.O_RDONLY)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def replacing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends well; else the old file stays.

    `check` looks at what was written before it does, and raises where it is not as it should be.

    Exports to one path at one time do not meet: the last to end stays. ExportError names the path when the disk is full
    or the place cannot be written.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _part_of(path) as (part, file):
            yield file
            _finish(file)
            if check is not None:
                check(part)
            with _alone(path.parent):
                part.replace(path)


def check_target(path: Path, endings: tuple[str, ...]) -> None:
    """ExportError where an export to `path` would destroy something else: another kind of file, a folder, a device."""
    if path.suffix.lower() not in endings:
        raise ExportError(words("fault.ending", path=path, endings=" / ".join(endings)))
    _check_file(path)


@contextmanager
def replacing_all(folder: Path) -> Iterator[Callable[[str], AbstractContextManager[BinaryIO]]]:
    """What makes the files of a set, each beside its old one; all are changed over at the end, one right behind the
    other.

    So an export that breaks off, for whatever reason, leaves the old set in place.
    """
    if _mode(folder) and not stat.S_ISDIR(_mode(folder)):
        raise ExportError(words("fault.file_in_place", path=folder))
    with _told(folder), ExitStack() as held:
        folder.mkdir(parents=True, exist_ok=True)
        parts: list[tuple[Path, Path]] = []

        @contextmanager
        def create(name: str) -> Iterator[BinaryIO]:
            _check_file(folder / name)
            part, file = held.enter_context(_part_of(folder / name))
            yield file
            _finish(file)
            parts.append((part, folder / name))

        yield create
        with _alone(folder):
            for part, path in parts:
                part.replace(path)


def write_all(folder: Path, files: Sequence[tuple[str, Iterable[bytes]]]) -> None:
    """Writes a set of files, each a name and its pieces, which take the place of the old ones together."""
    for name, _ in files:
        _check_file(folder / name)
    with replacing_all(folder) as create:
        for name, pieces in files:
            with create(name) as file:
                file.writelines(pieces)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(words("fault.unwritable", path=path, reason=reason(error))) from error


def _mode(path: Path) -> int:
    """What stands at the path, by its mode; 0 for nothing. ExportError where the system does not tell."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        raise ExportError(words("fault.unwritable", path=path, reason=reason(error))) from error
    except ValueError as error:  # a NUL, or a character that no file name holds
        raise ExportError(words("fault.unwritable", path=ascii(str(path)), reason=error)) from error


def _check_file(path: Path) -> None:
    mode = _mode(path)
    if mode and not stat.S_ISREG(mode):
        raise ExportError(words("fault.no_ordinary_file", path=path))


@contextmanager
def _part_of(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new hidden file beside `path`, its own whoever else writes there; what is left of it at the end goes."""
    stem = f".{os.fsencode(path.name)[:_STEM_BYTES].decode(errors='ignore')}"
    _sweep(path.parent, stem)
    while True:
        part = path.with_name(f"{stem}.{token_hex(8)}.part")
        file = part.open("xb")
        if _hold(part, file):
            break
        file.close()
    try:
        with file:
            yield part, file
    finally:
        with suppress(OSError):
            part.unlink()


def _sweep(folder: Path, stem: str) -> None:
    """Removes what killed exports to this name left behind."""
    with suppress(OSError):  # a folder may be written and not listed
        for each in list(folder.iterdir()):
            if each.name.startswith(stem) and _PART.fullmatch(each.name, len(stem)):
                with suppress(OSError):
                    _discard(each)


def _finish(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
    if sys.platform == "win32":
        file.close()  # an open file cannot be renamed there
