"""Files that are either the old ones or the new ones, never a half of each."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from liandong.errors import ExportError
from liandong.messages import reason, words


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends well; else the old file stays.

    ExportError names the path when the disk is full or the place cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ExportError(words("fault.unwritable", path=path, reason=reason(error))) from error
    finally:
        with suppress(OSError):
            part.unlink()


def check_target(path: Path, endings: tuple[str, ...]) -> None:
    """ExportError where an export to `path` would destroy something else: another kind of file, a folder, a device."""
    if path.suffix.lower() not in endings:
        raise ExportError(words("fault.ending", path=path, endings=" / ".join(endings)))
    if path.exists() and not path.is_file():
        raise ExportError(words("fault.no_ordinary_file", path=path))


def write_all(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Writes every file of the set beside its old one, and changes all of them over at the end.

    So an export that breaks off, for whatever reason, leaves the old set in place. Each file is a name and its pieces.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportError(words("fault.file_in_place", path=folder))
    parts: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, pieces in files:
            part = folder / f".{name}.part"
            parts.append((part, folder / name))
            with part.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
        for part, path in parts:
            part.replace(path)
    except OSError as error:
        raise ExportError(words("fault.unwritable", path=folder, reason=reason(error))) from error
    finally:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink()
