"""The empty ledger workbook (台账模板): a sheet a kind, with the headings and lists of words that the reader takes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from liandong import messages
from liandong.errors import ExportError
from liandong.messages import LANGUAGES, words
from liandong.model import KINDS, PropertyType
from liandong.model.kinds import STAGES

if TYPE_CHECKING:
    from liandong.documents.ledger_columns import Column
    from liandong.exchange.layout import Headed, SheetLayout
    from liandong.exchange.xlsx.book import Book

ROWS = 2000
"""Rows for which the drop-down lists are set up; more may be filled in."""


def write_template(out: Path | str, *, lang: str = "zh", layout: Path | str | None = None) -> None:
    """Writes the empty template to `out`, in the program's own layout or in that of an office's table.

    ExportError where it cannot be written, SettingsError for a table that cannot be used.
    """
    from liandong.exchange.layout import read_layout, standard  # loads all that reads documents
    from liandong.exchange.xlsx.book import workbook

    if lang not in LANGUAGES:
        raise ExportError(words("fault.no_language", lang=lang, langs=", ".join(LANGUAGES)))
    sheets = standard(lang) if layout is None else read_layout(layout)
    with workbook(Path(out), lang) as book:
        for each in sheets:
            _write_sheet(book, each, lang)


def _write_sheet(book: "Book", layout: "SheetLayout", lang: str) -> None:
    sheet = book.sheet(layout.name)
    last = 1 + layout.storeys
    book.text(sheet, 0, 0, messages.text("hint.top", lang), bold=True, text_wrap=False)
    book.storeys(sheet, 2, [(_headings(layout.kind.name, each), 20) for each in layout.columns], layout.storeys)
    for at, each in enumerate(layout.columns):
        book.text(sheet, 1, at, _hint(each.column, lang), font_color="#5F6B76", font_size=9)
        if each.column.of.type is PropertyType.STAGE:
            _offer_stages(sheet, at, last + 1, lang)
    sheet.set_row(1, 42)
    sheet.freeze_panes(last + 1, 1)


def _headings(kind: str, headed: "Headed") -> tuple[str, ...]:
    """The heading, marked where a row needs the column."""
    from liandong.documents.ledger_columns import Part, named_by

    needed = headed.column.of.name in named_by(KINDS[kind]) and headed.column.part is Part.VALUE
    *above, lowest = headed.headings
    return *above, f"{lowest} *" if needed else lowest


def _hint(column: "Column", lang: str) -> str:
    told = column.of.type.value if column.part.value == "value" else column.part.value
    return messages.text(f"hint.{told}", lang)


def _offer_stages(sheet: Any, at: int, first: int, lang: str) -> None:
    words = [zh if lang == "zh" else en for _, zh, en in STAGES.values()]
    sheet.data_validation(
        first, at, first + ROWS - 1, at, {"validate": "list", "source": words, "error_type": "warning"}
    )
