"""The sheet of one kind: a row a record, the columns of the template, then conflicts, sources, the id, and the marks
by which it is read back."""

from collections.abc import Sequence

from liandong.documents.ledger_columns import OWN_HEADINGS, Column, Part
from liandong.errors import ExportError
from liandong.exchange.entries import Entries, asserted, is_adopted
from liandong.exchange.layout import SheetLayout
from liandong.exchange.wording import (
    coded,
    extent,
    healthy,
    property_name,
    scope_name,
    shown,
    standing,
    title,
    word,
)
from liandong.exchange.xlsx.book import MAX_ROWS, Book, Sheet
from liandong.exchange.xlsx.cells import content
from liandong.exchange.xlsx.marks import marks
from liandong.messages import words
from liandong.model import KINDS, Conflict, FoldedValue, PropertyType, Record

HEADINGS_AT = 1
"""Row 0 is the sheet's title."""

TITLE = 24
"""Characters of a document's title beside the link to the evidence."""

_WIDTHS = {
    PropertyType.NAME: 28, PropertyType.TEXT: 24, PropertyType.DATE: 12, PropertyType.PERIOD: 12,
    PropertyType.AMOUNT: 15, PropertyType.COUNT: 12, PropertyType.QUANTITY: 14, PropertyType.PLACE: 18,
    PropertyType.STAGE: 8, PropertyType.REFERENCE: 24,
}  # fmt: skip
_OWN = (
    ("conflict", 16), ("others", 36), ("families", 10), ("health", 40), ("source", 30), ("id", 13), ("marks", 10),
)  # fmt: skip
_FOR_PROGRAMS = 2
"""The last columns, id and marks, are not printed."""
_FILLS = {Conflict.REAL: "#FFF2B8", Conflict.SETTLED: "#E4F2E0", Conflict.SCOPE: "#DCEBFA"}
_MONEY, _COUNT = "#,##0.00", "#,##0.######"


def write_kind(book: Book, layout: SheetLayout, records: Sequence[Record], entries: Entries) -> None:
    """Adds the sheet of a kind."""
    if len(records) > MAX_ROWS - 2:
        raise ExportError(words("fault.too_many_records", count=len(records)))
    lang = book.lang
    sheet = book.sheet(layout.name)
    every = [each.column for each in layout.columns]
    headings = [(each.headings, _width(each.column)) for each in layout.columns]
    headings += [((OWN_HEADINGS[code][0 if lang == "zh" else 1],), width) for code, width in _OWN]
    top = " · ".join((layout.title, *extent(entries.extent, lang)))
    book.text(sheet, 0, 0, top, font_size=14, bold=True, font_name="黑体", text_wrap=False)
    sheet.set_row(0, 24)
    last = HEADINGS_AT + layout.storeys - 1
    book.storeys(sheet, HEADINGS_AT, headings, layout.storeys)
    for row, record in enumerate(records, start=last + 1):
        for at, column in enumerate(every):
            _write_cell(book, sheet, row, at, column, record, entries)
        _write_own(book, sheet, row, len(every), record, entries)
        told = marks(every, record, entries.labels, lang)
        book.text(sheet, row, len(headings) - 1, told, font_color="#8A949E", text_wrap=False)
    sheet.set_column(len(headings) - 1, len(headings) - 1, None, None, {"hidden": True})
    book.finish(sheet, last, len(records), len(headings), printed=len(headings) - _FOR_PROGRAMS)


def _width(column: Column) -> float:
    if column.part is Part.RAW:
        return 20
    if column.of.name == "content":
        return 50
    return 8 if column.part in (Part.UNIT, Part.SCOPE) else _WIDTHS[column.of.type]


def _write_cell(book: Book, sheet: Sheet, row: int, at: int, column: Column, record: Record, entries: Entries) -> None:
    lang = book.lang
    told = record.values(column.of.name)
    values = asserted(told)
    clash = _clash(values)
    style: dict[str, object] = {"bg_color": _FILLS[clash]} if clash else {}
    shows = content(column, record, entries.labels, lang)
    if isinstance(shows, float):
        form = _MONEY if column.part is Part.WAN else _COUNT
        book.number(sheet, row, at, shows, num_format=form, **style)
    else:
        book.text(sheet, row, at, shows, **style)
    if clash and column.part in (Part.WAN, Part.VALUE):
        note = "\n".join(_told(column, value, entries, lang) for value in told)
        sheet.write_comment(row, at, note[:2000], {"author": "", "x_scale": 2.2, "y_scale": 1.2, "font_size": 9})


def _clash(values: Sequence[FoldedValue]) -> Conflict | None:
    """The gravest of the conflicts that are marked: a real one, else one that a person settled, else one of scope."""
    found = {value.conflict for value in values}
    return next((conflict for conflict in _FILLS if conflict in found), None)


def _told(column: Column, value: FoldedValue, entries: Entries, lang: str) -> str:
    """One of several values with who tells it."""
    text = shown(column.of, value.value, lang)
    scope = f"〔{scope_name(value.scope, lang)}〕" if value.scope else ""
    paths = dict.fromkeys(entries.documents[quote.document].path for quote in value.evidence)
    why = f"〔{standing(value, lang)}〕" if standing(value, lang) else ""
    return f"{text}{scope}{why} — {'、'.join(paths)}"


def _write_own(book: Book, sheet: Sheet, row: int, at: int, record: Record, entries: Entries) -> None:
    """The columns that are the export's own: conflicts in words, losing values, sources, id."""
    lang = book.lang
    words, others = [], []
    for declared in KINDS[record.kind].properties:
        values = record.values(declared.name)
        clash = _clash(values)
        if clash:
            words.append(f"{property_name(declared, lang)}：{coded('conflict', clash.value, lang)}")
        others += [
            f"{property_name(declared, lang)}：{_told(Column(declared), value, entries, lang)}"
            for value in values
            if not is_adopted(declared, value, values)
        ]
    book.text(sheet, row, at, "；".join(words))
    book.text(sheet, row, at + 1, "\n".join(others))
    book.number(sheet, row, at + 2, record.families, num_format="0")
    book.text(sheet, row, at + 3, healthy(entries.health(record), record.kind, lang))
    target = entries.first_proof[record.id]
    if _proof_count(record):
        document = entries.documents[entries.proofs[target].quote.document]
        text = f"{_proof_count(record)} {word('proofs', lang)} {title(document)[:TITLE]}"
        book.link(sheet, row, at + 4, f"'{word('evidence', lang)}'!A{target + 2}", text)
    book.text(sheet, row, at + 5, record.id, font_color="#8A949E", text_wrap=False)


def _proof_count(record: Record) -> int:
    return sum(len(value.evidence) for _, values in record.properties for value in values)
