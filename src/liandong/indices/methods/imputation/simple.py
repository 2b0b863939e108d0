"""Fillings from the same indicator in the same period: mean, median, those of a group of units, a constant."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods import known
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation.fill import Sides
from liandong.indices.methods.scales.scale import require, require_finite
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class ByMean:
    """The mean of the other units in that period."""

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        return _spread(np.stack([known.means(of_period) for of_period in values]), values)


@dataclass(frozen=True, slots=True)
class ByMedian:
    """The median of the other units in that period."""

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        return _spread(np.stack([known.medians(of_period) for of_period in values]), values)


@dataclass(frozen=True, slots=True)
class ByGroup:
    """The mean or median of the units of the same group in that period; `by` is the name of the grouping.

    Units in no group, and groups of which nothing is known, get no proposal.
    """

    by: str
    measure: Literal["mean", "median"] = "mean"

    def __post_init__(self) -> None:
        require(self.measure in ("mean", "median"), "ByGroup.measure", self.measure, "mean / median")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m); refuses a grouping that is not among those of the units."""
        labels = sides.groups.get(self.by)
        if labels is None or len(labels) != values.shape[1]:
            there = ", ".join(sides.groups) or "-"
            raise IndicatorError(words("index.no_grouping", grouping=self.by, there=there))
        measure = known.means if self.measure == "mean" else known.medians
        proposed = np.full(values.shape, np.nan)
        of = np.asarray(labels, dtype=object)
        for label in sorted({label for label in labels if label}):
            members = np.flatnonzero(of == label)
            for period, of_period in enumerate(values):
                proposed[period, members] = measure(of_period[members])
        return proposed


@dataclass(frozen=True, slots=True)
class BySiblings:
    """The mean or median of the unit in the other indicators under the same node, each laid on its own range first.

    So a unit that is weak in what stands beside the gap is filled as weak here too; directions are minded. Indicators
    that are constant in the period, or have no sibling of which anything is known, get no proposal.
    """

    measure: Literal["mean", "median"] = "mean"

    def __post_init__(self) -> None:
        require(self.measure in ("mean", "median"), "BySiblings.measure", self.measure, "mean / median")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m); refuses to guess which indicators are siblings."""
        if len(sides.parents) != values.shape[2]:
            raise IndicatorError(words("index.no_parents"))
        turned = values * sides.columns.directions
        low, high = np.fmin.reduce(turned, axis=1, keepdims=True), np.fmax.reduce(turned, axis=1, keepdims=True)
        span = np.where(high > low, high - low, np.nan)
        placed = (turned - low) / span
        measure = known.means if self.measure == "mean" else known.medians
        proposed = np.full(values.shape, np.nan)
        of = np.asarray(sides.parents, dtype=object)
        for parent in sorted(set(sides.parents)):
            children = np.flatnonzero(of == parent)
            for period, of_period in enumerate(placed):
                proposed[period][:, children] = measure(of_period[:, children].T)[:, np.newaxis]
        return (proposed * span + low) * sides.columns.directions


@dataclass(frozen=True, slots=True)
class Constant:
    """One value for every gap: where a gap means none, as with counts of what did not happen."""

    value: float = 0.0

    def __post_init__(self) -> None:
        require_finite("Constant", value=self.value)

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        return np.full(values.shape, self.value)


def _spread(of_periods: Array, values: Array) -> Array:
    return np.broadcast_to(of_periods[:, np.newaxis, :], values.shape)
