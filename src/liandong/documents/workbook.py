"""The cells of an Excel workbook as a person sees them, read with bounds on what it may unpack to."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from liandong.documents.archive import UNSOUND, unpack
from liandong.documents.number_formats import PERCENT, SCALES
from liandong.documents.workbook_marks import PLAIN, Formats, column, formats, marks
from liandong.errors import PageError
from liandong.messages import words

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_CELLS = 1_000_000
"""Sheets whose used ranges have more cells together are set aside: one stray cell at the far end would fill the memory.
A ledger of forty columns has 25,000 rows then."""

_ROWS = b"sheetData"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL_BEGINS = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ANYWHERE = re.compile(rb"""r(?<!\wr)\s*=\s*["']\s*([A-Za-z]{0,9})(\d+)""")
"""An address of a cell or row, however it is quoted and whatever stands around it: the reader is as lenient."""
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_SHEET_ID = re.compile(rb'\b\w++:id="([^"]+)"')
_TARGET = re.compile(rb"<Relationship\b[^<>]*>")
_FIELD = re.compile(r'\b(\w++)="([^"]*)"')

Raw: TypeAlias = "int | float | str | bool | date | time | datetime | timedelta"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet as rendered text; `merged` leads each cell of a merged range to the range's first one.

    A number that the workbook shows with a unit has it in its text (5亿元); `measured` has the number and the unit of
    these cells apart, for who reads numbers alone.
    """

    name: str
    rows: Sequence[Sequence[str]]
    merged: Mapping[tuple[int, int], tuple[int, int]]
    formats: Formats = PLAIN
    measured: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """What a person sees at the place: a merged range shows its value all over."""
        row, column = self.merged.get((row, column), (row, column))
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def apart(self, row: int, column: int) -> tuple[str, str]:
        """As `text`, but a number without the unit that its format shows, and that unit. A scale is none: 1.2万 is what
        stands in the cell, 12000."""
        at = self.merged.get((row, column), (row, column))
        return self.measured.get(at) or (self.text(row, column), "")

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
        members = unpack(path, data)
        files = _check(path, members)
        known = formats(members)
        opened = CalamineWorkbook.from_filelike(_repack(members))
        for at, name in enumerate(opened.sheet_names):
            yield _grid(path, name, opened.get_sheet_by_name(name), files[at] if at < len(files) else b"", known)
    except (*UNSOUND, OverflowError, CalamineError) as error:
        raise PageError(path, "unreadable", words("detail.library", words=str(error))) from error


def _repack(members: Mapping[str, bytes]) -> io.BytesIO:
    """The members as an archive whose sizes are true: the reader unpacks whatever a stream holds."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    file.seek(0)
    return file


def _check(path: str, members: Mapping[str, bytes]) -> list[bytes]:
    """The content of each sheet, in the workbook's order. The reader keeps every cell of the used range."""
    total = 0
    for content in members.values():
        spanned = _spanned(content)
        total += spanned if _ROWS in content else 0
        if max(total, spanned) > MAX_CELLS:
            raise PageError(path, "too_large", words("detail.spans", most=f"{MAX_CELLS:,}"))
    return [members.get(name, b"") for name in _sheet_files(members)]


def _spanned(content: bytes) -> int:
    """The cells of the used range that a sheet of this content has, or of a larger one."""
    width = height = 1
    addressed = 0
    for match in _ANYWHERE.finditer(content):
        width, height = max(width, column(match[1].upper())), max(height, int(match[2][:12]))
        addressed += bool(match[1])
    rows = _ROW.split(content)
    if len(rows) > height:  # rows and cells may go without an address: each stands behind the one before
        height += len(rows)
    if addressed < len(_CELL_BEGINS.findall(content)):
        width += max(len(_CELL_BEGINS.findall(row)) for row in rows)
    return width * height


def _sheet_files(members: Mapping[str, bytes]) -> list[str]:
    """The file of each sheet, in the workbook's order."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= members.keys():
        return []
    targets = {}
    for match in _TARGET.findall(members["xl/_rels/workbook.xml.rels"]):
        fields = dict(_FIELD.findall(match.decode("utf-8", "replace")))
        target = html.unescape(fields.get("Target", ""))
        targets[fields.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    keys = (_SHEET_ID.search(sheet) for sheet in _SHEET.findall(members["xl/workbook.xml"]))
    return [targets.get(key[1].decode("utf-8", "replace"), "") for key in keys if key]


def _grid(path: str, name: str, sheet: "CalamineSheet", content: bytes, known: Formats) -> Grid:
    values = sheet.to_python(skip_empty_area=False)
    rows = [[rendered(value) for value in row] for row in values]
    measured: dict[tuple[int, int], tuple[str, str]] = {}
    for row, at, mark in marks(content, known.styles):
        if row >= len(rows) or at >= len(rows[row]):
            continue
        value = values[row][at]
        if isinstance(mark, str):
            rows[row][at] = mark
        elif isinstance(value, int | float) and not isinstance(value, bool) and (shown := known.shown(value, mark)):
            if shown.behind != PERCENT:
                measured[row, at] = (rows[row][at], "") if shown.behind in SCALES else (shown.number, shown.behind)
            rows[row][at] = shown.text
    ranges = [(first, (min(last[0], len(rows) - 1), last[1])) for first, last in sheet.merged_cell_ranges or ()]
    if sum((last[0] - first[0] + 1) * (last[1] - first[1] + 1) for first, last in ranges) > MAX_CELLS:
        raise PageError(path, "too_large", words("detail.spans", most=f"{MAX_CELLS:,}"))
    merged = {
        (row, column): first
        for first, last in ranges
        for row in range(first[0], last[0] + 1)
        for column in range(first[1], last[1] + 1)
    }
    return Grid(name, rows, merged, known, measured)


def rendered(value: Raw) -> str:
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
