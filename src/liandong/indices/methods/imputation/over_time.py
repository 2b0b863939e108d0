"""Fillings from other periods of the same indicator and unit: the latest before, or along a line between two."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation.fill import Sides
from liandong.indices.methods.scales.scale import require


@dataclass(frozen=True, slots=True)
class Latest:
    """The last known value before, from at most `back` years ago (periods, where they are not named by years)."""

    back: float | None = None

    def __post_init__(self) -> None:
        require(self.back is None or self.back > 0, "Latest.back", self.back, "> 0")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        times = sides.times()
        before, when = _carried(values, times)
        return _within(before, times - when, self.back)


@dataclass(frozen=True, slots=True)
class Linear:
    """On the straight line between the last known value before and the first after, no further than `back` before.

    With `hold`, before the first and after the last known value that value; else these stay missing.
    """

    back: float | None = None
    hold: bool = False

    def __post_init__(self) -> None:
        require(self.back is None or self.back > 0, "Linear.back", self.back, "> 0")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        times = sides.times()
        before, when = _carried(values, times)
        after, then = (side[::-1] for side in _carried(values[::-1], times[::-1]))
        gap = then - when
        share = np.divide(times - when, gap, out=np.zeros_like(gap), where=gap > 0)
        line = _within(before + (after - before) * share, times - when, self.back)
        if not self.hold:
            return line
        ahead = _within(before, times - when, self.back)
        back = _within(after, then - times, self.back)
        return np.where(np.isnan(before), back, np.where(np.isnan(after), ahead, line))


def _carried(values: Array, times: Array) -> tuple[Array, Array]:
    """For each cell (t, n, m) the last known value up to it, and its time; NaN where none is."""
    last, when = np.empty_like(values), np.empty_like(values)
    value, at = np.full(values.shape[1:], np.nan), np.full(values.shape[1:], np.nan)
    for period, of_period in enumerate(values):
        known = ~np.isnan(of_period)
        value, at = np.where(known, of_period, value), np.where(known, times[period, 0, 0], at)
        last[period], when[period] = value, at
    return last, when


def _within(proposed: Array, away: Array, most: float | None) -> Array:
    return proposed if most is None else np.where(away <= most, proposed, np.nan)
