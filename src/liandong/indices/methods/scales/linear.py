"""Scales that shift and stretch: min-max (极差法), z-score (标准化), given centres, and goalposts (上下限法)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods import known
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import extent, require, require_finite, require_known
from liandong.messages import words


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """(direction × value - offset) / span × width + base, between `floor` and `ceiling` where these are given.

    Offset and span (m) are those of the turned values. In this order, so that the ends of a min-max scale are met
    exactly.
    """

    directions: Array
    offset: Array
    span: Array
    width: float = 1.0
    base: float = 0.0
    floor: float | None = None
    ceiling: float | None = None

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scale."""
        scaled = values * self.directions
        scaled -= self.offset
        scaled /= self.span
        if self.width != 1:
            scaled *= self.width
        if self.base != 0:
            scaled += self.base
        if self.floor is not None or self.ceiling is not None:
            np.clip(scaled, self.floor, self.ceiling, out=scaled)
        return scaled


@dataclass(frozen=True, slots=True)
class MinMax:
    """The worst of the basis gets `low`, the best `high`; rows outside the basis may lie outside both."""

    low: float = 0.0
    high: float = 100.0

    def __post_init__(self) -> None:
        require_finite("MinMax", low=self.low, high=self.high)
        if not self.low < self.high:
            raise IndicatorError(words("index.scale_order", low=f"{self.low:g}", high=f"{self.high:g}"))

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns that are constant, empty or infinite."""
        least, most = extent(columns.oriented(basis), columns)
        return Affine(columns.directions, least, most - least, self.high - self.low, self.low)


@dataclass(frozen=True, slots=True)
class ZScore:
    """Mean and standard deviation (n - 1) of the basis become these."""

    mean: float = 0.0
    sd: float = 1.0

    def __post_init__(self) -> None:
        require_finite("ZScore", mean=self.mean, sd=self.sd)
        require(self.sd > 0, "ZScore.sd", self.sd, "> 0")

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns that are constant, empty or infinite."""
        turned = columns.oriented(basis)
        low, _ = extent(turned, columns)
        deviations = known.deviations(turned)
        flat = ~(deviations > 0)  # what differs so little that its square vanishes
        if flat.any():
            at = int(flat.argmax())
            raise columns.refuse("index.constant", at, value=f"{abs(low[at]):.6g}")
        return Affine(columns.directions, known.means(turned), deviations, self.sd, self.mean)


@dataclass(frozen=True, slots=True)
class Scaled:
    """direction × (value - centre) / scale: nothing is taken from the basis."""

    centre: float = 0.0
    scale: float = 1.0

    def __post_init__(self) -> None:
        require_finite("Scaled", centre=self.centre, scale=self.scale)
        require(self.scale > 0, "Scaled.scale", self.scale, "> 0")

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns that are empty or infinite."""
        require_known(basis, columns)
        wide = len(columns.codes)
        return Affine(columns.directions, columns.directions * self.centre, np.full(wide, self.scale))


@dataclass(frozen=True, slots=True)
class Goalposts:
    """From 0 at one post to `top` at the other, the posts given in the unit of the indicator; clamped between them.

    Each post is one number for all, or one for each indicator by its code. Where less is better the upper post is
    worth 0. As in the Human Development Index (UNDP, Technical notes).
    """

    low: float | Mapping[str, float]
    high: float | Mapping[str, float]
    clamp: bool = True
    top: float = 1.0

    def __post_init__(self) -> None:
        require_finite("Goalposts", top=self.top)
        require(self.top > 0, "Goalposts.top", self.top, "> 0")

    def fit(self, basis: Array, columns: Columns) -> Affine:
        """Refuses columns that are empty or infinite, or whose posts are lacking or the wrong way round."""
        require_known(basis, columns)
        low, high = self._posts(self.low, columns), self._posts(self.high, columns)
        wrong = ~((low < high) & np.isfinite(low) & np.isfinite(high))
        if wrong.any():
            at = int(wrong.argmax())
            raise columns.refuse("index.goalposts_unsound", at, low=f"{low[at]:.6g}", high=f"{high[at]:.6g}")
        offset = np.where(columns.directions > 0, low, -high)
        bounds = (0.0, self.top) if self.clamp else (None, None)
        return Affine(columns.directions, offset, high - low, self.top, 0.0, *bounds)

    def _posts(self, given: float | Mapping[str, float], columns: Columns) -> Array:
        if not isinstance(given, Mapping):
            return np.full(len(columns.codes), float(given))
        for at, code in enumerate(columns.codes):
            if code not in given:
                raise columns.refuse("index.goalposts_lacking", at)
        return np.array([given[code] for code in columns.codes], dtype=float)
