"""Normalised values turned back into the unit of the indicator, where the scale is a straight line."""

import numpy as np
from numpy.typing import NDArray

from liandong.indices.frame import Mark
from liandong.indices.index import Index
from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales import Goalposts, MinMax, Scale, Scaled, ZScore
from liandong.indices.steps import Normalise

STRAIGHT = (MinMax, ZScore, Scaled, Goalposts)
"""Scales that shift and stretch; goalposts between their ends, if they are clamped there."""


def turned_back(index: Index, unit: str, period: str, wanted: Array) -> Array:
    """What the indicators (m) of a unit would have to measure, divided as they are, to be normalised to `wanted` (m).

    NaN where that cannot be told: another kind of scale, values that a later step moved, and a cell that was treated,
    for what would become of another value there is not known. IndicatorError for a unit or period that is not there.
    """
    out = np.full(len(wanted), np.nan)
    step = index.recipe.step(Normalise)
    if not isinstance(step, Normalise) or not np.array_equal(
        index.after(Normalise).values, index.normalised, equal_nan=True
    ):
        return out
    at, treated = index.frame.when(period), index.marks(unit, period)
    measured, scaled = index.measured[at], index.normalised[at]
    for column, code in enumerate(index.framework.indicators):
        scale = index.framework.by_code[code].scale or step.scale
        if isinstance(scale, STRAIGHT) and not treated.get(code, Mark(0)) & Mark.TREATED:
            out[column] = _along(
                measured[:, column], scaled[:, column], _free(scale, scaled[:, column]), wanted[column]
            )
    return out


def _free(scale: Scale, scaled: Array) -> NDArray[np.bool_]:
    """The values that were not cut off at an end of the scale."""
    if isinstance(scale, Goalposts) and scale.clamp:
        return (scaled > 0) & (scaled < scale.top)
    return ~np.isnan(scaled)


def _along(measured: Array, scaled: Array, free: NDArray[np.bool_], wanted: float) -> float:
    """The place on the line through the two free values that lie farthest apart."""
    x, y = measured[free], scaled[free]
    if not len(x) or x.min() == x.max():
        return np.nan
    low, high = int(x.argmin()), int(x.argmax())
    return float(x[low] + (wanted - y[low]) * (x[high] - x[low]) / (y[high] - y[low]))
