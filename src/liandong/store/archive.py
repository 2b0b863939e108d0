"""Archive (存档): every row of a store in files, and back into an empty store.

A file with the rows of each table in the order of the primary key, in one of the forms (see forms.py), and of those
beside the ledger that are kept (see kept.py); the workspace's own files; and `manifest.json`, which says at which
migration the rows stand, in which form and under which columns, and what all this was digested to. They stand in a ZIP
file (a backup) or in a folder (a dump). Equal stores give equal bytes. What a store makes of its rows for itself (the
inside of the full-text index) is not kept, but made anew.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, MetaData, Table

from liandong.messages import words
from liandong.store import kept, migrations, schema
from liandong.store.beside import Beside
from liandong.store.cells import Unfit, readers
from liandong.store.container import BadArchive, Container, Create, only, opened
from liandong.store.dialect import Dialect
from liandong.store.digesting import Digesting
from liandong.store.forms import FORMS, ROWS_AT_A_TIME, Altered, Form, Row, form_of

FORMAT = 1
_MANIFEST = "manifest.json"
_BYTES_OF_FILE = 1 << 20
"""Of the manifest, and of a file that is kept beside the rows."""


class NewerArchive(Exception):
    """The archive was written by a program whose migrations this one does not have."""


class _Manifest(NamedTuple):
    """What an archive says that it holds: by table and by file, how much, and the digest of it."""

    migration: str
    tables: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Mapping[str, Any]]
    form: str
    beside: Mapping[str, Mapping[str, Any]]


def write(
    connection: Connection,
    create: Create,
    form: str,
    told: Callable[[str], None],
    files: Mapping[str, bytes],
    beside: Beside,
) -> None:
    """Writes all rows as one transaction sees them, those beside the ledger as another does, and these files; `told`
    hears the name of each table before it."""
    tables, rows_as = {}, form_of(form)
    for table in sorted(schema.metadata.tables.values(), key=lambda table: table.name):
        told(table.name)
        tables[table.name] = _write_table(connection, create, rows_as, table)
    more = _write_beside(beside, create, rows_as, told)
    kept_files = {name: {"bytes": len(data), "sha256": _digest(data)} for name, data in sorted(files.items())}
    manifest = {
        "format": FORMAT,
        "form": form,
        "migration": migrations.HEAD,
        "tables": tables,
        "files": kept_files,
    } | more
    for name, data in [*sorted(files.items()), (_MANIFEST, json.dumps(manifest, indent=1).encode())]:
        with create(name) as file:
            file.write(data)


def read(
    connection: Connection,
    dialect: Dialect,
    source: Path,
    told: Callable[[str], None],
    beside: kept.Opening,
    place: str,
) -> None:
    """Fills a database without tables from an archive, whichever migration it stands at, inside the caller's
    transaction, and makes its index; and the small database `beside` it, in a transaction of its own.

    WorkspaceError where that holds other rows already, `place` being the name of it; BadArchive where the file is no
    archive, or its rows are not those that were written; NewerArchive where a newer program wrote it.
    """
    with _archive(source) as (container, manifest):
        migrations.upgrade(connection, manifest.migration)
        rows_as, there = form_of(manifest.form), MetaData()
        there.reflect(connection, only=lambda name, _: name in schema.metadata.tables)
        for name in there.tables:
            if name not in manifest.tables:
                raise BadArchive(words("backup.lacks", name=rows_as.name(name)))
        for name, declared in sorted(manifest.tables.items()):
            if name not in there.tables or set(declared["columns"]) != set(there.tables[name].columns.keys()):
                raise BadArchive(words("backup.columns", table=name, migration=manifest.migration))
            told(name)
            _read_table(connection, dialect, container, rows_as, there.tables[name], declared)
    told("search_index")
    try:
        migrations.upgrade(connection)
        dialect.index.fill(connection)
    except (AttributeError, LookupError, TypeError, ValueError, zlib.error) as error:  # rows that no program wrote
        raise BadArchive(words("backup.rows_clash", table="search_entry")) from error
    _read_beside(dialect, source, told, beside, place)


def verify(source: Path) -> None:
    """Looks whether all that is in an archive is what was written; BadArchive and NewerArchive as `read`."""
    with _archive(source) as (container, manifest):
        rows_as = form_of(manifest.form)
        for table, declared in (*manifest.tables.items(), *manifest.beside.items()):
            name = rows_as.name(table)
            with container.open(name) as rows:
                _same(name, hashlib.file_digest(rows, "sha256").hexdigest(), declared)  # type: ignore[arg-type]
        _files(container, manifest)


def kept_files(source: Path) -> Mapping[str, bytes]:
    """The files that are kept in an archive beside the rows, without a look at these."""
    with _archive(source) as (container, manifest):
        return _files(container, manifest)


@contextmanager
def _archive(source: Path) -> Iterator[tuple[Container, _Manifest]]:
    """The archive with its manifest, all members of which it has."""
    with opened(source) as container:
        manifest = _manifest(container)
        rows = map(form_of(manifest.form).name, [*manifest.tables, *manifest.beside])
        only(container, {_MANIFEST, *rows, *manifest.files})
        yield container, manifest


def _write_beside(
    beside: Beside, create: Create, form: Form, told: Callable[[str], None]
) -> dict[str, Mapping[str, object]]:
    """What the manifest says of them; nothing where there never was any."""
    if not (there := kept.there(beside)):
        return {}
    with beside.reading() as connection:
        tables = {}
        for name, table in there.items():
            told(name)
            tables[name] = _write_table(connection, create, form, table)
    return {"beside": tables}


def _read_beside(dialect: Dialect, source: Path, told: Callable[[str], None], beside: kept.Opening, place: str) -> None:
    with _archive(source) as (container, manifest):
        if not manifest.beside:
            return
        kept.check_columns(manifest.beside, manifest.migration)
        form = form_of(manifest.form)
        with beside() as connection:
            for name in kept.prepare(connection, form, manifest.beside, place):
                told(name)
                _read_table(connection, dialect, container, form, kept.TABLES[name], manifest.beside[name])


def _write_table(connection: Connection, create: Create, form: Form, table: Table) -> dict[str, object]:
    with create(form.name(table.name)) as out:
        count, file = _Counted(kept.portions(connection, table)), Digesting(out)
        form.write(file, table, count)  # type: ignore[arg-type]  # of a file only what writes
    return {"columns": table.columns.keys(), "rows": count.rows, "sha256": file.digest.hexdigest()}


class _Counted:
    """Portions of rows, counted as they go by."""

    def __init__(self, portions: Iterable[Sequence[Row]]) -> None:
        self.rows, self._portions = 0, portions

    def __iter__(self) -> Iterator[Sequence[Row]]:
        for portion in self._portions:
            self.rows += len(portion)
            yield portion


def _read_table(
    connection: Connection,
    dialect: Dialect,
    container: Container,
    form: Form,
    table: Table,
    declared: Mapping[str, Any],
) -> None:
    names, name, count = declared["columns"], form.name(table.name), 0
    with container.open(name) as file:
        rows = _cells(form.read(file, names, declared["sha256"]), table, names, name)
        while portion := list(islice(rows, ROWS_AT_A_TIME)):
            try:
                dialect.put(connection, table, names, portion)
            except dialect.refusals as error:
                raise BadArchive(words("backup.rows_clash", table=table.name)) from error
            count += len(portion)
    if count != declared["rows"]:
        raise BadArchive(words("backup.changed", name=name))


def _cells(rows: Iterator[Row], table: Table, names: Sequence[str], name: str) -> Iterator[list[object]]:
    """The rows as the table takes them; BadArchive names the line of one that is none."""
    read_as, number = readers([table.columns[each] for each in names]), 0
    try:
        for values in rows:
            yield [reader(value) for reader, value in zip(read_as, values, strict=True)]
            number += 1
    except Altered as error:
        raise BadArchive(words("backup.changed", name=name)) from error
    except (ValueError, Unfit) as error:
        raise BadArchive(words("backup.row", name=name, number=number + 1)) from error


def _same(name: str, found: str, declared: Mapping[str, Any]) -> None:
    if found != declared["sha256"]:
        raise BadArchive(words("backup.changed", name=name))


def _files(container: Container, manifest: _Manifest) -> Mapping[str, bytes]:
    found = {}
    for name, declared in manifest.files.items():
        with container.open(name) as member:
            found[name] = member.read(_BYTES_OF_FILE + 1)
        _same(name, _digest(found[name]), declared)
    return found


def _manifest(container: Container) -> _Manifest:
    if _MANIFEST not in container.namelist():
        raise BadArchive(words("backup.lacks", name=_MANIFEST))
    with container.open(_MANIFEST) as member:
        text = member.read(_BYTES_OF_FILE)
    try:
        told = json.loads(text)
        format_, form = told["format"], told.get("form", FORMS[0])  # which older ones do not say
        found = _Manifest(told["migration"], told["tables"], told.get("files", {}), form, told.get("beside", {}))
        tables = [*found.tables.values(), *found.beside.values()]
        sound = all(isinstance(each["sha256"], str) for each in (*tables, *found.files.values()))
        sound = sound and all(set(map(type, each["columns"])) == {str} for each in tables)
        sound = sound and all(each["rows"] >= 0 for each in tables)
        sound = sound and all(each["bytes"] <= _BYTES_OF_FILE for each in found.files.values())
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        sound = False
    if not sound or not isinstance(found.migration, str):
        raise BadArchive(words("backup.changed", name=_MANIFEST))
    if format_ != FORMAT or form not in FORMS or not migrations.known(found.migration):
        raise NewerArchive(found.migration)
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
