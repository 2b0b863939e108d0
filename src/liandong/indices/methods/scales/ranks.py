"""Scales that keep only the order: ranks, Borda scores and percentile ranks. More is better in all of them."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods import known
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import extent


@dataclass(frozen=True, slots=True, eq=False)
class Ordered:
    """How many of the basis are worse, × `step` + `base`, at most `ceiling`; equal ones get the same (the smallest).

    `ladder` (m, k) is the basis, turned and ascending; `step` is (m).
    """

    directions: Array
    ladder: Array
    step: Array
    base: float = 0.0
    ceiling: float | None = None

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scale."""
        turned = values * self.directions
        worse = np.empty(turned.shape)
        for at, rungs in enumerate(self.ladder):
            worse[:, at] = rungs.searchsorted(turned[:, at])
        placed = worse * self.step + self.base
        if self.ceiling is not None:
            np.minimum(placed, self.ceiling, out=placed)
        placed[np.isnan(turned)] = np.nan
        return placed


@dataclass(frozen=True, slots=True)
class Rank:
    """One more than how many of the basis are worse: the worst gets 1."""

    def fit(self, basis: Array, columns: Columns) -> Ordered:
        """Refuses columns that are constant, empty or infinite."""
        return _ordered(basis, columns, np.ones(basis.shape[1]), 1.0)


@dataclass(frozen=True, slots=True)
class Borda:
    """How many of the basis are worse: the worst gets 0."""

    def fit(self, basis: Array, columns: Columns) -> Ordered:
        """Refuses columns that are constant, empty or infinite."""
        return _ordered(basis, columns, np.ones(basis.shape[1]))


@dataclass(frozen=True, slots=True)
class PercentRank:
    """The share of the others of the basis that are worse, 0 to 1; a row beyond all of a frozen basis gets 1."""

    def fit(self, basis: Array, columns: Columns) -> Ordered:
        """Refuses columns that are constant, empty or infinite."""
        others = np.maximum(known.counts(basis) - 1, 1)
        return _ordered(basis, columns, 1 / others, ceiling=1.0)


def _ordered(basis: Array, columns: Columns, step: Array, base: float = 0.0, ceiling: float | None = None) -> Ordered:
    turned = columns.oriented(basis)
    extent(turned, columns)
    ladder = np.sort(turned.T, axis=1)  # what is missing goes to the end, above all that is known
    return Ordered(columns.directions, ladder, step, base, ceiling)
