"""A ledger workbook (Excel) to one Document: its rows rendered as text, every stretch with the cell it came from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from liandong.documents.ledger_cells import fault
from liandong.documents.ledger_columns import (
    OWN_SHEETS,
    OWN_TITLES,
    TOTALS,
    Column,
    Part,
    is_own_heading,
    named_by,
    own_name,
    remarked_scope,
    sheet_kind,
)
from liandong.documents.ledger_headings import find_heading
from liandong.documents.masking import mask
from liandong.documents.outcome import Outcome
from liandong.documents.revision import REVISION
from liandong.documents.sheet_masking import mask_cell
from liandong.documents.workbook import Grid, address, open_workbook
from liandong.documents.workbook_marks import ERROR, FORMULA
from liandong.errors import PageError
from liandong.model import Document, Edit, Kind, MappedText, Noted, Page, PropertyType, SetAside, content_id
from liandong.model.document import Cell
from liandong.pages.aside import unreadable


def read_sheet(page: Page) -> Outcome:
    """The workbook as one document, and what of it was not read: sheet, row or cell, with the reason.

    A sheet is read when its name is that of a kind (项目, Projects), or its headings tell one; a cell that cannot be
    what its heading says is left out and set aside, the rest goes on.
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


_Cell = tuple[MappedText, str]


@dataclass(slots=True)
class _Table:
    """What is taken from one sheet, masked: title, note of a unit, headings and rows, each cell as (text, address)."""

    sheet: MappedText
    title: MappedText
    note: list[_Cell]
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
    sheet = mask(MappedText(grid.name))
    grid = replace(grid, name=sheet.text)
    found = find_heading(grid)
    if found is None:
        _unread(grid, log)
        return None
    kind, top, named = found.kind, found.row, found.read
    for column in range(len(grid.rows[top])):
        text = grid.text(top, column)
        if text and column not in named and not is_own_heading(text):
            log.add("sheet_heading", f"{grid.name}!{address(top, column)} {mask(MappedText(text)).text}")
    columns = found.columns.items()
    headings = [(mask(MappedText(_shown(column, kind, grid.name))), address(top, at)) for at, column in columns]
    note = [(MappedText(found.note[0]), found.note[1])] if found.note else []
    filled = (_row(kind, grid, row, named, log) for row in range(top + 1, len(grid.rows)))
    return _Table(sheet, mask(MappedText(_title(grid, top))), note, headings, [row for row in filled if row])


def _unread(grid: Grid, log: _Log) -> None:
    """Says why no rows of the sheet were read."""
    if grid.name in OWN_SHEETS or not any(map(any, grid.rows)):
        return
    kind = sheet_kind(grid.name)
    if kind is None:
        log.add("sheet_unknown", grid.name)
    else:
        log.add("sheet_headings", f"{grid.name} {kind.property(named_by(kind)[0]).zh}")


def _shown(column: Column, kind: Kind, sheet: str) -> str:
    """The heading as the text of the document has it; read again, it tells the same column, and the kind where the
    sheet's name does not."""
    if column.of.name == "name" and sheet_kind(sheet) is None:
        return own_name(kind)
    heading = column.heading("zh")
    return f"{heading}（{column.unit}）" if column.unit else heading


def _title(grid: Grid, top: int) -> str:
    """The one text that a row above the headings shows; not what export or template write there."""
    for row in range(top):
        texts = {grid.text(row, column) for column in range(len(grid.rows[row]))} - {""}
        title = re.sub(r"\s+", " ", texts.pop()) if len(texts) == 1 else ""
        if title and not title.startswith(OWN_TITLES) and title not in (ERROR, FORMULA):
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
        text = (grid.formats.day(text) if column.of.type is PropertyType.DATE else None) or text
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
        for row in (*([table.note] if table.note else ()), table.headings, *table.rows):
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
