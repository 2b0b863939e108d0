"""Attribution (敏感性分解): how much of the uncertainty of ranks hangs on which factor."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import no_period
from liandong.indices.methods.columns import Array
from liandong.indices.methods.sobol import Bounds, Indices, bounds, indices
from liandong.messages import words

RESAMPLED = 200
"""How often the draws are resampled for an interval."""

LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Share:
    """What one factor answers for of the variance of an output: alone (`first`), and with all that it joins in
    (`total`); each with the interval that resampling the draws gives it at 90 %."""

    factor: str
    first: float
    total: float
    first_within: tuple[float, float]
    total_within: tuple[float, float]


@dataclass(frozen=True, eq=False, slots=True)
class Sample:
    """Ranks of two independent samples (N, t, nodes, n) and of the mixed ones (d, N, t, nodes, n); `nominal` (t,
    nodes, n) is that with nothing varied. 0 is a unit without rank."""

    a: Array
    b: Array
    ab: Array
    nominal: Array

    def change(self) -> tuple[Array, Array, Array]:
        """How far ranks of all units are from the nominal ones on average, (N, t, nodes) and (d, N, t, nodes)."""
        a, b, ab = (self._from_nominal(each) for each in (self.a, self.b, self.ab))
        return a, b, ab

    def _from_nominal(self, ranks: Array) -> Array:
        both = (ranks > 0) & (self.nominal > 0)
        many = np.maximum(both.sum(axis=-1), 1)
        moved: Array = np.where(both, np.abs(ranks - self.nominal), 0.0).sum(axis=-1) / many
        return moved


@dataclass(frozen=True, eq=False, slots=True)
class Attribution:
    """Sobol indices of the `factors`, from N = `base` draws: of how far ranks move on average, and of each unit's rank.

    Where there was no variance at all (a rank that never moves) a share is NaN.
    """

    factors: tuple[str, ...]
    nodes: tuple[str, ...]
    periods: tuple[str, ...]
    units: tuple[str, ...]
    base: int
    sample: Sample

    def of_rank_change(self, node: str = "", period: str | None = None) -> tuple[Share, ...]:
        """The shares of each factor in the mean absolute change of rank, at a node and in a period (the last ones if
        none are named)."""
        at = self._at(node, period)
        a, b, ab = self.sample.change()
        return self._shares(a[(slice(None), *at)], b[(slice(None), *at)], ab[(slice(None), slice(None), *at)])

    def of_unit(self, unit: str, node: str = "", period: str | None = None) -> tuple[Share, ...]:
        """The shares of each factor in the rank of a unit. IndicatorError for one that is not there."""
        if unit not in self.units:
            raise IndicatorError(words("index.unit_unknown", unit=unit, there=", ".join(self.units)), unit=unit)
        at = (*self._at(node, period), self.units.index(unit))
        held = self.sample
        return self._shares(
            held.a[(slice(None), *at)], held.b[(slice(None), *at)], held.ab[(slice(None), slice(None), *at)]
        )

    def of_all_units(self, node: str = "", period: str | None = None) -> Indices:
        """First and total order (d, n) of the ranks of all units, without intervals."""
        at = self._at(node, period)
        held = self.sample
        return indices(held.a[(slice(None), *at)], held.b[(slice(None), *at)], held.ab[(slice(None), slice(None), *at)])

    @property
    def widest(self) -> float:
        """The width of the widest interval of the rank change of the last node and period: 0.05 is taken for converged,
        and it is 0 where no rank ever moves."""
        shares = self.of_rank_change()
        widths = [high - low for share in shares for low, high in (share.first_within, share.total_within)]
        return float(max((width for width in widths if not np.isnan(width)), default=0.0))

    def _shares(self, a: Array, b: Array, ab: Array) -> tuple[Share, ...]:
        found: Indices = indices(a, b, ab)
        within: Bounds = bounds(a, b, ab, times=RESAMPLED, level=LEVEL)
        return tuple(
            Share(
                factor,
                float(found.first[at]),
                float(found.total[at]),
                (float(within.first[0, at]), float(within.first[1, at])),
                (float(within.total[0, at]), float(within.total[1, at])),
            )
            for at, factor in enumerate(self.factors)
        )

    def _at(self, node: str, period: str | None) -> tuple[int, int]:
        if node and node not in self.nodes:
            raise IndicatorError(words("index.not_told", code=node, there=", ".join(self.nodes)), indicator=node)
        if period is not None and period not in self.periods:
            raise IndicatorError(no_period(period, self.periods), period=period)
        when = -1 if period is None else self.periods.index(period)
        return when, self.nodes.index(node) if node else -1
