"""Template (模板): the empty table of one booklet, with a hint and an example above each heading."""

from pathlib import Path
from typing import Any

from liandong.exchange.xlsx.book import A3, workbook
from liandong.matching.fields import FIELDS
from liandong.matching.tables.columns import NEEDS, Column, Form, Table
from liandong.messages import Language, has, text

ROWS = 2000
"""Rows for which the drop-down lists are set up; more may be filled in."""
_HEADING = 3
"""The row of the headings, from 0: above it the title, the hints and the example."""


def write_template(table: Table, out: Path, lang: Language) -> None:
    """Writes the template. ExportError where the place cannot be written."""
    columns = [column for column in table.columns if column.offered]
    with workbook(out, lang) as book:
        sheet = book.sheet(text(table.sheet, lang))
        book.headings(sheet, _HEADING, [(_headed(table, each, lang), each.width) for each in columns])
        book.text(sheet, 0, 0, text(f"match.template_{table.name}", lang), bold=True, text_wrap=False)
        for at, column in enumerate(columns):
            book.text(sheet, 1, at, hint(table, column, lang), font_color="#5F6B76", font_size=9)
            book.text(sheet, 2, at, example(table, column, lang), font_color="#5F6B76", italic=True)
            if column.form is Form.ONE and (listed := FIELDS.field(column.of).words):
                _offer(sheet, at, listed)
        sheet.set_row(1, 90)
        sheet.set_row(2, 32)
        sheet.freeze_panes(_HEADING + 1, 2)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)


def hint(table: Table, column: Column, lang: str) -> str:
    """What may stand in the column."""
    there = "、".join(FIELDS.field(column.of).words) if column.of else ""
    own = f"match.hint_{column.name}"
    told = text(own if has(own, lang) else f"match.hint_{column.of}", lang, there=there)
    if column.form is not Form.SEVERAL:
        return told
    return text("match.hint_or_none" if table is NEEDS else "match.hint_or_any", lang, told=told)


def example(table: Table, column: Column, lang: str) -> str:
    """A cell of the example."""
    return text(f"match.example_{table.name}_{column.name}", lang)


def _headed(table: Table, column: Column, lang: str) -> str:
    heading = table.heading(column, lang)
    return f"{heading} *" if column.needed else heading


def _offer(sheet: Any, at: int, listed: tuple[str, ...]) -> None:
    settings = {"validate": "list", "source": list(listed), "error_type": "warning"}
    sheet.data_validation(_HEADING + 1, at, _HEADING + ROWS, at, settings)
