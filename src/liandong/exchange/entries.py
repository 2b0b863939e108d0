"""What the exports for people show: records in reading order, and every quote that proves them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from liandong.exchange.source import ById, Source
from liandong.model import KINDS, Document, FoldedValue, FoldRule, Health, Polarity, Property, Quote, Record, Tier
from liandong.records import day_of, health
from liandong.workspace.past import Extent


@dataclass(frozen=True, slots=True)
class Proof:
    """One quote of one value of one record."""

    record: Record
    declared: Property
    value: FoldedValue
    quote: Quote
    adopted: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """All that is shown of the records; `first_proof` is where each record's proofs begin, counted from 0."""

    by_kind: Mapping[str, tuple[Record, ...]]
    proofs: tuple[Proof, ...]
    first_proof: Mapping[str, int]
    labels: Mapping[str, str]
    documents: Mapping[str, Document]
    tiers: Mapping[str, Tier]
    extent: Extent

    def health(self, record: Record) -> Health:
        """How well the record is told, in its parts."""
        return health(record, lambda id_: day_of(self.documents[id_]))


def gather(ledger: Source) -> Entries:
    """The ledger's records by kind, newest first, and their proofs in the same order."""
    by_kind = {kind: tuple(sorted(ledger.records(kind), key=newest_first)) for kind in KINDS}
    records = [record for kind in KINDS for record in by_kind[kind]]
    proofs: list[Proof] = []
    first: dict[str, int] = {}
    for record in records:
        first[record.id] = len(proofs)
        proofs.extend(_proofs(record))
    documents = ById((document.id, document) for document in ledger.documents())
    labels = {record.id: record.label for record in records}
    tiers = ById((id_, ledger.tier(id_)) for id_ in documents)
    return Entries(
        {k: v for k, v in by_kind.items() if v}, tuple(proofs), first, labels, documents, tiers, ledger.extent
    )


def newest_first(record: Record) -> tuple[int, Decimal, str, str]:
    """Latest date first, then the largest amount; records without either come last, in the order of their names."""
    date = record.first("date")
    amount = record.first("amount")
    digits = "".join(c for c in date.value.text if c.isdigit())[:8].ljust(8, "0") if date else "0"
    number = amount.value.number or Decimal(0) if amount else Decimal(0)
    return -int(digits or 0), -number, record.label, record.id


def _proofs(record: Record) -> Iterator[Proof]:
    for declared in KINDS[record.kind].properties:
        values = record.values(declared.name)
        for value in values:
            for quote in value.evidence:
                yield Proof(record, declared, value, quote, is_adopted(declared, value, values))


def is_adopted(declared: Property, value: FoldedValue, values: Iterable[FoldedValue]) -> bool:
    """Whether the ledger stands by the value: it leads its scope, or the property keeps all of its values.

    What a source denies the ledger never stands by.
    """
    if value.polarity is Polarity.DENIED:
        return False
    if declared.fold is FoldRule.MANY:
        return True
    return value is next(other for other in asserted(values) if other.scope == value.scope)


def asserted(values: Iterable[FoldedValue]) -> tuple[FoldedValue, ...]:
    """The values without those that their sources deny."""
    return tuple(value for value in values if value.polarity is Polarity.ASSERTED)
