"""What an archive keeps of the small database beside a ledger: the tables of follow-up and matching that there are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any

from sqlalchemy import Connection, Table, inspect, select

from liandong.errors import WorkspaceError
from liandong.messages import words
from liandong.store import followup, matching
from liandong.store.beside import Beside
from liandong.store.container import BadArchive
from liandong.store.digesting import Digesting
from liandong.store.forms import ROWS_AT_A_TIME, Form

TABLES: Mapping[str, Table] = {**followup.metadata.tables, **matching.metadata.tables}
Opening = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction in the small database that is to be filled."""


def there(beside: Beside) -> Mapping[str, Table]:
    """The tables that there are to keep, by name: some workspaces have none, or not all."""
    return {name: table for name, table in sorted(TABLES.items()) if beside.holds(table)}


def check_columns(declared: Mapping[str, Mapping[str, Any]], migration: str) -> None:
    """BadArchive where this program has not these tables and columns. Those that it has beside, an older program did
    not know: they stay empty."""
    if unknown := declared.keys() - TABLES.keys():
        raise BadArchive(words("backup.lacks", name=min(unknown)))
    for name, told in declared.items():
        if set(told["columns"]) != set(TABLES[name].columns.keys()):
            raise BadArchive(words("backup.columns", table=name, migration=migration))


def prepare(connection: Connection, form: Form, declared: Mapping[str, Mapping[str, Any]], place: str) -> list[str]:
    """Makes the tables, and gives the names of those that are to be filled: a restore that was killed may have filled
    them before. WorkspaceError where they hold something else."""
    found = set(inspect(connection).get_table_names())
    for room in (followup, matching):
        if room.metadata.tables.keys() & declared.keys():
            room.metadata.create_all(connection)
    wanted = []
    for name in sorted(declared):
        digest, rows = digest_of(connection, TABLES[name], form) if name in found else ("", 0)
        if rows and digest != declared[name]["sha256"]:
            raise WorkspaceError(words("fault.restore_over_tasks", folder=place))
        if not rows:
            wanted.append(name)
    return wanted


def portions(connection: Connection, table: Table) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows in the order of the key."""
    query = select(table).order_by(*table.primary_key.columns)
    with connection.execute(query, execution_options={"yield_per": ROWS_AT_A_TIME}) as rows:
        yield from rows.partitions()


def digest_of(connection: Connection, table: Table, form: Form) -> tuple[str, int]:
    """The digest that a file with the rows of a table would have, and how many there are."""
    count, sink = 0, Digesting()

    def counted() -> Iterator[Sequence[Sequence[Any]]]:
        nonlocal count
        for portion in portions(connection, table):
            count += len(portion)
            yield portion

    file: IO[bytes] = sink  # type: ignore[assignment]  # of a file only what writes
    form.write(file, table, counted())
    return sink.digest.hexdigest(), count
