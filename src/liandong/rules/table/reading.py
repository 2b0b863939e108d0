"""Rules read from the rows of a table: whatever is wrong is told with its cell, all of it at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from liandong.documents.rows import Fault, as_read, rows_of
from liandong.documents.workbook import address
from liandong.errors import PageError, RuleError
from liandong.messages import Words, words
from liandong.rules.condition import ALWAYS, Days, Relation, Rule, Test, Unread, clauses
from liandong.rules.facts import Field, Schema
from liandong.rules.soundness import FITS, Flaw, flaws
from liandong.rules.table import cells, groups
from liandong.rules.table.headings import Columns, Part, find, relation_of

_ASKED: tuple[Part, ...] = ("field", "relation", "value", "unit")
_OF_CLAUSES: tuple[Part, ...] = ("group", *_ASKED, "text")


@dataclass(frozen=True, slots=True)
class RulesRead:
    """The rules that have no fault; the faults of the others, in words that name the cell; remarks on what can be meant
    so (a clause that changes nothing, days of which nothing is said); and the headings of columns that say nothing."""

    rules: tuple[Rule, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    passed: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A rule under way; `at` is the row of each clause."""

    code: str
    row: int
    title: str = ""
    days: Days = ALWAYS
    placed: list[groups.Placed] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    whole: bool = True


def read_file(file: str, data: bytes, schema: Schema) -> RulesRead:
    """The rules of a CSV file or of a workbook's first sheet. RuleError as `read_rules`, and for what is neither."""
    try:
        return read_rules(rows_of(file, data), schema, code=file.rsplit(".", 1)[0])
    except PageError as error:
        if error.note is not None:
            raise RuleError(words("rule.unread_file_at", file=file, told=error.note)) from error
        raise RuleError(words("rule.unread_file", file=file)) from error


def read_rules(rows: Sequence[Sequence[str]], schema: Schema, *, code: str = "", sound: bool = True) -> RulesRead:
    """The rules of a table. One without a column of codes is one rule, of this `code`. Rules are held to be `sound`:
    one that can never hold, or of which two clauses overlap in their days, is a fault.

    RuleError where no row has the headings.
    """
    columns = find(rows)
    if columns is None:
        raise RuleError(words("rule.no_headings"))
    reader = _Reader(rows, columns, schema)
    for at in range(columns.row + 1, len(rows)):
        if any(cell.strip() for cell in rows[at]):
            reader.row(at, code)
    return reader.done(sound)


class _Reader:
    """Goes through the rows, keeping every fault."""

    def __init__(self, rows: Sequence[Sequence[str]], columns: Columns, schema: Schema) -> None:
        self._rows, self._columns, self._schema = rows, columns, schema
        self._drafts: dict[str, _Draft] = {}
        self._draft: _Draft | None = None
        self._faults: list[Fault] = []
        self._remarks: list[Fault] = []

    def row(self, at: int, code: str) -> None:
        """Takes a row in: one that begins a rule, a clause, or both."""
        draft = self._draft = self._draft_of(at, code)
        if draft is None:
            return
        title = self._text(at, "title")
        if title and draft.title and title != draft.title:
            self._fault(at, "title", words("rule.two_titles", place=self._place(at, "title"), one=draft.title))
        draft.title = draft.title or title
        days = self._days(at)
        if any(self._text(at, part) for part in _OF_CLAUSES):
            self._clause(draft, at, days)
        elif at == draft.row:
            draft.days = days
        else:
            self._fault(at, "field", words("rule.no_clause", place=self._place(at, "field")))

    def done(self, sound: bool) -> RulesRead:
        """What was read, once every row was taken in."""
        rules = []
        for draft in self._drafts.values():
            self._draft = draft
            for place in groups.crowded([path for path, _ in draft.placed]):
                self._fault(
                    draft.at[place], "group", words("rule.crowded", place=self._place(draft.at[place], "group"))
                )
            if draft.whole:
                rule = Rule(draft.code, draft.title, groups.tree(draft.placed), draft.days)
                if not sound or self._is_sound(draft, rule):
                    rules.append(rule)
        faults = tuple(sorted(self._faults, key=lambda fault: as_read(fault.cell)))
        return RulesRead(tuple(rules), faults, tuple(self._remarks), self._columns.passed)

    def _draft_of(self, at: int, code: str) -> _Draft | None:
        """The rule that a row belongs to: that of its code, or of the row before."""
        if "code" in self._columns.of:
            code = self._text(at, "code") or (self._draft.code if self._draft else "")
            if not code:
                self._fault(at, "code", words("rule.no_code", place=self._place(at, "code")))
                return None
        if self._draft is not None and self._draft.code == code:
            return self._draft
        known = self._drafts.setdefault(code, _Draft(code, at))
        if known.row != at:
            self._draft = known
            told = words("rule.code_twice", place=self._place(at, "code"), code=code, row=known.row + 1)
            self._fault(at, "code", told)
        return known

    def _clause(self, draft: _Draft, at: int, days: Days) -> None:
        cell = self._text(at, "group")
        path = groups.read(cell)
        if path is None:
            self._fault(at, "group", words("rule.no_group", place=self._place(at, "group"), given=cell[:40]))
        clause = self._test(at, days) if any(self._text(at, part) for part in _ASKED) else self._unread(at, days)
        if clause is not None:
            draft.placed.append((path or (), clause))
            draft.at.append(at)

    def _unread(self, at: int, days: Days) -> Unread | None:
        told = self._text(at, "text")
        if not told:
            self._fault(at, "field", words("rule.no_clause", place=self._place(at, "field")))
        return Unread(told, days) if told else None

    def _test(self, at: int, days: Days) -> Test | None:
        asked = self._field(at)
        relation = self._relation(at, asked)
        if asked is None or relation is None:
            return None
        cell, unit, place = self._text(at, "value"), self._text(at, "unit"), self._place(at, "value")
        try:
            value = cells.value_in(asked, relation, cell, unit, place)
        except cells.CellError as error:
            self._faults_of(at, "value", error)
            return None
        return Test(asked.code, relation, value, days, self._text(at, "text"))

    def _field(self, at: int) -> Field | None:
        named = self._text(at, "field")
        try:
            return self._schema.field(named)
        except RuleError:
            there = "、".join(each.name for each in self._schema.fields)
            told = words("rule.field_unknown", place=self._place(at, "field"), given=named[:40] or "–", there=there)
            self._fault(at, "field", told)
            return None

    def _relation(self, at: int, asked: Field | None) -> Relation | None:
        given = self._text(at, "relation")
        relation = relation_of(given)
        if relation is None or (asked and relation not in FITS[asked.kind]):
            fits = words(f"rule.fits_{asked.kind}") if asked else words("rule.fits_all")
            place = self._place(at, "relation")
            self._fault(at, "relation", words("rule.relation_odd", place=place, given=given[:40] or "–", fits=fits))
            return None
        return relation

    def _days(self, at: int) -> Days:
        since, until = self._day(at, "since", last=False), self._day(at, "until", last=True)
        if since and until and since > until:
            place = self._place(at, "until")
            self._fault(at, "until", words("rule.days_turned", place=place, since=str(since), until=str(until)))
        return Days(since, until)

    def _day(self, at: int, part: Part, *, last: bool) -> date | None:
        cell = self._text(at, part)
        try:
            return cells.day_in(cell, self._place(at, part), last=last) if cell else None
        except cells.CellError as error:
            self._faults_of(at, part, error)
            return None

    def _is_sound(self, draft: _Draft, rule: Rule) -> bool:
        """Tells the flaws of a rule with the rows of their clauses, and says whether it can stand."""
        found = flaws(rule, self._schema)
        placed = self._clauses_of(draft, rule)
        for each in found:
            rows = sorted(placed[at - 1] for at in each.clauses)
            told = words("rule.unsound", code=rule.code, rows="、".join(str(row + 1) for row in rows), told=each.told)
            kept = self._remarks if each.flaw in (Flaw.DEAD, Flaw.GAP) else self._faults
            kept.append(self._fault_in(rows[-1], "field", told))
        return all(each.flaw in (Flaw.DEAD, Flaw.GAP) for each in found)

    def _clauses_of(self, draft: _Draft, rule: Rule) -> list[int]:
        """The row of each clause of the rule, in whose tree clauses of one group stand together."""
        rows = {id(clause): at for (_, clause), at in zip(draft.placed, draft.at, strict=True)}
        return [rows[id(clause)] for clause in clauses(rule.condition)]

    def _faults_of(self, at: int, part: Part, error: cells.CellError) -> None:
        for told in error.told:
            self._fault(at, part, told)

    def _fault(self, at: int, part: Part, told: Words) -> None:
        self._faults.append(self._fault_in(at, part, told))
        if self._draft is not None:
            self._draft.whole = False

    def _fault_in(self, at: int, part: Part, told: Words) -> Fault:
        heading = self._rows[self._columns.row][self._columns.of.get(part, 0)]
        return Fault(self._place(at, part), heading.strip(), told)

    def _place(self, at: int, part: Part) -> str:
        return address(at, self._columns.of.get(part, 0))

    def _text(self, at: int, part: Part) -> str:
        column, row = self._columns.of.get(part), self._rows[at]
        return cells.shown(row[column]) if column is not None and column < len(row) else ""
