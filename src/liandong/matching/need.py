"""Need (需求): what a firm asks for a project, as one line of the booklet of needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liandong.rules import Facts, Value
from liandong.rules.condition import ALWAYS, Days

NO_LIMIT = Decimal("Infinity")
"""The rate of who names none: any will do."""


@dataclass(frozen=True, slots=True)
class Need:
    """A financing need. None is not known; an empty set is known to be nothing.

    Amount in 万元, term in months, the most that is paid in percent a year (None: any rate will do); region and
    industry are codes of the gazetteer and of GB/T 4754-2017; `days` are those on which it stands. `record` is the
    record of the ledger that it comes from, `source` tells where it was read.
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
    founded: date | None = None
    stage: str | None = None
    titles: frozenset[str] | None = None
    days: Days = ALWAYS
    record: str = ""
    source: str = ""

    def facts(self, on: date) -> Facts:
        """What rules may ask, on a day: the age is told in whole months."""
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

    def with_facts(self, **changed: Value | None) -> "Need":
        """The need with other facts; those of `FIELDS` by their codes."""
        held = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Need(**{**held, **changed})


def months(since: date, on: date) -> Decimal:
    """Whole months from one day to another, none before it."""
    whole = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    return Decimal(max(0, whole))
