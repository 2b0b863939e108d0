"""How the values of an indicator are spread: skewness and kurtosis, and the check that rests on them."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Skewness and excess kurtosis of columns (m), both corrected for bias; NaN of a constant one, which has neither.

    As G1 and G2 of D. N. Joanes and C. A. Gill, Comparing measures of sample skewness and kurtosis,
    The Statistician 47 (1998); the same as in spreadsheets.
    """

    skewness: Array
    kurtosis: Array


@dataclass(frozen=True, slots=True)
class SkewKurt:
    """A column passes whose skewness is below `skewness` on either side, or whose kurtosis is below `kurtosis`.

    Usual in audits of the JRC (OECD/JRC, Handbook on Constructing Composite Indicators, 2008).
    """

    skewness: float = 2.0
    kurtosis: float = 3.5

    def passes(self, shape: Shape) -> NDArray[np.bool_]:
        """Which columns (m) pass; constant ones do, for they have no outliers."""
        far = np.abs(shape.skewness) >= self.skewness
        return np.asarray(~(far & (shape.kurtosis >= self.kurtosis)))


def shape_of(lines: Array, many: Array | float, span: Array) -> Shape:
    """The shape of each line (..., n), of which `many` (...) are known and reach over `span` (...).

    At least four must be known; a number instead of an array says that all are. A line without span gets NaN.
    """
    flat = None if span.all() else span == 0
    # What is left of a line when it is brought to a span of 1 has powers that neither overflow nor vanish.
    centred = lines * (1 / (span if flat is None else np.where(flat, 1.0, span)))[..., np.newaxis]
    correction: Array | float
    if isinstance(many, float):
        centred -= (centred.sum(axis=-1) / many)[..., np.newaxis]
        correction = many * math.sqrt(many - 1) / (many - 2)
    else:
        centred -= (np.nansum(centred, axis=-1) / many)[..., np.newaxis]
        np.nan_to_num(centred, copy=False)
        correction = many * np.sqrt(many - 1) / (many - 2)
    squares = centred * centred
    second = squares.sum(axis=-1)
    if flat is not None:
        second[flat] = np.nan
    double = second * second
    skewness = np.vecdot(squares, centred) * correction / np.sqrt(double * second)
    stretch = (many - 1) / ((many - 2) * (many - 3))
    kurtosis = np.vecdot(squares, squares) * (many * (many + 1) * stretch) / double - 3 * (many - 1) * stretch
    return Shape(skewness, kurtosis)
