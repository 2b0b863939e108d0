"""Where a CSV file cannot be read: the line and the column of the fault, as a person who opens it finds them."""

import csv
import io
import re

from liandong.errors import PageError
from liandong.messages import Words, words

_CELL = re.compile(r'"(?:[^"]|"")*+(?P<end>"?)|[^",\r\n][^,\r\n]*|')


def parsed(file: str, text: str) -> list[list[str]]:
    """The rows of a CSV text. PageError (`unreadable`) names the line and the column of what cannot be read."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise PageError(file, "unreadable", _quote(text) or words("detail.library", words=str(error))) from error


def undecoded(data: bytes, at: int) -> Words:
    """Tells of the byte that is of no encoding that is read."""
    before = data[:at].splitlines() or [b""]
    if data[:at].endswith((b"\n", b"\r")):
        before.append(b"")
    return words("detail.csv_bytes", line=len(before), column=1 + before[-1].count(b","))


def _quote(text: str) -> Words | None:
    """What is wrong with the first cell that cannot be read: a quote that does not end, or with more behind it; a cell
    that is longer than any."""
    at, line, column = 0, 1, 1
    while True:
        cell = _CELL.match(text, at)
        if cell is None:
            return None
        behind = text[cell.end() : cell.end() + 1]
        code = ""
        if cell[0].startswith('"') and not cell["end"]:
            code = "csv_open"
        elif len(cell[0]) > csv.field_size_limit():
            code = "csv_long"
        elif behind not in ("", ",", "\r", "\n"):
            code = "csv_behind"
        if code:
            return words(f"detail.{code}", line=line, column=column)
        if not behind:
            return None
        line, column = line + cell[0].count("\n"), column + 1
        if behind != ",":
            line, column = line + 1, 1
        at = cell.end() + (2 if text.startswith("\r\n", cell.end()) else 1)
