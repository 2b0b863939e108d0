"""Digests of what is written to a file of an archive."""

import hashlib
from io import RawIOBase
from typing import IO, Any


class Digesting(RawIOBase):
    """Digests and counts what is written, and writes it to a file where one is given."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self.digest = hashlib.sha256()
        self._file, self._size = file, 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._size

    def write(self, data: Any) -> int:
        self.digest.update(data)
        if self._file is not None:
            self._file.write(data)
        self._size += len(data)
        return len(data)
