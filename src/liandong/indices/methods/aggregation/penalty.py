"""Means that are lowered where the children of a node are unlike: what is uneven cannot be made up for."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation.mean import average, shares
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import named
from liandong.indices.methods.scales.scale import require
from liandong.indices.methods.weights.given import equal
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class MPI:
    """The Mazziotta-Pareto index: the mean, less (`-`) or more (`+`) its spread times its coefficient of variation.

    `-` where more is better, `+` where the index measures a harm. For values of mean 100 and deviation 10
    (`ZScore(100, 10)`); the mean of each unit must be above zero. The deviation among k children divides by k.
    Source: De Muro, Mazziotta and Pareto 2011, Social Indicators Research 104:1.
    """

    sign: Literal["-", "+"] = "-"

    def __post_init__(self) -> None:
        require(self.sign in ("-", "+"), "MPI.sign", self.sign, "- / +")

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        parts = shares(weights, values, columns)
        middle = average(values, equal(values.shape[-1]))
        apart = values - middle[..., None]
        shift = average(apart, parts)
        mean = middle + shift
        if mean.size and not mean.min() > 0 and (mean <= 0).any():
            at = tuple(np.argwhere(mean <= 0)[0])
            unit = named(columns, values).units[at[-1]]
            raise IndicatorError(words("index.mean_not_above_zero", unit=unit, value=f"{mean[at]:g}"), unit=unit)
        spread = np.maximum(average(apart * apart, parts) - shift * shift, 0.0)
        lost: Array = spread / mean
        return mean + lost if self.sign == "+" else mean - lost


@dataclass(frozen=True, slots=True)
class AMPI(MPI):
    """The adjusted Mazziotta-Pareto index, which can be compared over time: the same, of values from 70 to 130.

    These come from goalposts around a reference year (`Goalposts`), so that 100 is the reference.
    Source: Mazziotta and Pareto 2016, Social Indicators Research 127:983.
    """


@dataclass(frozen=True, slots=True)
class Lowest:
    """Between the mean and the lowest child: mean - alpha (sqrt((mean - lowest)^2 + beta^2) - beta).

    `alpha` from 0 (the mean) to 1, `beta` from 0 (with alpha 1: the lowest child alone) up, the larger the nearer
    to the mean. A child of weight 0 does not count. Source: Casadio Tarabusi and Guarini 2013, Social Indicators
    Research 112:19.
    """

    alpha: float = 1.0
    beta: float = 0.0

    def __post_init__(self) -> None:
        require(0 <= self.alpha <= 1, "Lowest.alpha", self.alpha, "0–1")
        require(0 <= self.beta < np.inf, "Lowest.beta", self.beta, ">= 0")

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        parts = shares(weights, values, columns)
        mean = average(values, parts)
        counted = values if parts.all() else np.where(parts[..., None, :] > 0, values, np.nan)
        gap = mean - np.fmin.reduce(counted, axis=-1)
        found: Array = mean - self.alpha * (np.sqrt(gap * gap + self.beta * self.beta) - self.beta)
        return found
