"""What a remedy is given, and what it gives back."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.treatment.shape import Shape, SkewKurt, shape_of

FEWEST = 4
"""Values that a kurtosis needs."""


class Way(IntEnum):
    """How a point was changed."""

    NONE = 0
    HIGH = 1
    """Winsorised from above: brought down to the next value."""
    LOW = 2
    """Winsorised from below: brought up to the next value."""
    LOG = 3
    MIRRORED_LOG = 4
    """The logarithm of the distance from the top, for columns with outliers below."""
    BOX_COX = 5


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Columns laid down as lines: `falling` (m, n) from the greatest to the smallest, what is missing at the end.

    And figures of each (m): how many are known, the ends, the shape. `complete` tells that nothing is missing.
    """

    falling: Array
    many: Array
    complete: bool
    low: Array
    high: Array
    shape: Shape

    @classmethod
    def of(cls, values: Array, columns: Columns) -> "Lines":
        """Those of the columns of a matrix (n, m).

        Refuses columns with infinities, or with fewer than four values that are not all the same.
        """
        if not len(values) and values.shape[1]:
            raise columns.refuse("index.no_values", 0)
        falling = np.negative(values.T, order="C")
        falling.sort(axis=1)
        np.negative(falling, out=falling)
        size = float(falling.shape[1])
        many = np.full(len(falling), size)
        high, low = falling[:, 0], falling[:, -1]
        complete = not np.isnan(low).any()
        if not complete:
            many -= np.isnan(falling).sum(axis=1)
            low = falling[np.arange(len(falling)), np.maximum(many - 1, 0).astype(np.intp)]
        span = high - low
        if not complete or size < FEWEST or not np.isfinite(span).all():
            _require_enough(many, span, values, columns)
        shape = shape_of(falling, size if complete and size >= FEWEST else np.maximum(many, FEWEST), span)
        return cls(falling, many, complete, low, high, shape)

    @property
    def known(self) -> Array | float:
        """How many points are known: one number where that are all of each line."""
        return float(self.falling.shape[1]) if self.complete else self.many

    def pick(self, which: NDArray[np.intp]) -> "Lines":
        """Some of the lines."""
        shape = Shape(self.shape.skewness[which], self.shape.kurtosis[which])
        lines, many = self.falling[which], self.many[which]
        return Lines(lines, many, self.complete, self.low[which], self.high[which], shape)


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """Columns (n, f) after a remedy, how each of their points was changed, and the shape (f) they have now."""

    values: Array
    marks: NDArray[np.int8]
    shape: Shape


class Remedy(Protocol):
    """A way of treating columns that fail the check. Its fields are its parameters."""

    def __call__(self, values: Array, lines: Lines, columns: Columns, check: SkewKurt) -> Changed:
        """The columns (n, f) treated; `lines` and `columns` are of these columns.

        Raises IndicatorError naming the indicator that it cannot be applied to.
        """
        ...


def _require_enough(many: Array, span: Array, values: Array, columns: Columns) -> None:
    endless = np.isinf(values)
    if endless.any():
        row, at = (int(place[0]) for place in np.nonzero(endless))
        raise columns.refuse("index.infinite", at, row)
    few = (many < FEWEST) & (span != 0) & (many > 0)
    if few.any():
        at = int(few.argmax())
        raise columns.refuse("index.too_few_to_treat", at, many=int(many[at]), fewest=FEWEST)
