"""Weights by the first principal component: what moves together with the others weighs much."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import constant, named
from liandong.messages import words

FEWEST = 3
"""Units with all columns known that a component needs at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Component:
    """The first component of k standardised columns: `loadings` (k) of length 1, and the share of variance in it.

    Sign rule: the loadings sum to more than zero, so that a unit that is better in most is higher in the component.
    `rows` is the number of units it was computed from: those with all columns known.
    """

    loadings: Array
    explained: float
    rows: int

    @property
    def weights(self) -> Array:
        """Squared loadings (k): they sum to 1, and each is the part of the component's variance from that column.

        Source: OECD and JRC 2008, Handbook on Constructing Composite Indicators, section 6.1.
        """
        squares: Array = self.loadings**2 / np.sum(self.loadings**2)
        return squares

    @property
    def against(self) -> NDArray[np.bool_]:
        """Which columns (k) fall where the others rise: their weight rewards what the component does not."""
        found: NDArray[np.bool_] = self.loadings < 0
        return found


def component(values: Array, columns: Columns | None = None) -> Component:
    """The first principal component of the columns (n, k), each scaled to deviation 1.

    IndicatorError for a constant column, and for fewer than three units with all columns known.
    """
    whole = values[~np.isnan(values).any(axis=-1)]
    if len(whole) < FEWEST:
        codes = ", ".join(named(columns, values).codes)
        raise IndicatorError(words("index.too_few_whole", indicators=codes, rows=len(whole), fewest=FEWEST))
    refusal = constant(whole, named(columns, values))
    if refusal:
        raise refusal
    apart = whole - whole.mean(axis=0)
    apart /= np.sqrt((apart * apart).sum(axis=0))
    _, lengths, axes = np.linalg.svd(apart, full_matrices=False)
    loadings = axes[0]
    total = loadings.sum()
    # a sum of nearly zero has a sign by rounding alone; then the largest loading decides
    turned = total if abs(total) > 1e-9 else loadings[np.argmax(np.abs(loadings) > np.abs(loadings).max() - 1e-9)]
    if turned < 0:
        loadings = -loadings
    return Component(loadings, float(lengths[0] ** 2 / (lengths**2).sum()), len(whole))
