"""What the cell of a column shows of a record: a number, or text, that can be read back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from liandong.documents.ledger_cells import QUANTITY, with_unit
from liandong.documents.ledger_columns import Column, Part
from liandong.exchange.entries import asserted
from liandong.exchange.wording import first_of_scope, scope_name, shown
from liandong.exchange.wording import quantity as shown_quantity
from liandong.model import FoldedValue, FoldRule, PropertyType, Record, Value
from liandong.statements.ledger_sheet import quantity
from liandong.vocabulary import units

Labels = Mapping[str, str]
"""The names of records by their ids."""

_SCALES = ("", "千", "万", "百万", "千万", "亿", "万亿")


def content(column: Column, record: Record, labels: Labels, lang: str) -> float | str:
    """What the cell holds; empty text where the ledger knows nothing."""
    values = tuple(v for v in asserted(record.values(column.of.name)) if column.scope in (None, v.scope))
    number = _number(column, values)
    return _text(column, values, labels, lang) if number is None else float(number)


def name_of(column: Column, value: FoldedValue, labels: Labels, lang: str) -> str:
    """One value as the cell shows it: what it names by the name of that record, others without remarks."""
    return labels.get(value.ref or "") or _plainly(column, value, lang)


def _number(column: Column, values: Sequence[FoldedValue]) -> Decimal | None:
    """The number that stands in the cell; None where the cell holds text. Other money than yuan is only written out."""
    if not values or column.part in (Part.RAW, Part.UNIT, Part.SCOPE):
        return None
    value = values[0].value
    if column.part is Part.WAN:
        return value.number / 10_000 if value.number is not None and value.currency in (None, "CNY") else None
    if column.of.type is PropertyType.AMOUNT:
        unit = units.unit(column.unit or "")
        same = unit is not None and unit.currency == value.currency
        return value.number / unit.factor if unit and same and value.number is not None else None
    if column.of.type is PropertyType.COUNT:
        return value.number
    if column.of.type is PropertyType.QUANTITY and value.number is not None:
        return value.number / 10_000 if value.currency == "CNY" else value.number
    return None


def _text(column: Column, values: tuple[FoldedValue, ...], labels: Labels, lang: str) -> str:
    if not values or column.part is Part.WAN or (column.of.type is PropertyType.AMOUNT and column.part is Part.VALUE):
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
    texts = [name_of(column, value, labels, lang) for value in kept]
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
