"""Who cooperates with whom (地区合作): how many records lie in each city, and how many in two cities at once.

A record lies in a city where its places, parties, organisers, members or issuers do, by the very marks by which lists
are narrowed: each number is that of the list that the same filters show. Cities are the prefectures and municipalities
of the gazetteer, and of what it does not know the region that a place begins with. Reports count by the same rule.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from liandong.model.kinds import Facet
from liandong.search import Filter
from liandong.search.marking import of_record
from liandong.workspace.cities import Cities, city_name, where
from liandong.workspace.ledger import Ledger

KINDS_THAT_TIE = ("project", "agreement", "event", "mechanism", "policy", "publication")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class City:
    """A city by its code, or by its name where no table has it, and how many records of each kind lie there."""

    code: str
    records: Mapping[str, int]

    @property
    def name(self) -> str:
        return city_name(self.code)

    @property
    def total(self) -> int:
        return sum(self.records.values())


@dataclass(frozen=True, slots=True)
class Tie:
    """Two cities, and how many records of each kind lie in both."""

    one: str
    other: str
    records: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.records.values())


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Cities and ties between them, those of most records first."""

    cities: tuple[City, ...]
    ties: tuple[Tie, ...]


def cooperation(ledger: Ledger, near: str | None = None) -> Cooperation:
    """What ties cities together; with the code or name of a region only the records that lie there.

    SearchError for a name that may be one of several regions.
    """
    asked = [Filter.of(Facet.REGION, near)] if near else []
    return ledger.view.once(("cooperation", ledger.extent.day, near), lambda: _cooperation(ledger, asked))


def _cooperation(ledger: Ledger, asked: Sequence[Filter]) -> Cooperation:
    told = [(kind, frozenset(texts)) for kind, texts in _placed(ledger, KINDS_THAT_TIE, asked)]
    known = Cities({text for _, texts in told for text in texts})
    lying = [(kind, known.of(texts)) for kind, texts in told]
    cities: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, here in lying:
        for code in here:
            cities[code][kind] += 1
    found = [City(code, counted) for code, counted in cities.items()]
    tied = [Tie(*pair, counted) for pair, counted in tie(lying, known.nested).items()]
    return Cooperation(
        tuple(sorted(found, key=lambda city: (-city.total, city.code))),
        tuple(sorted(tied, key=lambda tie: (-tie.total, tie.one, tie.other))),
    )


def tie(told: Iterable[tuple[str, Sequence[T]]], nested: Callable[[T, T], bool]) -> dict[tuple[T, T], Counter[str]]:
    """Of records, of which each is told by its kind and where it lies, how many of each kind lie in both of two places;
    in a place and in another around it a record lies but once."""
    ties: defaultdict[tuple[T, T], Counter[str]] = defaultdict(Counter)
    for kind, here in told:
        for pair in combinations(here, 2):
            if not nested(*pair):
                ties[pair][kind] += 1
    return dict(ties)


def counted(ledger: Ledger, kinds: Collection[str], region: str) -> Mapping[str, int]:
    """How many records of each kind lie in a region; SearchError as `cooperation`."""
    held = Counter(kind for kind, _ in _placed(ledger, kinds, [Filter.of(Facet.REGION, region)]))
    return {kind: held[kind] for kind in kinds if held[kind]}


def _placed(ledger: Ledger, kinds: Collection[str], filters: Sequence[Filter]) -> Iterator[tuple[str, list[str]]]:
    """Of each record that lies somewhere its kind, and its marks of region."""
    conditions = [each.condition for each in filters]
    for kind in kinds:
        told = ledger.view.marked(kind, conditions, {Facet.REGION: None}) if ledger.extent.day is None else None
        marks = (each.marks for each in told) if told is not None else map(of_record, ledger.records(kind, *filters))
        for texts in map(where, marks):
            if texts:
                yield kind, texts
