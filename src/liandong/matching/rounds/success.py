"""Success (成交率): in what share of their contacts offers led to credit, which later rounds' scores take in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liandong.matching.rounds.outcome import Pair, Reached, Stage

PRIOR = 4.0
"""So many contacts at the common share are reckoned to each offer before its own: a few tell little."""

_COMMON = 0.5
"""The common share where nobody has met yet."""


@dataclass(frozen=True, slots=True)
class Record:
    """Of an offer: with how many needs there was contact, how many of these credit was approved for, and how many are
    neither approved nor refused yet."""

    contacts: int
    approved: int
    pending: int

    @property
    def decided(self) -> int:
        """Those of which it is known: what is pending counts neither for nor against."""
        return self.contacts - self.pending


def records(found: Mapping[Pair, Reached]) -> dict[str, Record]:
    """The record of each offer, by its code."""
    by_offer: dict[str, list[Reached]] = {}
    for (_, offer), each in sorted(found.items()):
        by_offer.setdefault(offer, []).append(each)
    return {
        offer: Record(
            len(every),
            sum(each.came_to(Stage.APPROVED) for each in every),
            sum(not each.came_to(Stage.APPROVED) and each.stage is not Stage.REFUSED for each in every),
        )
        for offer, every in by_offer.items()
    }


def shares(found: Mapping[str, Record], offers: Iterable[str], prior: float = PRIOR) -> dict[str, float]:
    """For each of these offers the share of decided contacts that led to credit, drawn to that of all by `prior`
    contacts: (approved + prior × common) / (decided + prior). One that nobody met has the common share."""
    decided = sum(each.decided for each in found.values())
    common = sum(each.approved for each in found.values()) / decided if decided else _COMMON
    made = {}
    for offer in offers:
        own = found.get(offer, Record(0, 0, 0))
        made[offer] = (own.approved + prior * common) / (own.decided + prior)
    return made
