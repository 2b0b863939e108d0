"""Rows seen together (合看): the same need or product twice, or with days that overlap; a code that two have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from liandong.documents.rows import Fault
from liandong.matching.offer import ENDLESS
from liandong.matching.tables.columns import Table
from liandong.matching.tables.row import Row
from liandong.messages import words


def check_rows(table: Table, rows: Sequence[Row]) -> Iterator[Fault]:
    """The faults that show only when rows are seen together. What has the same owner and title is one thing: it may
    stand in several rows, as a product that changed, if no day is in two of them."""
    yield from _shared(table, rows)
    things: dict[tuple[str, str], list[Row]] = {}
    codes: dict[str, Row] = {}
    for row in rows:
        title = row.told.get("title")
        if title:
            things.setdefault(_thing(table, row), []).append(row)
        other = codes.setdefault(row.code, row)
        if other is not row and (not title or _thing(table, other) != _thing(table, row)):
            cell = other.cells.get("code", other.cells["title"])
            yield row.fault("code", words("match.code_twice", code=row.code, cell=cell))
    for same in things.values():
        yield from _overlaps(table, same)


def _shared(table: Table, rows: Sequence[Row]) -> Iterator[Fault]:
    """Sums in a cell that is merged over several rows: whether each has it or all of them together nobody can tell."""
    sums = [column.name for column in table.columns if column.of == "amount"]
    shared = Counter(
        row.cells[name]
        for row in rows
        for name in sums
        if row.told.get(name) not in (None, ENDLESS) and name in row.cells
    )
    for row in rows:
        for name in sums:
            cell = row.cells.get(name, "")
            if shared[cell] > 1:
                yield row.fault(name, words("match.sum_merged", cell=cell))


def _thing(table: Table, row: Row) -> tuple[str, str]:
    return row.told.get(table.owner, ""), row.told.get("title", "")


def _overlaps(table: Table, same: Sequence[Row]) -> Iterator[Fault]:
    """Each row whose days begin before those of an earlier one have ended."""
    ordered = sorted(same, key=_since)
    last = ordered[0]
    for row in ordered[1:]:
        if _since(row) <= _until(last):
            code = f"match.{table.name}_twice" if row.told == last.told else f"match.{table.name}_overlap"
            yield row.fault("title", words(code, cell=last.cells["title"]))
        last = max(last, row, key=_until)


def _since(row: Row) -> date:
    told: date | None = row.told.get("since")
    return told or date.min


def _until(row: Row) -> date:
    told: date | None = row.told.get("until")
    return told or date.max
