"""Lines (对接结果): what a match tells of its pairs, each in words, one after another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.matching.asked import Asked, asked
from liandong.matching.change import stands
from liandong.matching.closest import closest
from liandong.matching.heard import Heard, nobody
from liandong.matching.match import Match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.telling import reasons
from liandong.messages import Words, words
from liandong.rules import Facts


class Fit(StrEnum):
    """How a pair stands: the offer takes the need; it may, for something is not known; one thing keeps them apart,
    which the firm may change, or may not; several do."""

    TAKES = "takes"
    MAY = "may"
    NEAR = "near"
    FIXED = "fixed"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Line:
    """A pair with its fit, its score (0 to 1; None of near misses) and why, in words; `before` is the score
    without outcomes of earlier rounds, None where they change nothing."""

    need: Need
    offer: Offer
    fit: Fit
    score: float | None
    told: tuple[Words, ...]
    before: float | None = None


PLAIN = ("need", "project", "firm", "offer", "product", "institution", "fit", "score", "before", "told")
"""What a line is made of for programs."""


def lines(found: Match, heard: Heard = nobody) -> Iterator[Line]:
    """The lines of each need in turn, made when they are asked for: the best offers that take it, with what their
    scores are made of, those that may, and the nearest misses. `heard` is told of how many needs all lines are made."""
    stand = _Standings(found)
    of_each = [_places(pairs.need, len(found.needs)) for pairs in (found.top, found.possible, found.near)]
    for need, (best, may, missed) in enumerate(zip(*of_each, strict=True)):
        yield from _taking(found, need, best)
        for at in may:
            offer = int(found.possible.offer[at])
            yield _line(found, need, offer, Fit.MAY, float(found.possible.score[at]), stand.told(need, offer))
        for at in missed:
            offer = int(found.near.offer[at])
            fit = Fit.NEAR if found.near.changeable(at) else Fit.FIXED
            yield _line(found, need, offer, fit, None, stand.told(need, offer))
        heard(need + 1, len(found.needs))


def far_lines(found: Match, needs: Sequence[Need]) -> Iterator[Line]:
    """Of needs of the match of which there are no lines: the closest offers, each with all that keeps it from them."""
    places = closest(needs, found.offers, found.on)
    for need, some in zip(needs, places, strict=True):
        for offer in (found.offers[at] for at in some):
            yield Line(need, offer, Fit.FAR, None, tuple(reasons(found.standing(need, offer))))


def _places(needs: NDArray[np.intp], many: int) -> list[range]:
    """Where the pairs of each need stand, which are ordered by need."""
    first = np.searchsorted(needs, np.arange(many + 1)).tolist()
    return [range(one, other) for one, other in pairwise(first)]


class _Standings:
    """How needs and offers stand to one another, what each has and asks being worked out once."""

    def __init__(self, found: Match) -> None:
        self._found = found
        self._asked: dict[int, Asked] = {}
        self._facts: tuple[int, Facts] = -1, {}
        """Of the last need: they are told in turn."""

    def told(self, need: int, offer: int) -> tuple[Words, ...]:
        on = self._found.on
        if self._facts[0] != need:
            self._facts = need, self._found.needs[need].facts(on)
        if offer not in self._asked:
            self._asked[offer] = asked(self._found.offers[offer].rule, on)
        return tuple(reasons(stands(self._asked[offer], self._facts[1], on)))


def _line(found: Match, need: int, offer: int, fit: Fit, score: float | None, told: tuple[Words, ...]) -> Line:
    before = None if score is None else found.before(offer, score)
    return Line(found.needs[need], found.offers[offer], fit, score, told, before)


def _taking(found: Match, need: int, places: range) -> Iterator[Line]:
    """The offers that take a need, with what their scores are made of, by weight; of what nothing is known it is told
    that it counts by half."""
    offers = found.top.offer[places.start : places.stop]
    parts = found.scores.parts(np.full(len(offers), need), offers)
    shares = {name: share for name, share in found.scores.shares.items() if share}
    for row, at in enumerate(places):
        offer = int(offers[row])
        dark = _dark(found, found.needs[need], found.offers[offer])
        told = tuple(_part(name, float(parts[name][row]), share, name in dark) for name, share in shares.items())
        yield _line(found, need, offer, Fit.TAKES, float(found.top.score[at]), told)


def _part(name: str, part: float, share: float, dark: bool) -> Words:
    code = "match.part_dark" if dark else "match.part_told"
    return words(code, part=words(f"match.part_{name}"), worth=f"{100 * part:.0f}", share=f"{share:.0%}")


def _dark(found: Match, need: Need, offer: Offer) -> set[str]:
    """The parts of which nothing is known."""
    known = {
        "rate": offer.rate_least is not None,
        "success": offer.code in found.success,
        "amount": need.amount is not None and offer.amount_most is not None,
        "term": need.term is not None and offer.term_most is not None,
        "region": need.region is not None or not offer.regions,
        "industry": need.industry is not None or not offer.industries,
    }
    return {name for name, held in known.items() if not held}


def plain_line(line: Line, lang: str) -> dict[str, Any]:
    """A line for programs."""
    need, offer = line.need, line.offer
    told = [each.worded(lang) for each in line.told]
    held = (need.code, need.title, need.firm, offer.code, offer.title, offer.institution, line.fit.value, line.score)
    return dict(zip(PLAIN, (*held, line.before, told), strict=True))
