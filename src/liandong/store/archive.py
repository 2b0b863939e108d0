"""Archive (备份): every row of a store in one file, and back into an empty store.

A ZIP file with the rows of each table, one JSON array a line in the order of the primary key, the files of the
workspace's own that are kept beside them, and `manifest.json`, which says at which migration the rows stand, under
which columns, and what all this was digested to. Equal stores give equal bytes. What a store makes of its rows for
itself (the inside of the full-text index) is not kept, but made anew.
"""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from msgspec import DecodeError
from msgspec.json import Decoder, Encoder
from sqlalchemy import Connection, MetaData, Table, select

from liandong.messages import Words, words
from liandong.store import migrations, schema
from liandong.store.cells import Unfit, readers
from liandong.store.dialect import Dialect

FORMAT = 1
_MANIFEST = "manifest.json"
_ROWS_AT_A_TIME = 500
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that equal stores give equal bytes."""
_BYTES_OF_FILE = 1 << 20
"""Of the manifest, and of a file that is kept beside the rows."""
_BYTES_OF_LINE = 1 << 30
"""No row is longer: a page has at most so many bytes."""
_PIECE = 1 << 20
_ENCRYPTED = 1
"""The flag of a member of a ZIP file."""

_encode = Encoder().encode
_decode = Decoder(list[Any]).decode


class BadArchive(Exception):
    """No archive of ours, or not with what was written; `words` say what is missing or wrong."""

    def __init__(self, told: Words) -> None:
        super().__init__(told.worded("en"))
        self.words = told


class NewerArchive(Exception):
    """The archive was written by a program whose migrations this one does not have."""


class _Manifest(NamedTuple):
    """What an archive says that it holds: by table and by file, how much, and the digest of it."""

    migration: str
    tables: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Mapping[str, Any]]


def write(connection: Connection, file: BinaryIO, told: Callable[[str], None], files: Mapping[str, bytes]) -> None:
    """Writes all rows as one transaction sees them, and these files; `told` hears the name of each table before it."""
    tables: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for table in sorted(schema.metadata.tables.values(), key=lambda table: table.name):
            told(table.name)
            tables[table.name] = _write_table(connection, archive, table)
        beside = {name: {"bytes": len(data), "sha256": _digest(data)} for name, data in sorted(files.items())}
        for name, data in sorted(files.items()):
            archive.writestr(_member(name), data)
        manifest = {"format": FORMAT, "migration": migrations.HEAD, "tables": tables, "files": beside}
        archive.writestr(_member(_MANIFEST), json.dumps(manifest, indent=1))


def read(connection: Connection, dialect: Dialect, file: BinaryIO, told: Callable[[str], None]) -> None:
    """Fills a database without tables from an archive, whichever migration it stands at, inside the caller's
    transaction, and makes its index.

    BadArchive where the file is no archive, or its rows are not those that were written; NewerArchive where a newer
    program wrote it.
    """
    with _opened(file) as (archive, manifest):
        migrations.upgrade(connection, manifest.migration)
        there = MetaData()
        there.reflect(connection, only=lambda name, _: name in schema.metadata.tables)
        for name in there.tables:
            if name not in manifest.tables:
                raise BadArchive(words("backup.lacks", name=_name(name)))
        for name, declared in sorted(manifest.tables.items()):
            if name not in there.tables or set(declared["columns"]) != set(there.tables[name].columns.keys()):
                raise BadArchive(words("backup.columns", table=name, migration=manifest.migration))
            told(name)
            _read_table(connection, dialect, archive, there.tables[name], declared)
    told("search_index")
    try:
        migrations.upgrade(connection)
        dialect.index.fill(connection)
    except (AttributeError, LookupError, TypeError, ValueError, zlib.error) as error:  # rows that no program wrote
        raise BadArchive(words("backup.rows_clash", table="search_entry")) from error


def verify(file: BinaryIO) -> Mapping[str, bytes]:
    """The files that are kept in an archive beside the rows, all of which are those that were written.

    BadArchive and NewerArchive as `read`.
    """
    with _opened(file) as (archive, manifest):
        for name, declared in manifest.tables.items():
            digest, count = hashlib.sha256(), 0
            with archive.open(_name(name)) as rows:
                while piece := rows.read(_PIECE):
                    digest.update(piece)
                    count += piece.count(b"\n")
            _same(name, (count, digest.hexdigest()), declared)
        return {name: _kept(archive, name, declared) for name, declared in manifest.files.items()}


def kept(source: Path) -> Mapping[str, bytes]:
    """The files that are kept in an archive beside the rows, without a look at these."""
    with source.open("rb") as file, _opened(file) as (archive, manifest):
        return {name: _kept(archive, name, declared) for name, declared in manifest.files.items()}


@contextmanager
def _opened(file: BinaryIO) -> Iterator[tuple[zipfile.ZipFile, _Manifest]]:
    """The archive with its manifest, all members of which it has, and no others; what fails while it is read is told
    as BadArchive."""
    try:
        with zipfile.ZipFile(file) as archive:
            if any(each.flag_bits & _ENCRYPTED for each in archive.infolist()):
                raise BadArchive(words("backup.encrypted"))
            found, manifest = archive.namelist(), _manifest(archive)
            wanted = {_MANIFEST, *map(_name, manifest.tables), *manifest.files}
            for name in sorted(wanted.difference(found)):
                raise BadArchive(words("backup.lacks", name=name))
            for name in found:
                if name not in wanted or found.count(name) > 1:
                    raise BadArchive(words("backup.strange", name=name))
            yield archive, manifest
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise BadArchive(words("backup.broken")) from error


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
    connection: Connection, dialect: Dialect, archive: zipfile.ZipFile, table: Table, declared: Mapping[str, Any]
) -> None:
    names = declared["columns"]
    read_as = readers([table.columns[name] for name in names])
    digest, count = hashlib.sha256(), 0
    for lines in _portions(archive, table.name):
        rows = []
        for line in lines:
            digest.update(line)
            try:
                values = _decode(line)
                rows.append([reader(value) for reader, value in zip(read_as, values, strict=True)])
            except (DecodeError, ValueError, Unfit) as error:
                raise BadArchive(words("backup.row", table=table.name, number=count + len(rows) + 1)) from error
        try:
            dialect.put(connection, table, names, rows)
        except dialect.refusals as error:
            raise BadArchive(words("backup.rows_clash", table=table.name)) from error
        count += len(rows)
    _same(table.name, (count, digest.hexdigest()), declared)


def _same(table: str, found: tuple[int, str], declared: Mapping[str, Any]) -> None:
    if found != (declared["rows"], declared["sha256"]):
        raise BadArchive(words("backup.changed", name=_name(table)))


def _kept(archive: zipfile.ZipFile, name: str, declared: Mapping[str, Any]) -> bytes:
    with archive.open(name) as member:
        data = member.read(_BYTES_OF_FILE + 1)
    if (len(data), _digest(data)) != (declared["bytes"], declared["sha256"]):
        raise BadArchive(words("backup.changed", name=name))
    return data


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


def _manifest(archive: zipfile.ZipFile) -> _Manifest:
    if _MANIFEST not in archive.namelist():
        raise BadArchive(words("backup.lacks", name=_MANIFEST))
    with archive.open(_MANIFEST) as member:
        text = member.read(_BYTES_OF_FILE)
    try:
        told = json.loads(text)
        format_, found = told["format"], _Manifest(told["migration"], told["tables"], told.get("files", {}))
        sound = all(isinstance(each["sha256"], str) for some in found[1:] for each in some.values())
        sound = sound and all(set(map(type, each["columns"])) == {str} for each in found.tables.values())
        sound = sound and all(each["rows"] >= 0 for each in found.tables.values())
        sound = sound and all(each["bytes"] <= _BYTES_OF_FILE for each in found.files.values())
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        sound = False
    if not sound or not isinstance(found.migration, str):
        raise BadArchive(words("backup.changed", name=_MANIFEST))
    if format_ != FORMAT or not migrations.known(found.migration):
        raise NewerArchive(found.migration)
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _name(table: str) -> str:
    return f"rows/{table}.jsonl"


def _member(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made
