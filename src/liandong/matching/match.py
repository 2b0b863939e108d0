"""Match (对接): all needs against all offers on a day: which take which, which may, and what is missing by little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from liandong.errors import MatchingError
from liandong.matching import bits
from liandong.matching.asked import asked
from liandong.matching.candidates import Candidates, candidates
from liandong.matching.change import Standing, standing
from liandong.matching.fields import CHANGEABLE
from liandong.matching.near import nearest
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.postings import postings
from liandong.matching.scores import UNKNOWN, Array, Places, Scores, Weights, scores
from liandong.messages import words

TOP, NEAR = 50, 5

_STEPS = 1_000_000_000
"""Scores are told to nine decimals."""

_OFFER_BITS = 20
MOST_OFFERS = 1 << _OFFER_BITS
"""So many offers are matched at once at most: a million."""


@dataclass(frozen=True, eq=False, slots=True)
class Pairs:
    """Pairs of a need and an offer, by their places, each need's best first; `score` is 0 to 1."""

    need: Places
    offer: Places
    score: Array

    def __len__(self) -> int:
        return len(self.need)


@dataclass(frozen=True, eq=False, slots=True)
class NearMisses:
    """Pairs that one field alone keeps apart, each need's nearest first: the field by its code, whether the firm may
    change it, and how far off it is (`near.distance`)."""

    need: Places
    offer: Places
    field: tuple[str, ...]
    far: Array

    def __len__(self) -> int:
        return len(self.need)

    def changeable(self, at: int) -> bool:
        """Whether the firm may change what is missing."""
        return self.field[at] in CHANGEABLE


@dataclass(frozen=True, eq=False, slots=True)
class Match:
    """The answer: what was asked (`on`, `weights`, `success`: what is known of offers from earlier rounds, by their
    codes), the needs and offers that stood on the day, and what was found. `eligible`, `open` and `near_misses` count
    all pairs, of which the best are told."""

    on: date
    weights: Weights
    success: Mapping[str, float]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    top: Pairs
    possible: Pairs
    near: NearMisses
    eligible: int
    open: int
    near_misses: int
    scores: Scores

    def standing(self, need: Need, offer: Offer) -> Standing:
        """How they stand to one another, exactly."""
        return standing(offer.rule, need.facts(self.on), self.on)

    def before(self, offer: int, score: float) -> float | None:
        """What a score of an offer by its place would be without outcomes of earlier rounds, of which it has the share
        of success: that part at a half. None where they change nothing."""
        known = self.success.get(self.offers[offer].code, UNKNOWN)
        moved = self.scores.shares["success"] * (known - UNKNOWN)
        return score - moved if moved else None

    def parts(self, need: int, offer: int) -> Mapping[str, tuple[float, float]]:
        """Of a pair by its places: what each part of the score is, and its share in the score."""
        found = self.scores.parts(np.array([need]), np.array([offer]))
        return {name: (float(found[name][0]), share) for name, share in self.scores.shares.items()}


def match(
    needs: Sequence[Need],
    offers: Sequence[Offer],
    on: date,
    *,
    weights: Weights | None = None,
    success: Mapping[str, float] | None = None,
    top: int = TOP,
    near: int = NEAR,
) -> Match:
    """All needs against all offers that stand on the day. For each need the `top` best offers that take it, as many
    that may (nothing is known against them, but not all that they ask is known), and the `near` nearest misses.

    One code may be that of several which stand on different days, as of a product that changed. MatchingError for codes
    that come twice on the day, for weights that cannot be used, and for more than a million offers.
    """
    weighed, known = weights or Weights(), dict(success or {})
    standing_needs = tuple(need for need in needs if need.days.hold(on))
    standing_offers = tuple(offer for offer in offers if offer.days.hold(on))
    _once([need.code for need in standing_needs], "match.need_twice")
    _once([offer.code for offer in standing_offers], "match.offer_twice")
    if len(standing_offers) > MOST_OFFERS:
        raise MatchingError(words("match.too_many_offers", offers=len(standing_offers), most=MOST_OFFERS))
    scored = scores(standing_needs, standing_offers, weighed, known)
    facts = [need.facts(on) for need in standing_needs]
    lists = postings(facts, [asked(offer.rule, on) for offer in standing_offers], on)
    best, may, missed, many = [], [], [], np.zeros(3, dtype=np.int64)
    for found in candidates(lists, len(standing_needs), len(standing_offers)):
        many += [bits.count(found.eligible), bits.count(found.open), bits.count(found.near)]
        best.append(_best(found, found.eligible, scored, top))
        may.append(_best(found, found.open, scored, top))
        if near:
            missed.append(nearest(found, near))
    eligible, open_, near_misses = (int(each) for each in many)
    told = _joined(best), _joined(may), _missed(missed, [each.name for each in lists])
    return Match(on, weighed, known, standing_needs, standing_offers, *told, eligible, open_, near_misses, scored)


def _once(codes: Sequence[str], code: str) -> None:
    twice = len(codes) - len(set(codes))
    if twice:
        seen = next(each for each in codes if codes.count(each) > 1)
        raise MatchingError(words(code, code=seen))


def _best(found: Candidates, rows: bits.Bits, scored: Scores, top: int) -> Pairs:
    """The best of each need; of equal ones the offer that stands first. Need, score and offer are put into one number
    each, for numbers are sorted faster than pairs."""
    needs, offers = found.pairs(rows)
    worse = np.rint((1 - scored.of(needs, offers)) * _STEPS).astype(np.int64)
    keys = np.sort((((needs - found.first) * (_STEPS + 1) + worse) << _OFFER_BITS) | offers)
    row, worse = np.divmod(keys >> _OFFER_BITS, _STEPS + 1)
    kept = np.arange(len(keys)) - np.searchsorted(row, row) < top
    return Pairs(row[kept] + found.first, keys[kept] & (MOST_OFFERS - 1), 1 - worse[kept] / _STEPS)


def _joined(parts: Sequence[Pairs]) -> Pairs:
    if not parts:
        nobody = np.zeros(0, dtype=np.intp)
        return Pairs(nobody, nobody, np.zeros(0))
    return Pairs(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("need", "offer", "score")))


def _missed(parts: Sequence[tuple[Places, Places, Places, Array]], fields: Sequence[str]) -> NearMisses:
    if not parts:
        nobody = np.zeros(0, dtype=np.intp)
        return NearMisses(nobody, nobody, (), np.zeros(0))
    need, offer, which, far = (np.concatenate(each) for each in zip(*parts, strict=True))
    return NearMisses(need, offer, tuple(fields[at] for at in which), far)
