"""Containers (容器): where the files of an archive stand, in a ZIP file or in a folder."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from liandong.messages import Words, reason, words

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that equal stores give equal bytes."""
_ENCRYPTED = 1
"""The flag of a member of a ZIP file."""

Create = Callable[[str], AbstractContextManager[IO[bytes]]]
"""Makes a file of this name in a container, to be written within the block."""


class BadArchive(Exception):
    """No archive of ours, or not with what was written; `words` say what is missing or wrong."""

    def __init__(self, told: Words) -> None:
        super().__init__(told.worded("en"))
        self.words = told


class Container(Protocol):
    """Files by their names."""

    def namelist(self) -> Collection[str]: ...
    def open(self, name: str, /) -> IO[bytes]: ...


class _Folder:
    """The files of a folder as a dump is, or as a backup is when it was unpacked."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def namelist(self) -> Collection[str]:
        there = (*self._path.glob("*"), *self._path.glob("rows/*"))
        return [each.relative_to(self._path).as_posix() for each in there if each.is_file()]

    def open(self, name: str, /) -> IO[bytes]:
        try:
            return (self._path / name).open("rb")
        except OSError as error:
            raise BadArchive(words("backup.unreadable", name=name, reason=reason(error))) from error


@contextmanager
def zipped(file: BinaryIO) -> Iterator[Create]:
    """Makes a ZIP file, one member after another."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:

        def create(name: str) -> IO[bytes]:
            made = zipfile.ZipInfo(name, _EPOCH)
            made.compress_type = zipfile.ZIP_DEFLATED
            return archive.open(made, "w", force_zip64=True)

        yield create


@contextmanager
def opened(source: Path) -> Iterator[Container]:
    """The files of a folder or ZIP file; what fails while they are read is told as BadArchive."""
    try:
        if source.is_dir():
            yield _Folder(source)
            return
        with zipfile.ZipFile(source) as archive:
            if any(each.flag_bits & _ENCRYPTED for each in archive.infolist()):
                raise BadArchive(words("backup.encrypted"))
            yield archive
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise BadArchive(words("backup.broken")) from error


def only(container: Container, wanted: Collection[str]) -> None:
    """BadArchive where one of these files is not there or, in a ZIP file, another is or one twice: beside the files in
    a folder others may lie."""
    found = container.namelist()
    for name in sorted(set(wanted).difference(found)):
        raise BadArchive(words("backup.lacks", name=name))
    if isinstance(container, zipfile.ZipFile):
        names = container.namelist()
        for name in names:
            if name not in wanted or names.count(name) > 1:
                raise BadArchive(words("backup.strange", name=name))
