"""What the rows and columns of a matrix stand for, so that a method can name them when something is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.messages import words

Array = NDArray[np.float64]
"""Numbers as they are computed with; NaN is missing, and infinities are refused where tables come in."""

MOST = 1e100
"""No figure of a region and no weight is as large, and what comes of larger ones (sums, squares, fourth powers)
overflows unseen."""


class Cell(NamedTuple):
    """Where a number stands; an empty period or unit stands for all of them."""

    period: str
    unit: str
    indicator: str


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The indicators (`codes`, m of them) of a matrix, its rows (`units`, n of them) and the period it is of.

    `directions` (m) is 1 where more is better and -1 where less is; `targets` (m) is in its own unit, and NaN
    where it has none. `period` is empty where several were laid on one another; the rows are then the units of each.
    """

    codes: tuple[str, ...]
    units: tuple[str, ...]
    directions: Array
    targets: Array
    period: str = ""

    @classmethod
    def of(cls, codes: Sequence[str], units: Sequence[str], period: str = "") -> "Columns":
        """Columns in which more is better and which have no target."""
        many = len(codes)
        return cls(tuple(codes), tuple(units), np.ones(many), np.full(many, np.nan), period)

    def pick(self, which: NDArray[np.intp]) -> "Columns":
        """Some of the columns, by their places."""
        codes = tuple(map(self.codes.__getitem__, which.tolist()))
        return Columns(codes, self.units, self.directions[which], self.targets[which], self.period)

    def repeated(self, times: int) -> "Columns":
        """The columns so many times, one set beside another."""
        sets = np.tile(self.directions, times), np.tile(self.targets, times)
        return Columns(self.codes * times, self.units, *sets, self.period)

    def oriented(self, values: Array) -> Array:
        """The matrix (n, m) with the sign of those columns turned in which less is better."""
        return values * self.directions

    def refuse(self, code: str, column: int, row: int | None = None, /, **more: object) -> IndicatorError:
        """The error with this message, which may use `{indicator}`, `{unit}`, `{period}` and what else is given."""
        indicator, unit = self.codes[column], "" if row is None else self.units[row]
        period = self.period or words("index.all_periods")
        told = words(code, indicator=indicator, unit=unit, period=period, **more)
        return IndicatorError(told, indicator=indicator, unit=unit, period=self.period)
