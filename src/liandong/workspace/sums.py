"""Sums (合计): what the amounts of some records add up to; portal and reports tell the sums that are made here.

Currencies are never added up. Of each record the one amount counts that lists go by (search/order.py). What is a part
of a record whose amount is among those that are added up is not added beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from liandong.search.order import PART, SUM
from liandong.store.rows import Mark


class Told(NamedTuple):
    """What a record tells for a sum: its amount, None where it tells none, and of which records it is a part."""

    id: str
    amount: Mark | None
    wholes: tuple[str, ...] = ()

    @classmethod
    def of(cls, id_: str, marks: Iterable[Mark]) -> "Told":
        """By the marks of a record; the last amount counts, of which there is one."""
        amount, wholes = None, []
        for mark in marks:
            if mark.facet == SUM and mark.low is not None and mark.high is not None:
                amount = mark
            elif mark.facet == PART:
                wholes.append(mark.text)
        return cls(id_, amount, tuple(wholes))


@dataclass(frozen=True, slots=True)
class Sum:
    """What the amounts of so many records add up to, in whole units of one currency: at least `low` and at most `high`,
    which differ where texts tell ranges."""

    currency: str
    records: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of so many records, by currency, yuan first. The amounts of `parts` of them are held in those of others
    and not added again; of `unknown` no amount is known."""

    records: int
    sums: tuple[Sum, ...]
    parts: tuple[str, ...]

    @property
    def added(self) -> int:
        return sum(each.records for each in self.sums)

    @property
    def known(self) -> int:
        return self.added + len(self.parts)

    @property
    def unknown(self) -> int:
        return self.records - self.known

    def in_currency(self, currency: str) -> Sum | None:
        """The sum in one currency; None where no record tells one."""
        return next((each for each in self.sums if each.currency == currency), None)


def add_up(told: Sequence[Told]) -> Sums:
    """The sums of these records, the same in whatever order they come."""
    parts = _held_in_others(told)
    lows: defaultdict[str, list[float]] = defaultdict(list)
    highs: defaultdict[str, list[float]] = defaultdict(list)
    for each in told:
        if each.amount is not None and each.id not in parts:
            lows[each.amount.text].append(each.amount.low or 0)
            highs[each.amount.text].append(each.amount.high or 0)
    sums = (Sum(currency, len(lows[currency]), _total(lows[currency]), _total(highs[currency])) for currency in lows)
    ordered = sorted(sums, key=lambda each: (each.currency != "CNY", each.currency))
    return Sums(len(told), tuple(ordered), tuple(sorted(parts)))


def _held_in_others(told: Sequence[Told]) -> frozenset[str]:
    """The records with an amount that are parts, maybe of parts, of others with one. Of records that are told to be
    parts of one another the first stands for all."""
    wholes = {each.id: each.wholes for each in told if each.wholes}
    if not wholes:
        return frozenset()
    known = {each.id for each in told if each.amount is not None}
    above = {id_: _above(id_, wholes) for id_ in wholes}
    return frozenset(
        id_
        for id_, over in above.items()
        if id_ in known and any(id_ not in above.get(whole, ()) or whole < id_ for whole in over & known)
    )


def _above(id_: str, wholes: Mapping[str, Sequence[str]]) -> set[str]:
    """All that a record is a part of, but itself."""
    found: set[str] = set()
    ahead = list(wholes[id_])
    while ahead:
        whole = ahead.pop()
        if whole not in found:
            found.add(whole)
            ahead += wholes.get(whole, ())
    return found - {id_}


def _total(numbers: Iterable[float]) -> Decimal:
    """The same in whatever order they come."""
    total = Decimal(repr(fsum(numbers)))
    return whole if (whole := total.to_integral_value()) == total else total
