"""Reading a task table: every row a task, every fault with its cell."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from liandong.documents.rows import Fault
from liandong.documents.typed_days import read_day
from liandong.documents.workbook import Grid, open_workbook
from liandong.errors import EntryError, PageError
from liandong.followup.tasks.event import Deed, Told
from liandong.followup.tasks.machine import MACHINE
from liandong.followup.tasks.table.headings import field_of
from liandong.followup.tasks.table.owners import Owners
from liandong.followup.tasks.task import Source
from liandong.messages import Words, reason, words
from liandong.workspace.report import Progress

_HEADINGS_WITHIN = 15
"""Rows from the top of a sheet in which its headings are looked for: titles and notes stand above them."""
_TELL_EVERY = 500
_BETWEEN = re.compile(r"[、,，;；\n/]+")


@dataclass(slots=True)
class Row:
    """A row of the table: its fields, the cell of each, and the codes by which it names others."""

    place: str
    told: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    parent: str = ""
    needs: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        code: str = self.told.get("code", "")
        return code


@dataclass(slots=True)
class Read:
    """What was read of a workbook; `passed` are the headings that mean nothing here."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def fault(self, row: Row, name: str, wrong: Words) -> None:
        self.faults.append(Fault(row.cells.get(name, row.place), row.headings.get(name, ""), wrong))


def read(file: Path, owners: Collection[str] | None = None, heard: Callable[[Progress], None] = lambda _: None) -> Read:
    """The rows of all sheets that have the headings of a task table. With a list of `owners`, others are faults.

    EntryError where the file cannot be read, or holds no such sheet.
    """
    try:
        data = file.read_bytes()
        grids = list(open_workbook(file.name, data))
    except OSError as error:
        raise EntryError(words("fault.task_file", file=file.name, reason=reason(error))) from error
    except PageError as error:
        code = "fault.task_large" if error.reason == "too_large" else "fault.task_book"
        raise EntryError(words(code, file=file.name)) from error
    found, known, seen = Read(), Owners(owners), False
    for grid in grids:
        heading = _heading(grid)
        if heading is None:
            continue
        seen = True
        _sheet(found, grid, file.name, heading, known, heard)
    if not seen:
        raise EntryError(words("fault.task_headings", file=file.name))
    return found


def _heading(grid: Grid) -> tuple[int, Mapping[int, str]] | None:
    """The row of the headings, and the field of each column of them."""
    for row in range(min(_HEADINGS_WITHIN, len(grid.rows))):
        fields: dict[int, str] = {}
        for column in range(len(grid.rows[row])):
            name = field_of(grid.text(row, column))
            if name and name not in fields.values():
                fields[column] = name
        if "title" in fields.values() and len(fields) > 1:
            return row, fields
    return None


def _sheet(
    found: Read, grid: Grid, file: str, heading: tuple[int, Mapping[int, str]], owners: Owners,
    heard: Callable[[Progress], None],
) -> None:  # fmt: skip
    at, fields = heading
    texts = [grid.text(at, column) for column in range(len(grid.rows[at]))]
    found.passed += [text for column, text in enumerate(texts) if text.strip() and column not in fields]
    for number in range(at + 1, len(grid.rows)):
        if (number - at) % _TELL_EVERY == 0:
            heard(Progress("tasks", len(found.rows), None))
        cells = dict(_cells(grid, number, fields))
        if any(text.strip() for text, _ in cells.values()):
            found.rows.append(_row(found, grid.name, file, cells, {fields[c]: texts[c] for c in fields}, owners))


def _cells(grid: Grid, row: int, fields: Mapping[int, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for column, name in fields.items():
        yield name, grid.source(row, column)


def _row(
    found: Read, sheet: str, file: str, cells: Mapping[str, tuple[str, str]], headings: Mapping[str, str],
    owners: Owners,
) -> Row:  # fmt: skip
    places = {name: f"{sheet}!{address}" for name, (_, address) in cells.items()}
    row = Row(places["title"], cells=places, headings=dict(headings))
    for name, (text, _) in cells.items():
        try:
            _take(row, name, text, owners)
        except EntryError as error:
            found.fault(row, name, error.words or words("fault.task_cell"))
    if not row.told.get("title"):
        found.fault(row, "title", words("fault.log_empty", field=words("tasks.field_title")))
    start, due = row.told.get("start"), row.told.get("due")
    if isinstance(start, date) and isinstance(due, date) and due < start:
        found.fault(row, "due", words("fault.task_due_before", start=start, due=due))
    row.told["source"] = Source(cell=f"{file} {row.place}")
    return row


def _take(row: Row, name: str, text: str, owners: Owners) -> None:
    """Takes a cell into the row; EntryError for what cannot be there."""
    text = text.strip()
    if not text:
        return
    if name in ("start", "due"):
        row.told[name] = read_day(text, last=name == "due")
    elif name == "parent":
        row.parent = text
    elif name == "needs":
        row.needs = _split(text)
    elif name == "co_owners":
        row.told[name] = MACHINE.checked(Deed.ADD, Told(title="-", co_owners=_split(text))).co_owners
        owners.check(row.told[name])
    else:
        said: dict[str, Any] = {"title": "-", name: text}
        row.told[name] = getattr(MACHINE.checked(Deed.ADD, Told(**said)), name)
        if name == "owner":
            owners.check((row.told[name],))


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))
