"""What a person states of the ledger as pages: a value corrected, confirmed or rejected, a record entered."""

from collections.abc import Iterator, Mapping, Sequence

from liandong.documents.attested import page_of, read_attested
from liandong.documents.ledger_columns import named_by, usual_scope
from liandong.errors import EntryError, UnknownRecord
from liandong.messages import words
from liandong.model import (
    KINDS,
    AsOf,
    Attestation,
    Attested,
    Basis,
    Claim,
    Deed,
    FoldedValue,
    FoldRule,
    Kind,
    Mention,
    Page,
    Polarity,
    Property,
    PropertyType,
    Record,
    SheetCell,
    Value,
)
from liandong.model.noun import replace
from liandong.model.statement import by_person
from liandong.search import parse
from liandong.statements.attested import extract_attested
from liandong.statements.attested.typed import day, field, scope_of, typed
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import said
from liandong.workspace.people.attesting import typed as typed_words
from liandong.workspace.people.wanted import Scoped, Wanted

_DAY = len("2031-05-19")
_SHOWN = 5


class Stating:
    """Makes the pages of what one person states at one moment; nothing is written before all of it is checked."""

    def __init__(self, ledger: Ledger, attestation: Attestation) -> None:
        self._ledger = ledger
        self._attestation = attestation
        self._labels: dict[str, dict[str, list[str]]] = {}
        self._entered: dict[tuple[str, str], Mention] = {}

    def page(self, wanted: Wanted) -> Page:
        """The page that states what a cell, or a row, of a workbook asks for."""
        if wanted.deed is Deed.ENTER:
            return self.enter(wanted.kind, wanted.values, wanted.cell)
        if wanted.value is None:
            return self.correct(wanted.record, wanted.property, wanted.text, wanted.scope, wanted.cell)
        record = self._ledger.record(wanted.record)
        scope = wanted.scope if wanted.deed is Deed.CORRECT else wanted.value.scope
        return self._of_value(wanted.deed, record, wanted.property, wanted.value, scope, wanted.cell)

    def correct(
        self,
        record_id: str,
        name: str,
        text: str,
        scope: str | None,
        cell: SheetCell | None = None,
        on: str | None = None,
    ) -> Page:
        """The page that gives a property of a record another value, which holds as of the day `on`."""
        record = self._ledger.record(record_id)
        declared = self._property(record.kind, name)
        claim = self._claim(KINDS[record.kind], declared, text, on, record)
        given = scope_of(scope) if scope else claim.scope
        leading = _leading(record, declared.name, given)
        kept = leading.scope if leading else usual_scope(record.kind, declared.name)
        claim = replace(claim, scope=given or kept)
        anchor = self._anchor(record, leading)
        return page_of(Deed.CORRECT, self._attestation, record.kind, [claim], anchor, cell)

    def judge(self, deed: Deed, record_id: str, name: str, value: str | FoldedValue | None, scope: str | None) -> Page:
        """The page that confirms or rejects one of the values that a record has; without `value` the leading one.

        Words mean the value itself. A value as the record has it means what its sources say of it: who confirms what
        they deny rejects it.
        """
        record = self._ledger.record(record_id)
        declared = self._property(record.kind, name)
        chosen = self._chosen(record, declared, value, scope_of(scope) if scope else None)
        if isinstance(value, FoldedValue) and value.polarity is Polarity.DENIED:
            deed = Deed.REJECT if deed is Deed.CONFIRM else Deed.CONFIRM
        return self._of_value(deed, record, declared.name, chosen, chosen.scope, None)

    def _of_value(
        self, deed: Deed, record: Record, name: str, value: FoldedValue, scope: str | None, cell: SheetCell | None
    ) -> Page:
        """The page that states something of a value that the record has, or gives it another scope."""
        ref = self._ledger.anchor(value.ref) if value.ref else None
        as_of = value.as_of or self._as_of(KINDS[record.kind].property(name), value.value, None)
        claim = Claim(name, _worded(value.value), 0, scope, as_of, value.modality, ref)
        return page_of(deed, self._attestation, record.kind, [claim], self._anchor(record, value), cell)

    def move(self, told: Attested, record_id: str) -> Page:
        """The page that states of this record what was stated of one that has lost its place."""
        record = self._ledger.record(record_id)
        if record.kind != told.kind:
            raise EntryError(words("fault.entry_moved", id=record.id[:10], kind=told.kind))
        return page_of(told.deed, self._attestation, record.kind, told.claims, self._anchor(record, None))

    def check(self, kind: str, name: str, text: str) -> None:
        """EntryError where the property cannot have the value that these words say."""
        self._claim(KINDS[kind], self._property(kind, name), text, None)

    def enter(
        self,
        kind: str,
        values: Mapping[str, str | Sequence[str | Scoped]],
        cell: SheetCell | None = None,
        on: str | None = None,
    ) -> Page:
        """The page that enters a record of this kind with these values, by the names of its properties, as of a day.
        What is entered later may name it."""
        if kind not in KINDS:
            raise EntryError(words("fault.entry_kind", kind=kind, kinds="、".join(KINDS)))
        declared = {self._property(kind, name).name: given for name, given in values.items()}
        told = [
            self._entered_claim(KINDS[kind], each, text, on)
            for each in KINDS[kind].properties
            for text in _listed(declared.get(each.name, ()))
        ]
        claims = [replace(claim, scope=claim.scope or usual_scope(kind, claim.property)) for claim in told]
        _check_single(KINDS[kind], claims)
        needed = named_by(KINDS[kind])  # what tells the thing from others
        if not any(claim.property in needed for claim in claims):
            raise EntryError(words("fault.entry_needed", kind=kind, names="、".join(needed)))
        first = sorted(claims, key=lambda claim: claim.property not in needed)
        page = page_of(Deed.ENTER, self._attestation, kind, first, cell=cell)
        self._entered.setdefault((kind, first[0].value.text), _entered_on(page))
        return page

    def _entered_claim(self, kind: Kind, declared: Property, told: str | Scoped, on: str | None) -> Claim:
        text, scope = told if isinstance(told, Scoped) else Scoped(told, None)
        claim = self._claim(kind, declared, text, on)
        return replace(claim, scope=claim.scope or scope)

    def _property(self, kind: str, name: str) -> Property:
        """The property by its name, or its heading in either language."""
        plain = name.strip().lower()
        for declared in KINDS[kind].properties:
            if plain in (declared.name, declared.zh, declared.en.lower()):
                return declared
        known = "、".join(f"{declared.name} {declared.zh}" for declared in KINDS[kind].properties)
        raise EntryError(words("fault.entry_property", kind=kind, name=name, known=known))

    def _claim(self, kind: Kind, declared: Property, text: str, on: str | None, of: Record | None = None) -> Claim:
        words_ = typed_words(text)
        refers = declared.type is PropertyType.REFERENCE
        if refers or declared.refers_to:
            named = self._named(kind, declared, words_)
            if named is not None and (of is None or named.id != of.id):
                ref = self._ledger.anchor(named.id)
                return Claim(declared.name, Value(named.label, named.label), ref=ref)
            entered = self._entered_as(kind, declared, words_)
            if named is None and entered is not None:
                return Claim(declared.name, Value(words_, words_), ref=entered)
        if refers:
            raise EntryError(words("fault.entry_reference", field=field(declared), text=text))
        value, scope = typed(kind, declared, words_)
        return Claim(declared.name, value, scope=scope, as_of=self._as_of(declared, value, on))

    def _as_of(self, declared: Property, value: Value, on: str | None) -> AsOf | None:
        """The time for which a value is stated: its own day, that which is told, and of a stage at least that of the
        attestation, for no stage has been there for ever."""
        if declared.type is PropertyType.DATE and value.text:
            return AsOf(value.text, Basis.STATED)
        if on is not None:
            return AsOf(day(on), Basis.STATED)
        return AsOf(self._attestation.at[:_DAY], Basis.PAGE) if declared.type is PropertyType.STAGE else None

    def _named(self, kind: Kind, declared: Property, text: str) -> Record | None:
        """The one record that the words name: by its id, or by its name among those of the kind referred to; EntryError
        where several are called so."""
        kinds = _referred(kind, declared)
        try:
            found = self._ledger.record(text)
        except UnknownRecord:
            named = self._called(text, kinds)
            if len(named) > 1:
                shown = ", ".join(f"{each.id[:10]} ({KINDS[each.kind].zh})" for each in named[:_SHOWN])
                raise EntryError(words("fault.entry_several", field=field(declared), text=text, found=shown)) from None
            return named[0] if named else None
        return found if found.kind in kinds else None

    def _called(self, text: str, kinds: Sequence[str]) -> list[Record]:
        """The records of these kinds that bear the name, by the index."""
        parts = " ".join(f'"{part}"' for part in text.replace('"', " ").split())
        found = self._ledger.find(parse(f"{parts} kind:{','.join(kinds)}"))
        return [record for record in found if record.label == text]

    def labelled(self, kind: str) -> Mapping[str, Sequence[str]]:
        """The records of a kind by their names, read once."""
        if kind not in self._labels:
            self._labels[kind] = {}
            for record in self._ledger.records(kind):
                self._labels[kind].setdefault(record.label, []).append(record.id)
        return self._labels[kind]

    def _entered_as(self, kind: Kind, declared: Property, text: str) -> Mention | None:
        """What was entered just before under this name."""
        return next((m for name in _referred(kind, declared) if (m := self._entered.get((name, text)))), None)

    def _chosen(
        self, record: Record, declared: Property, value: str | FoldedValue | None, scope: str | None
    ) -> FoldedValue:
        """The value that is meant: that of these statements, of these words or this number, else the leading one."""
        values = [v for v in record.values(declared.name) if scope is None or v.scope == scope]
        text = value.value.raw if isinstance(value, FoldedValue) else value
        if isinstance(value, FoldedValue):
            told, every = set(value.statements), record.values(declared.name)
            values = [v for v in every if v.polarity is value.polarity and told & set(v.statements)]
        elif value is None:
            values = [v for v in values if v.polarity is Polarity.ASSERTED][:1]
        else:
            values = list(_meant(KINDS[record.kind], declared, values, typed_words(value)))
        if not values:
            held = "、".join(v.value.raw or v.value.text for v in record.values(declared.name)) or "—"
            raise EntryError(
                words("fault.entry_value", field=field(declared), text=text or "", held=held, id=record.id[:10])
            )
        return values[0]

    def _anchor(self, record: Record, value: FoldedValue | None) -> Mention:
        """The mention of the record that the page tells the value of, else the record's first."""
        for id_ in value.statements if value else ():
            statement = self._ledger.statement(id_)
            if not by_person(statement):
                return statement.mention
        return self._ledger.anchor(record.id)


def _check_single(kind: Kind, claims: Sequence[Claim]) -> None:
    """EntryError where a property that has one value is given several, which count the same."""
    met: set[tuple[str, str | None]] = set()
    for claim in claims:
        declared = kind.property(claim.property)
        if (claim.property, claim.scope) in met and declared.fold in (FoldRule.ONE, FoldRule.LATEST):
            raise EntryError(words("fault.entry_twice", field=field(declared), text=claim.value.raw))
        met.add((claim.property, claim.scope))


def _entered_on(page: Page) -> Mention:
    """The mention of what is entered on a page: as builds to come find it."""
    return extract_attested(read_attested(page).documents[0])[0].mention


def _referred(kind: Kind, declared: Property) -> Sequence[str]:
    """The kinds of what a value of the property may name."""
    return [declared.refers_to] if declared.refers_to else list(dict.fromkeys([kind.name, "project", "agreement"]))


def _leading(record: Record, name: str, scope: str | None) -> FoldedValue | None:
    """The value that now leads, in the scope that is meant where there is one."""
    values = [v for v in record.values(name) if v.polarity is Polarity.ASSERTED]
    return next((v for v in values if v.scope == scope), None) if scope else (values[0] if values else None)


def _meant(kind: Kind, declared: Property, values: Sequence[FoldedValue], text: str) -> Iterator[FoldedValue]:
    yield from (v for v in values if text in (v.value.raw, v.value.text, v.ref))
    try:
        value, _ = typed(kind, declared, text)
    except EntryError:
        return
    yield from (v for v in values if _told(v.value) == _told(value))


def _told(value: Value) -> tuple[object, ...]:
    if value.number is None and value.low is None and value.high is None:
        return (value.text,)
    return value.number, value.low, value.high, value.unit, value.currency


def _worded(value: Value) -> Value:
    """The value in words that stand in a sentence: those of its page in one line, else its normal form."""
    raw = said(value.raw) or value.text
    return value if raw == value.raw else replace(value, raw=raw)


def _listed(given: str | Sequence[str | Scoped]) -> Sequence[str | Scoped]:
    return [given] if isinstance(given, str) else given
