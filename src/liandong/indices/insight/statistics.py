"""Each indicator in numbers, and what an auditor would ask about it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array
from liandong.indices.methods.treatment.shape import Shape, SkewKurt, shape_of

AVAILABLE, NOT_ZERO, UNIQUE = 0.65, 0.5, 0.5
"""Below these shares of units an indicator has too few values, too many zeros, too few different values (the limits
that COINr takes)."""


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Of each of m columns: extremes, centre, spread (n - 1), shape, and how many units have a value, a value other
    than 0, a value of their own kind, and the most frequent value. A column without a value has NaN."""

    units: int
    least: Array
    most: Array
    mean: Array
    median: Array
    deviation: Array
    skewness: Array
    kurtosis: Array
    available: NDArray[np.intp]
    not_zero: NDArray[np.intp]
    unique: NDArray[np.intp]
    same: NDArray[np.intp]

    @property
    def scarce(self) -> NDArray[np.bool_]:
        """Too few units have a value."""
        return np.asarray(self.available < AVAILABLE * self.units)

    @property
    def empty(self) -> NDArray[np.bool_]:
        """Too many of the values are 0."""
        return np.asarray(self.not_zero < NOT_ZERO * self.available)

    @property
    def alike(self) -> NDArray[np.bool_]:
        """Too few of the values differ."""
        return np.asarray(self.unique < UNIQUE * self.available)

    @property
    def skewed(self) -> NDArray[np.bool_]:
        """Skewness and kurtosis tell of outliers."""
        return np.asarray(~SkewKurt().passes(Shape(self.skewness, self.kurtosis)))


def described(values: Array) -> Statistics:
    """The statistics of the columns (n, m), each over the units that have a value."""
    lines = [column[~np.isnan(column)] for column in values.T]
    skewness, kurtosis = np.array([_shape(line) for line in lines]).reshape(-1, 2).T
    counts = [np.unique(line, return_counts=True)[1] for line in lines]
    return Statistics(
        units=len(values),
        least=_each(lines, np.min),
        most=_each(lines, np.max),
        mean=_each(lines, np.mean),
        median=_each(lines, np.median),
        deviation=np.array([line.std(ddof=1) if line.size > 1 else np.nan for line in lines]),
        skewness=skewness,
        kurtosis=kurtosis,
        available=np.array([line.size for line in lines]),
        not_zero=np.array([np.count_nonzero(line) for line in lines]),
        unique=np.array([count.size for count in counts]),
        same=np.array([count.max(initial=0) for count in counts]),
    )


def _each(lines: list[Array], taken: Callable[[Array], float]) -> Array:
    return np.array([taken(line) if line.size else np.nan for line in lines])


def _shape(line: Array) -> tuple[float, float]:
    if line.size < 4 or not np.ptp(line):
        return np.nan, np.nan
    found = shape_of(line[None, :], float(line.size), np.array([np.ptp(line)]))
    return float(found.skewness[0]), float(found.kurtosis[0])
