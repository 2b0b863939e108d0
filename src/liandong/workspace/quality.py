"""Data quality (数据质量): how near a ledger is to the fact, how full, how much of it in conflict."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from liandong.model import KINDS, Record, Tier
from liandong.model.kinds import Facet
from liandong.search import Filter
from liandong.search.marking import of_record
from liandong.workspace.ledger import Ledger

_FACETS = (Facet.SOURCE, Facet.CONFLICT, Facet.FAMILIES, Facet.MISSING)
WEAKEST = 20


@dataclass(slots=True)
class OfKind:
    """The records of one kind: how many in all, by the tier of the nearest source, told by one source alone, with
    values that really differ; and of each property that the kind expects how many lack it."""

    kind: str
    records: int = 0
    tiers: Counter[Tier] = field(default_factory=Counter)
    single: int = 0
    conflicts: int = 0
    missing: Counter[str] = field(default_factory=Counter)

    @property
    def official(self) -> int:
        """How many a register or a government tells."""
        return self.tiers[Tier.REGISTER] + self.tiers[Tier.GOVERNMENT]

    @property
    def filled(self) -> tuple[int, int]:
        """How many of the values that are expected there are, and how many are expected."""
        expected = self.records * len(KINDS[self.kind].expected)
        return expected - sum(self.missing.values()), expected


@dataclass(frozen=True, slots=True)
class Quality:
    """By kind; documents in all, by tier, by flag and by the year of the day that they print; and the records that are
    told worst. `whole` is false where documents that an older program read are not counted by flag and year."""

    kinds: tuple[OfKind, ...]
    documents: int
    tiers: Mapping[Tier, int]
    flags: Mapping[str, int]
    years: Mapping[int, int]
    weakest: tuple[Record, ...]
    whole: bool


def quality(ledger: Ledger) -> Quality:
    """The ledger's quality; as of a day, and in a ledger of an older program, each record is looked at."""
    return ledger.view.once(("quality", ledger.extent.day), lambda: _quality(ledger))


def _quality(ledger: Ledger) -> Quality:
    kinds = {kind: OfKind(kind) for kind in KINDS}
    for kind, facet, text, low, count in _tally(ledger):
        of = kinds[kind]
        match facet:
            case Facet.SOURCE:
                of.tiers[Tier(int(text))] += count
            case Facet.CONFLICT:
                of.records += count
                of.conflicts += count if text == "yes" else 0
            case Facet.FAMILIES:
                of.single += count if low == 1 else 0
            case Facet.MISSING:
                of.missing[text] += count
    shelf, held = ledger.view.shelf, tuple(of for of in kinds.values() if of.records)
    tiers = shelf.tiers()
    return Quality(
        held, sum(tiers.values()), tiers, shelf.flagged(), shelf.years(), _weakest(ledger), ledger.view.census.whole
    )


def _counted_by_store(ledger: Ledger) -> bool:
    return ledger.extent.day is None and ledger.view.census.whole


def _tally(ledger: Ledger) -> Iterator[tuple[str, str, str, float | None, int]]:
    if _counted_by_store(ledger):
        yield from ledger.view.census.marked(_FACETS)
        return
    counted: defaultdict[tuple[str, str, str, float | None], int] = defaultdict(int)
    for record in ledger.records():
        for mark in of_record(record):
            if mark.facet in _FACETS:
                counted[record.kind, mark.facet, mark.text, mark.low] += 1
    for key, count in counted.items():
        yield *key, count


def _weakest(ledger: Ledger) -> tuple[Record, ...]:
    """Of the records that one source tells of which nobody knows who vouches for it, those that lack most."""
    filters = [Filter.of(Facet.FAMILIES, "1"), Filter.of(Facet.SOURCE, Tier.UNKNOWN.name.lower())]
    if _counted_by_store(ledger):
        ids = ledger.view.census.most(Facet.MISSING, [each.condition for each in filters], WEAKEST)
        return tuple(map(ledger.record, ids))
    found = ledger.records(None, *filters)
    lacking = ((sum(mark.facet == Facet.MISSING for mark in of_record(record)), record) for record in found)
    ranked = sorted((-count, record.id, record) for count, record in lacking if count)
    return tuple(record for _, _, record in ranked[:WEAKEST])
