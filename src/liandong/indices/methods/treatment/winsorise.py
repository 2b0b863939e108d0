"""Winsorising (缩尾): outliers are brought to the next value, one point after another, until the check is passed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.treatment.remedy import Changed, Lines, Mark
from liandong.indices.methods.treatment.shape import Shape, SkewKurt, shape_of


@dataclass(frozen=True, slots=True)
class Winsorise:
    """Up to so many points, at each step on the side to which the column is skewed.

    Never more: of values that are tied either all fit within the limit or none is moved, so that no unit is treated
    otherwise than its equal. A column is never made constant.
    """

    points: int = 5

    def __call__(self, values: Array, lines: Lines, columns: Columns, check: SkewKurt) -> Changed:
        """The columns (n, f) between the limits that the search found, or the last that it tried."""
        floor, ceiling, shape = self._limits(lines, check)
        within = np.minimum(np.maximum(values, floor), ceiling)  # both keep NaN
        marks = (within < values) * np.int8(Mark.HIGH) + (within > values) * np.int8(Mark.LOW)
        return Changed(within, marks, shape)

    def _limits(self, lines: Lines, check: SkewKurt) -> tuple[Array, Array, Shape]:
        """Lowest and highest value (f) that are left, and the shape (f) that comes of it.

        Nearly always all steps are on one side: then the steps are tried all at once. Columns skewed downwards are
        mirrored, so that this side is above.
        """
        down = lines.shape.skewness < 0
        facing = lines.ordered
        if down.any():
            facing = facing.copy()
            facing[down] = np.sort(-facing[down], axis=1)
        tops, tried = self._steps(facing, lines)
        spread = tops > facing[:, :1]
        done = check.passes(tried) & spread
        reach = self.points if spread.all() else spread.sum(axis=1) - 1
        last = np.where(done.any(axis=1), done.argmax(axis=1), reach)
        at = np.arange(len(last)), last
        ceiling, floor = tops[at], lines.low.copy()
        floor[down], ceiling[down] = -ceiling[down], lines.high[down]
        shape = Shape(tried.skewness[at], tried.kurtosis[at])
        shape.skewness[down] *= -1
        if not (tried.skewness > 0).all():
            over = (tried.skewness < 0) | (down[:, np.newaxis] & (tried.skewness == 0))
            over &= np.arange(tops.shape[1]) < last[:, np.newaxis]
            for line in np.flatnonzero(over.any(axis=1)):
                floor[line], ceiling[line], one = _on_both_sides(lines.pick(np.array([line])), check, self.points)
                shape.skewness[line], shape.kurtosis[line] = one.skewness[0], one.kurtosis[0]
        return floor, ceiling, shape

    def _steps(self, facing: Array, lines: Lines) -> tuple[Array, Shape]:
        """The highest value left, and the shape, after each number of points from none (f, points + 1)."""
        places = lines.many.astype(np.intp)[:, np.newaxis] - np.arange(1, self.points + 2)
        tops = facing[np.arange(len(facing))[:, np.newaxis], np.maximum(places, 0)]
        cut = np.minimum(facing[:, np.newaxis, :], tops[:, 1:, np.newaxis])
        known = lines.known
        many = known if isinstance(known, float) else known[:, np.newaxis]
        tried = shape_of(cut, many, tops[:, 1:] - facing[:, :1])
        before = np.abs(lines.shape.skewness)[:, np.newaxis], lines.shape.kurtosis[:, np.newaxis]
        return tops, Shape(
            np.concatenate((before[0], tried.skewness), axis=1), np.concatenate((before[1], tried.kurtosis), axis=1)
        )


def _on_both_sides(line: Lines, check: SkewKurt, points: int) -> tuple[float, float, Shape]:
    """Limits and shape of one column which is skewed now to the one side and now to the other: step by step."""
    known = line.ordered[0, : int(line.many[0])]
    above = below = 0
    floor, ceiling, shape = known[0], known[-1], line.shape
    while above + below < points:
        if shape.skewness[0] >= 0:
            above += 1
        else:
            below += 1
        if above + below >= len(known) or known[below] >= known[-1 - above]:
            break
        floor, ceiling = known[below], known[-1 - above]
        cut = np.clip(known, floor, ceiling)[np.newaxis]
        shape = shape_of(cut, float(len(known)), np.array([ceiling - floor]))
        if check.passes(shape)[0]:
            break
    return floor, ceiling, shape


def points_of(marks: NDArray[np.int8]) -> NDArray[np.intp]:
    """How many points of each column (m) were moved."""
    return np.asarray(((marks == Mark.HIGH) | (marks == Mark.LOW)).sum(axis=0))
