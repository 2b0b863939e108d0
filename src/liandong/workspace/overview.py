"""Overviews (总览): how many records there are and what their amounts add up to, by region, industry and status.

Amounts are added up within one currency only, and only those that a record tells in the scope which its kind usually
counts; of how many records they are is told beside them, so that who reads it sees of how many they are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from math import fsum

from liandong.model.kinds import STAGES, Facet
from liandong.search.segment import fold
from liandong.store.rows import Amount
from liandong.vocabulary import industries
from liandong.vocabulary.gazetteer import gazetteer


@dataclass(frozen=True, slots=True)
class Sum:
    """What the amounts of so many records add up to, in whole units of one currency: at least `low` and at most `high`,
    which differ where texts tell ranges."""

    currency: str
    records: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """The records under one heading: `code` is that of a region, an industry or industry word, or a stage; None for
    those of which the ledger does not know it. Of `unknown` records no amount is known."""

    code: str | None
    records: int
    sums: tuple[Sum, ...]

    @property
    def unknown(self) -> int:
        return self.records - sum(each.records for each in self.sums)


@dataclass(frozen=True, slots=True)
class Overview:
    """The records of one kind: all; by the provinces and prefectures they lie in, by the sections and divisions of GB/T
    4754 and the words that cut across these, and by stage, each part once for all its records, sorted by code.

    A record in two cities counts in both, so that parts do not add up to all. `conflicts` are the records on which
    sources really differ.
    """

    kind: str
    all: Part
    regions: tuple[Part, ...]
    industries: tuple[Part, ...]
    statuses: tuple[Part, ...]
    conflicts: int


@cache
def headings() -> Mapping[str, frozenset[str]]:
    """By facet the marks under which an overview counts."""
    standing = (r for r in gazetteer().regions.values() if r.valid_to is None)
    classes = (entry.code for entry in industries.at_levels("section", "division"))
    return {
        Facet.REGION: frozenset(r.code for r in standing if r.level in ("province", "prefecture")),
        Facet.INDUSTRY: frozenset((*classes, *map(fold, industries.crossing()))),
        Facet.STATUS: frozenset(STAGES),
    }


@dataclass(slots=True)
class _Heading:
    """What was counted under one heading."""

    records: int = 0
    lows: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    highs: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, amount: Amount) -> None:
        self.records += 1
        if amount.currency is not None and amount.low is not None and amount.high is not None:
            self.lows[amount.currency].append(amount.low)
            self.highs[amount.currency].append(amount.high)

    def part(self, code: str | None) -> Part:
        sums = (
            Sum(currency, len(lows), _total(lows), _total(self.highs[currency]))
            for currency, lows in sorted(self.lows.items())
        )
        return Part(code, self.records, tuple(sums))


def _total(numbers: Iterable[float]) -> Decimal:
    """The same in whatever order they come."""
    return Decimal(repr(fsum(numbers)))


def overview(kind: str, told: Iterable[tuple[Amount, bool, Iterable[tuple[str, str]]]]) -> Overview:
    """Of records, each told by its amount, whether its sources really differ, and its marks (facet and text)."""
    whole, conflicts = _Heading(), 0
    parts: dict[str, defaultdict[str | None, _Heading]] = {facet: defaultdict(_Heading) for facet in headings()}
    for amount, clashes, marks in told:
        whole.add(amount)
        conflicts += clashes
        for facet, codes in _under(marks).items():
            for code in codes:
                parts[facet][code].add(amount)
    regions, trades, stages = (tuple(_parts(parts[f])) for f in (Facet.REGION, Facet.INDUSTRY, Facet.STATUS))
    return Overview(kind, whole.part(None), regions, trades, stages, conflicts)


def _under(marks: Iterable[tuple[str, str]]) -> Mapping[str, Iterable[str | None]]:
    found: dict[str, dict[str | None, None]] = {facet: {} for facet in headings()}
    for facet, text in marks:
        if text in headings().get(facet, ()):
            found[facet][text] = None
    return {facet: codes or (None,) for facet, codes in found.items()}


def _parts(headings: Mapping[str | None, _Heading]) -> Iterator[Part]:
    """By code; those of which nothing is known come last."""
    for code in sorted(headings, key=lambda code: (code is None, code or "")):
        yield headings[code].part(code)
