"""Rows that persons added to an exported workbook: records to enter."""

from collections.abc import Callable, Iterator, Sequence

from liandong.documents.ledger_columns import Part, named_by
from liandong.documents.workbook_marks import ERRORS, FORMULA
from liandong.errors import EntryError
from liandong.exchange.intake.changes import MEASURED, holds
from liandong.exchange.intake.preview import Fault, Place, Proposal
from liandong.exchange.intake.sheets import Row, Written
from liandong.exchange.intake.words import Parts, number, pieces, read, unit_of
from liandong.exchange.wording import scope_name
from liandong.exchange.xlsx.cells import Labels
from liandong.exchange.xlsx.marks import shows
from liandong.messages import words
from liandong.model import Deed, Property, Record, SheetCell
from liandong.workspace import Ledger
from liandong.workspace.people.stating import Stating
from liandong.workspace.people.wanted import Scoped, Wanted


class Entering:
    """Takes the new rows of a workbook; `cell` gives the place of a cell as evidence names it."""

    def __init__(self, ledger: Ledger, stating: Stating, labels: Labels, cell: Callable[[str, str], SheetCell]) -> None:
        self._ledger, self._stating, self._labels, self._cell = ledger, stating, labels, cell

    def rows(self, rows: Sequence[Row]) -> tuple[list[Proposal], list[Fault]]:
        """What the rows enter, in an order in which each names only what stands before it; and what is wrong."""
        proposals: list[Proposal] = []
        waiting = [row for row in rows if not self._is_there(row)]
        faults: dict[str, list[Fault]] = {}
        while waiting:
            left = []
            for row in waiting:
                values, wrong = self._values(row)
                if wrong:
                    faults[f"{row.sheet}!{row.address}"] = wrong
                    left.append(row)
                else:
                    faults.pop(f"{row.sheet}!{row.address}", None)
                    proposals.append(self._proposal(row, values))
            if len(left) == len(waiting):
                break
            waiting = left
        return proposals, [fault for each in faults.values() for fault in each]

    def _proposal(self, row: Row, values: dict[str, list[Scoped]]) -> Proposal:
        wanted = Wanted(Deed.ENTER, self._cell(row.sheet, row.address), row.kind.name, values=values)
        self._stating.page(wanted)
        headings = {name: row.kind.property(name) for name in values}
        shown = {name: each.zh if row.lang == "zh" else each.en for name, each in headings.items()}
        told = "；".join(
            f"{scope_name(each.scope, row.lang)}{shown[name]} {each.text}"
            for name, some in values.items()
            for each in some
        )
        return Proposal(Place(row.sheet, row.address), row.kind.name, None, "", told, (wanted,))

    def _values(self, row: Row) -> tuple[dict[str, list[Scoped]], list[Fault]]:
        """The words of the row by property, and the cells that cannot be taken."""
        values: dict[str, list[Scoped]] = {}
        wrong: list[Fault] = []
        for declared in row.kind.properties:
            cells = [cell for cell in row.cells.values() if cell.column.of == declared and cell.text]
            try:
                told = list(_told(row, declared, cells))
            except EntryError as error:
                wrong.append(Fault(Place(row.sheet, cells[0].address), error))
                continue
            for cell, text in told:
                try:
                    self._stating.check(row.kind.name, declared.name, text.text)
                except EntryError as error:
                    wrong.append(Fault(Place(row.sheet, cell.address), error))
                values.setdefault(declared.name, []).append(text)
        needed = named_by(row.kind)
        if not any(name in values for name in needed):
            named = words("fault.entry_needed", kind=row.kind.name, names="、".join(needed))
            wrong.append(Fault(Place(row.sheet, row.address), EntryError(named)))
        return values, wrong

    def _is_there(self, row: Row) -> bool:
        """Whether the ledger has a record that says all that the row says."""
        told = {cell.column.of.name: cell.text for cell in row.cells.values() if cell.column.part is Part.VALUE}
        names = ("name",), ("subject", "metric"), ("actor", "content"), ("speaker", "content"), ("content",)
        label = next((" ".join(told[n] for n in each if told.get(n)) for each in names if any(map(told.get, each))), "")
        records = (self._ledger.record(id_) for id_ in self._stating.labelled(row.kind.name).get(label, ()))
        return any(self._says(record, row) for record in records)

    def _says(self, record: Record, row: Row) -> bool:
        return all(
            shows(cell.column, record, self._labels, row.lang) == cell.canonical
            or holds(record, cell, self._labels, row.lang)
            for cell in row.cells.values()
            if cell.text
        )


def _told(row: Row, declared: Property, cells: Sequence[Written]) -> Iterator[tuple[Written, Scoped]]:
    """The words of a property's values with their cells, and the scope where a heading says it; of an amount those as
    written before the number."""
    for cell in cells:
        if cell.text == FORMULA or ERRORS.fullmatch(cell.text):
            raise EntryError(words("fault.import_formula", text=cell.text))
    if declared.type in MEASURED:
        for scope in dict.fromkeys(cell.column.scope for cell in cells):
            parts = {cell.column.part: cell for cell in cells if cell.column.scope == scope}
            yield from ((cell, Scoped(text, scope)) for cell, text in _measured(row, parts))
    else:
        for cell in cells:
            yield from ((cell, Scoped(text, cell.column.scope)) for text in pieces(cell.column, cell.text))


def _measured(row: Row, parts: Parts) -> Iterator[tuple[Written, str]]:
    """The words of an amount or quantity that stands in several cells."""
    main, raw = parts.get(Part.WAN) or parts.get(Part.VALUE), parts.get(Part.RAW)
    scope = parts.get(Part.SCOPE)
    remark = f"（{scope.text}）" if scope else ""
    given = number(main, unit_of(parts)) if main else ""
    if raw is None:
        if main is not None:
            yield main, given + (remark if "（" not in given else "")
        return
    texts = pieces(raw.column, raw.text)
    if main is not None:
        said = {one[0] for text in texts if (one := read(row.kind.name, raw.column, text))}
        meant = read(row.kind.name, main.column, given)
        if meant is None or meant[0][0] not in {each[0] for each in said}:
            raise EntryError(words("fault.import_differ", one=main.text, other=raw.text))
    yield from ((raw, text) for text in texts)
