"""What the page shows, in the words and order in which it shows it; the template only sets it out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liandong.exchange.entries import Entries, asserted, gather, is_adopted
from liandong.exchange.html.passage import Passage, passage
from liandong.exchange.html.places import regions_of
from liandong.exchange.source import Source
from liandong.exchange.wording import (
    aside_detail,
    coded,
    extent,
    healthy,
    kind_name,
    listed,
    origin,
    place,
    property_name,
    published,
    scope_name,
    shown,
    standing,
    title,
)
from liandong.model import (
    KINDS,
    Answer,
    Conflict,
    FoldedValue,
    FoldRule,
    Modality,
    Property,
    PropertyType,
    Quote,
    Record,
    Role,
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
class Section:
    kind: str
    name: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A document and where it comes from."""

    path: str
    title: str
    published: str
    medium: str
    tier: str
    flags: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken into the ledger, and why."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class View:
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    origins: tuple[Origin, ...]
    left: tuple[Left, ...]
    regions: tuple[str, ...]
    years: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...]
    conflicts: int
    extent: tuple[str, ...]

    @property
    def records(self) -> int:
        return sum(len(section.entries) for section in self.sections)


def view(ledger: Source, lang: str) -> View:
    """Everything that the page shows of the ledger."""
    builder = _Builder(ledger, lang)
    sections = tuple(builder.section(kind, records) for kind, records in builder.entries.by_kind.items())
    every = [entry for section in sections for entry in section.entries]
    present = {entry.status for entry in every}
    return View(
        sections,
        tuple(check for entry in every for check in entry.checks),
        tuple(builder.origins()),
        tuple(_left(ledger, lang)),
        tuple(sorted({region for entry in every for region in entry.regions})),
        tuple(sorted({year for entry in every for year in entry.years}, reverse=True)),
        tuple((code, zh if lang == "zh" else en) for code, (_, zh, en) in STAGES.items() if code in present),
        sum(entry.conflict for entry in every),
        extent(builder.entries.extent, lang),
    )


def _left(ledger: Source, lang: str) -> Iterator[Left]:
    for each in ledger.set_aside():
        span = f" [{each.start}–{each.end}]" if each.start is not None else ""
        yield Left(each.path + span, coded("set_aside", each.reason, lang), aside_detail(each, lang))


def anchor(record_id: str) -> str:
    return f"r-{record_id[:16]}"


class _Builder:
    """Turns records into entries; keeps what all of them need."""

    def __init__(self, ledger: Source, lang: str) -> None:
        self.ledger = ledger
        self.lang = lang
        self.entries: Entries = gather(ledger)
        self._answers: dict[str, list[Answer]] = {}
        for answer in sorted(ledger.answers(), key=lambda a: (a.record, a.recipe, a.id)):
            self._answers.setdefault(answer.record, []).append(answer)

    def section(self, kind: str, records: Sequence[Record]) -> Section:
        declared = KINDS[kind]
        columns = tuple(property_name(declared.property(name), self.lang) for name in KEYS[kind])
        return Section(kind, kind_name(kind, self.lang), columns, tuple(map(self.entry, records)))

    def entry(self, record: Record) -> Entry:
        declared = KINDS[record.kind]
        fields = (self.field(p, record.values(p.name)) for p in declared.properties)
        status = record.first("status")
        return Entry(
            record.id,
            anchor(record.id),
            record.label,
            tuple(
                (property_name(declared.property(name), self.lang), self._key(record, name))
                for name in KEYS[record.kind]
            ),
            tuple(field for field in fields if field.values or field.others),
            tuple(self._check(record, answer) for answer in self._answers.get(record.id, ())),
            record.families,
            healthy(self.entries.health(record), record.kind, self.lang),
            any(value.conflict is Conflict.REAL for _, values in record.properties for value in values),
            regions_of(record),
            _years(record),
            status.value.text if status and status.value.text in STAGES else "",
        )

    def field(self, declared: Property, values: tuple[FoldedValue, ...]) -> Field:
        adopted = [value for value in values if is_adopted(declared, value, values)]
        others = [value for value in values if not is_adopted(declared, value, values)]
        name = property_name(declared, self.lang)
        return Field(
            name, tuple(self.told(declared, v) for v in adopted), tuple(self.told(declared, v) for v in others)
        )

    def told(self, declared: Property, value: FoldedValue) -> Told:
        text = self.entries.labels.get(value.ref or "") or shown(declared, value.value, self.lang)
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
            f"#{anchor(value.ref)}" if value.ref in self.entries.labels and value.ref else "",
        )

    def origins(self) -> Iterator[Origin]:
        for document in self.entries.documents.values():
            medium = document.medium.value if document.medium else ""
            tier = coded("tier", self.entries.tiers[document.id].name.lower(), self.lang)
            apart = "、" if self.lang == "zh" else ", "
            flags = apart.join(coded("flag", flag, self.lang) for flag in document.flags)
            yield Origin(document.path, title(document), published(document), medium, tier, flags)

    def _key(self, record: Record, name: str) -> str:
        declared = KINDS[record.kind].property(name)
        values = asserted(record.values(name))
        if declared.fold is FoldRule.MANY:
            texts = list(
                dict.fromkeys(
                    self.entries.labels.get(v.ref or "") or listed(record.kind, name, v, self.lang) for v in values
                )
            )
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
        document = self.entries.documents[quote.document]
        note = origin(document, self.entries.tiers[document.id], self.lang)
        role = "" if quote.role is Role.VALUE else coded("role", quote.role.value, self.lang)
        told = passage(document, quote, value.value.raw)
        return Proof(role, told, document.path, place(quote, self.lang), title(document), note)

    def _check(self, record: Record, answer: Answer) -> Check:
        reason = coded("answer", answer.reason, self.lang) if answer.reason else ""
        verdict = answer.verdict.value
        return Check(
            record.label,
            f"#{anchor(record.id)}",
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
