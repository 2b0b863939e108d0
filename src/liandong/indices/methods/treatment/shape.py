"""How the values of an indicator are spread: skewness and kurtosis, and the check that rests on them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array

_VANISHED = 1e-120
"""A sum of squares, of lines that were brought to a span of 1, of which fourth powers cannot be told any more."""


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
    """The shape of each line (m, n), of which `many` (m) are known and reach over `span` (m).

    At least four must be known; a number instead of an array says that all are. A line without span gets NaN.
    """
    flat = None if span.all() else span == 0
    # What is left of a line when it is brought to a span of 1 has powers that neither overflow nor vanish.
    centred = lines * (1 / (span if flat is None else np.where(flat, 1.0, span)))[:, np.newaxis]
    centred = _less(centred, _mean(centred, many), isinstance(many, float))
    squares = centred * centred
    second = squares.sum(axis=1)
    if flat is not None:
        second[flat] = np.nan
    return _corrected(second, np.vecdot(squares, centred), np.vecdot(squares, squares), many)


def shapes_cut(falling: Array, points: int, many: Array | float, span: Array) -> Shape:
    """The shapes (m, points + 1) that lines (m, n) have when their greatest 0, 1, … values are brought to the next.

    Lines fall, and more than `points` + 1 of each are known. NaN where nothing is left that differs.

    Only those values are worked on that may move; what the others add to the moments is the same at each step.
    """
    lines = falling / span[:, np.newaxis]
    resting = lines[:, points:]
    middle = _mean(resting, many - points)
    centred = _less(resting, middle, isinstance(many, float))
    squares = centred * centred
    # Of the points that may move, k stand at the k-th value, and the others where they were.
    powers = np.empty((4, len(lines), points + 1))
    np.subtract(lines[:, : points + 1], middle[:, np.newaxis], out=powers[0])
    np.multiply(powers[0], powers[0], out=powers[1])
    np.multiply(powers[1], powers[:2], out=powers[2:])
    sums = powers * np.arange(points + 1.0)
    sums[:, :, :points] += powers[:, :, points - 1 :: -1].cumsum(axis=2)[:, :, ::-1] if points else 0.0
    raw1, raw2, raw3, raw4 = sums
    raw2 += squares.sum(axis=1)[:, np.newaxis]
    raw3 += np.vecdot(squares, centred)[:, np.newaxis]
    raw4 += np.vecdot(squares, squares)[:, np.newaxis]
    each = many if isinstance(many, float) else many[:, np.newaxis]
    shift = raw1 / each
    shifted = raw1 * shift
    second = raw2 - shifted
    second[second < _VANISHED] = np.nan
    third = raw3 - shift * (3 * raw2 - 2 * shifted)
    fourth = raw4 - shift * (4 * raw3 - shift * (6 * raw2 - 3 * shifted))
    return _corrected(second, third, fourth, each)


def _mean(lines: Array, many: Array | float) -> Array:
    """Of what is known of each line (m, n)."""
    return np.asarray((lines.sum(axis=1) if isinstance(many, float) else np.nansum(lines, axis=1)) / many)


def _less(lines: Array, middle: Array, complete: bool) -> Array:
    """Distances (m, n) from the middle of each line (m); 0 where nothing is known."""
    distances = lines - middle[:, np.newaxis]
    return distances if complete else np.nan_to_num(distances, copy=False)


def _corrected(second: Array, third: Array, fourth: Array, many: Array | float) -> Shape:
    """Skewness and kurtosis from the sums of powers of the distances from the mean."""
    double = second * second
    skewness = third * (many / (many - 2) * (many - 1) ** 0.5) / np.sqrt(double * second)
    stretch = (many - 1) / ((many - 2) * (many - 3))
    return Shape(skewness, fourth * (many * (many + 1) * stretch) / double - 3 * (many - 1) * stretch)
