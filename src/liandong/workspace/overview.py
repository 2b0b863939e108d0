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
from liandong.search.order import SUM
from liandong.search.segment import fold
from liandong.store.rows import Mark
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


def marks_wanted() -> Mapping[str, frozenset[str] | None]:
    """The marks, by facet and text, that an overview is made of; each record has one of whether its sources differ."""
    return {**headings(), SUM: None, Facet.CONFLICT: None}


@dataclass(slots=True)
class _Heading:
    """What was counted under one heading."""

    records: int = 0
    lows: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    highs: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, amount: Mark | None) -> None:
        self.records += 1
        if amount is not None and amount.low is not None and amount.high is not None:
            self.lows[amount.text].append(amount.low)
            self.highs[amount.text].append(amount.high)

    def part(self, code: str | None) -> Part:
        sums = (
            Sum(currency, len(lows), _total(lows), _total(self.highs[currency]))
            for currency, lows in sorted(self.lows.items())
        )
        return Part(code, self.records, tuple(sums))


def _total(numbers: Iterable[float]) -> Decimal:
    """The same in whatever order they come."""
    return Decimal(repr(fsum(numbers)))


def overview(kind: str, told: Iterable[Iterable[Mark]]) -> Overview:
    """Of records of the kind, of which each is told by its marks."""
    whole, conflicts = _Heading(), 0
    parts: dict[str, defaultdict[str | None, _Heading]] = {facet: defaultdict(_Heading) for facet in headings()}
    for marks in told:
        under: dict[str, dict[str | None, None]] = {facet: {} for facet in parts}
        amount = None
        for mark in marks:
            if mark.facet == SUM:
                amount = mark
            elif mark.facet == Facet.CONFLICT:
                conflicts += mark.text == "yes"
            elif mark.text in headings().get(mark.facet, ()):
                under[mark.facet][mark.text] = None
        whole.add(amount)
        for facet, codes in under.items():
            for code in codes or (None,):
                parts[facet][code].add(amount)
    regions, trades, stages = (tuple(_parts(parts[f])) for f in (Facet.REGION, Facet.INDUSTRY, Facet.STATUS))
    return Overview(kind, whole.part(None), regions, trades, stages, conflicts)


def _parts(found: Mapping[str | None, _Heading]) -> Iterator[Part]:
    """By code; those of which nothing is known come last."""
    for code in sorted(found, key=lambda code: (code is None, code or "")):
        yield found[code].part(code)
