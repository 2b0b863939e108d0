"""A workbook whose cells are only ever numbers and plain text, and whose bytes depend on nothing but its content."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from liandong.errors import ExportError
from liandong.exchange.files import check_target, replacing
from liandong.exchange.wording import word
from liandong.messages import words

MAX_CHARACTERS = 32_767
"""What one cell holds: Excel's specification and limits."""

MAX_LINKS = 65_530
"""Hyperlinks that one sheet holds: Excel's specification and limits."""

MAX_ROWS = 1_048_576

LINE_HEIGHT = 15.0
"""Points of one line of text at the size used here."""

MOST_LINES = 12
"""Lines that a row shows at most; the rest of a longer text is seen in the cell itself."""

A3, A4 = 8, 9
"""Paper sizes, by their numbers in Excel."""

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ACTIVE = re.compile(r"[\s]*[=+\-@\t\r]")

Sheet: TypeAlias = Any  # xlsxwriter ships no types
Format: TypeAlias = Any


@contextmanager
def workbook(path: Path, lang: str) -> Iterator["Book"]:
    """A new workbook in the place of `path`, which it takes when the block ends well."""
    check_target(path, (".xlsx",))
    with replacing(path) as file:
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "in_memory": True,
        }
        content = BytesIO()  # a disk that is full is met by the one write below, not in the library's own clean-up
        inner = xlsxwriter.Workbook(content, options)
        inner.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        yield Book(inner, lang)
        try:
            inner.close()
        except XlsxWriterException as error:
            raise ExportError(words("fault.book_not_written", path=path, error=error)) from error
        file.write(content.getbuffer())


def clean(text: str, lang: str) -> str:
    """The text as a cell can hold it: what XML forbids, and what turns the order of characters about, becomes U+FFFD;
    what is too long is cut and says so."""
    text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text.encode("utf-16-le")) // 2 <= MAX_CHARACTERS:
        return text
    mark = word("cut", lang)
    kept = text.encode("utf-16-le")[: (MAX_CHARACTERS - len(mark)) * 2].decode("utf-16-le", "ignore")
    return kept + mark


def _cells(text: str) -> int:
    """The width of the text in characters of a column: Chinese ones take two, and three bytes."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def _guard(text: str) -> dict[str, object]:
    """The format that keeps what looks like the start of a formula a text, even when somebody edits the cell."""
    return {"quote_prefix": True} if _ACTIVE.match(text) else {}


class Book:
    """A workbook under way; no text that is written can become a formula or lead out of the workbook."""

    def __init__(self, inner: Any, lang: str) -> None:
        self.lang = lang
        self._inner = inner
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._links: dict[str, int] = {}
        self._widths: dict[str, dict[int, float]] = {}
        self._lines: dict[str, dict[int, int]] = {}

    def word(self, code: str) -> str:
        return word(code, self.lang)

    def sheet(self, name: str) -> Sheet:
        return self._inner.add_worksheet(name)

    def format(self, **options: object) -> Format:
        """The format with these properties; one object for equal ones."""
        key = tuple(sorted(options.items()))
        if key not in self._formats:
            base: dict[str, object] = {"font_name": "宋体", "font_size": 10.5, "valign": "top"}
            self._formats[key] = self._inner.add_format(base | options)
        return self._formats[key]

    def text(self, sheet: Sheet, row: int, column: int, text: str, **options: object) -> None:
        """Writes plain text."""
        options = {"text_wrap": True, **options, **_guard(text)}
        if text and options["text_wrap"]:
            self._make_room(sheet, row, column, text)
        if text:
            sheet.write_string(row, column, clean(text, self.lang), self.format(**options))
        else:
            sheet.write_blank(row, column, None, self.format(**options))

    def number(self, sheet: Sheet, row: int, column: int, number: float, **options: object) -> None:
        sheet.write_number(row, column, number, self.format(align="right", indent=1, **options))

    def link(self, sheet: Sheet, row: int, column: int, target: str, text: str) -> None:
        """Writes text that leads to a cell of this workbook; no link once the sheet holds all that Excel allows."""
        used = self._links.get(sheet.name, 0)
        if used >= MAX_LINKS or not text:
            self.text(sheet, row, column, text)
            return
        self._links[sheet.name] = used + 1
        self._make_room(sheet, row, column, text)
        style = self.format(text_wrap=True, font_color="#1F5C99", underline=1, **_guard(text))
        sheet.write_url(row, column, f"internal:{target}", style, clean(text, self.lang))

    def marked(
        self, sheet: Sheet, row: int, column: int, text: str, part: tuple[int, int] | None, **options: object
    ) -> None:
        """Writes text in which the characters [start, end) of `part` stand out."""
        if not part or clean(text, self.lang) != text or part == (0, len(text)):
            self.text(sheet, row, column, text, **options)
            return
        self._make_room(sheet, row, column, text)
        plain, bold = self.format(), self.format(bold=True, font_color="#B3261E")
        start, end = part
        before = [plain, text[:start]] if start else []
        after = [plain, text[end:]] if end < len(text) else []
        style = self.format(**{"text_wrap": True, **options, **_guard(text)})
        sheet.write_rich_string(row, column, *before, bold, text[start:end], *after, style)

    def _make_room(self, sheet: Sheet, row: int, column: int, text: str) -> None:
        """Notes how many lines the text takes in its column: not every program works that out when it opens a file."""
        width = self._widths.get(sheet.name, {}).get(column)
        if width is not None:
            taken = sum(1 + int(_cells(part) / (width - 1)) for part in text.split("\n"))
            lines = self._lines.setdefault(sheet.name, {})
            lines[row] = max(lines.get(row, 1), taken)

    def headings(self, sheet: Sheet, row: int, headings: Sequence[tuple[str, float]]) -> None:
        """Writes headings, each with the width of its column in characters."""
        for column, (text, width) in enumerate(headings):
            sheet.set_column(column, column, width)
            self._widths.setdefault(sheet.name, {})[column] = width
            self.text(sheet, row, column, text, bold=True, bg_color="#E8EEF4", bottom=1, valign="vcenter")
        sheet.set_row(row, 30)

    def storeys(self, sheet: Sheet, row: int, headings: Sequence[tuple[tuple[str, ...], float]], storeys: int) -> None:
        """Writes headings of up to two storeys, upper ones that are equal merged across their columns, lone ones over
        both rows."""
        self.headings(sheet, row + storeys - 1, [(each[-1], width) for each, width in headings])
        if storeys == 1:
            return
        style = {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "vcenter"}
        sheet.set_row(row, 24)
        at = 0
        while at < len(headings):
            told, end, last = headings[at][0], at, row
            if len(told) == 1:
                last = row + 1
            else:
                while end + 1 < len(headings) and headings[end + 1][0][:-1] == told[:-1]:
                    end += 1
            if (last, end) != (row, at):
                sheet.merge_range(row, at, last, end, "", self.format(text_wrap=True, **style))
            self.text(sheet, row, at, told[0], **style)
            at = end + 1

    def finish(self, sheet: Sheet, heading: int, rows: int, width: int, *, printed: int | None = None) -> None:
        """Row heights, panes, filter and print set-up: landscape A3, one page wide, headings on each page, page
        numbers below; of the columns the first `printed` are printed, or all."""
        for row, lines in self._lines.get(sheet.name, {}).items():
            if row > heading and lines > 1:
                sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))
        sheet.freeze_panes(heading + 1, 1)
        sheet.hide_gridlines(0)  # printed as well as shown
        sheet.autofilter(heading, 0, heading + max(rows, 1), width - 1)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.print_area(0, 0, heading + max(rows, 1), (printed or width) - 1)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, heading)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")
