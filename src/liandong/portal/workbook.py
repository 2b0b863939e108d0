"""A workbook as found, as tables: the rows of which a part of its document tells, with the cell that is marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.documents.masking import mask
from liandong.documents.workbook import Grid, address, open_workbook
from liandong.model import Document, MappedText, Page

MOST_COLUMNS = 60
_NUMBER = re.compile(r"\d+$")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """`read` tells whether the document has it; what it has not is shown, and is no evidence."""

    text: str
    address: str
    read: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a sheet, each under its number as the workbook counts it."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def rows(document: Document, page: Page, part: Span, marked: Span | None) -> Iterator[Rows]:
    """By sheet, the rows in which the cells of this part of the document stand, and those between them.

    What is private in a cell is blotted out. PageError for a workbook that cannot be opened.
    """
    texts = {(c.sheet, c.address): document.text[c.start : c.end] for c in document.cells}
    proving = {(c.sheet, c.address) for c in document.cells if marked and c.start < marked[1] and c.end > marked[0]}
    wanted: dict[str, set[int]] = {}
    for cell in document.cells:
        row = _NUMBER.search(cell.address)
        if row and cell.start < part[1] and cell.end > part[0]:
            wanted.setdefault(cell.sheet, set()).add(int(row.group()) - 1)
    for grid in open_workbook(page.path, page.data):
        name = mask(MappedText(grid.name)).text
        if name in wanted:
            yield _rows(grid, name, wanted[name], texts, proving)


def _rows(
    grid: Grid, name: str, wanted: set[int], texts: dict[tuple[str, str], str], proving: set[tuple[str, str]]
) -> Rows:
    low, high = min(wanted), max(wanted)
    width = min(max((len(row) for row in grid.rows[low : high + 1]), default=0), MOST_COLUMNS)

    def cell(row: int, column: int) -> Cell:
        at = address(row, column)
        read = texts.get((name, at))
        text = mask(MappedText(grid.text(row, column))).text if read is None else read
        return Cell(text, at, read is not None, (name, at) in proving)

    shown = ((row + 1, tuple(cell(row, column) for column in range(width))) for row in range(low, high + 1))
    return Rows(name, tuple(_NUMBER.sub("", address(0, column)) for column in range(width)), tuple(shown))
