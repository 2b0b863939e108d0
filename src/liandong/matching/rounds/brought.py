"""Brought (成效): what a round brought, counted in pairs of a need and an offer and in sums of money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liandong.matching.rounds.outcome import SUMMED, Pair, Reached, Stage
from liandong.matching.rounds.round import Round


@dataclass(frozen=True, slots=True)
class Brought:
    """Of a round, or of several together: how many needs and offers there were, and how many pairs came to each stage.

    A pair of which anything was stated had contact; who was paid had been approved; that a firm let its data be looked
    at counts only where it was stated. `sums` are in 万元, each of those pairs of a stage that tell one; `untold` are
    those that tell none. `pending` are neither approved nor refused; `met` counts needs that credit was approved for.
    """

    title: str
    on: date
    needs: int
    offers: int
    stages: Mapping[Stage, int]
    sums: Mapping[Stage, Decimal]
    untold: Mapping[Stage, int]
    pending: int
    met: int

    @property
    def share(self) -> float | None:
        """The share of contacts that led to credit among those decided; None where none is decided."""
        decided = self.stages[Stage.CONTACT] - self.pending
        return self.stages[Stage.APPROVED] / decided if decided else None


def brought(round_: Round, found: Mapping[Pair, Reached]) -> Brought:
    """What a round brought by the day by which its pairs had come so far."""
    held = [need for need in round_.needs if need.days.hold(round_.on)]
    shown = [offer for offer in round_.offers if offer.days.hold(round_.on)]
    every = [found[pair] for pair in sorted(found)]
    stages = {stage: sum(_came_to(each, stage) for each in every) for stage in Stage}
    sums: dict[Stage, Decimal] = {}
    untold: dict[Stage, int] = {}
    for stage in SUMMED:
        told = [each.sums[stage] for each in every if stage in each.sums]
        if told:
            sums[stage] = sum(told, Decimal())
        untold[stage] = stages[stage] - len(told)
    pending = stages[Stage.CONTACT] - stages[Stage.APPROVED] - stages[Stage.REFUSED]
    met = {need for (need, _), each in found.items() if each.came_to(Stage.APPROVED)}
    return Brought(round_.title, round_.on, len(held), len(shown), stages, sums, untold, pending, len(met))


def _came_to(pair: Reached, stage: Stage) -> bool:
    match stage:
        case Stage.CONTACT:
            return True
        case Stage.AUTHORISED:
            return stage in pair.days
        case Stage.REFUSED:
            return pair.stage is stage
    return pair.came_to(stage)


def together(every: Sequence[Brought], title: str = "") -> Brought:
    """Several rounds as one, of the day of the last; a need that stood in several counts in each."""
    return Brought(
        title,
        max((each.on for each in every), default=date.min),
        sum(each.needs for each in every),
        sum(each.offers for each in every),
        {stage: sum(each.stages[stage] for each in every) for stage in Stage},
        {stage: sum((each.sums[stage] for each in every if stage in each.sums), Decimal())
         for stage in SUMMED if any(stage in each.sums for each in every)},
        {stage: sum(each.untold[stage] for each in every) for stage in SUMMED},
        sum(each.pending for each in every),
        sum(each.met for each in every),
    )  # fmt: skip
