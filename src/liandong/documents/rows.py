"""The rows of tables as people keep them, CSV in UTF-8 or GB18030, or workbooks; and what is wrong with a cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.documents.comma_faults import parsed, undecoded
from liandong.documents.workbook import Grid, open_workbook
from liandong.errors import PageError
from liandong.messages import Words

_ENCODINGS = ("utf-8-sig", "gb18030")
"""Of CSV: what our own has, and what Excel writes in China."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell (C7, 任务!F12), under which heading."""

    cell: str
    heading: str
    wrong: Words


def open_table(file: str, data: bytes) -> Iterator[Grid]:
    """The sheets of a workbook, in its order; CSV is one, without a name.

    PageError (`unreadable`, `too_large`) for what is neither, of CSV with the line and the column, and as
    `open_workbook`.
    """
    if file.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")) or data[:2] == b"PK":
        yield from open_workbook(file, data)
    else:
        yield Grid("", _csv(file, data), {})


def rows_of(file: str, data: bytes) -> Sequence[Sequence[str]]:
    """The rows of the first sheet that holds anything, each cell as a person sees it. PageError as `open_table`, and
    where none does."""
    grid = first_sheet(file, data)
    return [[grid.text(at, column) for column in range(len(row))] for at, row in enumerate(grid.rows)]


def first_sheet(file: str, data: bytes) -> Grid:
    """The first sheet that holds anything. PageError as `open_table`, and where none does."""
    for grid in open_table(file, data):
        if any(cell.strip() for row in grid.rows for cell in row):
            return grid
    raise PageError(file, "unreadable")


def _csv(file: str, data: bytes) -> list[list[str]]:
    far = 0
    for encoding in _ENCODINGS:
        try:
            return parsed(file, data.decode(encoding))
        except UnicodeDecodeError as error:
            far = max(far, error.start)
    raise PageError(file, "unreadable", undecoded(data, far))


def as_read(cell: str) -> tuple[int, int, str]:
    """What sorts the addresses of one sheet as people read it: row by row, each from the left."""
    place = cell.rpartition("!")[2]
    column = place.rstrip("0123456789")
    return int(place[len(column) :]), len(column), column
