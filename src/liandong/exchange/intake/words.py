"""What the cells of a property say together: the words of a value as a person would type it."""

from collections.abc import Mapping, Sequence

from liandong.documents.ledger_cells import QUANTITY, split_cell, with_unit
from liandong.documents.ledger_columns import Column, Part
from liandong.errors import EntryError
from liandong.exchange.intake.sheets import Written
from liandong.exchange.xlsx.cells import Labels, name_of
from liandong.model import KINDS, FoldedValue, PropertyType, Value
from liandong.statements.attested.typed import typed

Parts = Mapping[Part, Written]
"""The cells of one property by what they hold of it."""


def pieces(column: Column, text: str) -> list[str]:
    """The values that a cell holds."""
    return [text[start:end] for start, end in split_cell(column, text)] if text else []


def number(cell: Written, unit: str) -> str:
    """The number of a cell with the unit that stands beside it or in the heading; as it is where it has one itself."""
    match = QUANTITY.fullmatch(cell.text)
    if match is None or match["unit"]:
        return cell.text
    return with_unit(cell.text, cell.column.unit or unit)


def unit_of(parts: Parts, otherwise: str = "") -> str:
    """The unit that the cells give: that of their own column, else another one."""
    beside = parts.get(Part.UNIT)
    if beside is not None and beside.text:
        return beside.text
    return "万元" if Part.WAN in parts else otherwise


def told(value: Value) -> tuple[object, ...]:
    """What a value says apart from its words."""
    if value.number is None and value.low is None and value.high is None:
        return (value.text,)
    return value.number, value.low, value.high, value.unit, value.currency


def read(kind: str, column: Column, text: str) -> tuple[tuple[object, ...], str | None] | None:
    """What these words say, and what they count; None where they cannot be read."""
    try:
        value, scope = typed(KINDS[kind], column.of, text)
    except EntryError:
        return None
    return told(value), scope


def is_of(kind: str, column: Column, value: FoldedValue, text: str, labels: Labels, lang: str) -> bool:
    """Whether these words are those of the value, or mean it."""
    one_line = " ".join(text.split())
    if one_line in (name_of(column, value, labels, lang), value.value.raw, value.value.text):
        return True
    if column.of.type in (PropertyType.NAME, PropertyType.TEXT, PropertyType.PLACE, PropertyType.REFERENCE):
        return False
    meant = read(kind, column, text)
    return meant is not None and meant[0] == told(value.value) and meant[1] in (None, value.scope)


def matched(
    kind: str, column: Column, values: Sequence[FoldedValue], texts: Sequence[str], labels: Labels, lang: str
) -> tuple[list[FoldedValue], list[str]]:
    """Of the values that a cell showed those that it shows no more, and of its pieces those that are new."""
    rest, gone = list(texts), []
    for value in values:
        name = name_of(column, value, labels, lang)
        own = [name] if name in rest else pieces(column, name)
        if column.part is Part.VALUE and own and all(piece in rest for piece in own):
            rest = [piece for piece in rest if piece not in own]
            continue
        meaning = next((piece for piece in rest if is_of(kind, column, value, piece, labels, lang)), None)
        if meaning is None:
            gone.append(value)
        else:
            rest.remove(meaning)
    return gone, rest
