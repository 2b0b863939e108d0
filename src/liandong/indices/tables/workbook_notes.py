"""The words of the workbook: what its sheets are, what may be changed, what stays as it is, and what steps noted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liandong.exchange.xlsx.book import MAX_ROWS, Sheet
from liandong.indices.index import Index
from liandong.indices.tables.workbook_sheets import EDITABLE, FIXED, MARKED, Writer, on_paper, told


@dataclass(frozen=True, slots=True)
class Kept:
    """An indicator or node that stands as values, and why."""

    code: str
    why: str


def remarks(writer: Writer, sheet: Sheet, title: str, kept: Sequence[Kept]) -> None:
    """The first sheet."""
    book, lang, tree = writer.book, writer.lang, writer.layout.tree
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    book.text(sheet, 0, 0, title, bold=True, font_size=14, text_wrap=False)
    book.text(sheet, 1, 0, told("about_told", lang), text_wrap=False)
    row = 3
    looks = [*((mark.name or "", style) for mark, style in MARKED.items()), ("editable", EDITABLE), ("fixed", FIXED)]
    for name, style in looks:
        book.text(sheet, row, 0, told(f"look_{name.lower()}", lang), **style)
        book.text(sheet, row, 1, told(f"look_{name.lower()}_told", lang))
        row += 1
    row += 1
    book.text(sheet, row, 0, told("live", lang), bold=True)
    book.text(sheet, row, 1, told("live_told", lang))
    index = writer.layout.index
    if not np.array_equal(index.last.weights, index.framework.weights):
        row += 1
        book.text(sheet, row, 0, told("weight", lang), **EDITABLE)
        book.text(sheet, row, 1, told("weighed", lang))
    for each in kept:
        row += 1
        book.text(sheet, row, 0, tree.name(each.code), **FIXED)
        book.text(sheet, row, 1, each.why)
    on_paper(sheet)
    sheet.activate()


def said(writer: Writer, index: Index) -> None:
    """What steps did to single units and cells, and why units have no score; as much as a sheet holds."""
    book, lang = writer.book, writer.lang
    notes = [*index.notes, *index.unscored]
    sheet = book.sheet(told("notes", lang))
    heads = zip(("period", "unit", "unit_name", "node", "note"), (9, 12, 18, 26, 70), strict=True)
    book.headings(sheet, 0, [(told(code, lang), width) for code, width in heads])
    for row, note in enumerate(notes[: MAX_ROWS - 1], start=1):
        period, unit, code = note.cell
        named = index.framework.name(code) if code in index.framework.by_code else code
        for column, each in enumerate((period, unit, index.frame.name(unit) if unit else "", named)):
            book.text(sheet, row, column, each, text_wrap=False)
        book.text(sheet, row, 4, note.told.worded(lang))
    sheet.freeze_panes(1, 0)
    on_paper(sheet)
