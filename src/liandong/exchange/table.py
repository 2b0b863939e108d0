"""One table of texts in a file, Excel or CSV by the ending of its name."""

from collections.abc import Sequence
from pathlib import Path

from liandong.exchange.comma import as_csv
from liandong.exchange.files import check_target, replacing
from liandong.exchange.xlsx.book import workbook
from liandong.messages import Language

ENDINGS = (".xlsx", ".csv")
_NARROWEST, _WIDEST = 10.0, 48.0
"""Of a column, in characters."""


def write_table(path: Path, name: str, rows: Sequence[Sequence[str]], lang: Language) -> None:
    """Writes rows, the first of which are the headings, as a sheet of this name. ExportError for another ending, and
    where the place cannot be written."""
    check_target(path, ENDINGS)
    if path.suffix.lower() == ".csv":
        with replacing(path) as file:
            file.write(as_csv(rows[0], rows[1:]).encode("utf-8-sig"))  # Excel takes it for UTF-8 only so
        return
    with workbook(path, lang) as book:
        sheet = book.sheet(name)
        book.headings(sheet, 0, [(heading, _width(rows, at)) for at, heading in enumerate(rows[0])])
        for down, row in enumerate(rows[1:], start=1):
            for across, cell in enumerate(row):
                book.text(sheet, down, across, cell)
        book.finish(sheet, 0, len(rows) - 1, len(rows[0]))


def _width(rows: Sequence[Sequence[str]], at: int) -> float:
    """What the longest of its cells takes; Chinese characters take two."""
    longest = max(len(line.encode("gb18030", "replace")) for row in rows for line in row[at].split("\n"))
    return min(max(longest + 2.0, _NARROWEST), _WIDEST)
