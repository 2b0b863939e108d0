"""Office files unpacked with bounds: they are zips, and what a zip says of itself is not believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from liandong.errors import PageError
from liandong.messages import words

MAX_UNPACKED_BYTES = 128 * 1024 * 1024
"""A file of which more would be unpacked is set aside: the largest workbook that is read needs less, and a zip bomb far
more."""

UNSOUND = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What is raised of an archive that is none, is damaged, is locked, or is packed in a way that nobody knows."""

_STEP = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ones of ECMA-376 (part 2, 7.3.7); the others unpack in steps of any size."""


def unpack(
    path: str, data: bytes, wanted: Callable[[str], bool] = lambda name: True, most: int = MAX_UNPACKED_BYTES
) -> dict[str, bytes]:
    """The members that are wanted by name, no more of each than the archive declares: a directory may lie.

    PageError (`too_large`) where they would unpack to more than `most` bytes; one of `UNSOUND` for what is no
    archive.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        items = [item for item in packed.infolist() if not item.is_dir() and wanted(item.filename)]
        if sum(item.file_size for item in items) > most:
            raise PageError(path, "too_large", words("detail.unpacks", most=f"{most:,}"))
        return {item.filename: _content(packed, item) for item in items}


def _content(packed: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    """The member, unpacked step by step: read at one go, all that its stream holds is unpacked before it is cut."""
    if item.compress_type not in _METHODS:
        raise zipfile.BadZipFile(f"compression method {item.compress_type}")
    try:
        with packed.open(item) as file:
            return b"".join(iter(lambda: file.read(_STEP), b""))
    except (ValueError, struct.error) as error:  # a directory that leads before the beginning, or past the end
        raise zipfile.BadZipFile(str(error)) from error
