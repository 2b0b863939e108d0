"""How near a value is to the best one, to that of a unit of reference, or to a target (0 is the worst of the basis)."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.linear import Affine
from liandong.indices.methods.scales.scale import extent
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class DistanceToMax:
    """The share of the way from the worst to the best of the basis, 0 to 1."""

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns that are constant, empty or infinite."""
        least, most = extent(columns.oriented(basis), columns)
        return Affine(columns.directions, least, most - least)


@dataclass(frozen=True, slots=True)
class DistanceToReference:
    """The share of the way from the worst of the basis to this unit, which gets 1; above 1 beyond it, unless capped."""

    unit: str
    cap: bool = False

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses a unit that is not one row of the basis, that has no value, or that is itself the worst."""
        turned = columns.oriented(basis)
        least, _ = extent(turned, columns)
        if columns.units.count(self.unit) != 1:
            many = columns.units.count(self.unit)
            raise IndicatorError(words("index.reference_unclear", unit=self.unit, many=many), unit=self.unit)
        row = columns.units.index(self.unit)
        missing, worst = np.isnan(turned[row]), turned[row] == least
        if missing.any():
            raise columns.refuse("index.reference_missing", int(missing.argmax()), row)
        if worst.any():
            raise columns.refuse("index.reference_worst", int(worst.argmax()), row)
        return Affine(columns.directions, least, turned[row] - least, ceiling=1.0 if self.cap else None)


@dataclass(frozen=True, slots=True)
class DistanceToTarget:
    """The share of the way from the worst of the basis to the target, which gets 1; above 1 beyond it, unless capped.

    Targets are those of the columns, in the unit of the indicator.
    """

    cap: bool = False

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns without a target, or whose worst value has reached it."""
        least, _ = extent(columns.oriented(basis), columns)
        target = require_targets(columns) * columns.directions
        reached = target <= least
        if reached.any():
            at = int(reached.argmax())
            raise columns.refuse("index.target_reached", at, target=f"{columns.targets[at]:.6g}")
        return Affine(columns.directions, least, target - least, ceiling=1.0 if self.cap else None)


@dataclass(frozen=True, slots=True, eq=False)
class Fraction:
    """value / best where more is better, best / value where less is; `best` (m) in the unit of the indicator."""

    best: Array
    less: Array
    columns: Columns

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scale; refuses a value of 0 or below where less is better."""
        low = (values <= 0) & (self.less > 0)
        if low.any():
            row, at = (int(place[0]) for place in np.nonzero(low))
            # Rows may be others than those of the basis: then which unit it is, only the caller knows.
            unit = row if len(values) == len(self.columns.units) else None
            raise self.columns.refuse("index.fraction_of_least", at, unit, value=f"{values[row, at]:.6g}")
        powers = np.where(self.less > 0, -1.0, 1.0)
        return np.asarray((values / self.best) ** powers)


@dataclass(frozen=True, slots=True)
class FractionOfMax:
    """The value as a fraction of the greatest of the basis; where less is better, the smallest as a fraction of it.

    So the best gets 1 either way. Ratios need a true zero: nothing of the sort is told of indicators with values below.
    """

    def fit(self, basis: Array, columns: Columns) -> Fraction:
        """Refuses columns with a value below 0, or of which none is above; of 0 too where less is better."""
        low, high = extent(basis, columns)
        less = columns.directions < 0
        negative = low < 0
        if negative.any():
            at = int(negative.argmax())
            row = int(np.nanargmin(basis[:, at]))
            raise columns.refuse("index.fraction_below_zero", at, row, value=f"{low[at]:.6g}")
        fitted = Fraction(np.where(less, low, high), less.astype(float), columns)
        fitted(basis)
        return fitted


def require_targets(columns: Columns) -> Array:
    """The targets (m); refuses a column that has none."""
    lacking = ~np.isfinite(columns.targets)
    if lacking.any():
        raise columns.refuse("index.no_target", int(lacking.argmax()))
    return columns.targets
