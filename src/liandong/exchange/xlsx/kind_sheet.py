"""The sheet of one kind: a row a record, the columns of the template, then conflicts, sources and the id."""

from collections.abc import Sequence
from decimal import Decimal

from liandong.documents.ledger_cells import QUANTITY, with_unit
from liandong.documents.ledger_columns import OWN_HEADINGS, Column, Part, columns
from liandong.errors import ExportError
from liandong.exchange.entries import Entries, asserted, is_adopted
from liandong.exchange.wording import (
    coded,
    first_of_scope,
    kind_name,
    property_name,
    scope_name,
    shown,
    standing,
    title,
    word,
)
from liandong.exchange.wording import quantity as shown_quantity
from liandong.exchange.xlsx.book import MAX_ROWS, Book, Sheet
from liandong.messages import words
from liandong.model import KINDS, Conflict, FoldedValue, FoldRule, PropertyType, Record, Value
from liandong.statements.ledger_sheet import quantity

HEADINGS_AT = 1
"""Row 0 is the sheet's title."""

TITLE = 24
"""Characters of a document's title beside the link to the evidence."""

_WIDTHS = {
    PropertyType.NAME: 28, PropertyType.TEXT: 24, PropertyType.DATE: 12, PropertyType.PERIOD: 12,
    PropertyType.AMOUNT: 15, PropertyType.COUNT: 12, PropertyType.QUANTITY: 14, PropertyType.PLACE: 18,
    PropertyType.STAGE: 8, PropertyType.REFERENCE: 24,
}  # fmt: skip
_OWN = (("conflict", 16), ("others", 36), ("families", 10), ("source", 30), ("id", 13))
_FILLS = {Conflict.REAL: "#FFF2B8", Conflict.SCOPE: "#DCEBFA"}
_SCALES = ("", "千", "万", "百万", "千万", "亿", "万亿")
_MONEY, _COUNT = "#,##0.00", "#,##0.######"


def write_kind(book: Book, kind: str, records: Sequence[Record], entries: Entries) -> None:
    """Adds the sheet of a kind."""
    if len(records) > MAX_ROWS - 2:
        raise ExportError(words("fault.too_many_records", count=len(records)))
    lang = book.lang
    sheet = book.sheet(kind_name(kind, lang))
    every = columns(kind)
    headings = [(column.heading(lang), _width(column)) for column in every]
    headings += [(OWN_HEADINGS[code][0 if lang == "zh" else 1], width) for code, width in _OWN]
    top = f"{word('ledger', lang)} · {kind_name(kind, lang)}"
    if any(column.part is Part.WAN for column in every):
        top += f"（{word('unit_wan', lang)}）"
    book.text(sheet, 0, 0, top, font_size=14, bold=True, font_name="黑体", text_wrap=False)
    sheet.set_row(0, 24)
    book.headings(sheet, HEADINGS_AT, headings)
    for row, record in enumerate(records, start=HEADINGS_AT + 1):
        for at, column in enumerate(every):
            _write_cell(book, sheet, row, at, column, record, entries)
        _write_own(book, sheet, row, len(every), record, entries)
    book.finish(sheet, HEADINGS_AT, len(records), len(headings), printed=len(headings) - 1)


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
    number = _number(column, values)
    if number is not None:
        form = _MONEY if column.part is Part.WAN else _COUNT
        book.number(sheet, row, at, float(number), num_format=form, **style)
    else:
        book.text(sheet, row, at, _text(column, values, entries, lang), **style)
    if clash and column.part in (Part.WAN, Part.VALUE):
        note = "\n".join(_told(column, value, entries, lang) for value in told)
        sheet.write_comment(row, at, note[:2000], {"author": "", "x_scale": 2.2, "y_scale": 1.2, "font_size": 9})


def _clash(values: Sequence[FoldedValue]) -> Conflict | None:
    """The graver of the conflicts that are marked: a real one, else one of scope."""
    found = {value.conflict for value in values}
    return next((conflict for conflict in _FILLS if conflict in found), None)


def _number(column: Column, values: Sequence[FoldedValue]) -> Decimal | None:
    """The number that stands in the cell; None where the cell holds text. Other money than yuan is only written out."""
    if not values or column.part in (Part.RAW, Part.UNIT, Part.SCOPE):
        return None
    value = values[0].value
    if column.part is Part.WAN:
        return value.number / 10_000 if value.number is not None and value.currency in (None, "CNY") else None
    if column.of.type is PropertyType.COUNT:
        return value.number
    if column.of.type is PropertyType.QUANTITY and value.number is not None:
        return value.number / 10_000 if value.currency == "CNY" else value.number
    return None


def _text(column: Column, values: tuple[FoldedValue, ...], entries: Entries, lang: str) -> str:
    if not values or column.part is Part.WAN:
        return ""
    if column.part is Part.SCOPE:
        return scope_name(values[0].scope, lang)
    if column.part is Part.RAW:
        return _joined(column, [_as_written(value, lang) for value in first_of_scope(values)])
    if column.part is Part.UNIT:
        value = values[0].value
        return "" if value.number is None else "万元" if value.currency == "CNY" else value.unit or ""
    if column.of.type is PropertyType.QUANTITY:
        return ""
    kept = values if column.of.fold is FoldRule.MANY else values[:1]
    texts = [entries.labels.get(value.ref or "") or _plainly(column, value, lang) for value in kept]
    return _joined(column, list(dict.fromkeys(texts)))


def _plainly(column: Column, value: FoldedValue, lang: str) -> str:
    """The value without remarks, so that it can be read back: an open date by its own words only."""
    open_date = column.of.type is PropertyType.DATE and not value.value.text
    return value.value.raw if open_date else shown(column.of, value.value, lang)


def _joined(column: Column, texts: list[str]) -> str:
    """Values apart by semicolons; a name alone that holds 、 ends in a semicolon, so that it is read back as one."""
    alone = len(texts) == 1 and "、" in texts[0] and column.listed and column.of.type is PropertyType.NAME
    return f"{texts[0]}；" if alone else "；".join(texts)


def _as_written(value: FoldedValue, lang: str) -> str:
    raw = _with_unit(value.value)
    return f"{raw}（{scope_name(value.scope, lang)}）" if value.scope else raw


def _with_unit(value: Value) -> str:
    """The words of the source, and the unit where a heading or another cell gave it: else they would read otherwise."""
    match = QUANTITY.fullmatch(value.raw)
    if match is None or match["unit"] or not value.unit:
        return value.raw
    told = (value.number, value.low, value.high, value.currency)
    for scale in _SCALES:
        written = with_unit(value.raw, scale + value.unit)
        read = quantity(written)
        if (read.number, read.low, read.high, read.currency) == told:
            return written
    return shown_quantity(value) or value.raw


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
    target = entries.first_proof[record.id]
    if _proof_count(record):
        document = entries.documents[entries.proofs[target].quote.document]
        text = f"{_proof_count(record)} {word('proofs', lang)} {title(document)[:TITLE]}"
        book.link(sheet, row, at + 3, f"'{word('evidence', lang)}'!A{target + 2}", text)
    book.text(sheet, row, at + 4, record.id, font_color="#8A949E", text_wrap=False)


def _proof_count(record: Record) -> int:
    return sum(len(value.evidence) for _, values in record.properties for value in values)
