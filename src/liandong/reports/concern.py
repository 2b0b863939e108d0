"""What of a ledger concerns the regions and the time for which a report is asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from liandong.errors import SearchError
from liandong.messages import words
from liandong.model import KINDS, Polarity, PropertyType, Record
from liandong.model.kinds import Facet, Property
from liandong.records.checks.sums import first_day, first_events
from liandong.reports.read import Read
from liandong.search import Filter
from liandong.search.marking import meets, of_record, regions_of
from liandong.store.rows import Condition, Mark
from liandong.workspace.cooperation import KINDS_THAT_TIE, tie

TOLD = ("event", "project", "agreement", "mechanism", "policy", "publication")
"""The kinds of record of which a report tells, which are those that tie regions, in the order of its sections."""
assert set(TOLD) == set(KINDS_THAT_TIE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Regions, each as it was named, and the period, as it was written."""

    regions: tuple[str, ...]
    period: str
    places: tuple[Condition, ...]
    time: Condition

    @property
    def told_period(self) -> str:
        """The period as it stands in a text: 2017—2025."""
        return self.period.replace("..", "—")

    def nested(self, one: int, other: int) -> bool:
        """Whether one of two regions lies in the other."""
        pairs = (one, other), (other, one)
        return any(not set(regions_of(self.regions[a])).isdisjoint(self.places[b].texts) for a, b in pairs)

    @classmethod
    def of(cls, regions: Sequence[str], period: str) -> "Asked":
        """SearchError for no region, one that can be several, or a period that is none."""
        named = tuple(dict.fromkeys(filter(None, map(str.strip, regions))))
        if not named:
            raise SearchError(words("fault.report_no_region"))
        places = tuple(Filter.of(Facet.REGION, name).condition for name in named)
        return cls(named, period.strip(), places, Filter.of(Facet.PERIOD, period).condition)


@dataclass(frozen=True, slots=True)
class Concern:
    """The records that concern the regions in the time, by kind; of each in which of the regions it lies, as lists are
    narrowed to them.

    `undated` concern a region and tell no day. `firsts` are the events at which a project was first signed.
    """

    asked: Asked
    records: Mapping[str, tuple[Record, ...]]
    lying: Mapping[str, tuple[int, ...]]
    undated: tuple[Record, ...]
    firsts: Mapping[str, tuple[str, ...]]
    events: Mapping[str, Record]

    def under(self, event: str) -> tuple[Record, ...]:
        """The projects that were first signed at the event."""
        return tuple(each for each in self.records["project"] if event in self.firsts.get(each.id, ()))

    @property
    def all(self) -> Iterator[Record]:
        return (record for records in self.records.values() for record in records)

    @property
    def ties(self) -> Mapping[tuple[int, int], Counter[str]]:
        """How many records of each kind lie in both of two regions; counted as the portal counts."""
        return tie(((record.kind, self.lying[record.id]) for record in self.all), self.asked.nested)

    @property
    def tying(self) -> tuple[Record, ...]:
        """The records that lie in two of the regions or more, of which none lies in the other."""
        return tuple(each for each in self.all if tie([(each.kind, self.lying[each.id])], self.asked.nested))


def concern(ledger: Read, asked: Asked) -> Concern:
    """What of the ledger concerns the regions in the period."""
    events = {event.id: event for event in ledger.records("event")}
    days = {id_: first_day(event) for id_, event in events.items()}
    records: dict[str, tuple[Record, ...]] = {}
    lying: dict[str, tuple[int, ...]] = {}
    firsts: dict[str, tuple[str, ...]] = {}
    undated: list[Record] = []
    held: set[str] = set()
    for kind in TOLD:
        kept = []
        for record in events.values() if kind == "event" else ledger.records(kind):
            at = [value.ref for value in record.values("event") if value.ref in events]
            first = tuple(first_events([ref for ref in dict.fromkeys(at) if ref], days)) if kind == "project" else ()
            where = touches(record, asked.places)
            if not where and not held.intersection(first):
                continue
            spans = _spans(record, [events[ref] for ref in at if ref])
            if spans and not meets(spans, [asked.time]):
                continue
            if not spans:
                undated.append(record)
            lying[record.id], firsts[record.id] = lies_in(record, asked.places), first
            kept.append(record)
        records[kind] = tuple(kept)
        held |= {record.id for record in kept} if kind == "event" else set()
    return Concern(asked, records, lying, tuple(undated), firsts, events)


def lies_in(record: Record, places: Sequence[Condition]) -> tuple[int, ...]:
    """In which of the regions a record lies."""
    held = of_record(record)
    return tuple(number for number, place in enumerate(places) if meets(held, [place]))


def touches(record: Record, places: Sequence[Condition]) -> tuple[int, ...]:
    """Which of the regions its places, parties, members, issuers and names lie in or name."""
    held = {text for name in _texts(record) for text in regions_of(name)}
    return tuple(
        number
        for number, place in enumerate(places)
        if held.intersection(place.texts) or (place.part is not None and any(place.part in text for text in held))
    )


def _texts(record: Record) -> Iterator[str]:
    for name, values in record.properties:
        if _tells_place(KINDS[record.kind].property(name)):
            yield from (
                value.value.text for value in values if value.polarity is Polarity.ASSERTED and value.value.text
            )


def _tells_place(declared: Property) -> bool:
    return declared.facet is Facet.REGION or declared.type is PropertyType.NAME


def _spans(record: Record, events: Sequence[Record]) -> list[Mark]:
    """The days of a record; those of its events where it tells none."""
    own = [mark for mark in of_record(record) if mark.facet == Facet.PERIOD]
    return own or [mark for event in events for mark in of_record(event) if mark.facet == Facet.PERIOD]
