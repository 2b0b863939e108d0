"""Winsorising (缩尾): outliers are brought to the next value, one point after another, until the check is passed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import require
from liandong.indices.methods.treatment.remedy import Changed, Lines, Way
from liandong.indices.methods.treatment.shape import Shape, SkewKurt, shape_of, shapes_cut


@dataclass(frozen=True, slots=True)
class Winsorise:
    """Up to so many points, at each step on the side to which the column is skewed.

    Never more: of values that are tied either all fit within the limit or none is moved, so that no unit is treated
    otherwise than its equal. A column is never made constant.
    """

    points: int = 5

    def __post_init__(self) -> None:
        require(self.points >= 0 and self.points == int(self.points), "Winsorise.points", self.points, "0, 1, 2, …")

    def __call__(self, values: Array, lines: Lines, columns: Columns, check: SkewKurt) -> Changed:
        """The columns (n, f) between the limits that the search found, or the last that it tried."""
        floor, ceiling, shape = self._limits(lines, check)
        within = np.minimum(np.maximum(values, floor), ceiling)  # both keep NaN
        marks = (within < values).view(np.int8) * np.int8(Way.HIGH)
        marks += (within > values).view(np.int8) * np.int8(Way.LOW)
        return Changed(within, marks, shape)

    def _limits(self, lines: Lines, check: SkewKurt) -> tuple[Array, Array, Shape]:
        """Lowest and highest value (f) that are left, and the shape (f) that comes of it.

        Nearly always all steps are on one side: then the steps are tried all at once, without a loop over columns.
        """
        floor, ceiling = lines.low.copy(), lines.high.copy()
        shape = Shape(lines.shape.skewness.copy(), lines.shape.kurtosis.copy())
        if lines.many.min() > self.points + 1:
            slow = self._from_one_side(lines, check, floor, ceiling, shape)
        else:
            slow = np.arange(len(floor))
        for line in slow:
            floor[line], ceiling[line], one = _on_both_sides(lines.pick(np.array([line])), check, self.points)
            shape.skewness[line], shape.kurtosis[line] = one.skewness[0], one.kurtosis[0]
        return floor, ceiling, shape

    def _from_one_side(
        self, lines: Lines, check: SkewKurt, floor: Array, ceiling: Array, shape: Shape
    ) -> NDArray[np.intp]:
        """Lays down limits and shapes of all lines, and tells of which these are not true, as they change sides.

        Columns skewed downwards are mirrored, so that the side is above.
        """
        down = lines.shape.skewness < 0
        facing, bottom = lines.falling, lines.low
        if down.any():
            facing, bottom = facing.copy(), np.where(down, -ceiling, floor)
            facing[down] = -np.sort(facing[down], axis=1)
        tops = facing[:, : self.points + 1]
        tried = shapes_cut(facing, self.points, lines.known, ceiling - floor)
        spread = tops > bottom[:, np.newaxis]
        done = check.passes(tried) & spread
        done[:, 0] = False
        if spread[:, -1].all():
            done[:, -1] = True
            last = done.argmax(axis=1)
        else:
            last = np.where(done.any(axis=1), done.argmax(axis=1), spread.sum(axis=1) - 1)
        at = np.arange(len(last)), last
        limit = tops[at]
        np.copyto(ceiling, limit, where=~down)
        np.copyto(floor, -limit, where=down)
        np.copyto(shape.skewness, np.where(down, -1.0, 1.0) * tried.skewness[at])
        np.copyto(shape.kurtosis, tried.kurtosis[at])
        if (tried.skewness > 0).all():
            return np.empty(0, dtype=np.intp)
        over = ~(tried.skewness > 0) & (np.arange(self.points + 1) <= last[:, np.newaxis])
        return np.flatnonzero(over.any(axis=1))


def _on_both_sides(line: Lines, check: SkewKurt, points: int) -> tuple[float, float, Shape]:
    """Limits and shape of one column, step by step, which may be skewed now to the one side and now to the other."""
    known = line.falling[0, : int(line.many[0])]
    above = below = 0
    floor, ceiling, shape = known[-1], known[0], line.shape
    while above + below < points:
        if shape.skewness[0] >= 0:
            above += 1
        else:
            below += 1
        if above + below >= len(known) or known[-1 - below] >= known[above]:
            break
        floor, ceiling = known[-1 - below], known[above]
        cut = np.clip(known, floor, ceiling)[np.newaxis]
        shape = shape_of(cut, float(len(known)), np.array([ceiling - floor]))
        if check.passes(shape)[0]:
            break
    return floor, ceiling, shape


def points_of(marks: NDArray[np.int8]) -> NDArray[np.intp]:
    """How many points of each column (m) were moved."""
    return np.asarray(moved(marks).sum(axis=0))


def moved(marks: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which points were drawn in; those of a column that was bent as a whole are not among them."""
    return np.asarray((marks == Way.HIGH) | (marks == Way.LOW))
