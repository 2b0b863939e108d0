"""Two indices of the same units: how alike they are, who moved, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.insight.correlations import Kind, correlate
from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import Ranks, ranks
from liandong.messages import words


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The n units that both indices score, in the order of the first, with their scores and ranks (n, 2).

    Ranks are among these units alone. `only` are the units that one of the two does not score.
    """

    units: tuple[str, ...]
    scores: Array
    ranks: Ranks
    only: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def shifts(self) -> Ranks:
        """By how many places each unit is better off in the second index (n); negative where it fell."""
        return np.asarray(self.ranks[:, 0] - self.ranks[:, 1], dtype=np.int32)

    def correlation(self, kind: Kind) -> float:
        """How alike the scores are (Pearson), or their order (Spearman, Kendall); NaN with fewer than three units."""
        return float(correlate(self.scores[:, :1], self.scores[:, 1:], kind).r[0, 0])

    def moved_most(self, many: int = 10) -> tuple[tuple[str, int], ...]:
        """Up to so many units that changed place, with their shifts, the largest first, then by the first rank."""
        order = np.lexsort((self.ranks[:, 0], -np.abs(self.shifts)))
        moved = ((self.units[at], int(self.shifts[at])) for at in order if self.shifts[at])
        return tuple(moved)[:many]


def compared(units: Sequence[str], scores: Array, other_units: Sequence[str], other_scores: Array) -> Comparison:
    """The comparison over the units that both have and score. IndicatorError where a unit stands twice in one."""
    first, second = _by_unit(units, scores), _by_unit(other_units, other_scores)
    both = tuple(unit for unit in first if unit in second)
    table = np.array([[first[unit], second[unit]] for unit in both]).reshape(len(both), 2)
    placed = ranks(np.ascontiguousarray(table.T)).T
    only = (
        tuple(unit for unit in first if unit not in second),
        tuple(unit for unit in second if unit not in first),
    )
    return Comparison(both, table, placed, only)


def _by_unit(units: Sequence[str], scores: Array) -> dict[str, float]:
    found: dict[str, float] = {}
    for unit, score in zip(units, scores, strict=True):
        if unit in found:
            raise IndicatorError(words("index.unit_twice", unit=unit), unit=unit)
        found[unit] = float(score)
    return {unit: score for unit, score in found.items() if not np.isnan(score)}


def reasons(first: Array, second: Array, unit: int, many: int = 5) -> tuple[tuple[int, float], ...]:
    """Up to so many indicators (columns) that made a unit's lead differ between two indices, with what each did.

    `first` and `second` (n, m) are what the cells add to the scores (`contributions`). Ranks go by what a unit has
    above the others, so each column is told less its mean over the units; over all columns the numbers add up to the
    change of the unit's distance from the mean score.
    """
    moved = (second - second.mean(axis=0)) - (first - first.mean(axis=0))
    order = np.lexsort((np.arange(moved.shape[1]), -np.abs(moved[unit])))
    return tuple((int(at), float(moved[unit, at])) for at in order if moved[unit, at])[:many]
