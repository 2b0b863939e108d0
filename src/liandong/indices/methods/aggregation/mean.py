"""What every mean is, and what all of them share: checked weights, and the weighted sum over many replications."""

from typing import Protocol

import numpy as np

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import named
from liandong.indices.methods.weights.given import given

ROWS = 128
"""Rows of weights that are multiplied at once. A matrix product rounds differently with the number of its rows;
always this many (the last filled up with zeros) gives a replication the same bytes whichever block it is in."""


class Mean(Protocol):
    """How the scores of a node come from those of its children."""

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """Scores (..., n) of n units from values (..., n, k) of k children and their weights (..., k).

        Leading axes are replications and broadcast. Weights need not sum to 1. A missing child is left out and
        the weights of the others are scaled up; where none that weighs is known the score is missing (NaN).
        `columns` names children and units in the IndicatorError for what cannot be computed.
        """
        ...


def shares(weights: Array, values: Array, columns: Columns | None = None) -> Array:
    """The weights (..., k), scaled to sum to 1; IndicatorError where they are negative, missing or all zero."""
    return given(weights, named(columns, values).codes)


def weighted(values: Array, parts: Array) -> Array:
    """Sums (..., n) of values (..., n, k) times parts (..., k); one matrix product where the values are (n, k)."""
    if values.ndim > 2:
        summed: Array = np.matmul(values, parts[..., None])[..., 0]
        return summed
    lead, wide = parts.shape[:-1], parts.shape[-1]
    many = int(np.prod(lead))
    tiles = -(-many // ROWS)
    filled = np.zeros((tiles * ROWS, wide))
    filled[:many] = parts.reshape(many, wide)
    product: Array = np.matmul(filled.reshape(tiles, ROWS, wide), values.T)
    return product.reshape(tiles * ROWS, -1)[:many].reshape(*lead, values.shape[0])


def average(values: Array, parts: Array) -> Array:
    """Weighted averages (..., n) with shares (..., k) that sum to 1, over the children that are known."""
    if values.ndim > 2:
        whole = weighted(values, parts)
        if not np.isnan(whole).any():
            return whole
    known = ~np.isnan(values)
    if known.all():
        return weighted(values, parts)
    summed = weighted(np.where(known, values, 0.0), parts)
    held = weighted(known.astype(np.float64), parts)
    with np.errstate(invalid="ignore"):  # 0 / 0 where nothing that weighs is known
        rescaled = summed / held
    return np.where(known.all(axis=-1), summed, rescaled)  # what has no gap is not touched by those of others
