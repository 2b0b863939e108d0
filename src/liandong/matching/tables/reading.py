"""Reading the two booklets' tables: every row a need or an offer, every fault with its cell, all of them at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from liandong.documents.kept_headings import bare
from liandong.documents.ledger_columns import TOTALS
from liandong.documents.ledger_headings import UNIT_NOTE
from liandong.documents.rows import Fault, as_read, open_table
from liandong.documents.workbook import Grid, address
from liandong.errors import MatchingError, PageError
from liandong.matching.heard import Heard, nobody
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.tables.columns import NEEDS, OFFERS, Column, Table
from liandong.matching.tables.filling import fill, need_of, offer_of
from liandong.matching.tables.row import Row
from liandong.matching.tables.together import check_rows
from liandong.messages import Words, words

_WITHIN = 15
"""Rows from the top of a sheet in which its headings are looked for: titles, notes and an example stand above them."""
_ENOUGH = 2
"""So many columns, the title among them, tell a sheet of the table."""

_HEARD = 100
"""After so many rows it is told how far the reading is."""

T = TypeVar("T", Need, Offer)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What was read of a file: the needs or offers of rows without a fault, the faults in the order of the cells, and
    remarks on what was passed over (columns, sheets and lines of sums)."""

    found: tuple[T, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Words, ...]


@dataclass(slots=True)
class _Draft:
    table: Table
    file: str
    heard: Heard
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Words] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def read_needs(file: str, data: bytes, heard: Heard = nobody) -> Read[Need]:
    """The needs of a workbook or CSV file, by headings in Chinese or English; `heard` is told the rows that were read,
    and how many the sheet has. MatchingError where the file cannot be read, or holds no such table."""
    return needs_in(file, _opened(file, data), heard)


def read_offers(file: str, data: bytes, heard: Heard = nobody) -> Read[Offer]:
    """The offers of a workbook or CSV file; otherwise as `read_needs`."""
    return offers_in(file, _opened(file, data), heard)


def needs_in(file: str, grids: Iterable[Grid], heard: Heard = nobody) -> Read[Need]:
    """The needs of sheets, which are told of as those of a file. MatchingError where none holds such a table."""
    return _read(NEEDS, file, grids, need_of, heard)


def offers_in(file: str, grids: Iterable[Grid], heard: Heard = nobody) -> Read[Offer]:
    """The offers of sheets; otherwise as `needs_in`."""
    return _read(OFFERS, file, grids, offer_of, heard)


def _opened(file: str, data: bytes) -> Iterator[Grid]:
    try:
        yield from open_table(file, data)
    except PageError as error:
        if error.reason != "too_large" and error.note is not None:
            raise MatchingError(words("match.file_unread_at", file=file, told=error.note)) from error
        code = "match.file_large" if error.reason == "too_large" else "match.file_unread"
        raise MatchingError(words(code, file=file)) from error


def _read(table: Table, file: str, grids: Iterable[Grid], make: Callable[[Row, str], T], heard: Heard) -> Read[T]:
    draft = _Draft(table, file, heard)
    for grid in grids:
        _sheet(draft, grid)
    if not draft.sheets:
        title = table.column("title")
        heading = words(f"match.column_{table.name}_{title.name}")
        raise MatchingError(words("match.no_headings", file=file, heading=heading, table=words(table.sheet)))
    _number(draft.rows)
    draft.faults += check_rows(table, draft.rows)
    bad = {fault.cell for fault in draft.faults}
    whole = (row for row in draft.rows if row.whole and not bad & set(row.cells.values()))
    found = [make(row, f"{file} {row.cells['title']}") for row in whole]
    order = {sheet: at for at, sheet in enumerate(draft.sheets)}
    draft.faults.sort(key=lambda fault: (order[fault.cell.rpartition("!")[0]], as_read(fault.cell)))
    return Read(tuple(found), tuple(draft.faults), tuple(draft.remarks))


def _sheet(draft: _Draft, grid: Grid) -> None:
    heading = _heading(draft.table, grid)
    if heading is None:
        if any(cell.strip() for row in grid.rows for cell in row):
            draft.remarks.append(words("match.sheet_passed", sheet=grid.name or draft.file))
        return
    at, columns = heading
    draft.sheets.append(grid.name)
    _passed(draft, grid, at, columns)
    note = _note(grid, at)
    for row in range(at + 1, len(grid.rows)):
        if row % _HEARD == 0:
            draft.heard(row, len(grid.rows))
        texts = [grid.text(row, column).strip() for column in range(len(grid.rows[row]))]
        first = next((text for text in texts if text), "")
        if TOTALS.fullmatch(first):
            draft.remarks.append(words("match.total_passed", cell=_place(grid, address(row, 0)), given=first))
        elif first:
            _row(draft, grid, row, at, columns, note)


def _heading(table: Table, grid: Grid) -> tuple[int, Mapping[int, Column]] | None:
    """The row of the headings, and the columns known in it."""
    for at in range(min(_WITHIN, len(grid.rows))):
        known = ((column, table.known.get(bare(grid.text(at, column)))) for column in range(len(grid.rows[at])))
        found = {at_: column for at_, column in known if column is not None}
        if any(column.name == "title" for column in found.values()) and len(found) >= _ENOUGH:
            return at, found
    return None


def _passed(draft: _Draft, grid: Grid, at: int, columns: Mapping[int, Column]) -> None:
    """Tells the columns that mean nothing here, and finds fault with a second one of a meaning."""
    first: dict[str, int] = {}
    for column in range(len(grid.rows[at])):
        text = grid.text(at, column).strip()
        cell = _place(grid, address(at, column))
        if column not in columns:
            if text:
                draft.remarks.append(words("match.column_passed", cell=cell, heading=text))
            continue
        name = columns[column].name
        if first.setdefault(name, column) != column:
            other = grid.text(at, first[name]).strip()
            told = words("match.column_twice", other=other, cell=address(at, first[name]))
            draft.faults.append(Fault(cell, text, told))


def _note(grid: Grid, at: int) -> str:
    """The unit that a line above the headings tells for amounts: 单位：万元."""
    for row in reversed(range(at)):
        for column in range(len(grid.rows[row])):
            if found := UNIT_NOTE.fullmatch(grid.text(row, column).strip()):
                return found["unit"]
    return ""


def _row(draft: _Draft, grid: Grid, at: int, above: int, columns: Mapping[int, Column], note: str) -> None:
    texts: dict[str, str] = {}
    row = Row()
    for place, column in columns.items():
        if column.name not in texts:
            text, cell = grid.source(at, place)
            texts[column.name] = text if grid.name else _unguarded(text)  # a sheet of a workbook has a name
            row.cells[column.name], row.headings[column.name] = _place(grid, cell), grid.text(above, place).strip()
    named = texts["title"].strip() or texts.get("code", "").strip() or row.cells["title"]
    draft.faults += fill(draft.table, list(dict.fromkeys(columns.values())), row, texts, note, named)
    draft.rows.append(row)


def _number(rows: Sequence[Row]) -> None:
    """Gives rows without a code of their own one: # and the row's number among all."""
    for number, row in enumerate(rows, 1):
        row.code = row.told.pop("code", "") or f"#{number}"


def _place(grid: Grid, cell: str) -> str:
    return f"{grid.name}!{cell}" if grid.name else cell


def _unguarded(text: str) -> str:
    """The text without the mark by which our own CSV keeps Excel from taking it for a formula."""
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
