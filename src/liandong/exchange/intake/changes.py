"""One property of a record in a row that a person changed: what its cells ask of the ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liandong.documents.ledger_columns import Column, Part, named_by, remarked_scope, usual_scope
from liandong.errors import EntryError
from liandong.exchange.entries import asserted
from liandong.exchange.intake.sheets import Written
from liandong.exchange.intake.words import Parts, matched, number, pieces, read, told, unit_of
from liandong.exchange.wording import first_of_scope
from liandong.exchange.xlsx.cells import Labels
from liandong.messages import words
from liandong.model import KINDS, Deed, FoldedValue, FoldRule, PropertyType, Record, SheetCell
from liandong.model.kinds import SCOPES
from liandong.workspace.people.wanted import Wanted

MEASURED = (PropertyType.AMOUNT, PropertyType.QUANTITY)
Change = tuple[Written, tuple[Wanted, ...]]
"""A cell that was changed, and the acts that it takes."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A property whose cells were changed: `touched` of all its cells in the row, `cells` where these stand."""

    record: Record
    touched: Parts
    every: Parts
    cells: dict[str, SheetCell]
    labels: Labels
    lang: str

    def changes(self) -> Iterator[Change]:
        """The cells with what each asks for; EntryError where they say nothing that can be taken."""
        first = next(iter(self.touched.values()))
        if first.column.of.type in MEASURED:
            yield from self._measured()
        elif first.column.listed and first.column.of.fold is FoldRule.MANY:
            yield first, self._listed(first, self._values)
        else:
            yield first, self._single(first)

    @property
    def _values(self) -> tuple[FoldedValue, ...]:
        """The values that the ledger stands by, of the scope that a column names where it names one."""
        column = next(iter(self.touched.values())).column
        values = asserted(self.record.values(column.of.name))
        return tuple(v for v in values if column.scope is None or v.scope == column.scope)

    def _single(self, cell: Written) -> tuple[Wanted, ...]:
        if not cell.text:
            if cell.column.of.type is PropertyType.STAGE:
                raise EntryError(words("fault.import_stage"))
            if self._names(cell.column):
                raise EntryError(words("fault.import_nameless"))
            return self._rejected(cell, self._values)
        leading = self._values[0].value if self._values else None
        counted = leading.unit if leading and cell.column.of.type is PropertyType.COUNT else ""
        return (self._correction(cell, number(cell, counted or "") if counted else cell.text, cell.column.scope),)

    def _names(self, column: Column) -> bool:
        return column.of.name in named_by(KINDS[self.record.kind])

    def _listed(self, cell: Written, values: Sequence[FoldedValue]) -> tuple[Wanted, ...]:
        """Of a list what is no longer in it is rejected, what is new is added."""
        texts = pieces(cell.column, cell.text)
        gone, new = matched(self.record.kind, cell.column, values, texts, self.labels, self.lang)
        if not texts and self._names(cell.column):
            raise EntryError(words("fault.import_nameless"))
        return (*self._rejected(cell, gone), *(self._correction(cell, text) for text in new))

    def _measured(self) -> Iterator[Change]:
        """Amounts and quantities stand in several cells: in the unit of the column, in words, and what they count."""
        raw = self.touched.get(Part.RAW)
        main = self.touched.get(Part.WAN) or self.touched.get(Part.VALUE) or self.touched.get(Part.UNIT)
        scope = self.touched.get(Part.SCOPE)
        if raw is not None:
            yield raw, self._worded(raw)
            for cell in (main, scope):
                if cell is not None:
                    self._agree(cell, raw)
                    yield cell, ()
            return
        if main is not None:
            yield main, self._number(main)
            for cell in self.touched.values():
                if cell is not main:
                    yield cell, ()
        elif scope is not None:
            yield scope, self._counted(scope)

    def _worded(self, cell: Written) -> tuple[Wanted, ...]:
        """A value in words that is new goes before what was of its scope; what is of none that is left is rejected."""
        values, texts = self._values, pieces(cell.column, cell.text)
        if not texts:
            self._agree_empty(cell)
            return self._rejected(cell, values)
        gone, new = matched(self.record.kind, cell.column, first_of_scope(values), texts, self.labels, self.lang)
        leading = gone[0].scope if gone else None
        meant = [(text, read(self.record.kind, cell.column, text)) for text in new]
        scopes = {(one[1] or leading) if one else leading for _, one in meant}
        many = cell.column.of.fold is FoldRule.MANY
        lost = [value for value in gone if many or not new or value.scope not in scopes]
        given = [self._correction(cell, text, (one[1] if one else None) or leading) for text, one in meant]
        return (*self._rejected(cell, lost), *given)

    def _number(self, cell: Written) -> tuple[Wanted, ...]:
        main = self.every.get(Part.WAN) or self.every.get(Part.VALUE)
        values = self._values
        if main is None or not main.text:
            self._agree_empty(cell)
            return self._rejected(cell, values)
        amount = main.column.of.type is PropertyType.AMOUNT
        leading = values[0] if values else None
        text = number(main, unit_of(self.every, (leading.value.unit or "") if leading and not amount else ""))
        lost = values[:1] if cell.column.of.fold is FoldRule.MANY else ()
        return (*self._rejected(cell, lost), self._correction(cell, text, self._scope() or main.column.scope))

    def _counted(self, cell: Written) -> tuple[Wanted, ...]:
        """The leading value is of another scope."""
        values, scope = self._values, self._scope()
        if not values:
            raise EntryError(words("fault.import_scope_alone"))
        scope = scope or usual_scope(self.record.kind, cell.column.of.name)
        if scope == values[0].scope:
            return ()
        place = self.cells[cell.address]
        moved = Wanted(
            Deed.CORRECT, place, self.record.kind, self.record.id, cell.column.of.name, scope=scope, value=values[0]
        )
        return (*self._rejected(cell, values[:1]), moved)

    def _scope(self) -> str | None:
        """What the cell beside the amount says that it counts."""
        cell = self.every.get(Part.SCOPE)
        if cell is None or not cell.text:
            return None
        code = remarked_scope(cell.text)
        if code is None:
            known = "、".join(zh if self.lang == "zh" else en for zh, en in SCOPES.values())
            raise EntryError(words("fault.entry_scope", text=cell.text, scopes=known))
        return code

    def _agree(self, cell: Written, raw: Written) -> None:
        """EntryError where a cell says what the words beside it do not."""
        kind = self.record.kind
        said = [one for text in pieces(raw.column, raw.text) if (one := read(kind, raw.column, text))]
        if cell.column.part is Part.SCOPE:
            agrees = self._scope() in {scope for _, scope in said}
        elif cell.column.part is Part.UNIT or not cell.text:
            agrees = cell.column.part is Part.UNIT or not raw.text
        else:
            meant = read(kind, cell.column, number(cell, unit_of(self.every)))
            agrees = meant is not None and meant[0][0] in {value[0] for value, _ in said}
        if not agrees:
            raise EntryError(words("fault.import_differ", one=cell.text, other=raw.text))

    def _agree_empty(self, cell: Written) -> None:
        """EntryError where one cell of an amount was cleared and another one still tells it."""
        others = [each for part, each in self.every.items() if part not in (cell.column.part, Part.SCOPE, Part.UNIT)]
        left = next((each.text for each in others if each.text), None)
        if left is not None:
            raise EntryError(words("fault.import_differ", one="", other=left))

    def _correction(self, cell: Written, text: str, scope: str | None = None) -> Wanted:
        place = self.cells[cell.address]
        return Wanted(Deed.CORRECT, place, self.record.kind, self.record.id, cell.column.of.name, text, scope)

    def _rejected(self, cell: Written, values: Sequence[FoldedValue]) -> tuple[Wanted, ...]:
        place, name = self.cells[cell.address], cell.column.of.name
        return tuple(
            Wanted(Deed.REJECT, place, self.record.kind, self.record.id, name, value=value) for value in values
        )


def holds(record: Record, cell: Written, labels: Labels, lang: str) -> bool:
    """Whether the ledger says already what the cell says, in whatever words."""
    column = cell.column
    values = tuple(v for v in asserted(record.values(column.of.name)) if column.scope in (None, v.scope))
    if column.part in (Part.UNIT, Part.SCOPE):
        return bool(values) and column.part is Part.SCOPE and remarked_scope(cell.text) == values[0].scope
    texts = pieces(column, cell.text)
    if column.part is Part.RAW:
        shown = first_of_scope(values)
    else:
        shown = values if column.of.fold is FoldRule.MANY and column.listed else values[:1]
    if column.part is Part.VALUE and column.of.type in MEASURED:
        meant = read(record.kind, column, number(cell, (values[0].value.unit or "") if values else ""))
        return bool(values) and meant is not None and meant[0] == told(values[0].value)
    gone, new = matched(record.kind, column, shown, texts, labels, lang)
    return not gone and not new
