"""What a sheet's file says of its cells and the reader of workbooks does not: errors, formulas without a result, and
numbers that are shown as shares or with a unit."""

import html
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from liandong.documents.number_formats import NumberFormat, Shown, number_format

ERROR = "#ERROR!"
"""What stands for any of Excel's error values (#REF!, #N/A …), of which the reader tells only that they are there."""
FORMULA = "#FORMULA!"
"""What stands for a formula whose result the file does not keep: programs write such, Excel itself never."""
ERRORS = re.compile(r"#(ERROR!|REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA)")
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?>")
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d{1,7})""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d{1,6})["']""")
_HAS_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RESULT = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?(?<!/)>\s*[^<\s]")
_OWN_FORMATS = re.compile(rb"<(?:\w+:)?numFmt\s[^<>]*>")
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"""<(?:\w+:)?xf\s[^<>]*?\bnumFmtId\s*=\s*["'](\d{1,6})["']|<(?:\w+:)?xf\b""")
_NUMBER = re.compile(rb"""\bnumFmtId\s*=\s*["'](\d{1,6})["']""")
_CODE = re.compile(rb"""\bformatCode\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SHARES = {b"9": "0%", b"10": "0.00%"}
"""The built-in formats that show more than the number (ECMA-376, part 1, 18.8.30)."""
_SINCE_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^<>]*\bdate1904\s*=\s*["'](?:1|true|on)["']""")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAYS = (date(1990, 1, 1), date(2100, 1, 1))
"""A bare number of five digits is taken for one of these days; others may be anything (20238)."""


@dataclass(frozen=True, slots=True)
class Formats:
    """What the workbook says of all its cells: which styles show more than the number (12%, 5亿元), and the day that
    serial numbers count from."""

    styles: Mapping[int, NumberFormat] = field(default_factory=dict)
    epoch: date = date(1899, 12, 30)

    def shown(self, number: float, style: int) -> Shown | None:
        """A number, in the 15 digits that Excel keeps, as the style shows it; None where it shows the number alone."""
        return self.styles[style].shown(Decimal(format(number, ".15g")))

    def day(self, text: str) -> str | None:
        """The day (ISO 8601) that the serial number of a cell stands for; None for what is none of our time."""
        match = _SERIAL.fullmatch(text)
        day = self.epoch + timedelta(days=int(match[1])) if match else None
        return day.isoformat() if day and _DAYS[0] <= day < _DAYS[1] else None


PLAIN = Formats()
"""Those of a workbook that says nothing of either."""


def formats(members: Mapping[str, bytes]) -> Formats:
    """The formats of a workbook, from the files in it."""
    styles = members.get("xl/styles.xml", b"")
    codes = dict(_SHARES)
    for own in _OWN_FORMATS.findall(styles):
        number, code = _NUMBER.search(own), _CODE.search(own)
        if number and code:
            codes[number[1]] = html.unescape((code[1] or code[2] or b"").decode("utf-8", "replace"))
    telling = {number: found for number, code in codes.items() if (found := number_format(code)).tells}
    listed = _FORMATS.search(styles)
    used = [match[1] for match in _FORMAT.finditer(listed[0])] if listed else []
    since = _SINCE_1904.search(members.get("xl/workbook.xml", b""))
    marked = {at: telling[number] for at, number in enumerate(used) if number in telling}
    return Formats(marked, date(1904, 1, 1)) if since else Formats(marked)


def marks(content: bytes, styles: Collection[int]) -> Iterator[tuple[int, int, str | int]]:
    """The cells of a sheet's file of which there is more to say, as (row, column, mark), both counted from 0: the mark
    of an error or formula, or which of these styles a number has."""
    formulas = _HAS_FORMULA.search(content) is not None
    cells = list(_CELL.finditer(content))
    for at, cell in enumerate(cells):
        mark = _mark(cell[0], styles)
        if mark != ERROR and formulas and not cell[0].endswith(b"/>"):
            end = cells[at + 1].start() if at + 1 < len(cells) else len(content)
            mark = FORMULA if _unsolved(content[cell.end() : end], cell[0]) else mark
        place = _PLACE.search(cell[0]) if mark is not None else None
        if mark is not None and place:
            yield int(place[2]) - 1, column(place[1].upper()) - 1, mark


def _mark(tag: bytes, styles: Collection[int]) -> str | int | None:
    kind = _TYPE.search(tag)
    if kind and kind[1] == b"e":
        return ERROR
    style = _STYLE.search(tag) if styles and (kind is None or kind[1] == b"n") else None
    return int(style[1]) if style and int(style[1]) in styles else None


def _unsolved(inside: bytes, tag: bytes) -> bool:
    """Whether a formula stands in the cell and no result; an empty text (t="str") is one."""
    if not _HAS_FORMULA.search(inside) or _RESULT.search(inside):
        return False
    kind = _TYPE.search(tag)
    return not (kind and kind[1] == b"str" and b"v" in inside.rpartition(b"f>")[2])


def column(letters: bytes) -> int:
    """The number of a column by its letters, counted from 1: AB → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
