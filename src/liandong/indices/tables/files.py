"""A table in a file, CSV or Excel: as the frame of a framework, or as columns by their headings: what `wide` and
`long` take."""

from pathlib import Path

from liandong.errors import IndicatorError
from liandong.indices.framework import Framework
from liandong.indices.tables.sheets import SheetRead, read_sheet, rows_of
from liandong.indices.text.methodology import Apart
from liandong.messages import words


def read_frame(path: Path, framework: Framework, apart: Apart, typed: Apart) -> SheetRead:
    """The frame of a file, or what is wrong with its cells: as `read_sheet` reads the same bytes."""
    return read_sheet(path.name, _bytes(path), framework, apart, typed)


def read_table(path: Path, *, heading: int = 1) -> dict[str, list[str]]:
    """The columns of a file by the headings in a row (1 the first), CSV in UTF-8 or GB18030, or the first sheet of a
    workbook that holds anything. Rows above the headings and empty ones are passed over.

    IndicatorError for a file that cannot be read, and where a column has no heading or that of another one: mostly a
    sheet whose headings stand in several rows, the last of which is to be named.
    """
    rows = rows_of(path.name, _bytes(path))
    if not 1 <= heading <= len(rows):
        raise IndicatorError(words("index.heading_row", path=path.name, row=heading, rows=len(rows)))
    body = [list(row) for row in rows[heading:] if any(cell.strip() for cell in row)]
    width = max([len(rows[heading - 1]), *map(len, body)])
    names = [each.strip() for each in rows[heading - 1]] + [""] * (width - len(rows[heading - 1]))
    table: dict[str, list[str]] = {}
    for at, name in enumerate(names):
        cells = [row[at].strip().removeprefix("'") if at < len(row) else "" for row in body]
        if not name and not any(cells):
            continue
        if not name or name in table:
            code = "index.heading_twice" if name else "index.heading_none"
            raise IndicatorError(words(code, path=path.name, row=heading, column=at + 1, name=name))
        table[name] = cells
    return table


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        told = words("index.table_unread", path=str(path), detail=error.strerror or str(error))
        raise IndicatorError(told) from error
