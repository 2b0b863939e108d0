"""The check, the first remedy, the check again, the second remedy from the untreated column; and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.treatment.remedy import Changed, Lines, Remedy, Way
from liandong.indices.methods.treatment.shape import Shape, SkewKurt
from liandong.indices.methods.treatment.transform import Log
from liandong.indices.methods.treatment.winsorise import Winsorise, points_of

_CELLS = 25_000
"""Cells that are treated at once: so many stay in the processor's cache, intermediate results included."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to columns that fail the check: the first remedy, and where that does not help the second.

    The second starts from the untreated column, and its outcome stands whether it passes or not.
    """

    first: Remedy | None = field(default_factory=Winsorise)
    check: SkewKurt = field(default_factory=SkewKurt)
    second: Remedy | None = field(default_factory=Log)


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the table of treatments: an indicator, its shape before and after, and what was done.

    `passed` tells whether it passes now; `points` counts those that were moved by winsorising.
    """

    indicator: str
    skewness: float
    kurtosis: float
    passed_untreated: bool
    points: int
    marks: tuple[Way, ...]
    skewness_after: float
    kurtosis_after: float
    passed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """The matrix treated, `marks` (n, m) of how each point was changed (see Way), and the shapes (m) before and after.

    `remedies` (m) tells which remedy the column got: 0 none, 1 the first, 2 the second.
    """

    values: Array
    marks: NDArray[np.int8]
    before: Shape
    after: Shape
    remedies: NDArray[np.int8]
    treatment: Treatment
    columns: Columns

    def table(self) -> Iterator[Deed]:
        """What was done, a line for each indicator."""
        at_first, now = (self.treatment.check.passes(shape) for shape in (self.before, self.after))
        points = points_of(self.marks)
        for at, code in enumerate(self.columns.codes):
            yield Deed(
                code,
                float(self.before.skewness[at]),
                float(self.before.kurtosis[at]),
                bool(at_first[at]),
                int(points[at]),
                tuple(Way(mark) for mark in np.unique(self.marks[:, at]) if mark),
                float(self.after.skewness[at]),
                float(self.after.kurtosis[at]),
                bool(now[at]),
            )


def treat(values: Array, columns: Columns, treatment: Treatment) -> Treated:
    """The matrix (n, m) in which the columns that fail the check are treated, all at once.

    Refuses columns with infinities, or with fewer than four values that are not all the same.
    """
    lines = Lines.of(values, columns)
    check, before = treatment.check, lines.shape
    failing = np.flatnonzero(~check.passes(before))
    marks = np.zeros(values.shape, dtype=np.int8)
    remedies = np.zeros(values.shape[1], dtype=np.int8)
    if not failing.size:
        return Treated(values, marks, before, before, remedies, treatment, columns)
    treated = values.copy()
    after = Shape(before.skewness.copy(), before.kurtosis.copy())
    for number, remedy in enumerate((treatment.first, treatment.second), start=1):
        if remedy is None or not failing.size:
            continue
        changed = remedy(values[:, failing], lines.pick(failing), columns.pick(failing), check)
        _lay(changed, failing, treated, marks, after)
        remedies[failing] = number
        failing = failing[~check.passes(changed.shape)]
    return Treated(treated, marks, before, after, remedies, treatment, columns)


def _lay(changed: Changed, at: NDArray[np.intp], values: Array, marks: NDArray[np.int8], after: Shape) -> None:
    values[:, at], marks[:, at] = changed.values, changed.marks
    after.skewness[at], after.kurtosis[at] = changed.shape.skewness, changed.shape.kurtosis


def treat_each(values: Array, columns: Columns, treatment: Treatment) -> Array:
    """Many matrices (r, n, m) of the same columns, as draws of a study, each treated for itself; values (r, n, m).

    Several are treated at once: of a small table one alone takes more time to call than to compute.
    """
    many, rows, wide = values.shape
    at_once = max(1, _CELLS // max(1, rows * wide))
    treated = np.empty_like(values)
    for start in range(0, many, at_once):
        some = values[start : start + at_once]
        side_by_side = some.transpose(1, 0, 2).reshape(rows, -1)
        done = treat(side_by_side, columns.repeated(len(some)), treatment)
        treated[start : start + at_once] = done.values.reshape(rows, len(some), wide).transpose(1, 0, 2)
    return treated
