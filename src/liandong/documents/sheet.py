"""A ledger workbook (Excel) to one Document: its rows rendered as text, every stretch with the cell it came from."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from liandong.documents.ledger_columns import (
    OWN_SHEETS,
    TOTALS,
    Column,
    fault,
    find_column,
    is_own_heading,
    named_by,
    sheet_kind,
)
from liandong.documents.read import Reading
from liandong.documents.revision import REVISION
from liandong.model import Document, Kind, Noted, Page, SetAside, content_id
from liandong.model.document import Cell

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""A workbook that unpacks to more is set aside: a page of 16 MiB packs into less, and a zip bomb into far more."""

MAX_CELLS = 4_000_000
"""A sheet whose used range is wider is set aside: one stray cell at the far end would fill the memory."""

HEADING_ROWS = 12
"""The headings are looked for in so many rows: above them stand a title and notes."""

_PLACE = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
Raw: TypeAlias = "int | float | str | bool | date | time | datetime | timedelta"


def read_sheet(page: Page) -> Reading:
    """The workbook as one document, and what of it was not read: sheet, row or cell, with the reason.

    A sheet is read when its name is that of a kind (项目, Projects); a cell that cannot be what its heading says is
    left out and set aside, the rest goes on.
    """
    log = _Log(page)
    opened = _open(page.data)
    if isinstance(opened, str):
        log.add(opened)
        return Reading(set_aside=tuple(log.kept))
    sheets = (opened.get_sheet_by_name(name) for name in opened.sheet_names)
    tables = [table for table in (_table(sheet, log) for sheet in sheets) if table is not None]
    if not tables:
        log.add("sheet_none")
    documents = (_document(page, tables),) if any(table.rows for table in tables) else ()
    if tables and not documents:
        log.add("empty")
    return Reading(documents, tuple(log.kept))


def _open(data: bytes) -> "CalamineWorkbook | str":
    """The workbook, or the code of the reason why it cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if _too_large(packed):
                return "too_large"
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, CalamineError):
        return "unreadable"


def _too_large(packed: zipfile.ZipFile) -> bool:
    """Whether a sheet would not fit: the reader keeps every cell between the first and the last one in memory."""
    if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED_BYTES:
        return True
    for item in packed.infolist():
        if item.filename.startswith("xl/worksheets/") and item.filename.endswith(".xml"):
            places = _PLACE.findall(packed.read(item))
            width = max((_column(letters) for letters, _ in places), default=0)
            height = max((int(number) for _, number in places), default=0)
            if width * height > MAX_CELLS:
                return True
    return False


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a sheet as rendered text; `merged` leads each cell of a merged range to the range's first one."""

    rows: Sequence[Sequence[str]]
    merged: Mapping[tuple[int, int], tuple[int, int]]

    def text(self, row: int, column: int) -> str:
        """What a person sees at the place: a merged range shows its value all over."""
        row, column = self.merged.get((row, column), (row, column))
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def source(self, row: int, column: int) -> tuple[str, str]:
        """Text and address of a cell of data; one merged over several rows counts in each, with its first address."""
        first = self.merged.get((row, column), (row, column))
        if first[1] != column:  # the rest of a cell that is merged across columns belongs to the first of them
            return "", address(row, column)
        return self.text(row, column), address(*first)


@dataclass(slots=True)
class _Table:
    """What is taken from one sheet: its title, its headings and its rows, each cell as (text, address)."""

    sheet: str
    title: str
    headings: list[tuple[str, str]]
    rows: list[list[tuple[str, str]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Log:
    """Collects what is left out of one page."""

    page: Page
    kept: list[SetAside] = field(default_factory=list)

    def add(self, reason: str, detail: str = "") -> None:
        self.kept.append(SetAside(self.page.path, self.page.hash, reason, detail))


def _table(sheet: "CalamineSheet", log: _Log) -> _Table | None:
    kind = sheet_kind(sheet.name)
    if kind is None:
        if sheet.name not in OWN_SHEETS and sheet.height:
            log.add("sheet_unknown", sheet.name)
        return None
    grid = _grid(sheet)
    top = max(range(min(HEADING_ROWS, len(grid.rows))), key=lambda row: len(_columns(kind, grid, row)), default=0)
    named = _columns(kind, grid, top) if grid.rows else {}
    if not any(column.of.name in named_by(kind) for column in named.values()):
        if any(map(any, grid.rows)):
            log.add("sheet_headings", f"{sheet.name} {kind.property(named_by(kind)[0]).zh}")
        return None
    for column in range(len(grid.rows[top])):
        text = grid.text(top, column)
        if text and column not in named and not is_own_heading(text):
            log.add("sheet_heading", f"{sheet.name}!{address(top, column)} {text}")
    headings = [(_shown(column), address(top, at)) for at, column in named.items()]
    rows = (_row(kind, sheet.name, grid, row, named, log) for row in range(top + 1, len(grid.rows)))
    return _Table(sheet.name, _title(grid, top), headings, [row for row in rows if row])


def _grid(sheet: "CalamineSheet") -> _Grid:
    rows = [[_render(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = {
        (row, column): first
        for first, last in sheet.merged_cell_ranges or ()
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= MAX_CELLS
        for row in range(first[0], min(last[0], len(rows) - 1) + 1)
        for column in range(first[1], last[1] + 1)
    }
    return _Grid(rows, merged)


def _render(value: Raw) -> str:
    """The cell's text; numbers in at most 15 digits, as Excel itself keeps them, and without exponent."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        text = format(Decimal(format(value, ".15g")), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "".join(c for c in str(value).strip() if c >= " " or c == "\n")


def _columns(kind: Kind, grid: _Grid, row: int) -> dict[int, Column]:
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


def _title(grid: _Grid, top: int) -> str:
    """The one text that a row above the headings shows."""
    for row in range(top):
        texts = {grid.text(row, column) for column in range(len(grid.rows[row]))} - {""}
        if len(texts) == 1:
            return re.sub(r"\s+", " ", texts.pop())
    return ""


def _row(
    kind: Kind, sheet: str, grid: _Grid, row: int, named: Mapping[int, Column], log: _Log
) -> list[tuple[str, str]] | None:
    """The cells of a row that can be read, in the order of `named`; None for a row that is no thing of its own."""
    own = next((text for text in grid.rows[row] if text), "")
    if not own:
        return None
    if TOTALS.match(own):
        log.add("sheet_total", f"{sheet}!{address(row, 0)} {own}")
        return None
    cells = []
    for at, column in named.items():
        text, place = grid.source(row, at)
        reason = fault(column, text) if text else None
        if reason:
            log.add(reason, f"{sheet}!{place} {column.of.zh} {text}")
            text = ""
        cells.append((re.sub(r"\s*\n\s*", "；" if column.listed else " ", text), place))
    if not any(
        text for (text, _), column in zip(cells, named.values(), strict=True) if column.of.name in named_by(kind)
    ):
        log.add("sheet_row", f"{sheet}!{address(row, 0)} {kind.property(named_by(kind)[0]).zh}")
        return None
    return cells


def _document(page: Page, tables: Sequence[_Table]) -> Document:
    title = next((table.title for table in tables if table.title), "") or PurePosixPath(page.path).stem
    pieces, length = [title, "\n"], len(title) + 1
    cells: list[Cell] = []
    for table in tables:
        pieces.append(f"{table.sheet}\n")
        length += len(table.sheet) + 1
        for row in (table.headings, *table.rows):
            for text, place in row:
                if text:
                    cells.append(Cell(length, length + len(text), table.sheet, place))
                pieces.append(f"{text}\t")
                length += len(text) + 1
            pieces[-1] = pieces[-1][:-1] + "\n"
    text = "".join(pieces)
    return Document(
        id=content_id("document", page.hash, 0, 0, text[len(title) + 1 :]),
        page=page.hash,
        path=page.path,
        revision=REVISION,
        text=text,
        body_start=len(title) + 1,
        body_end=len(text),
        start=0,
        end=0,
        title=Noted(title, 0, len(title)),
        cells=tuple(cells),
    )


def address(row: int, column: int) -> str:
    """The address of a cell by its row and column, both counted from 0: (6, 1) → B7."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
