"""One record as people read it: its line, its values in words, and the sentences that prove them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from liandong.exchange.entries import asserted, is_adopted
from liandong.exchange.html.passage import Passage, passage
from liandong.exchange.html.places import regions_of
from liandong.exchange.wording import (
    coded,
    healthy,
    listed,
    origin,
    place,
    property_name,
    scope_name,
    shown,
    standing,
    title,
)
from liandong.model import (
    KINDS,
    Answer,
    Conflict,
    Document,
    FoldedValue,
    FoldRule,
    Health,
    Modality,
    Property,
    PropertyType,
    Quote,
    Record,
    Role,
    Tier,
)
from liandong.model.kinds import STAGES

KEYS: Mapping[str, tuple[str, ...]] = {
    "event": ("date", "place", "projects_signed", "amount"),
    "project": ("status", "amount", "place", "date"),
    "agreement": ("party", "date", "count", "amount"),
    "mechanism": ("member", "date"),
    "policy": ("issuer", "date", "document_number"),
    "publication": ("issuer", "date"),
    "organisation": ("short_name", "place", "uscc"),
    "person": ("post", "institution"),
    "site": ("status", "place", "operator"),
    "figure": ("value", "period"),
    "commitment": ("target", "due"),
    "proposal": ("speaker",),
}
"""The properties that stand in a record's line before it is opened."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Proof:
    """One quote in its paragraph, and where it stands."""

    role: str
    passage: Passage
    file: str
    place: str
    title: str
    note: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """One value in words with what proves it. `raw` is set where the text writes it differently."""

    text: str
    raw: str
    scope: str
    remark: str
    conflict: str
    conflict_word: str
    families: int
    proofs: tuple[Proof, ...]
    guessed: bool
    link: str


@dataclass(frozen=True, slots=True)
class Field:
    """A property with the values that the ledger stands by, and the others."""

    label: str
    values: tuple[Told, ...]
    others: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Check:
    record: str
    link: str
    name: str
    verdict: str
    verdict_word: str
    shown: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: its line, what the filters look at, and its fields."""

    id: str
    anchor: str
    label: str
    keys: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    checks: tuple[Check, ...]
    families: int
    health: str
    conflict: bool
    regions: tuple[str, ...]
    years: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is looked up beside a record: the label of another one (None where there is none), a document, how near it
    is to the fact, how well a record is told; and under which address another record is shown."""

    label: Callable[[str], str | None]
    document: Callable[[str], Document]
    tier: Callable[[str], Tier]
    health: Callable[[Record], Health]
    address: Callable[[str], str]


def anchor(record_id: str) -> str:
    return f"r-{record_id[:16]}"


class Teller:
    """Tells records in one language."""

    def __init__(self, beside: Beside, lang: str) -> None:
        self._beside, self.lang = beside, lang

    def entry(self, record: Record, answers: Iterable[Answer]) -> Entry:
        """The record with its fields and the checks on it."""
        fields = (self.field(p, record.values(p.name)) for p in KINDS[record.kind].properties)
        status = record.first("status")
        return Entry(
            record.id,
            anchor(record.id),
            record.label,
            self.keys(record),
            tuple(field for field in fields if field.values or field.others),
            tuple(self.check(record, answer) for answer in answers),
            record.families,
            healthy(self._beside.health(record), record.kind, self.lang),
            any(value.conflict is Conflict.REAL for _, values in record.properties for value in values),
            regions_of(record),
            _years(record),
            status.value.text if status and status.value.text in STAGES else "",
        )

    def keys(self, record: Record) -> tuple[tuple[str, str], ...]:
        """What stands in the record's line, each under its heading."""
        declared = KINDS[record.kind]
        return tuple(
            (property_name(declared.property(name), self.lang), self._key(record, name)) for name in KEYS[record.kind]
        )

    def field(self, declared: Property, values: tuple[FoldedValue, ...]) -> Field:
        adopted = [value for value in values if is_adopted(declared, value, values)]
        others = [value for value in values if not is_adopted(declared, value, values)]
        name = property_name(declared, self.lang)
        return Field(
            name, tuple(self.told(declared, v) for v in adopted), tuple(self.told(declared, v) for v in others)
        )

    def told(self, declared: Property, value: FoldedValue) -> Told:
        label = self._label(value)
        text = label or shown(declared, value.value, self.lang)
        proofs = tuple(self._proof(value, quote) for quote in value.evidence)
        guessed = any(proof.passage.guessed for proof in proofs)
        return Told(
            text,
            value.value.raw if _differs(value.value.raw, text) else "",
            scope_name(value.scope, self.lang),
            self._remark(value),
            value.conflict.value,
            coded("conflict", value.conflict.value, self.lang),
            value.families,
            proofs,
            guessed,
            self._beside.address(value.ref) if value.ref and label else "",
        )

    def _label(self, value: FoldedValue) -> str | None:
        return self._beside.label(value.ref) if value.ref else None

    def _key(self, record: Record, name: str) -> str:
        declared = KINDS[record.kind].property(name)
        values = asserted(record.values(name))
        if declared.fold is FoldRule.MANY:
            texts = list(dict.fromkeys(self._label(v) or listed(record.kind, name, v, self.lang) for v in values))
            return "、".join(texts[:3]) + (f" …{len(texts)}" if len(texts) > 3 else "")
        return listed(record.kind, name, values[0], self.lang) if values else ""

    def _remark(self, value: FoldedValue) -> str:
        """What stands beside a value: that a source denies it or another took its place, that it is to come, how a date
        was got if not stated."""
        words = [standing(value, self.lang)]
        if value.modality in (Modality.WILL, Modality.INTENDED):
            words.append(coded("modality", value.modality.value, self.lang))
        if value.as_of and value.as_of.basis.value != "stated":
            words.append(coded("basis", value.as_of.basis.value, self.lang))
        return " · ".join(filter(None, words))

    def _proof(self, value: FoldedValue, quote: Quote) -> Proof:
        document = self._beside.document(quote.document)
        note = origin(document, self._beside.tier(document.id), self.lang)
        role = "" if quote.role is Role.VALUE else coded("role", quote.role.value, self.lang)
        told = passage(document, quote, value.value.raw)
        return Proof(
            role, told, document.path, place(quote, self.lang), title(document), note,
            document.id, quote.document_start, quote.document_end,
        )  # fmt: skip

    def check(self, record: Record, answer: Answer) -> Check:
        reason = coded("answer", answer.reason, self.lang) if answer.reason else ""
        verdict = answer.verdict.value
        return Check(
            record.label,
            self._beside.address(record.id),
            coded("recipe", answer.recipe, self.lang),
            verdict,
            coded("verdict", verdict, self.lang),
            answer.shown,
            reason,
        )


def _differs(raw: str, text: str) -> bool:
    """Whether the words of the page say more than the value in its normal form."""
    return re.sub(r"[\s,，“”《》]", "", raw) != re.sub(r"[\s,，“”《》]", "", text)


def _years(record: Record) -> tuple[str, ...]:
    dates = (PropertyType.DATE, PropertyType.PERIOD)
    texts = (
        value.value.text
        for declared in KINDS[record.kind].properties
        if declared.type in dates
        for value in asserted(record.values(declared.name))
    )
    return tuple(sorted({year for text in texts for year in _YEAR.findall(text)}))
