"""Archive (备份): every row of a store in one file, and back into an empty store.

A ZIP file with the rows of each table, one JSON array a line in the order of the primary key, and `manifest.json`,
which says at which migration they stand, under which columns, and their digests. Equal stores give equal bytes. What a
store makes of its rows for itself (the inside of the full-text index) is not kept, but made anew.
"""

import hashlib
import json
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from msgspec.json import Decoder, Encoder
from sqlalchemy import Connection, LargeBinary, MetaData, Table, select

from liandong.store import migrations, schema
from liandong.store.dialect import Dialect

FORMAT = 1
_MANIFEST = "manifest.json"
_ROWS_AT_A_TIME = 500
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that equal stores give equal bytes."""
_BYTES_OF_MANIFEST = 1 << 20
_BYTES_OF_LINE = 1 << 30
"""No row is longer: a page has at most so many bytes."""

_encode = Encoder().encode
_decode = Decoder(list[Any]).decode


class BadArchive(Exception):
    """No archive of ours, or not with the rows that were written."""


class NewerArchive(BadArchive):
    """The archive was written by a program whose migrations this one does not have."""


def write(connection: Connection, file: BinaryIO, told: Callable[[str], None]) -> None:
    """Writes all rows as one transaction sees them; `told` hears the name of each table before it."""
    tables: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for table in sorted(schema.metadata.tables.values(), key=lambda table: table.name):
            told(table.name)
            tables[table.name] = _write_table(connection, archive, table)
        manifest = {"format": FORMAT, "migration": migrations.HEAD, "tables": tables}
        archive.writestr(_member(_MANIFEST), json.dumps(manifest, indent=1))


def read(connection: Connection, dialect: Dialect, file: BinaryIO, told: Callable[[str], None]) -> None:
    """Fills a database without tables from an archive, whichever migration it stands at, inside the caller's
    transaction, and makes its index.

    BadArchive where the file is no archive, or its rows are not those that were written; NewerArchive where a newer
    program wrote it.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            migration, tables = _manifest(archive)
            migrations.upgrade(connection, migration)
            there = MetaData()
            there.reflect(connection, only=sorted(tables))
            for name, declared in sorted(tables.items()):
                told(name)
                _read_table(connection, dialect, archive, there.tables[name], declared)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, TypeError, ValueError) as error:
        raise BadArchive(f"{type(error).__name__} {error}") from error
    migrations.upgrade(connection)
    told("search_index")
    dialect.index.fill(connection)


def append(file: BinaryIO, name: str, data: bytes) -> None:
    """Adds a file of the workspace's own to an archive that was just written."""
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(_member(name), data)


def member(source: Path, name: str) -> bytes | None:
    """The file of this name that was added to an archive; None where there is none."""
    with zipfile.ZipFile(source) as archive:
        if name not in archive.namelist():
            return None
        with archive.open(name) as found:
            return found.read(_BYTES_OF_MANIFEST)


def _write_table(connection: Connection, archive: zipfile.ZipFile, table: Table) -> dict[str, object]:
    digest, count = hashlib.sha256(), 0
    query = select(table).order_by(*table.primary_key.columns)
    with (
        archive.open(_member(_name(table.name)), "w", force_zip64=True) as out,
        connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows,
    ):
        for row in rows:
            line = _encode(list(row)) + b"\n"
            digest.update(line)
            out.write(line)
            count += 1
    return {"columns": table.columns.keys(), "rows": count, "sha256": digest.hexdigest()}


def _read_table(
    connection: Connection, dialect: Dialect, archive: zipfile.ZipFile, table: Table, declared: dict[str, Any]
) -> None:
    columns = [table.columns[name] for name in declared["columns"]]
    binary = [place for place, column in enumerate(columns) if isinstance(column.type, LargeBinary)]
    names = [column.name for column in columns]
    digest, count = hashlib.sha256(), 0
    for lines in _portions(archive, table.name):
        rows = []
        for line in lines:
            digest.update(line)
            values = _decode(line)
            for place in binary:
                values[place] = _bytes(values[place])
            if len(values) != len(names):
                raise BadArchive(f"a row of {table.name} has other columns")
            rows.append(values)
        dialect.put(connection, table, names, rows)
        count += len(rows)
    if (count, digest.hexdigest()) != (declared["rows"], declared["sha256"]):
        raise BadArchive(f"the rows of {table.name} are not those that were written")


def _portions(archive: zipfile.ZipFile, table: str) -> Iterator[Sequence[bytes]]:
    portion: list[bytes] = []
    with archive.open(_name(table)) as rows:
        while line := rows.readline(_BYTES_OF_LINE):
            portion.append(line)
            if len(portion) == _ROWS_AT_A_TIME:
                yield portion
                portion = []
    if portion:
        yield portion


def _manifest(archive: zipfile.ZipFile) -> tuple[str, dict[str, dict[str, Any]]]:
    with archive.open(_MANIFEST) as member:
        text = member.read(_BYTES_OF_MANIFEST)
    try:
        found = json.loads(text)
        format_, migration, tables = found["format"], found["migration"], found["tables"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BadArchive(f"{_MANIFEST} is not readable") from error
    if format_ != FORMAT or not isinstance(migration, str) or not migrations.known(migration):
        raise NewerArchive(str(migration))
    if not isinstance(tables, dict) or not tables.keys() <= schema.metadata.tables.keys():
        raise BadArchive("it names tables that are none of ours")
    return migration, tables


def _bytes(value: object) -> bytes | None:
    if value is None:
        return None
    try:
        return b64decode(str(value), validate=True)
    except ValueError as error:
        raise BadArchive("bytes that are not base64") from error


def _name(table: str) -> str:
    return f"rows/{table}.jsonl"


def _member(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
