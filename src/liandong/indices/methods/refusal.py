"""How a method names what it cannot compute with, also where nobody told the names of rows and columns."""

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods import known
from liandong.indices.methods.columns import Array, Columns


def named(columns: Columns | None, values: Array) -> Columns:
    """The columns given, or columns and rows of the values (..., n, m) that are called by their numbers."""
    if columns is not None:
        return columns
    many, wide = values.shape[-2:]
    return Columns.of([str(at + 1) for at in range(wide)], [str(at + 1) for at in range(many)])


def refused(code: str, bad: NDArray[np.bool_], values: Array, columns: Columns | None) -> IndicatorError:
    """The error that names the first value (..., n, m) for which `bad` is true."""
    at = tuple(np.argwhere(bad)[0])
    return named(columns, values).refuse(code, int(at[-1]), int(at[-2]), value=f"{values[at]:g}")


def constant(values: Array, columns: Columns | None) -> IndicatorError | None:
    """The error that names the first column of values (n, m) whose known values are all the same, if there is one."""
    still = np.flatnonzero(~(known.highest(values) > known.lowest(values)))
    return named(columns, values).refuse("index.column_constant", int(still[0])) if len(still) else None
