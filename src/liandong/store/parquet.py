"""Rows of an archive as Parquet. Needs pyarrow (`pip install "liandong[parquet]"`)."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary, Table

from liandong.errors import WorkspaceError
from liandong.messages import words
from liandong.store.forms import ROWS_AT_A_TIME, Altered, Row

try:
    import pyarrow as pa
    from pyarrow import parquet as pq
except ImportError as missing:
    raise WorkspaceError(words("fault.no_pyarrow", error=missing)) from missing

_ROWS_OF_GROUP = 100_000
_BYTES_OF_GROUP = 32 << 20
"""A group of rows is what readers hold at once: whichever of the two is reached first ends it."""


class Parquet:
    """Texts as strings, whole numbers of 32 or 64 bits as the table has them, bytes as they are."""

    def name(self, table: str) -> str:
        return f"{table}.parquet"

    def write(self, file: IO[bytes], table: Table, portions: Iterable[Sequence[Row]]) -> None:
        declared = pa.schema([pa.field(each.name, _type(each), bool(each.nullable)) for each in table.columns])
        held: list[Any] = []
        with pq.ParquetWriter(file, declared, compression="zstd") as writer:
            for rows in portions:
                columns = zip(*rows, strict=True)
                arrays = [pa.array(each, field.type) for each, field in zip(columns, declared, strict=True)]
                held.append(pa.record_batch(arrays, schema=declared))
                full = sum(each.num_rows for each in held) >= _ROWS_OF_GROUP
                if full or sum(each.nbytes for each in held) >= _BYTES_OF_GROUP:
                    writer.write_table(pa.Table.from_batches(held))
                    held = []
            if held:
                writer.write_table(pa.Table.from_batches(held))

    def read(self, file: IO[bytes], columns: Sequence[str], sha256: str) -> Iterator[Row]:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:  # type: ignore[arg-type]  # only reads
            raise Altered  # before anything is made of it: what was written is sound, and other bytes may be anything
        file.seek(0)
        try:
            with pq.ParquetFile(file) as opened:
                for batch in opened.iter_batches(ROWS_AT_A_TIME, columns=list(columns)):
                    values = [batch.column(name).to_pylist() for name in columns]
                    yield from zip(*values, strict=True)
        except (pa.ArrowException, KeyError, OSError) as error:
            raise ValueError from error


def _type(column: Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, LargeBinary):
        return pa.large_binary()
    if isinstance(kind, Integer):
        return pa.int64() if isinstance(kind, BigInteger) else pa.int32()
    return pa.float64() if isinstance(kind, Float) else pa.large_string()
