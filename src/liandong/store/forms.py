"""Forms (格式) of the rows of an archive: JSON arrays or objects, one a line, or Parquet.

A form says how the file of a table is called, writes rows in the order in which they come, and reads them back.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, Protocol

from msgspec.json import Decoder, Encoder
from sqlalchemy import Table

from liandong.store.cells import Unfit

ROWS_AT_A_TIME = 500
_BYTES_OF_LINE = 1 << 30
"""No row is longer: a page has at most so many bytes."""

Row = Sequence[Any]


class Altered(Exception):
    """A file that is not of the digest that was declared."""


class Form(Protocol):
    """How the rows of a table stand in a file."""

    def name(self, table: str) -> str:
        """The name of the table's file in an archive."""
        ...

    def write(self, file: IO[bytes], table: Table, portions: Iterable[Sequence[Row]]) -> None: ...

    def read(self, file: IO[bytes], columns: Sequence[str], sha256: str) -> Iterator[Row]:
        """The values of each row in the order of these columns, as they were written or as JSON has them.

        Altered where the file has another digest; Unfit or ValueError for a row that is none.
        """
        ...


class _Lines(ABC):
    """What the forms of one JSON value a line have in common; bytes stand in base64."""

    def read(self, file: IO[bytes], columns: Sequence[str], sha256: str) -> Iterator[Row]:
        digest = hashlib.sha256()
        while line := file.readline(_BYTES_OF_LINE):
            digest.update(line)
            if not line.endswith(b"\n"):
                raise Unfit
            yield self.values(line, columns)
        if digest.hexdigest() != sha256:
            raise Altered

    @abstractmethod
    def values(self, line: bytes, columns: Sequence[str]) -> Row:
        """The values of one line; ValueError for one that has none."""


class Arrays(_Lines):
    """An array a line: as short as can be, for backups."""

    _encode, _decode = Encoder().encode, Decoder(list[Any]).decode

    def name(self, table: str) -> str:
        return f"rows/{table}.jsonl"

    def write(self, file: IO[bytes], table: Table, portions: Iterable[Sequence[Row]]) -> None:
        for rows in portions:
            file.write(b"".join(self._encode(list(row)) + b"\n" for row in rows))

    def values(self, line: bytes, columns: Sequence[str]) -> Row:
        return self._decode(line)


class Objects(_Lines):
    """An object a line, by the names of the columns: for whoever reads it."""

    _encode, _decode = Encoder().encode, Decoder(dict[str, Any]).decode

    def name(self, table: str) -> str:
        return f"{table}.jsonl"

    def write(self, file: IO[bytes], table: Table, portions: Iterable[Sequence[Row]]) -> None:
        names = table.columns.keys()
        for rows in portions:
            file.write(b"".join(self._encode(dict(zip(names, row, strict=True))) + b"\n" for row in rows))

    def values(self, line: bytes, columns: Sequence[str]) -> Row:
        told = self._decode(line)
        if len(told) != len(columns) or not all(name in told for name in columns):
            raise Unfit
        return [told[name] for name in columns]


FORMS = ("arrays", "jsonl", "parquet")


def form_of(name: str) -> Form:
    """The form of this name, one of FORMS; WorkspaceError where what it needs is not installed."""
    if name == "parquet":
        from liandong.store.parquet import Parquet

        return Parquet()
    return Arrays() if name == "arrays" else Objects()
