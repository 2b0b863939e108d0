"""Places (名次): the units of an index in order, each with how sure its rank is, and its rise or fall."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.index import Index
from liandong.indices.studies.spread import Spread

ENDS = (0.05, 0.95)
"""The ends of rank intervals: nine of ten replications lie between them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in the ranking: score and rank (0 where there is none), the interval of the rank, how likely it is among
    the best; where there is an earlier period, by how many places it rose and in what share of the replications it
    moved the same way."""

    unit: str
    name: str
    score: float
    rank: int
    low: int
    high: int
    top: float
    rose: int | None
    sure: float | None

    @property
    def interval(self) -> str:
        """The interval of the rank, one number where both ends are the same; empty where there is none."""
        if not self.low:
            return ""
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def places_of(spread: Spread, index: Index, node: str, period: str, best: int) -> list[Place]:
    """The units in the order of their ranks at a node, those without one last. Where the study did not tell of the
    node, intervals are the ranks themselves, and no chance is known."""
    frame, known = index.frame, node in spread.nodes
    scores, ranks = index.score(node, period), index.rank(node, period)
    low, high = (spread.quantile(end, node, period) if known else ranks for end in ENDS)
    top = spread.top(best, node, period) if known else np.full(len(ranks), np.nan)
    since = before(frame.periods, period)
    was = index.rank(node, since) if since is not None else np.zeros_like(ranks)
    found = []
    for at, unit in enumerate(frame.units):
        rose = int(was[at] - ranks[at]) if was[at] and ranks[at] else None
        sure = _same_way(spread, node, (since, period), at, rose) if rose and since is not None and known else None
        found.append(
            Place(unit, frame.name(unit), float(scores[at]), int(ranks[at]), int(low[at]), int(high[at]),
                  float(top[at]), rose, sure)
        )  # fmt: skip
    order = {unit: at for at, unit in enumerate(frame.units)}
    return sorted(found, key=lambda place: (place.rank == 0, place.rank, order[place.unit]))


def _same_way(spread: Spread, node: str, periods: tuple[str, str], unit: int, rose: int) -> float | None:
    """In what share of the replications the unit rose, or fell, as it did in the ranking; None where these are not
    kept one by one."""
    if spread.ranks is None:
        return None
    every = spread.nominal.frame.periods
    was, now = (
        spread.ranks[:, every.index(period), spread.nodes.index(node), unit].astype(np.int64) for period in periods
    )
    both = (was > 0) & (now > 0)
    return float(np.mean(np.sign(was - now)[both] == np.sign(rose))) if both.any() else None


def before(periods: tuple[str, ...], period: str) -> str | None:
    """The period before this one; None for the first."""
    at = periods.index(period)
    return periods[at - 1] if at else None


def best_of(units: int) -> int:
    """The best so many of which a chance is told."""
    return 10 if units >= 20 else max(1, units // 3)
