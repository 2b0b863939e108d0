"""What of the ledger is shown to visitors (公开范围), and how: which records, which values, which words of a source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liandong.documents.masking import BLOT, masks
from liandong.exchange.entries import is_adopted
from liandong.exchange.html.entry import Teller
from liandong.exchange.wording import origin, property_name
from liandong.messages import text
from liandong.model import KINDS, Document, FoldedValue, Property, Quote, Record
from liandong.model.kinds import Facet
from liandong.portal.asked import Asked
from liandong.search import Filter
from liandong.search.marking import clashes

_OF_PERSONS = "person"
KINDS_SHOWN = tuple(
    name for name, kind in KINDS.items() if name != _OF_PERSONS and kind.properties[0].refers_to != _OF_PERSONS
)
"""All kinds of record but persons, and what goes by a person's name (proposals)."""
_MAIL = re.compile(r"[\w.+-]+[@＠][\w-]+(?:[.．][\w-]+)+")
_PROOFS = 5
"""Sentences of a value that a card shows; how many there are is told."""


def settled() -> Filter:
    """Lets through the records on which no sources really differ, or of which a person has decided."""
    return Filter.of(Facet.CONFLICT, "no")


def of_kinds(*kinds: str) -> Filter:
    """Lets through the records of these kinds, no documents."""
    return Filter.of(Facet.KIND, ",".join(KINDS[kind].zh for kind in kinds))


def is_shown(record: Record) -> bool:
    """Whether visitors may see the record as it stands."""
    return record.kind in KINDS_SHOWN and not clashes(record)


def blotted(told: str) -> str:
    """The text with telephones, identity numbers and addresses of mail blotted out, each character in its place. What
    was read from pages has lost the first two on reading; what an older program read, or a person typed, may not."""
    for change in masks(told):
        told = told[: change.start] + BLOT * (change.end - change.start) + told[change.end :]
    return _MAIL.sub(lambda found: BLOT * len(found.group()), told)


@dataclass(frozen=True, slots=True)
class Proof:
    """The sentence that proves a value, the value in it, and its source; of what a person vouches for only that he
    does, and when."""

    before: str
    value: str
    after: str
    title: str
    note: str

    @property
    def sentence(self) -> str:
        return self.before + self.value + self.after


@dataclass(frozen=True, slots=True)
class Shown:
    """One value: its words, what it counts, its sources; `key` names it in an objection."""

    key: str
    text: str
    scope: str
    remark: str
    families: int
    proofs: tuple[Proof, ...]
    more: int
    link: str


@dataclass(frozen=True, slots=True)
class Field:
    """A property and the values that the ledger goes by."""

    name: str
    label: str
    values: tuple[Shown, ...]


def fields(asked: Asked, record: Record, telling: Teller) -> Iterator[Field]:
    """The properties of a record that visitors see: those by which persons are named are left out."""
    quoted = {q.document for _, values in record.properties for value in values for q in value.evidence}
    documents = asked.ledger.documents_named(quoted)
    for declared in KINDS[record.kind].properties:
        if declared.refers_to == _OF_PERSONS:
            continue
        values = record.values(declared.name)
        adopted = tuple(
            _shown(asked, telling, declared, value, documents)
            for value in values
            if is_adopted(declared, value, values)
        )
        if adopted:
            yield Field(declared.name, property_name(declared, asked.lang), adopted)


def _shown(
    asked: Asked, telling: Teller, declared: Property, value: FoldedValue, documents: Mapping[str, Document]
) -> Shown:
    told = telling.told(declared, value)
    quotes = value.evidence[:_PROOFS]
    return Shown(
        value.statements[0],
        blotted(told.text),
        told.scope,
        told.remark,
        told.families,
        tuple(_proof(asked, quote, value.value.raw, documents[quote.document]) for quote in quotes),
        len(value.evidence) - len(quotes),
        told.link,
    )


def _proof(asked: Asked, quote: Quote, raw: str, document: Document) -> Proof:
    if document.attested is not None:  # the sentence of such a page names who vouches, and why
        day = document.attested.attestation.at[:10]
        return Proof(text("portal.public_attested", asked.lang), "", "", "", text("portal.on_day", asked.lang, day=day))
    told = blotted(quote.text)
    low, high = quote.span(raw) or (len(told), len(told))
    title = document.title.value if document.title else ""
    note = origin(document, asked.ledger.tier(document.id), asked.lang)
    named = blotted(title) or text("portal.untitled", asked.lang)
    return Proof(told[:low], told[low:high], told[high:], named, note)
