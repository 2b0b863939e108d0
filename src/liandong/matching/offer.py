"""Offer (供给): a product of an institution, as one line of the booklet of offers, and what it asks as a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from liandong.errors import MatchingError
from liandong.matching import values
from liandong.messages import words
from liandong.rules import All, Condition, Relation, Rule, Test, Value
from liandong.rules.condition import ALWAYS, Days

ENDLESS = Decimal("Infinity")
"""An `amount_most` or a `term_most` that is told to have no end."""

_LEAST, _MOST, _ONE_OF = Relation.AT_LEAST, Relation.AT_MOST, Relation.ONE_OF


@dataclass(frozen=True, slots=True)
class Offer:
    """A product. None and empty sets ask nothing: what is not stated is no condition, and keeps no need away. But it is
    not known to be without end either: only an `amount_most` or a `term_most` of `ENDLESS` is, and only then does an
    offer without such a limit score as one with all the room there is. MatchingError for a value that is none, as of a
    need, and for a least above its most.

    Amounts in 万元, terms and ages in months, rates in percent a year. `regions` and `industries` are codes, a need in
    one of them or below will do; of `pledges`, `guarantees`, `purposes` and `titles` one is enough; `ratings` are those
    that will do. `further` are all other conditions, those too that nobody could read. Of one round an offer takes at
    most `capacity` needs and `quota` 万元 (None: any number, any sum).
    """

    code: str
    title: str
    institution: str = ""
    amount_least: Decimal | None = None
    amount_most: Decimal | None = None
    term_least: Decimal | None = None
    term_most: Decimal | None = None
    rate_least: Decimal | None = None
    rate_most: Decimal | None = None
    regions: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    pledges: frozenset[str] = frozenset()
    guarantees: frozenset[str] = frozenset()
    ratings: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    age_least: Decimal | None = None
    further: tuple[Condition, ...] = ()
    capacity: int | None = None
    quota: Decimal | None = None
    days: Days = ALWAYS
    record: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        values.check("offers", self, _fault)
        for name in ("amount", "term", "rate"):
            least, most = getattr(self, f"{name}_least"), getattr(self, f"{name}_most")
            if least is not None and most is not None and least > most:
                raise MatchingError(
                    words("match.least_above_most", offer=self.title, field=words(f"match.field_{name}"),
                          least=str(least), most=str(most))
                )  # fmt: skip

    @property
    def rule(self) -> Rule:
        """What the offer asks of a need: every one of these conditions."""
        return Rule(self.code, self.title, All((*self._tests(), *self.further)), self.days)

    def _tests(self) -> Iterator[Test]:
        asked: tuple[tuple[str, Relation, Value | None], ...] = (
            ("amount", _LEAST, self.amount_least),
            ("amount", _MOST, self.amount_most),
            ("term", _LEAST, self.term_least),
            ("term", _MOST, self.term_most),
            ("rate_most", _LEAST, self.rate_least),
            ("region", _ONE_OF, self.regions),
            ("industry", _ONE_OF, self.industries),
            ("purpose", _ONE_OF, self.purposes),
            ("pledges", _ONE_OF, self.pledges),
            ("guarantees", _ONE_OF, self.guarantees),
            ("rating", _ONE_OF, self.ratings),
            ("titles", _ONE_OF, self.titles),
            ("age", _LEAST, self.age_least),
        )
        for field, relation, value in asked:
            if value is not None and value != frozenset() and value != ENDLESS:
                yield Test(field, relation, value)


_NUMBERS = frozenset({
    "amount_least", "amount_most", "term_least", "term_most", "rate_least", "rate_most", "age_least", "quota"
})  # fmt: skip
_SETS = {
    "regions": "region", "industries": "industry", "purposes": "purpose", "pledges": "pledges",
    "guarantees": "guarantees", "ratings": "rating", "titles": "titles",
}  # fmt: skip


def _fault(name: str, value: Any) -> values.Fault:
    if name in ("amount_most", "term_most") and value == ENDLESS:
        return None
    if name in _NUMBERS:
        return values.number(value)
    if name in _SETS:
        return values.several(_SETS[name], value)
    if name == "capacity":
        return values.count(value)
    return values.conditions(value) if name == "further" else None
