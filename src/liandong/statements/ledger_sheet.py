"""A ledger workbook to statements: each row a mention, each cell a fact, the cell its evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from liandong.documents.ledger_cells import QUANTITY, iso_date, split_cell, stage, with_unit
from liandong.documents.ledger_columns import Column, Part, find_column, remarked_scope, scope, usual_scope
from liandong.documents.ledger_headings import UNIT_NOTE, kind_told
from liandong.model import (
    AsOf,
    Basis,
    Document,
    Evidence,
    Kind,
    Mention,
    PropertyType,
    Quote,
    Role,
    Statement,
    Value,
)
from liandong.model.document import Cell
from liandong.model.noun import Noun
from liandong.statements.grammar.sentences import fold
from liandong.statements.measures import quantities

EXTRACTOR = "ledger-sheet@3"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NUMBERS = (PropertyType.AMOUNT, PropertyType.QUANTITY, PropertyType.COUNT)


class _Row(Noun, frozen=True):
    """One row of a sheet: its cells by column, with the cells that head them, the first cell that holds a part of a
    property, and the note above that gives a unit."""

    kind: Kind
    cells: Mapping[str, Cell]
    headings: Mapping[str, tuple[Cell, Column]]
    mention: Mention
    parts: Mapping[tuple[str, Part], Cell]
    note: Cell | None = None


def extract_sheet(document: Document) -> tuple[Statement, ...]:
    """The statements of a ledger workbook, in the order of its cells.

    The scope of an amount is the one in its brackets, else that of the remark beside it, which is quoted; a project's
    investment without either is the total. An amount stands in 元 whatever heading or cell gives it in; the heading
    that gives the unit is quoted with role `scope`. Of one property's two columns, 万元 and as written, the second
    speaks where both say the same, and both speak where they do not: the ledger then shows the clash.
    """
    rows = tuple(_rows(document))
    named = {
        (row.kind.name, _text(document, cell)): row.mention
        for row in reversed(rows)
        for letters, cell in row.cells.items()
        if row.headings[letters][1].of.name == "name"
    }
    found = (statement for row in rows for statement in _statements(document, row, named))
    return tuple({statement.id: statement for statement in found}.values())


def rows_read(document: Document) -> tuple[tuple[str, str, int], ...]:
    """Of each sheet that was read, in their order: its name, the kind that its rows are of, and how many there are."""
    told = Counter((row.mention.row.rpartition("!")[0], row.kind.name) for row in _rows(document) if row.mention.row)
    return tuple((sheet, kind, count) for (sheet, kind), count in told.items())


def _rows(document: Document) -> Iterator[_Row]:
    """The rows below each sheet's headings: the first line of a sheet that has cells."""
    lines = _line_numbers(document)
    for sheet, in_sheet in groupby(document.cells, key=lambda cell: cell.sheet):
        grouped = groupby(in_sheet, key=lambda cell: lines[cell.start])
        head = tuple(next(grouped)[1])
        note = head[0] if UNIT_NOTE.fullmatch(_text(document, head[0])) else None
        top = {_letters(cell): cell for cell in (next(grouped)[1] if note else head)}
        kind = kind_told(sheet, [_text(document, cell) for cell in top.values()])
        if kind is None:
            continue
        found = {letters: find_column(kind, _text(document, cell)) for letters, cell in top.items()}
        headings = {letters: (top[letters], column) for letters, column in found.items() if column}
        for _, line in grouped:
            each = tuple(line)
            cells = {_letters(cell): cell for cell in each}
            first = min(cells.values(), key=lambda cell: cell.start)
            number = max(int(cell.address.lstrip(_LETTERS)) for cell in each)  # a merged cell has that of its first row
            mention = Mention(document.page, first.start, first.end, kind.name, row=f"{sheet}!{number}")
            parts: dict[tuple[str, Part], Cell] = {}
            for letters, cell in cells.items():
                column = headings[letters][1]
                parts.setdefault((column.of.name, column.part), cell)
            yield _Row(kind, cells, headings, mention, parts, note)


def _text(document: Document, cell: Cell) -> str:
    return document.text[cell.start : cell.end]


def _line_numbers(document: Document) -> dict[int, int]:
    """The line of the document's text in which each cell begins."""
    lines, line, position = {}, 0, 0
    for cell in document.cells:
        line += document.text.count("\n", position, cell.start)
        position = cell.start
        lines[cell.start] = line
    return lines


def _letters(cell: Cell) -> str:
    return cell.address.rstrip("0123456789")


def _statements(document: Document, row: _Row, named: Mapping[tuple[str, str], Mention]) -> Iterator[Statement]:
    written = _numbers_as_written(document, row)
    for letters, cell in row.cells.items():
        heading, column = row.headings[letters]
        if column.part in (Part.UNIT, Part.SCOPE):
            continue
        text = _text(document, cell)
        for start, end in split_cell(column, text):
            piece = Cell(cell.start + start, cell.start + end, cell.sheet, cell.address)
            value, said, unit_cell = _value(document, row, column, heading, text[start:end])
            plain = column.part in (Part.WAN, Part.VALUE) and not column.scope
            if plain and _told(value) in written.get(column.of.name, ()):
                continue
            said = said or column.scope
            remark = _remark(row, column) if said is None else None
            if remark:
                said = remarked_scope(document.text[remark.start : remark.end])
            said = said or usual_scope(row.kind.name, column.of.name)
            beside = [_quote(document, other, Role.SCOPE) for other in (unit_cell, remark) if other]
            evidence = (_quote(document, piece), *beside)
            yield _statement(document, row, column, value, evidence, said, named)


def _statement(
    document: Document,
    row: _Row,
    column: Column,
    value: Value,
    evidence: Evidence,
    said: str | None,
    named: Mapping[tuple[str, str], Mention],
) -> Statement:
    kinds = [column.of.refers_to] if column.of.refers_to else [row.kind.name, "project", "agreement"]
    others = (named.get((kind, value.text)) for kind in kinds) if column.of.type is PropertyType.REFERENCE else ()
    other = next((mention for mention in others if mention and mention != row.mention), None)
    dated = column.of.type is PropertyType.DATE and bool(value.text)
    return Statement(
        row.mention,
        column.of.name,
        value,
        evidence,
        document.id,
        EXTRACTOR,
        scope=said,
        as_of=AsOf(value.text, Basis.STATED) if dated else None,
        method="cell",
        confidence=0.95,
        ref=other.id if other else None,
    )


def _value(
    document: Document, row: _Row, column: Column, heading: Cell, text: str
) -> tuple[Value, str | None, Cell | None]:
    """The value of a piece of a cell, the scope that it names in brackets, and the cell that gives its unit."""
    if column.of.type is PropertyType.DATE:
        return Value(text, iso_date(text) or ""), None, None
    if column.of.type is PropertyType.STAGE:
        return Value(text, stage(text) or text), None, None
    if column.of.type not in _NUMBERS:
        return Value(text, text), None, None
    match = QUANTITY.fullmatch(text)
    remark = match["scope"] if match else None
    number = text[: text.rindex(remark) - 1].rstrip() if remark else text
    if match and match["unit"]:
        return quantity(number), scope(remark) if remark else None, None
    unit_cell = _unit_cell(row, column, heading)
    return quantity(number, _unit(document, column, unit_cell)), scope(remark) if remark else None, unit_cell


def quantity(text: str, unit: str = "") -> Value:
    """The value of a number in a cell, `unit` being what its heading or the cell beside it says (万元)."""
    found = quantities.read(fold(with_unit(text, unit)))
    if len(found) == 1 and found[0].start == 0:
        value = found[0].value
        return Value(
            text,
            value.text,
            value.number,
            value.low,
            value.high,
            value.unit,
            value.currency,
            value.step,
            value.qualifier,
        )
    digits = re.fullmatch(r"\d+(?:\.\d+)?", text.replace(",", ""))
    if digits is None:  # kept as written: a quantity of which no number can be told
        return Value(text, text, unit=unit or None)
    number = Decimal(digits.group())
    return Value(text, quantities.plain(number), number, unit=unit or None)


def _unit_cell(row: _Row, column: Column, heading: Cell) -> Cell | None:
    """The cell that says the unit: that of the unit column in this row, else the heading."""
    beside = row.parts.get((column.of.name, Part.UNIT))
    if beside:
        return beside
    if column.unit or column.part is Part.WAN:
        return heading
    return row.note if column.of.type is PropertyType.AMOUNT and column.part is Part.VALUE else None


def _remark(row: _Row, column: Column) -> Cell | None:
    """The cell beside an amount that says what it counts."""
    return row.parts.get((column.of.name, Part.SCOPE))


def _unit(document: Document, column: Column, unit_cell: Cell | None) -> str:
    if column.part is Part.WAN:
        return "万元"
    if column.unit:
        return column.unit
    if unit_cell:
        text = _text(document, unit_cell)
        note = UNIT_NOTE.fullmatch(text)
        return note["unit"] if note else text
    return {PropertyType.AMOUNT: "元", PropertyType.COUNT: "个"}.get(column.of.type, "")


def _numbers_as_written(document: Document, row: _Row) -> dict[str, set[tuple[object, ...]]]:
    """By property, what the columns of values as written say."""
    found: dict[str, set[tuple[object, ...]]] = {}
    for letters, cell in row.cells.items():
        heading, column = row.headings[letters]
        if column.part is Part.RAW:
            text = _text(document, cell)
            pieces = (text[a:b] for a, b in split_cell(column, text))
            values = (_value(document, row, column, heading, piece)[0] for piece in pieces)
            found.setdefault(column.of.name, set()).update(map(_told, values))
    return found


def _told(value: Value) -> tuple[object, ...]:
    """What a value says apart from its words: its number, or the ends of its range."""
    ends = (value.low, value.high) if value.number is None else ()
    return value.number, *ends, value.unit, value.currency


def _quote(document: Document, cell: Cell, role: Role = Role.VALUE) -> Quote:
    text = _text(document, cell)
    return Quote(role, document.id, cell.start, cell.end, text, document.page, sheet=cell.sheet, address=cell.address)
