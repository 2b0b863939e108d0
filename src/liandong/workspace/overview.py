"""Overviews (总览): how many records there are and what their amounts add up to, by region, industry and status.

Amounts are added up as everywhere (sums.py), and only those that a record tells in the scope which its kind usually
counts; of how many records they are is told beside them, so that who reads it sees of how many they are not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from liandong.model.kinds import STAGES, Facet
from liandong.search.order import PART, SUM
from liandong.search.segment import fold
from liandong.store.rows import Marked
from liandong.vocabulary import industries
from liandong.vocabulary.gazetteer import gazetteer
from liandong.workspace.cities import Cities, where
from liandong.workspace.sums import Sum, Sums, Told, add_up


@dataclass(frozen=True, slots=True)
class Part:
    """The records under one heading: `code` is that of a region, or its name where no table has it, an industry or
    industry word, or a stage; None for those of which the ledger does not know it."""

    code: str | None
    told: Sums

    @property
    def records(self) -> int:
        return self.told.records

    @property
    def sums(self) -> tuple[Sum, ...]:
        return self.told.sums

    @property
    def unknown(self) -> int:
        """Of how many of them no amount is known."""
        return self.told.unknown


@dataclass(frozen=True, slots=True)
class Overview:
    """The records of one kind: all; by the provinces and prefectures they lie in, or by what regions outside the table
    are called, by the sections and divisions of GB/T 4754 and the words that cut across these, and by stage, each part
    once for all its records, sorted by code.

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
    return {**headings(), Facet.REGION: None, SUM: None, PART: None, Facet.CONFLICT: None}


def overview(kind: str, told: Iterable[Marked]) -> Overview:
    """Of records of the kind, of which each is told by its marks."""
    whole: list[Told] = []
    conflicts = 0
    parts: dict[str, defaultdict[str | None, list[Told]]] = {facet: defaultdict(list) for facet in headings()}
    held = list(told)
    cities = Cities({text for each in held for text in where(each.marks)})
    for id_, marks in held:
        one = Told.of(id_, marks)
        whole.append(one)
        under: dict[str, dict[str, None]] = {facet: {} for facet in parts}
        for mark in marks:
            if mark.facet == Facet.CONFLICT:
                conflicts += mark.text == "yes"
            elif mark.text in headings().get(mark.facet, ()):
                under[mark.facet][mark.text] = None
        under[Facet.REGION].update(dict.fromkeys(cities.of(where(marks))))
        for facet, codes in under.items():
            for code in codes or (None,):
                parts[facet][code].append(one)
    regions, trades, stages = (tuple(_parts(parts[f])) for f in (Facet.REGION, Facet.INDUSTRY, Facet.STATUS))
    return Overview(kind, Part(None, add_up(whole)), regions, trades, stages, conflicts)


def _parts(found: Mapping[str | None, Sequence[Told]]) -> Iterator[Part]:
    """By code; those of which nothing is known come last."""
    for code in sorted(found, key=lambda code: (code is None, code or "")):
        yield Part(code, add_up(found[code]))
