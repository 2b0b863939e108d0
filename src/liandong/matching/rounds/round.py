"""Round (对接会): needs and offers as they stood on a day, and how they were matched: the same again whenever asked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from liandong.matching.match import NEAR, TOP, Match, match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.rounds.host import Host
from liandong.matching.scores import Array, Places, Weights


@dataclass(frozen=True)
class Round:
    """What a round is computed from: the day, the needs and offers, the weights, the success of each offer in earlier
    rounds by its code, how many are told at most, and who holds it."""

    title: str
    on: date
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    weights: Weights = field(default_factory=Weights)
    success: Mapping[str, float] = field(default_factory=dict)
    top: int = TOP
    near: int = NEAR
    host: Host = field(default_factory=Host)

    def match(self) -> Match:
        """The answer, found once for this object, however often it is asked. MatchingError as `match`."""
        return self._answer

    @cached_property
    def _answer(self) -> Match:
        return match(
            self.needs, self.offers, self.on,
            weights=self.weights, success=self.success, top=self.top, near=self.near,
        )  # fmt: skip


def digest(found: Match) -> str:
    """Of all that is told: the pairs by their codes, scores and distances to nine decimals."""
    told = hashlib.sha256()
    for pairs in (found.top, found.possible):
        _add(told, found, pairs.need, pairs.offer, pairs.score)
    _add(told, found, found.near.need, found.near.offer, found.near.far)
    told.update("\0".join(found.near.field).encode())
    told.update(f"{found.eligible} {found.open} {found.near_misses}".encode())
    return told.hexdigest()


def _add(told: "hashlib._Hash", found: Match, needs: Places, offers: Places, numbers: Array) -> None:
    for need, offer, number in zip(needs.tolist(), offers.tolist(), numbers.tolist(), strict=True):
        told.update(f"{found.needs[need].code}\0{found.offers[offer].code}\0{number:.9f}\n".encode())
