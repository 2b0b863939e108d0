"""CRITIC weights: what varies much, and agrees little with the other indicators, weighs much."""

import numpy as np

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import constant, named
from liandong.indices.methods.weights.given import given

FEWEST = 3
"""Units that two columns must share: with two every correlation is 1 or -1."""


def critic(values: Array, columns: Columns | None = None, *, absolute: bool = False) -> Array:
    """Weights (m) from scaled values (t, n, m) or (n, m): deviation times the sum of 1 - r over the other columns.

    `absolute` takes 1 - |r|, so that an opposite column is no new information either. A missing cell is left out
    of the deviation, and of the correlations that it would be in. IndicatorError for a constant column and for two
    that are known together in fewer than three rows. Source: Diakoulaki, Mavrotas and Papayannakis 1995,
    Computers & Operations Research 22:763.
    """
    pooled = values.reshape(-1, values.shape[-1])
    refusal = constant(pooled, named(columns, values))
    if refusal:
        raise refusal
    known = ~np.isnan(pooled)
    shared = known.T.astype(np.float64) @ known
    if (shared < FEWEST).any():
        one, other = (int(at) for at in np.argwhere(shared < FEWEST)[0])
        names = named(columns, values)
        raise names.refuse("index.too_few_shared", one, other=names.codes[other], fewest=FEWEST)
    together = correlations(pooled)
    conflict = (1 - (np.abs(together) if absolute else together)).sum(axis=0)
    deviation = np.nanstd(pooled, axis=0, ddof=1)
    return given(deviation * np.maximum(conflict, 0.0), named(columns, values).codes)


def correlations(values: Array) -> Array:
    """Pearson correlations (m, m) of columns (n, m), each pair over the rows in which both are known.

    0 where one of the two does not vary in those rows.
    """
    known = (~np.isnan(values)).astype(np.float64)
    filled = np.nan_to_num(values - np.nanmean(values, axis=0))
    count = known.T @ known
    sums = filled.T @ known
    squares = (filled * filled).T @ known - sums * sums / count
    products = filled.T @ filled - sums * sums.T / count
    under = np.sqrt(np.maximum(squares, 0.0) * np.maximum(squares.T, 0.0))
    found = np.divide(products, under, out=np.zeros_like(products), where=under > 0)
    np.fill_diagonal(found, 1.0)
    bounded: Array = np.minimum(np.maximum(found, -1.0), 1.0)
    return bounded
