"""The tables of a report as an Excel workbook, a sheet for each, with the same figures."""

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from liandong.exchange.xlsx.book import Book, workbook
from liandong.reports.model import Line, Report, Table, written

_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31
"""Characters of the name of a sheet, as Excel has it."""
_WIDTH = 8.0
"""Of a column, in characters, for each share of the page."""
_WHOLE = re.compile(r"-?\d{1,15}")


def render(report: Report) -> bytes:
    """The workbook; the same report gives the same bytes."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "report.xlsx"
        with workbook(out, report.lang) as book:
            for table in report.tables():
                _sheet(book, report, table)
        return out.read_bytes()


def _sheet(book: Book, report: Report, table: Table) -> None:
    """Title, what it is of, headings, rows."""
    sheet = book.sheet(_NAME.sub(" ", f"{table.number} {table.caption}")[:_LONGEST])
    of = "　".join((table.caption, *(f"{name} {value}" for name, value in report.facts)))
    book.text(sheet, 0, 0, report.title, bold=True, font_size=14, text_wrap=False)
    book.text(sheet, 1, 0, of, text_wrap=False)
    book.headings(sheet, 2, [(column.heading, max(10.0, _WIDTH * column.share)) for column in table.columns])
    for number, row in enumerate(table.rows, 3):
        _row(book, sheet, number, table, row)
    book.finish(sheet, 2, len(table.rows), len(table.columns))


def _row(book: Book, sheet: object, number: int, table: Table, row: Sequence[Line]) -> None:
    for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        told = written(cell)
        if column.numeric and _WHOLE.fullmatch(told):
            book.number(sheet, number, place, int(told))
        else:
            book.text(sheet, number, place, told)
