"""The family of power means: arithmetic, geometric, harmonic, and any power between and beyond.

What one child lacks another makes up for: wholly in the arithmetic mean, the less the smaller the power.
"""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.aggregation.mean import average, shares
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import refused
from liandong.indices.methods.scales.scale import require


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The weighted sum, in which children make up for one another wholly."""

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        return average(values, shares(weights, values, columns))


@dataclass(frozen=True, slots=True)
class Geometric:
    """The weighted product; values must be above zero."""

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        parts = shares(weights, values, columns)
        above_zero(values, columns)
        logs = average(np.log(values), parts)
        return np.exp(logs, out=logs)


@dataclass(frozen=True, slots=True)
class Harmonic:
    """The reciprocal of the weighted mean of reciprocals; values must be above zero."""

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        parts = shares(weights, values, columns)
        above_zero(values, columns)
        mean = average(1.0 / values, parts)
        return np.divide(1.0, mean, out=mean)


@dataclass(frozen=True, slots=True)
class Generalised:
    """The mean of this power: 1 arithmetic, 0 geometric, -1 harmonic.

    Values must be above zero, or not below it where the power is above zero.
    """

    power: float = 0.5

    def __post_init__(self) -> None:
        require(bool(np.isfinite(self.power)), "Generalised.power", self.power, "finite")

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        if self.power == 1:
            return Arithmetic()(values, weights, columns)
        if self.power == 0:
            return Geometric()(values, weights, columns)
        parts = shares(weights, values, columns)
        if self.power < 0:
            above_zero(values, columns)
        else:
            not_below_zero(values, columns)
        mean = average(values**self.power, parts)
        return np.power(mean, 1.0 / self.power, out=mean)


def above_zero(values: Array, columns: Columns | None) -> None:
    """IndicatorError for the first value that is zero or less."""
    if values.size and not values.min() > 0:  # the least is NaN where one is missing; then each is looked at
        bad = values <= 0
        if bad.any():
            raise refused("index.not_above_zero", bad, values, columns)


def not_below_zero(values: Array, columns: Columns | None) -> None:
    """IndicatorError for the first value that is less than zero."""
    if values.size and not values.min() >= 0:
        bad = values < 0
        if bad.any():
            raise refused("index.below_zero", bad, values, columns)
