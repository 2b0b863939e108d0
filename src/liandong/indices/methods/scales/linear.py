"""Scales that shift and stretch: min-max (极差法), z-score (标准化)."""

from dataclasses import dataclass

from liandong.indices.methods import known
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import extent


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """(direction × value - offset) / span × width + base; offset and span (m) are those of the turned values.

    In this order, so that the ends of a min-max scale are met exactly.
    """

    directions: Array
    offset: Array
    span: Array
    width: float
    base: float

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scale."""
        scaled = values * self.directions
        scaled -= self.offset
        scaled /= self.span
        if self.width != 1:
            scaled *= self.width
        if self.base != 0:
            scaled += self.base
        return scaled


@dataclass(frozen=True, slots=True)
class MinMax:
    """The worst of the basis gets `low`, the best `high`; rows outside the basis may lie outside both."""

    low: float = 0.0
    high: float = 100.0

    def fit(self, basis: Array, columns: Columns) -> Linear:
        """Refuses columns that are constant, empty or infinite."""
        least, most = extent(columns.oriented(basis), columns)
        return Linear(columns.directions, least, most - least, self.high - self.low, self.low)


@dataclass(frozen=True, slots=True)
class ZScore:
    """Mean and standard deviation (n - 1) of the basis become these."""

    mean: float = 0.0
    sd: float = 1.0

    def fit(self, basis: Array, columns: Columns) -> Linear:
        """Refuses columns that are constant, empty or infinite."""
        turned = columns.oriented(basis)
        extent(turned, columns)
        return Linear(columns.directions, known.means(turned), known.deviations(turned), self.sd, self.mean)
