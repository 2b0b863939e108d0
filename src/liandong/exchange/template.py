"""The empty ledger workbook (台账模板): a sheet a kind, with the headings and lists of words that the reader takes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from liandong import messages
from liandong.errors import ExportError
from liandong.exchange.wording import kind_name
from liandong.messages import LANGUAGES, words
from liandong.model import KINDS, PropertyType
from liandong.model.kinds import STAGES

if TYPE_CHECKING:
    from liandong.documents.ledger_columns import Column

ROWS = 2000
"""Rows for which the drop-down lists are set up; more may be filled in."""


def write_template(out: Path | str, *, lang: str = "zh") -> None:
    """Writes the empty template to `out`; ExportError where it cannot be written."""
    from liandong.documents.ledger_columns import columns  # loads all that reads documents
    from liandong.exchange.xlsx.book import workbook

    if lang not in LANGUAGES:
        raise ExportError(words("fault.no_language", lang=lang, langs=", ".join(LANGUAGES)))
    with workbook(Path(out), lang) as book:
        for kind in KINDS:
            sheet = book.sheet(kind_name(kind, lang))
            every = columns(kind)
            book.text(sheet, 0, 0, messages.text("hint.top", lang), bold=True, text_wrap=False)
            book.headings(sheet, 2, [(_heading(kind, column, lang), 20) for column in every])
            for at, column in enumerate(every):
                book.text(sheet, 1, at, _hint(column, lang), font_color="#5F6B76", font_size=9)
                if column.of.type is PropertyType.STAGE:
                    _offer_stages(sheet, at, lang)
            sheet.set_row(1, 42)
            sheet.freeze_panes(3, 1)


def _heading(kind: str, column: "Column", lang: str) -> str:
    """The heading, marked where a row needs the column."""
    from liandong.documents.ledger_columns import Part, named_by

    needed = column.of.name in named_by(KINDS[kind]) and column.part is Part.VALUE
    return f"{column.heading(lang)} *" if needed else column.heading(lang)


def _hint(column: "Column", lang: str) -> str:
    told = column.of.type.value if column.part.value == "value" else column.part.value
    return messages.text(f"hint.{told}", lang)


def _offer_stages(sheet: Any, at: int, lang: str) -> None:
    words = [zh if lang == "zh" else en for _, zh, en in STAGES.values()]
    sheet.data_validation(3, at, ROWS + 2, at, {"validate": "list", "source": words, "error_type": "warning"})
