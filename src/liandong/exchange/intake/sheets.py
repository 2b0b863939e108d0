"""The rows of an exported workbook as a person left them: ids, marks, and cells with the columns that they stand in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liandong.documents.ledger_columns import OWN_HEADINGS, OWN_SHEETS, TOTALS, Column, is_own_heading
from liandong.documents.ledger_headings import Heading, find_heading
from liandong.documents.workbook import Grid, address, open_workbook
from liandong.errors import EntryError, PageError
from liandong.exchange.intake.preview import Fault, Place
from liandong.exchange.layout import Layout
from liandong.exchange.xlsx.marks import canonical, key, mark, read_marks
from liandong.messages import Words, words
from liandong.model import Kind, PropertyType


@dataclass(frozen=True, slots=True)
class Written:
    """A cell: what stands in it, and the same as an export would write it."""

    column: Column
    text: str
    canonical: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the keys of its columns; `id` is empty for one that is new, `marks` None where the sheet has none."""

    sheet: str
    kind: Kind
    lang: str
    id: str
    id_address: str
    marks: Mapping[str, str] | None
    cells: Mapping[str, Written]

    @property
    def address(self) -> str:
        """The cells that are filled, from the first to the last."""
        filled = [cell.address for cell in self.cells.values() if cell.text]
        return f"{filled[0]}:{filled[-1]}" if len(filled) > 1 else "".join(filled) or self.id_address


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of all sheets, and what was not read."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    passed: tuple[Fault, ...]


def read_book(file: str, data: bytes, layout: Layout = ()) -> Book:
    """The rows of the workbook, whose sheets may be those of a layout; EntryError for one that is no export of a
    ledger."""
    rows: list[Row] = []
    faults: list[Fault] = []
    passed: list[Fault] = []
    known = False
    try:
        for grid in open_workbook(file, data):
            of_layout = next((each for each in layout if each.name == grid.name), None)
            heading = of_layout.heading(grid) if of_layout else find_heading(grid)
            at = None if heading is None else _own(grid, heading, "id")
            known = known or at is not None
            if heading is None or at is None:
                _unread(grid, heading, faults, passed)
                continue
            passed += _passed(grid, heading)
            rows += _rows(grid, heading, at, passed)
    except PageError as error:
        raise EntryError(words("fault.import_unreadable", file=file, reason=error.note or error.detail)) from error
    if not known:
        raise EntryError(words("fault.import_no_export", file=file))
    return Book(tuple(rows), tuple(faults), tuple(passed))


def fault(sheet: str, at: str, told: Words) -> Fault:
    """A fault of a cell that is of no record."""
    return Fault(Place(sheet, at), EntryError(told))


def _unread(grid: Grid, heading: Heading | None, faults: list[Fault], passed: list[Fault]) -> None:
    if grid.name in OWN_SHEETS or not any(map(any, grid.rows)):
        return
    if heading is None:
        passed.append(fault(grid.name, "A1", words("fault.import_sheet", sheet=grid.name)))
    else:
        faults.append(fault(grid.name, address(heading.row, 0), words("fault.import_no_ids", sheet=grid.name)))


def _passed(grid: Grid, heading: Heading) -> Iterator[Fault]:
    """The columns that are neither of the ledger nor the export's own."""
    for at in range(len(grid.rows[heading.row])):
        text = grid.text(heading.row, at)
        if text and at not in heading.columns and not is_own_heading(text):
            yield fault(grid.name, address(heading.row, at), words("fault.import_heading", heading=text))


def _own(grid: Grid, heading: Heading, code: str) -> int | None:
    """The column of this heading of the export's own, in the row of the headings or in the one above."""
    for row in (heading.row, heading.row - 1):
        for at in range(len(grid.rows[row]) if row >= 0 else 0):
            if grid.text(row, at) in OWN_HEADINGS[code]:
                return at
    return None


def _rows(grid: Grid, heading: Heading, ids: int, passed: list[Fault]) -> Iterator[Row]:
    marks = _own(grid, heading, "marks")
    texts = {grid.text(row, ids) for row in (heading.row, heading.row - 1) if row >= 0}
    lang = "zh" if OWN_HEADINGS["id"][0] in texts else "en"
    for row in range(heading.row + 1, len(grid.rows)):
        id_, id_address = grid.source(row, ids)
        given = None if marks is None else read_marks(grid.source(row, marks)[0])
        cells: dict[str, Written] = {}
        for cell in _cells(grid, heading, row, given or {}):
            cells.setdefault(key(cell.column), cell)
        if not any(cell.text for cell in cells.values()) and not id_:
            continue
        first = next((text for text in grid.rows[row] if text), "")
        if TOTALS.match(first) and not id_:
            passed.append(fault(grid.name, address(row, 0), words("fault.import_total", text=first)))
            continue
        yield Row(grid.name, heading.kind, lang, id_.strip().lower(), id_address, given, cells)


def _cells(grid: Grid, heading: Heading, row: int, marks: Mapping[str, str]) -> Iterator[Written]:
    for at, column in heading.read.items():
        text, place = grid.source(row, at)
        if column.of.type is PropertyType.DATE and mark(text) != marks.get(key(column)):
            text = grid.formats.day(text) or text
        yield Written(column, text, canonical(column, text), place)
