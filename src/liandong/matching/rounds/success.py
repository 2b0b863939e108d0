"""Success (成交率): in what share of their contacts offers led to credit, which later rounds' scores take in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liandong.matching.rounds.outcome import Pair, Reached, Stage

PRIOR = 4.0
"""So many contacts at the common share are reckoned to each offer before its own: a few tell little."""

_UNKNOWN = 0.5
"""The share of which nothing is known; that of all offers is drawn to it."""


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """Of an offer: with how many needs there was contact, how many of these credit was approved for, and how many are
    neither approved nor refused yet."""

    contacts: int
    approved: int
    pending: int

    @property
    def decided(self) -> int:
        """Those of which it is known: what is pending counts neither for nor against."""
        return self.contacts - self.pending


def records(found: Mapping[Pair, Reached]) -> dict[str, TrackRecord]:
    """The record of each offer, by its code."""
    by_offer: dict[str, list[Reached]] = {}
    for (_, offer), each in sorted(found.items()):
        by_offer.setdefault(offer, []).append(each)
    return {
        offer: TrackRecord(
            len(every),
            sum(each.came_to(Stage.APPROVED) for each in every),
            sum(not each.came_to(Stage.APPROVED) and each.stage is not Stage.REFUSED for each in every),
        )
        for offer, every in by_offer.items()
    }


def shares(found: Mapping[str, TrackRecord], offers: Iterable[str], prior: float = PRIOR) -> dict[str, float]:
    """For each of these offers the share of decided contacts that led to credit: (approved + prior × common) / (decided
    + prior), so drawn to the common share by `prior` contacts, as that of all offers is drawn to a half. One that
    nobody met has the common share."""
    every = found.values()
    counts = (sum(each.contacts for each in every), sum(each.approved for each in every))
    common = _drawn(TrackRecord(*counts, sum(each.pending for each in every)), _UNKNOWN, prior)
    return {offer: _drawn(found.get(offer, TrackRecord(0, 0, 0)), common, prior) for offer in offers}


def _drawn(record: TrackRecord, to: float, prior: float) -> float:
    return (record.approved + prior * to) / (record.decided + prior)
