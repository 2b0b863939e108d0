"""Rules that measure a value against a target, and the targets that a printed column lets one infer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.targets import AtMost, ToTarget, TwoWay

Rule = ToTarget | AtMost | TwoWay
"""What `infer` knows how to turn round."""


def measured(rule: Rule, values: Array, target: float) -> Array:
    """Values (n) against a target above 0, from 0 to the rule's `top`; NaN stays NaN."""
    direction = np.array([-1.0 if isinstance(rule, AtMost) else 1.0])
    columns = Columns(("",), ("",), direction, np.array([target]))
    # the rules take nothing from the basis
    return rule.fit(np.ones((1, 1)), columns)(values[:, np.newaxis])[:, 0]


@dataclass(frozen=True, slots=True)
class Inferred:
    """The targets `low` to `high`, any of which reproduces as many cells as any target can: `fit` of `told`.

    `told` are the cells that tell anything of the target: a value of 0 or less fits any.
    """

    low: float
    high: float
    fit: int
    told: int

    @property
    def target(self) -> float:
        """The middle, or the end that there is."""
        if self.low <= 0 or not np.isfinite(self.high):
            return self.high if np.isfinite(self.high) else self.low
        return (self.low + self.high) / 2


def infer(rule: Rule, values: Array, printed: Array, rooms: Array) -> Inferred:
    """The targets for which the most cells come out as printed within `rooms`, by laying over one another the targets
    that each cell allows. A column without a number gives 0 to infinity, which fits nothing."""
    cells, (low, high) = _allowed(rule, values, (printed - rooms) / rule.top, (printed + rooms) / rule.top)
    here = (low <= high) & ~((low <= 0) & np.isinf(high))
    cells, low, high = cells[here], low[here], high[here]
    if not cells.size:
        return Inferred(0.0, float("inf"), 0, 0)
    ends = np.unique(np.r_[low, high])
    between = np.r_[ends[:-1] + (ends[1:] - ends[:-1]) / 2, ends] if np.isfinite(ends[-1]) else ends[:-1]
    counts = ((low <= between[:, None]) & (between[:, None] <= high)).sum(axis=1)
    best = between[int(np.argmax(counts))]
    over = (low <= best) & (best <= high)
    told = len(np.unique(np.flatnonzero(~np.isnan(values + printed) & (values > 0))))
    return Inferred(float(low[over].max()), float(high[over].min()), len(np.unique(cells[over])), told)


def _allowed(rule: Rule, values: Array, low: Array, high: Array) -> tuple[NDArray[np.intp], tuple[Array, Array]]:
    """For each cell the targets (one stretch, or two by the two-way rule) that bring it between low and high."""
    cells = np.flatnonzero(~np.isnan(values + low) & (values > 0))
    x, a, b = values[cells], low[cells], high[cells]
    with np.errstate(divide="ignore"):
        open_above = np.where(a > 0, x / np.where(a > 0, a, 1.0), np.inf)
        if isinstance(rule, ToTarget):
            return cells, (np.where(b < 1, x / np.where(b > 0, b, np.nan), 0.0), open_above)
        if isinstance(rule, AtMost):
            least = np.where(a > 0, x / (3 - 2 * np.minimum(a, 1.0)), 0.0)
            return cells, (least, np.where(b < 1, x / (3 - 2 * b), np.inf))
        far = np.where(a > 0, x / (2 - a), 0.0)
        # where 1 is allowed too, the two stretches meet at the value itself and are one
        whole, top = b >= 1, np.where(b > 0, np.minimum(b, 1.0), np.nan)
        near = np.where(whole, far, x / top)
        return np.r_[cells, cells], (np.r_[near, np.where(whole, np.nan, far)], np.r_[open_above, x / (2 - top)])
