"""An exported workbook held against the ledger, row by row; and what it changes, written down."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from liandong.documents.workbook_marks import ERRORS, FORMULA
from liandong.errors import EntryError, UnknownRecord
from liandong.exchange.intake.changes import Changed, holds
from liandong.exchange.intake.entering import Entering
from liandong.exchange.intake.preview import Fault, Place, Preview, Proposal
from liandong.exchange.intake.sheets import Book, Row, Written, read_book
from liandong.exchange.layout import read_layout
from liandong.exchange.xlsx.marks import mark, shows
from liandong.messages import reason as os_reason
from liandong.messages import words
from liandong.model import Act, Attestation, Record, SheetCell
from liandong.workspace import Ledger, Workspace
from liandong.workspace.people.attesting import said
from liandong.workspace.people.stating import Stating

_NOBODY = Attestation("-", "2000-01-01T00:00:00+00:00", "")
"""Who states what is only looked at."""


class _Names(dict[str, str]):
    """The names of records by their ids, asked of the ledger when they are needed."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def get(self, id_: str, otherwise: str | None = None) -> str | None:  # type: ignore[override]
        if id_ not in self:
            try:
                self[id_] = self._ledger.record(id_).label if id_ else ""
            except UnknownRecord:
                self[id_] = ""
        return self[id_] or otherwise


def preview(workspace: Workspace, file: Path | str, *, layout: Path | str | None = None) -> Preview:
    """What the workbook would change in the ledger as it stands; nothing is written.

    `layout` is the table of an office's own sheets and columns with which it was exported, if it was. EntryError where
    the file cannot be read, or was not exported from a ledger.
    """
    path = Path(file)
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        told = os_reason(error) if isinstance(error, OSError) else error
        raise EntryError(words("fault.import_unreadable", file=path, reason=told)) from error
    told_layout = () if layout is None else read_layout(layout)
    return _Comparison(workspace, read_book(said(path.name), data, told_layout), said(path.name), data).preview()


def take_in(
    workspace: Workspace,
    seen: Preview,
    *,
    actor: str,
    reason: str,
    at: str | None = None,
    skip_faults: bool = False,
) -> Act | None:
    """Writes down what a preview showed, as one act; None where it changes nothing.

    EntryError where there are faults that are not to be skipped, or the ledger is no longer the one that was seen.
    """
    if seen.faults and not skip_faults:
        raise EntryError(words("fault.import_faults", count=len(seen.faults)))
    if not seen.wanted:
        return None
    told = {"workbook": seen.workbook, "file": seen.file, "version": seen.version}
    return workspace.take_in(seen.wanted, **told, actor=actor, reason=reason, at=at)  # type: ignore[arg-type]


class _Comparison:
    """One workbook held against the ledger."""

    def __init__(self, workspace: Workspace, book: Book, file: str, data: bytes) -> None:
        self._ledger = workspace.ledger()
        self._book = book
        self._file, self._hash = file, hashlib.sha256(data).hexdigest()
        self._taken = workspace.taken_in(self._hash)
        self._stating = Stating(self._ledger, _NOBODY)
        self._labels = _Names(self._ledger)
        self._proposals: list[Proposal] = []
        self._faults = list(self._book.faults)
        self._known = 0

    def preview(self) -> Preview:
        """What came of it: rows that are new first, so that others may name them."""
        entering = Entering(self._ledger, self._stating, self._labels, self._cell)
        new = [row for row in self._book.rows if not row.id and not self._is_taken(row.sheet, row.address)]
        proposals, faults = entering.rows(new)
        self._proposals += proposals
        self._faults += faults
        twice = {id_ for id_, count in Counter(row.id for row in self._book.rows if row.id).items() if count > 1}
        for row in self._book.rows:
            if row.id:
                self._row(row, twice=row.id in twice)
        return Preview(
            self._file,
            self._hash,
            self._ledger.version,
            tuple(self._proposals),
            tuple(self._faults),
            self._book.passed,
            self._known,
            len(self._book.rows),
        )

    def _is_taken(self, sheet: str, address: str) -> bool:
        taken = (said(sheet), address) in self._taken
        self._known += taken
        return taken

    def _row(self, row: Row, *, twice: bool) -> None:
        touched = {key: cell for key, cell in row.cells.items() if _touched(row, key, cell)}
        touched = {key: cell for key, cell in touched.items() if not self._is_taken(row.sheet, cell.address)}
        if not touched:
            return
        try:
            record = self._ledger.record(row.id)
        except UnknownRecord:
            self._refuse(row, "", touched, EntryError(words("fault.import_gone", id=row.id[:10])))
            return
        now = {key: shows(cell.column, record, self._labels, row.lang) for key, cell in touched.items()}
        changed = {
            key: cell
            for key, cell in touched.items()
            if now[key] != cell.canonical and not holds(record, cell, self._labels, row.lang)
        }
        if changed and record.id != row.id:
            told = EntryError(words("fault.import_merged", id=row.id[:10], now=record.id[:10], label=record.label))
            self._refuse(row, record.label, changed, told)
            return
        if changed and twice:
            self._refuse(row, record.label, changed, EntryError(words("fault.import_twice", id=row.id[:10])))
            return
        fresh: dict[str, dict[str, Written]] = {}
        for key, cell in changed.items():
            refused = _refused(row, key, cell, now[key])
            if refused is None:
                fresh.setdefault(cell.column.of.name + (cell.column.scope or ""), {})[key] = cell
            else:
                self._refuse(row, record.label, {key: cell}, refused)
        for cells in fresh.values():
            self._property(row, record, cells, now)

    def _property(self, row: Row, record: Record, cells: Mapping[str, Written], now: Mapping[str, str]) -> None:
        """What the changed cells of one property ask for, if all of it can be taken."""
        touched = {cell.column.part: cell for cell in cells.values()}
        first = next(iter(cells.values())).column
        every = {
            cell.column.part: cell
            for cell in row.cells.values()
            if (cell.column.of.name, cell.column.scope) == (first.of.name, first.scope)
        }
        places = {cell.address: self._cell(row.sheet, cell.address) for cell in cells.values()}
        asked = Changed(record, touched, every, places, self._labels, row.lang)
        old = {cell.address: now[key] for key, cell in cells.items()}
        try:
            changes = list(asked.changes())
            for _, wanted in changes:
                for each in wanted:
                    self._stating.page(each)
        except EntryError as error:
            self._refuse(row, record.label, cells, error)
            return
        for cell, wanted in changes:
            place = Place(row.sheet, cell.address, record.id, record.label)
            self._proposals.append(Proposal(place, record.kind, cell.column, old[cell.address], cell.canonical, wanted))

    def _cell(self, sheet: str, address: str) -> SheetCell:
        return SheetCell(self._hash, self._file, said(sheet), address)

    def _refuse(self, row: Row, label: str, cells: Mapping[str, Written], error: EntryError) -> None:
        for cell in cells.values():
            self._faults.append(Fault(Place(row.sheet, cell.address, row.id, label), error))


def _touched(row: Row, key: str, cell: Written) -> bool:
    """Whether the cell is otherwise than it was exported, as far as the row tells."""
    return row.marks is None or mark(cell.canonical) != row.marks.get(key)


def _refused(row: Row, key: str, cell: Written, now: str) -> EntryError | None:
    """Why a cell that a person changed cannot be taken: nobody can tell what it was, or the ledger has changed too."""
    was = None if row.marks is None else row.marks.get(key)
    if was is None:
        return EntryError(words("fault.import_unmarked"))
    if cell.text == FORMULA or ERRORS.fullmatch(cell.text):
        return EntryError(words("fault.import_formula", text=cell.text))
    if mark(now) != was:
        return EntryError(words("fault.import_stale", now=now))
    return None
