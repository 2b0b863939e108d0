"""The cells of an Excel workbook as a person sees them, read with bounds on what it may unpack to."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from liandong.errors import PageError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""A workbook that unpacks to more is set aside: a page of 16 MiB packs into less, and a zip bomb into far more."""

MAX_CELLS = 4_000_000
"""A sheet whose used range is wider is set aside: one stray cell at the far end would fill the memory."""

_CELL = re.compile(rb'<c\b([^>]*?)\br="([A-Z]{1,3})(\d{1,7})"([^>]*)>')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"')
_TARGET = re.compile(rb"<Relationship\b[^>]*>")
_ERROR = re.compile(rb'\bt="e"')
ERROR = "#ERROR!"
"""What stands for any of Excel's error values (#REF!, #N/A …), of which the reader tells only that they are there."""

Raw: TypeAlias = "int | float | str | bool | date | time | datetime | timedelta"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet as rendered text; `merged` leads each cell of a merged range to the range's first one."""

    name: str
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


def open_workbook(path: str, data: bytes) -> Iterator[Grid]:
    """The sheets of a workbook, in its order.

    PageError (`unreadable`, `too_large`) for what is no workbook, is locked, or would not fit into memory.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            errors = _check(path, packed)
        opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for at, name in enumerate(opened.sheet_names):
            yield _grid(name, opened.get_sheet_by_name(name), errors[at] if at < len(errors) else ())
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, CalamineError) as error:
        raise PageError(path, "unreadable", str(error)) from error


def _check(path: str, packed: zipfile.ZipFile) -> list[tuple[tuple[int, int], ...]]:
    """The cells with error values, by sheet in the workbook's order. The reader keeps every cell of the used range."""
    if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED_BYTES:
        raise PageError(path, "too_large")
    errors: dict[str, tuple[tuple[int, int], ...]] = {}
    for item in packed.infolist():
        if item.filename.startswith("xl/worksheets/") and item.filename.endswith(".xml"):
            width = height = 0
            found = []
            for match in _CELL.finditer(packed.read(item)):
                column, row = _column(match[2]), int(match[3])
                width, height = max(width, column), max(height, row)
                if _ERROR.search(match[1] + match[4]):
                    found.append((row - 1, column - 1))
            if width * height > MAX_CELLS:
                raise PageError(path, "too_large")
            errors[item.filename] = tuple(found)
    return [errors.get(name, ()) for name in _sheet_files(packed)]


def _sheet_files(packed: zipfile.ZipFile) -> list[str]:
    """The file of each sheet, in the workbook's order."""
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return []
    targets = {}
    for match in _TARGET.findall(packed.read("xl/_rels/workbook.xml.rels")):
        fields = dict(re.findall(r'(\w+)="([^"]*)"', match.decode("utf-8", "replace")))
        target = html.unescape(fields.get("Target", ""))
        targets[fields.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return [targets.get(key.decode("utf-8", "replace"), "") for key in _SHEET.findall(packed.read("xl/workbook.xml"))]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _grid(name: str, sheet: "CalamineSheet", errors: Sequence[tuple[int, int]]) -> Grid:
    rows = [[_render(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for row, column in errors:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ERROR
    merged = {
        (row, column): first
        for first, last in sheet.merged_cell_ranges or ()
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) <= MAX_CELLS
        for row in range(first[0], min(last[0], len(rows) - 1) + 1)
        for column in range(first[1], last[1] + 1)
    }
    return Grid(name, rows, merged)


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


def address(row: int, column: int) -> str:
    """The address of a cell by its row and column, both counted from 0: (6, 1) → B7."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
