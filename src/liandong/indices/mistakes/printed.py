"""A table as a publisher printed it: labels, numbers, and how far these were rounded."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.messages import words

EXACT = 1e-9
"""What binary fractions may differ by, relative to the number, where two decimals meet exactly half-way."""


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """The rows (`units`, as labelled; a label may stand twice) and columns (`codes`) of a table called `name`.

    `values` (n, m) has NaN where no number is printed. `halves` (n, m) is half a unit of the last decimal that a cell
    is printed with: a printed 0.62 stands for anything from 0.615 to 0.625. Cells have decimals of their own, for a
    table may be put together of several that were rounded differently.
    """

    name: str
    units: tuple[str, ...]
    codes: tuple[str, ...]
    values: Array
    halves: Array
    period: str = ""

    @classmethod
    def of(
        cls,
        name: str,
        units: Sequence[str],
        codes: Sequence[str],
        values: Array,
        decimals: int | Sequence[int] | NDArray[np.int_],
        period: str = "",
    ) -> "Printed":
        """A table printed with so many decimals: in all columns, in each (m), or in each cell (n, m).

        Raises IndicatorError where the labels do not count as many as the rows and columns, or a number is infinite.
        """
        numbers = np.asarray(values, dtype=float)
        if numbers.shape != (len(units), len(codes)):
            shape = " × ".join(map(str, numbers.shape))
            raise IndicatorError(words("index.labels_count", table=name, shape=shape, n=len(units), m=len(codes)))
        if np.isinf(numbers).any():
            row, column = np.argwhere(np.isinf(numbers))[0]
            told = words("index.infinite_printed", table=name, unit=units[row], indicator=codes[column])
            raise IndicatorError(told, indicator=codes[column], unit=units[row], period=period)
        places = np.broadcast_to(np.asarray(decimals, dtype=float), numbers.shape)
        return cls(name, tuple(units), tuple(codes), numbers, 0.5 * 10.0**-places, period)

    def column(self, code: str) -> int:
        """The place of a column; IndicatorError where the table has none of this name."""
        try:
            return self.codes.index(code)
        except ValueError:
            told = words("index.no_column", table=self.name, indicator=code, others=", ".join(self.codes))
            raise IndicatorError(told, indicator=code, period=self.period) from None

    def relabelled(self, units: Sequence[str]) -> "Printed":
        """The same numbers under other labels."""
        return replace(self, units=tuple(units))

    def rows(self, units: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
        """The row of each of these units, -1 where it has none or its label stands more than once.

        Rows of repeated labels are taken by their order where both lists of labels are the same.
        """
        if tuple(units) == self.units:
            return np.arange(len(self.units))
        own, asked = Counter(self.units), Counter(units)
        once = {unit: row for row, unit in enumerate(self.units) if own[unit] == 1}
        return np.array([once.get(unit, -1) if asked[unit] == 1 else -1 for unit in units], dtype=np.intp)

    def show(self, value: float, column: int, more: int = 0, row: int | None = None) -> str:
        """A number with the decimals of its cell (of the longest in its column, where no row is told), or some more of
        them; empty for a missing one."""
        if np.isnan(value):
            return ""
        half = self.halves[:, column].min(initial=0.5) if row is None else self.halves[row, column]
        decimals = max(0, round(-np.log10(2 * half)))
        return f"{value:.{decimals + more}f}"


def slack(values: Array, halves: Array) -> Array:
    """How far numbers may lie from what they stand for: half a unit of their last decimal, and what binaries add."""
    return np.asarray(halves + EXACT * np.maximum(1.0, np.abs(values)))


def decimals(texts: Sequence[str]) -> list[int]:
    """The number of decimals of each printed number of a column; what is no number, as a sign of missing, gets that of
    the longest."""
    own = [_decimals(text) for text in texts]
    longest = max((each for each in own if each is not None), default=0)
    return [longest if each is None else each for each in own]


def _decimals(text: str) -> int | None:
    try:
        exponent = Decimal(text.strip().replace(",", "")).as_tuple().exponent
    except InvalidOperation:
        return None
    return max(0, -exponent) if isinstance(exponent, int) else None
