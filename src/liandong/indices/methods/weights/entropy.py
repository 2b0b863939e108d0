"""Entropy weights (熵权法): what differs much between units and years weighs much."""

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import named, refused
from liandong.indices.methods.weights.given import given
from liandong.messages import words


def entropy(values: Array, columns: Columns | None = None) -> Array:
    """Weights (m) from scaled values (t, n, m) of t years, or (n, m) of one, which are zero or more.

    p = z / sum z and e = -sum p ln p / ln(nT), over all years together: scaling and weighing year by year would
    take the trend out. 0 ln 0 is 0, so that nothing has to be shifted above zero; a missing cell is left out of
    the sums and of nT. A column that never varies weighs 0. IndicatorError for a value below zero, for a column
    of zeros or of fewer than two known cells, and where no column varies.
    Source: Shannon 1948; Hwang and Yoon 1981, Multiple Attribute Decision Making.
    """
    if (values < 0).any():
        raise refused("index.entropy_below_zero", values < 0, values, columns)
    pooled = values.reshape(-1, values.shape[-1])
    known = (~np.isnan(pooled)).sum(axis=0)
    total = np.nansum(pooled, axis=0)
    empty = np.flatnonzero((known < 2) | (total <= 0))
    if len(empty):
        raise named(columns, values).refuse("index.entropy_empty", int(empty[0]))
    part = np.nan_to_num(pooled / total)
    summed = -np.sum(part * np.log(np.where(part > 0, part, 1.0)), axis=0)
    spread = np.maximum(1 - summed / np.log(known), 0.0)
    spread[np.nanmax(pooled, axis=0) == np.nanmin(pooled, axis=0)] = 0.0
    if not spread.any():
        raise IndicatorError(words("index.entropy_level", indicators=", ".join(named(columns, values).codes)))
    return given(spread, named(columns, values).codes)
