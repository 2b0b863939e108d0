"""Allotment (分配): of a match, which need is proposed to which offer, in a declared mode, and who would rather not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from liandong.matching.assign import Assignment, Edges, Mode, quota, stable, welfare
from liandong.matching.assign.edges import SLACK
from liandong.matching.fields import RATINGS
from liandong.matching.match import Match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.messages import Words, words

HALF = 0.5
"""What an offer may take counts by half beside what it takes: nobody knows yet whether it does."""


class Preference(StrEnum):
    """By what offers rank needs: by the score that the needs rank them by, or by the credit rating of the firm."""

    SAME = "same"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Given:
    """A pair: its score (0 to 1), whether the offer takes the need for `sure` or may, and what it is worth to the need
    and to the offer, 0 to 1; `before` is the score without outcomes of earlier rounds, None where they change
    nothing."""

    need: Need
    offer: Offer
    score: float
    sure: bool
    worth: float
    offer_worth: float
    before: float | None = None

    @property
    def codes(self) -> tuple[str, str]:
        return self.need.code, self.offer.code


@dataclass(frozen=True, slots=True)
class Blocking:
    """A blocking pair (阻塞对): both would rather have each other than what they were given. The need was given
    `instead`, or nothing; the offer would let go `over`, which it likes less, or has room."""

    pair: Given
    instead: Given | None
    over: tuple[Given, ...]

    def told(self) -> Words:
        """Why, in words."""
        instead, over = words("allot.given_nothing"), words("allot.has_room")
        if self.instead is not None:
            instead = words("allot.given_less", offer=self.instead.offer.title)
        if self.over:
            over = words("allot.would_let_go", needs=_row([each.need.title for each in self.over]))
        return words("allot.blocking", need=self.pair.need.title, offer=self.pair.offer.title, instead=instead,
                     over=over)  # fmt: skip


def _row(names: Sequence[str]) -> str | Words:
    if len(names) == 1:
        return names[0]
    return words("match.and_so_on", first=names[0], rest=_row(names[1:]))


@dataclass(frozen=True, slots=True, eq=False)
class Allotment:
    """What was given to whom: the pairs, best first, what they are worth together, the bound of that, and the share of
    the bound (None where nothing can be given). `blocking` counts the blocking pairs.

    `left` are needs that got none of the offers that would take them, `apart` those that no offer takes or may,
    `unknown` those of no known amount, which cannot be set against sums of money (mode `quota`). So many pairs as
    `beyond` stand behind the best that the match tells of each need and were not looked at: the bound is that of the
    others.
    """

    mode: Mode
    preference: Preference
    pairs: tuple[Given, ...]
    value: float
    bound: float
    share: float | None
    blocking: int
    left: tuple[Need, ...]
    apart: tuple[Need, ...]
    unknown: tuple[Need, ...]
    beyond: int
    _possible: tuple[Given, ...] = field(repr=False)
    _assignment: Assignment = field(repr=False)

    def blocking_pairs(self, most: int | None = None) -> list[Blocking]:
        """The blocking pairs, those first by which the need would gain most; at most so many."""
        edges, made = self._assignment.edges, self._assignment.made
        own = {int(edges.needs[edge]): int(edge) for edge in made}
        held: dict[int, list[int]] = {}
        for edge in made.tolist():
            held.setdefault(int(edges.offers[edge]), []).append(edge)
        found = []
        for edge in self._assignment.blocking_edges().tolist():
            instead, pair = own.get(int(edges.needs[edge])), self._possible[edge]
            gain = pair.worth - (self._possible[instead].worth if instead is not None else 0.0)
            found.append((-gain, pair.codes, edge, instead))
        return [
            Blocking(
                self._possible[edge],
                None if instead is None else self._possible[instead],
                tuple(self._possible[each] for each in self._over(edge, held.get(int(edges.offers[edge]), []))),
            )
            for _, _, edge, instead in sorted(found, key=lambda each: each[:2])[:most]
        ]

    def _over(self, edge: int, held: Sequence[int]) -> Iterator[int]:
        """Those that the offer would let go for the pair, the least liked first, until there is room."""
        limits, edges = self._assignment.limits, self._assignment.edges
        offer, wanted = int(edges.offers[edge]), float(limits.uses[edges.needs[edge]])
        places = limits.places[offer] - len(held)
        room = limits.rooms[offer] * (1 + SLACK) - sum(float(limits.uses[edges.needs[each]]) for each in held)
        for each in sorted(held, key=lambda one: (edges.offer_scores[one], -one)):
            if wanted <= room and places >= 1:
                return
            yield each
            room, places = room + float(limits.uses[edges.needs[each]]), places + 1

    def told(self) -> Words:
        """The mode, how many pairs there are, what they are worth, and of what at most; the blocking pairs counted."""
        share = words("allot.no_share") if self.share is None else words("allot.share", share=f"{self.share:.1%}")
        return words(
            "allot.told", mode=words(f"allot.mode_{self.mode}"), preference=words(f"allot.by_{self.preference}"),
            pairs=len(self.pairs), value=f"{100 * self.value:,.1f}", bound=f"{100 * self.bound:,.1f}", share=share,
            blocking=self.blocking,
        )  # fmt: skip


def allot(
    found: Match, mode: Mode = Mode.WELFARE, *, may: bool = True, preference: Preference = Preference.SAME
) -> Allotment:
    """Which need is proposed to which offer: one offer a need at most, and of a round no more needs, nor more money,
    than the offer takes (`Offer.capacity`, in the mode `quota` also `Offer.quota`).

    Of the pairs that the match tells; without `may` only of those that take one another for sure. MatchingError where
    the flow finds no solution.
    """
    pairs = list(candidates(found, may=may, preference=preference))
    unknown = tuple(need for need in found.needs if mode is Mode.QUOTA and not _known(need))
    without = {need.code for need in unknown}
    kept = [each for each in pairs if each.need.code not in without]
    numbers = _numbers(found, kept)
    order = sorted(range(len(kept)), key=lambda at: (numbers[0][at], numbers[1][at]))
    possible = tuple(kept[at] for at in order)
    edges = Edges.of(
        *numbers, [each.worth for each in kept], [each.offer_worth for each in kept],
        many_needs=len(found.needs), many_offers=len(found.offers),
    )  # fmt: skip
    made = _solved(found, mode, edges)
    chosen = sorted((possible[at] for at in made.made.tolist()), key=lambda each: (-each.worth, each.codes))
    given, could = {each.need.code for each in chosen}, {each.need.code for each in pairs}
    beyond = found.eligible - len(found.top) + (found.open - len(found.possible) if may else 0)
    return Allotment(
        mode, preference, tuple(chosen), made.value, made.bound.value, made.share, made.blocking,
        tuple(need for need in found.needs if need.code in could - given - without),
        tuple(need for need in found.needs if need.code not in could | without),
        unknown, beyond, possible, made,
    )  # fmt: skip


def candidates(found: Match, *, may: bool = True, preference: Preference = Preference.SAME) -> Iterator[Given]:
    """All pairs that the match tells, those that may behind those that are sure."""
    for sure, pairs in ((True, found.top), (False, found.possible)):
        if sure or may:
            for need, offer, score in zip(pairs.need.tolist(), pairs.offer.tolist(), pairs.score.tolist(), strict=True):
                yield _given(found, need, offer, score, sure, preference)


def _given(found: Match, at: int, place: int, score: float, sure: bool, preference: Preference) -> Given:
    need, offer = found.needs[at], found.offers[place]
    by = 1.0 if sure else HALF
    liked = score if preference is Preference.SAME else rated(need)
    return Given(need, offer, score, sure, by * score, by * liked, found.before(place, score))


def rated(need: Need) -> float:
    """The credit rating of a need as a number: 1 for the best, 0 for the worst, a half where it is not known."""
    if need.rating not in RATINGS:
        return HALF
    return 1 - RATINGS.index(need.rating) / (len(RATINGS) - 1)


def _known(need: Need) -> bool:
    return need.amount is not None and need.amount > 0


def _numbers(found: Match, pairs: Sequence[Given]) -> tuple[list[int], list[int]]:
    """The places of the needs and of the offers of the pairs."""
    needs = {need.code: at for at, need in enumerate(found.needs)}
    offers = {offer.code: at for at, offer in enumerate(found.offers)}
    return [needs[each.need.code] for each in pairs], [offers[each.offer.code] for each in pairs]


def _solved(found: Match, mode: Mode, edges: Edges) -> Assignment:
    counts = _limits([offer.capacity for offer in found.offers])
    match mode:
        case Mode.WELFARE:
            return welfare(edges, counts)
        case Mode.STABLE:
            return stable(edges, counts)
        case Mode.QUOTA:
            amounts = [float(need.amount) if need.amount is not None else 0.0 for need in found.needs]
            sums = _limits([None if offer.quota is None else float(offer.quota) for offer in found.offers])
            limited = bool(np.isfinite(counts).any())
            return quota(edges, amounts, sums, counts if limited else None)


def _limits(given: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.inf if each is None else float(each) for each in given], dtype=np.float64)
