"""Totals made comparable (相对化): divided by the size of the unit, as people, area or output; and by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.messages import words

_FEWEST = 3
"""Pairs of which a correlation is told."""


@dataclass(frozen=True, slots=True, eq=False)
class Denominators:
    """What may be divided by: `names` (d) and `values` (n, d), rows as those of the indicators."""

    names: tuple[str, ...]
    values: Array


@dataclass(frozen=True, slots=True, eq=False)
class Denominated:
    """Values (n, m) after division, and which known cells (n, m) are `lost`, as their denominator is missing."""

    values: Array
    lost: NDArray[np.bool_]


class Suggestion(NamedTuple):
    """An indicator that goes with a denominator, so that it may be a total; correlation by Pearson."""

    indicator: str
    denominator: str
    correlation: float


def denominate(
    values: Array, by: Sequence[str], denominators: Denominators, columns: Columns, factors: Array | float = 1.0
) -> Denominated:
    """value / denominator × factor; `by` (m) names the denominator of each column, empty where there is none.

    Refuses names that are not there, and what `divide` refuses.
    """
    places = [_place(name, denominators, columns, column) for column, name in enumerate(by)]
    which = np.array([column for column, place in enumerate(places) if place is not None], dtype=np.intp)
    divisors = denominators.values[:, [place for place in places if place is not None]]
    of = np.broadcast_to(np.asarray(factors, dtype=float), len(places))[which]
    divided = divide(values[:, which], divisors, [by[at] for at in which], columns.pick(which), of)
    made, lost = values.copy(), np.zeros(values.shape, dtype=bool)
    made[:, which], lost[:, which] = divided.values, divided.lost
    return Denominated(made, lost)


def divide(
    values: Array, divisors: Array, names: Sequence[str], columns: Columns, factors: Array | float = 1.0
) -> Denominated:
    """value / divisor × factor of each cell (n, m); `names` (m) are those of the divisors.

    A missing divisor loses the cell. Refuses divisors of known values that are 0, below or infinite, or so
    small that nothing finite is left.
    """
    unfit = ~np.isnan(values) & ((divisors <= 0) | np.isinf(divisors))
    if unfit.any():
        row, at = (int(place[0]) for place in np.nonzero(unfit))
        told = {"denominator": names[at], "value": f"{divisors[row, at]:.6g}"}
        raise columns.refuse("index.denominator_unfit", at, row, **told)
    with np.errstate(over="ignore"):
        made = values / divisors * factors
    if np.isinf(made).any():
        row, at = (int(place[0]) for place in np.nonzero(np.isinf(made)))
        told = {"denominator": names[at], "value": f"{divisors[row, at]:.6g}"}
        raise columns.refuse("index.denominator_vanishing", at, row, **told)
    return Denominated(made, np.isnan(divisors) & ~np.isnan(values))


def suggest(values: Array, denominators: Denominators, columns: Columns, least: float = 0.7) -> tuple[Suggestion, ...]:
    """Which indicators go with which denominators, above this correlation on either side, as totals do with size.

    Over the units of which both are known, at least three; in the order of indicators and denominators.
    """
    found = []
    for column, code in enumerate(columns.codes):
        for place, name in enumerate(denominators.names):
            correlation = _correlation(values[:, column], denominators.values[:, place])
            if abs(correlation) > least:
                found.append(Suggestion(code, name, correlation))
    return tuple(found)


def _place(name: str, denominators: Denominators, columns: Columns, column: int) -> int | None:
    if not name:
        return None
    if name not in denominators.names:
        there = ", ".join(denominators.names) or "-"
        told = words("index.denominator_unknown", indicator=columns.codes[column], denominator=name, there=there)
        raise IndicatorError(told, indicator=columns.codes[column])
    return denominators.names.index(name)


def _correlation(one: Array, other: Array) -> float:
    """0 where it cannot be told."""
    both = ~(np.isnan(one) | np.isnan(other))
    if both.sum() < _FEWEST:
        return 0.0
    left, right = one[both] - one[both].mean(), other[both] - other[both].mean()
    size = float(np.sqrt((left @ left) * (right @ right)))
    return float(left @ right) / size if size > 0 else 0.0
