"""What a person states of the ledger as pages: a value corrected, confirmed or rejected, a record entered."""

from collections.abc import Iterator, Mapping, Sequence

from liandong.documents.attested import page_of
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
    Kind,
    Mention,
    Page,
    Polarity,
    Property,
    PropertyType,
    Record,
    Value,
)
from liandong.model.noun import replace
from liandong.model.statement import by_person
from liandong.statements.attested.typed import field, scope_of, typed
from liandong.workspace.ledger import Ledger
from liandong.workspace.people.attesting import said

_DATED = (PropertyType.DATE,)


class Stating:
    """Makes the pages of what one person states at one moment; nothing is written before all of it is checked."""

    def __init__(self, ledger: Ledger, attestation: Attestation) -> None:
        self._ledger = ledger
        self._attestation = attestation

    def correct(self, record_id: str, name: str, text: str, scope: str | None) -> Page:
        """The page that gives a property of a record another value."""
        record = self._ledger.record(record_id)
        declared = self._property(record.kind, name)
        claim = self._claim(KINDS[record.kind], declared, text, record)
        given = scope_of(scope) if scope else claim.scope
        leading = _leading(record, declared.name, given)
        kept = leading.scope if leading else usual_scope(record.kind, declared.name)
        claim = replace(claim, scope=given or kept)
        anchor = self._anchor(record, leading)
        return page_of(Deed.CORRECT, self._attestation, record.kind, [claim], anchor)

    def judge(self, deed: Deed, record_id: str, name: str, text: str | None, scope: str | None) -> Page:
        """The page that confirms or rejects one of the values that a record has; without `text` the leading one."""
        record = self._ledger.record(record_id)
        declared = self._property(record.kind, name)
        chosen = self._chosen(record, declared, text, scope_of(scope) if scope else None)
        ref = self._ledger.anchor(chosen.ref) if chosen.ref else None
        claim = Claim(
            declared.name,
            _worded(chosen.value),
            scope=chosen.scope,
            as_of=chosen.as_of,
            modality=chosen.modality,
            ref=ref,
        )
        return page_of(deed, self._attestation, record.kind, [claim], self._anchor(record, chosen))

    def move(self, told: Attested, record_id: str) -> Page:
        """The page that states of this record what was stated of one that has lost its place."""
        record = self._ledger.record(record_id)
        if record.kind != told.kind:
            raise EntryError(words("fault.entry_moved", id=record.id[:10], kind=told.kind))
        return page_of(told.deed, self._attestation, record.kind, told.claims, self._anchor(record, None))

    def enter(self, kind: str, values: Mapping[str, str | Sequence[str]]) -> Page:
        """The page that enters a record of this kind with these values, by the names of its properties."""
        if kind not in KINDS:
            raise EntryError(words("fault.entry_kind", kind=kind, kinds="、".join(KINDS)))
        declared = {self._property(kind, name).name: given for name, given in values.items()}
        told = [
            self._claim(KINDS[kind], each, text)
            for each in KINDS[kind].properties
            for text in _listed(declared.get(each.name, ()))
        ]
        claims = [replace(claim, scope=claim.scope or usual_scope(kind, claim.property)) for claim in told]
        needed = named_by(KINDS[kind])  # what tells the thing from others
        if not any(claim.property in needed for claim in claims):
            raise EntryError(words("fault.entry_needed", kind=kind, names="、".join(needed)))
        first = sorted(claims, key=lambda claim: claim.property not in needed)
        return page_of(Deed.ENTER, self._attestation, kind, first)

    def _property(self, kind: str, name: str) -> Property:
        """The property by its name, or its heading in either language."""
        plain = name.strip().lower()
        for declared in KINDS[kind].properties:
            if plain in (declared.name, declared.zh, declared.en.lower()):
                return declared
        known = "、".join(f"{declared.name} {declared.zh}" for declared in KINDS[kind].properties)
        raise EntryError(words("fault.entry_property", kind=kind, name=name, known=known))

    def _claim(self, kind: Kind, declared: Property, text: str, of: Record | None = None) -> Claim:
        words_ = said(text)
        refers = declared.type is PropertyType.REFERENCE
        named = self._named(kind, declared, words_) if refers or declared.refers_to else None
        if named is not None and (of is None or named.id != of.id):
            ref = self._ledger.anchor(named.id)
            return Claim(declared.name, Value(named.label, named.label), ref=ref)
        if refers:
            raise EntryError(words("fault.entry_reference", field=field(declared), text=text))
        value, scope = typed(kind, declared, words_)
        dated = declared.type in _DATED and bool(value.text)
        return Claim(declared.name, value, scope=scope, as_of=AsOf(value.text, Basis.STATED) if dated else None)

    def _named(self, kind: Kind, declared: Property, text: str) -> Record | None:
        """The one record that the words name: by its id, or by its name among those of the kind referred to."""
        kinds = [declared.refers_to] if declared.refers_to else list(dict.fromkeys([kind.name, "project", "agreement"]))
        try:
            found = self._ledger.record(text)
        except UnknownRecord:
            named = [each for name in kinds for each in self._ledger.records(name) if each.label == text]
            return named[0] if len(named) == 1 else None
        return found if found.kind in kinds else None

    def _chosen(self, record: Record, declared: Property, text: str | None, scope: str | None) -> FoldedValue:
        """The value that is meant: that of these words or this number, else the leading one."""
        values = [v for v in record.values(declared.name) if scope is None or v.scope == scope]
        if text is None:
            values = [v for v in values if v.polarity is Polarity.ASSERTED][:1]
        else:
            values = list(_meant(KINDS[record.kind], declared, values, said(text)))
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


def _listed(given: str | Sequence[str]) -> Sequence[str]:
    return [given] if isinstance(given, str) else given
