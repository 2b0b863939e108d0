"""Figures of each column of a matrix (k, m) of what is known in it: missing cells are left out, without a warning.

A column of which nothing is known has NaN.
"""

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array


def counts(values: Array) -> NDArray[np.intp]:
    """How many cells of each column are known, (m)."""
    return np.asarray((~np.isnan(values)).sum(axis=0))


def lowest(values: Array) -> Array:
    """The smallest known value of each column, (m)."""
    return np.asarray(np.fmin.reduce(values, axis=0))


def highest(values: Array) -> Array:
    """The greatest known value of each column, (m)."""
    return np.asarray(np.fmax.reduce(values, axis=0))


def means(values: Array) -> Array:
    """The arithmetic mean of what is known of each column, (m)."""
    missing = np.isnan(values)
    if not missing.any():
        return np.asarray(values.mean(axis=0))
    many = len(values) - missing.sum(axis=0)
    some = values.copy()
    some[missing] = 0.0
    return np.where(many > 0, some.sum(axis=0) / np.maximum(many, 1), np.nan)


def medians(values: Array) -> Array:
    """The median of what is known of each column, (m); of an even number the middle of the two."""
    many = counts(values)
    ordered = np.sort(values, axis=0)  # NaN goes to the end
    along = np.arange(values.shape[1])
    lower = ordered[np.maximum(many - 1, 0) // 2, along]
    upper = ordered[np.minimum(many // 2, len(values) - 1), along]
    return np.where(many > 0, (lower + upper) / 2, np.nan)


def deviations(values: Array) -> Array:
    """The standard deviation (n - 1) of what is known of each column, (m); NaN where fewer than two are."""
    many = counts(values)
    squares = np.nansum((values - means(values)) ** 2, axis=0)
    return np.where(many > 1, np.sqrt(squares / np.maximum(many - 1, 1)), np.nan)
