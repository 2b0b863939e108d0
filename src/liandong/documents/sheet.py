"""A ledger workbook (Excel) to one Document: its rows rendered as text, every stretch with the cell it came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from liandong.documents.ledger_columns import (
    OWN_HEADINGS,
    OWN_SHEETS,
    OWN_TITLES,
    TOTALS,
    Column,
    Part,
    fault,
    find_column,
    is_own_heading,
    named_by,
    remarked_scope,
    sheet_kind,
)
from liandong.documents.masking import mask
from liandong.documents.outcome import Outcome
from liandong.documents.revision import REVISION
from liandong.documents.sheet_masking import mask_cell
from liandong.documents.workbook import Grid, address, open_workbook
from liandong.errors import PageError
from liandong.model import Document, Edit, Kind, MappedText, Noted, Page, SetAside, content_id
from liandong.model.document import Cell
from liandong.pages.aside import unreadable

HEADING_ROWS = 12
"""The headings are looked for in so many rows: above them stand a title and notes."""


def read_sheet(page: Page) -> Outcome:
    """The workbook as one document, and what of it was not read: sheet, row or cell, with the reason.

    A sheet is read when its name is that of a kind (项目, Projects); a cell that cannot be what its heading says is
    left out and set aside, the rest goes on.
    """
    log = _Log(page)
    try:
        tables = [table for table in (_table(grid, log) for grid in open_workbook(page.path, page.data)) if table]
    except PageError as error:
        return Outcome(set_aside=(unreadable(error, page),))
    if not tables:
        log.add("sheet_none")
    documents = (_document(page, tables),) if any(table.rows for table in tables) else ()
    if tables and not documents:
        log.add("empty")
    return Outcome(documents, tuple(log.kept))


_ID = re.compile(r"[0-9a-f]{32}")


def record_ids(page: Page) -> frozenset[str]:
    """The ids of records in the columns 编号 of a workbook, which an export of a ledger writes; none of what is no
    workbook."""
    try:
        return frozenset(id_ for grid in open_workbook(page.path, page.data) for id_ in _ids(grid))
    except PageError:
        return frozenset()


def _ids(grid: Grid) -> Iterator[str]:
    for row, cells in enumerate(grid.rows[:HEADING_ROWS]):
        for column, text in enumerate(cells):
            if text in OWN_HEADINGS["id"]:
                below = (grid.text(other, column) for other in range(row + 1, len(grid.rows)))
                yield from (id_ for id_ in below if _ID.fullmatch(id_))


_Cell = tuple[MappedText, str]


@dataclass(slots=True)
class _Table:
    """What is taken from one sheet, masked: its title, its headings and its rows, each cell as (text, address)."""

    sheet: MappedText
    title: MappedText
    headings: list[_Cell]
    rows: list[list[_Cell]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Log:
    """Collects what is left out of one page."""

    page: Page
    kept: list[SetAside] = field(default_factory=list)

    def add(self, reason: str, detail: str = "") -> None:
        self.kept.append(SetAside(self.page.path, self.page.hash, reason, detail))


def _table(grid: Grid, log: _Log) -> _Table | None:
    kind, sheet = sheet_kind(grid.name), mask(MappedText(grid.name))
    grid = replace(grid, name=sheet.text)
    if kind is None:
        if grid.name not in OWN_SHEETS and any(map(any, grid.rows)):
            log.add("sheet_unknown", grid.name)
        return None
    rows = range(min(HEADING_ROWS, len(grid.rows)))
    top = max(rows, key=lambda row: (len(_columns(kind, grid, row)), row), default=0)
    named = _columns(kind, grid, top) if grid.rows else {}
    if not any(column.of.name in named_by(kind) for column in named.values()):
        if any(map(any, grid.rows)):
            log.add("sheet_headings", f"{grid.name} {kind.property(named_by(kind)[0]).zh}")
        return None
    for column in range(len(grid.rows[top])):
        text = grid.text(top, column)
        if text and column not in named and not is_own_heading(text):
            log.add("sheet_heading", f"{grid.name}!{address(top, column)} {mask(MappedText(text)).text}")
    headings = [(mask(MappedText(_shown(column))), address(top, at)) for at, column in named.items()]
    filled = (_row(kind, grid, row, named, log) for row in range(top + 1, len(grid.rows)))
    return _Table(sheet, mask(MappedText(_title(grid, top))), headings, [row for row in filled if row])


def _columns(kind: Kind, grid: Grid, row: int) -> dict[int, Column]:
    """The columns that the cells of a row name, with the cell above where a heading is of two storeys."""
    found: dict[int, Column] = {}
    for at in range(len(grid.rows[row])):
        text = grid.text(row, at)
        above = grid.text(row - 1, at) if row else ""
        readings = [text, f"{above}({text})", above + text] if above != text else [text]
        column = next((c for c in (find_column(kind, reading) for reading in readings if text) if c), None)
        if column:
            found[at] = column
    return found


def _shown(column: Column) -> str:
    """The heading as the text of the document has it; `find_column` reads it back to the same column."""
    return f"{column.of.zh}（{column.unit}）" if column.unit else column.heading("zh")


def _title(grid: Grid, top: int) -> str:
    """The one text that a row above the headings shows; not what export or template write there."""
    for row in range(top):
        texts = {grid.text(row, column) for column in range(len(grid.rows[row]))} - {""}
        title = re.sub(r"\s+", " ", texts.pop()) if len(texts) == 1 else ""
        if title and not title.startswith(OWN_TITLES):
            return title
    return ""


def _row(kind: Kind, grid: Grid, row: int, named: Mapping[int, Column], log: _Log) -> list[_Cell] | None:
    """The cells of a row that can be read, in the order of `named`; None for a row that is no thing of its own."""
    own = next((text for text in grid.rows[row] if text), "")
    if not own:
        return None
    if TOTALS.match(own):
        log.add("sheet_total", f"{grid.name}!{address(row, 0)} {own}")
        return None
    cells = []
    for at, column in named.items():
        text, place = grid.source(row, at)
        reason = fault(column, text) if text else None
        if reason:
            log.add(reason, f"{grid.name}!{place} {column.of.zh} {mask_cell(column, text).text}")
            text = ""
        if column.part is Part.SCOPE and not remarked_scope(text):
            text = ""
        shown = re.sub(r"\s*\n\s*", "；" if column.listed else " ", text)
        cells.append((mask_cell(column, shown), place))
    if not any(
        cell.text for (cell, _), column in zip(cells, named.values(), strict=True) if column.of.name in named_by(kind)
    ):
        log.add("sheet_row", f"{grid.name}!{address(row, 0)} {kind.property(named_by(kind)[0]).zh}")
        return None
    return cells


def _document(page: Page, tables: Sequence[_Table]) -> Document:
    """The tables as text, a function of the bytes alone: statements are anchored in it, whatever the file is called."""
    title = next((table.title for table in tables if table.title.text), MappedText(""))
    head = f"{title.text}\n" if title.text else ""
    pieces, length = [head], len(head)
    edits = list(title.edits)
    cells: list[Cell] = []
    for table in tables:
        edits += _shifted(table.sheet, length)
        pieces.append(f"{table.sheet.text}\n")
        length += len(table.sheet) + 1
        for row in (table.headings, *table.rows):
            for cell, place in row:
                if cell.text:
                    cells.append(Cell(length, length + len(cell), table.sheet.text, place))
                    edits += _shifted(cell, length)
                pieces.append(f"{cell.text}\t")
                length += len(cell) + 1
            pieces[-1] = pieces[-1][:-1] + "\n"
    text = "".join(pieces)
    return Document(
        id=content_id("document", page.hash, 0, 0, text[len(head) :]),
        page=page.hash,
        path=page.path,
        revision=REVISION,
        text=text,
        body_start=len(head),
        body_end=len(text),
        start=0,
        end=0,
        edits=tuple(edits),
        title=Noted(title.text, 0, len(title)) if title.text else None,
        cells=tuple(cells),
    )


def _shifted(text: MappedText, by: int) -> list[Edit]:
    """What was masked, by its place in the document; it stands for as many characters of the workbook."""
    return [Edit(by + e.start, by + e.end, by + e.page_start, by + e.page_end, e.kind, e.reason) for e in text.edits]
