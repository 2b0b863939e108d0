"""Scores (评分): how well an offer that takes a need suits it, from parts of 0 to 1 whose weights are stated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from liandong.errors import MatchingError
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.postings import distinct, lying
from liandong.messages import words
from liandong.rules import Kind
from liandong.vocabulary import gazetteer, industries

Array = NDArray[np.float64]
Places = NDArray[np.intp]

UNKNOWN = 0.5
"""A part of which nothing is known counts neither for nor against."""

_CLOSE = {"country": 0.0, "province": 1 / 3, "group": 1 / 3, "prefecture": 2 / 3}
"""How closely an offer for a region is made for who is in it; 1 for anything smaller."""

_MADE_FOR = {"section": 1 / 3, "division": 2 / 3, "group": 1.0, "class": 1.0}


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of a score weighs, in relation to the others.

    `rate`: 1 for the lowest rate of all offers, 0 for the highest. `region`, `industry`: 0 for an offer to all, 1/3 for
    one to the province (section), 2/3 to the city (division), 1 to the district (group). `amount`, `term`: the share of
    the most that an offer gives which the need leaves free; 1 where that is told to have no end, and UNKNOWN where
    either is not stated, for who tells nothing has not the most room. `success`: in what share of earlier rounds'
    contacts the offer led to credit.
    """

    rate: float = 3
    region: float = 2
    industry: float = 2
    amount: float = 1
    term: float = 1
    success: float = 1

    def __post_init__(self) -> None:
        for part in PARTS:
            if not 0 <= getattr(self, part) < np.inf:
                raise MatchingError(words("match.weight_unsound", part=words(f"match.part_{part}"),
                                          weight=f"{getattr(self, part):g}"))  # fmt: skip
        total = sum(getattr(self, part) for part in PARTS)
        if not 0 < total < np.inf:
            raise MatchingError(words("match.weights_zero" if total == 0 else "match.weights_large"))

    def shares(self) -> dict[str, float]:
        """The weights, summing to 1."""
        total = sum(getattr(self, part) for part in PARTS)
        return {part: getattr(self, part) / total for part in PARTS}


PARTS = tuple(field.name for field in fields(Weights))


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """The parts of each pair, reckoned when they are asked for."""

    shares: Mapping[str, float]
    rate: Array
    success: Array
    most: Mapping[str, Array]
    """Of amount and term: the most that each offer (m) gives."""
    wanted: Mapping[str, Array]
    """Of amount and term: what each need (n) wants."""
    place: Mapping[str, tuple[Places, Array]]
    """Of region and industry: the row of each need (n), and how closely each offer (d, m) is made for it."""

    def parts(self, needs: Places, offers: Places) -> dict[str, Array]:
        """Each part of these pairs, 0 to 1."""
        found = {"rate": self.rate[offers], "success": self.success[offers]}
        for name in ("amount", "term"):
            left = 1 - self.wanted[name][needs] / self.most[name][offers]
            found[name] = np.where(np.isnan(left), UNKNOWN, np.clip(left, 0, 1))
        for name in ("region", "industry"):
            row, close = self.place[name]
            found[name] = close[row[needs], offers]
        return found

    def of(self, needs: Places, offers: Places) -> Array:
        """The scores of these pairs, 0 to 1."""
        parts = self.parts(needs, offers)
        total = np.zeros(len(needs))
        for name in PARTS:
            total += self.shares[name] * parts[name]
        return total


def scores(
    needs: Sequence[Need], offers: Sequence[Offer], weights: Weights, success: Mapping[str, float] | None = None
) -> Scores:
    """How the pairs of these are scored. `success` is the share of earlier contacts that led to credit, by the code of
    the offer; 0.5 where there is none."""
    known = success or {}
    return Scores(
        weights.shares(),
        _cheapness([offer.rate_least for offer in offers]),
        np.array([known.get(offer.code, UNKNOWN) for offer in offers]),
        {
            "amount": _numbers([offer.amount_most for offer in offers], np.nan),
            "term": _numbers([offer.term_most for offer in offers], np.nan),
        },
        {
            "amount": _numbers([need.amount for need in needs], np.nan),
            "term": _numbers([need.term for need in needs], np.nan),
        },
        {
            "region": _closeness(Kind.REGION, [need.region for need in needs], [each.regions for each in offers]),
            "industry": _closeness(
                Kind.INDUSTRY, [need.industry for need in needs], [each.industries for each in offers]
            ),
        },
    )


def _numbers(values: Sequence[Decimal | None], missing: float) -> Array:
    return np.array([missing if value is None else float(value) for value in values])


def _cheapness(rates: Sequence[Decimal | None]) -> Array:
    held = _numbers(rates, np.nan)
    if np.isnan(held).all():
        return np.full(len(held), UNKNOWN)
    low, high = np.nanmin(held), np.nanmax(held)
    cheap = (high - held) / (high - low) if high > low else np.where(np.isnan(held), np.nan, 1.0)
    return np.where(np.isnan(cheap), UNKNOWN, cheap)


def _closeness(kind: Kind, held: Sequence[str | None], offered: Sequence[frozenset[str]]) -> tuple[Places, Array]:
    values, row = distinct(held)
    listed = sorted({code for each in offered for code in each})
    level = np.array([_level(kind, code) for code in listed])
    inside, _ = lying(kind, [value for value in values if value is not None], listed)
    close = np.zeros((len(values), len(offered)))
    at = {code: place for place, code in enumerate(listed)}
    for offer, each in enumerate(offered):
        if each:
            columns = [at[code] for code in sorted(each)]
            close[: len(inside), offer] = (inside[:, columns] * level[columns]).max(axis=1)
            close[len(inside) :, offer] = UNKNOWN
    return row, close


def _level(kind: Kind, code: str) -> float:
    if kind is Kind.REGION:
        return _CLOSE.get(gazetteer.region(code).level, 1.0)
    return _MADE_FOR[industries.industry(code).level]
