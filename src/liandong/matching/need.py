"""Need (需求): what a firm asks for a project, as one line of the booklet of needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from liandong.matching import values
from liandong.matching.fields import FIELDS
from liandong.matching.sometime import Sometime, When, months
from liandong.rules import Facts, Value
from liandong.rules.condition import ALWAYS, Days

NO_LIMIT = Decimal("Infinity")
"""The rate of who names none. The highest rate is what a need asks of an offer, and what it does not ask is no
condition, as with an offer: no rate keeps them apart. Nothing is scored by it."""


@dataclass(frozen=True, slots=True)
class Need:
    """A financing need. None is not known; an empty set is known to be nothing. MatchingError for a value that is none:
    a number that is no finite Decimal from 0 on, a code or a word that there is not.

    Amount in 万元, term in months, the most that is paid in percent a year; region and industry are codes of the
    gazetteer and of GB/T 4754-2017; the firm was `founded` on a day, or on one of which the year or the month alone is
    known (`Sometime`); `days` are those on which the need stands. `record` is the record of the ledger that it comes
    from, `source` tells where it was read.
    """

    code: str
    title: str
    firm: str = ""
    amount: Decimal | None = None
    term: Decimal | None = None
    rate_most: Decimal | None = None
    region: str | None = None
    industry: str | None = None
    purpose: str | None = None
    pledges: frozenset[str] | None = None
    guarantees: frozenset[str] | None = None
    rating: str | None = None
    founded: When | None = None
    stage: str | None = None
    titles: frozenset[str] | None = None
    days: Days = ALWAYS
    record: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        values.check("needs", self, unsound)

    def facts(self, on: date) -> Facts:
        """What rules may ask, on a day: the age is told in whole months, `Between` two numbers of them where the day of
        founding is not known and it matters."""
        return {
            "amount": self.amount,
            "term": self.term,
            "rate_most": NO_LIMIT if self.rate_most is None else self.rate_most,
            "region": self.region,
            "industry": self.industry,
            "purpose": self.purpose,
            "pledges": self.pledges,
            "guarantees": self.guarantees,
            "rating": self.rating,
            "age": None if self.founded is None else months(self.founded, on),
            "stage": self.stage,
            "titles": self.titles,
        }

    def with_facts(self, **changed: Value | Sometime | None) -> "Need":
        """The need with other facts; those of `FIELDS` by their codes."""
        held = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Need(**{**held, **changed})


_ASKED = frozenset(field.code for field in FIELDS.fields)


def unsound(name: str, value: Any) -> values.Fault:
    """What is to be written instead of a value that a field of a need cannot have; None where it can."""
    if name == "founded":
        return values.day(value)
    return values.fact(name, value) if name in _ASKED else None
