"""What every scale can do, and what it may ask of its basis before it computes anything."""

from typing import Protocol

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods import known
from liandong.indices.methods.columns import Array, Columns
from liandong.messages import words


class Fitted(Protocol):
    """A scale with its parameters: takes raw values (n, m), gives values of which more is better; NaN stays NaN."""

    def __call__(self, values: Array) -> Array: ...


class Scale(Protocol):
    """A way of normalising. Its fields are its parameters."""

    def fit(self, basis: Array, columns: Columns) -> Fitted:
        """The scale with what it takes from the basis (k, m), whose rows `columns.units` names.

        Raises IndicatorError naming the indicator where the basis does not give what the scale needs.
        """
        ...


def extent(turned: Array, columns: Columns) -> tuple[Array, Array]:
    """Smallest and greatest value of each column (m): refuses columns that are empty, infinite or constant."""
    if not len(turned):
        require_known(turned, columns)
    low, high = known.lowest(turned), known.highest(turned)
    if not np.isfinite(high - low).all():
        require_known(turned, columns)
    flat = high == low
    if flat.any():
        at = int(flat.argmax())
        raise columns.refuse("index.constant", at, value=f"{abs(low[at]):.6g}")
    return low, high


def require_known(values: Array, columns: Columns) -> None:
    """Refuses columns without any value, and infinities."""
    endless = np.isinf(values)
    if endless.any():
        row, at = (int(place[0]) for place in np.nonzero(endless))
        raise columns.refuse("index.infinite", at, row)
    empty = np.isnan(values).all(axis=0)
    if empty.any():
        raise columns.refuse("index.no_values", int(empty.argmax()))


def require_finite(rule: str, **parameters: float) -> None:
    """Refuses a parameter that is NaN or infinite: what is scaled by it would be missing, and nobody would know why."""
    for name, value in parameters.items():
        require(bool(np.isfinite(value)), f"{rule}.{name}", value, "finite")


def require(holds: bool, parameter: str, value: object, rule: str) -> None:
    """Refuses a parameter of a rule that cannot be."""
    if not holds:
        raise IndicatorError(words("index.parameter", parameter=parameter, value=str(value), rule=rule))
