"""Who beats whom: a score of duels between units, in which distances do not count and nothing makes up for anything."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.aggregation.mean import average, shares
from liandong.indices.methods.columns import Array, Columns

NARROW = 1e-12
"""A majority of weights not above this is a tie: sums of equal weights differ by rounding alone."""

BLOCK = 1 << 22
"""Numbers that are held at once (32 MiB)."""


@dataclass(frozen=True, slots=True)
class Copeland:
    """The number of units that a unit beats less the number that beat it: from 1 - n to n - 1.

    A unit beats another when the children in which it is ahead weigh more than those in which it is behind; only
    children count that both have. Source: Munda and Nardo 2009, Applied Economics 41:1513 (the outranking matrix);
    Copeland's rule.
    """

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        parts = shares(weights, values, columns)
        missing = np.isnan(average(values, parts))
        if values.ndim == 2:
            found = duels(values, parts.reshape(-1, parts.shape[-1])).reshape(missing.shape)
        else:
            wide = np.broadcast_to(values, (*missing.shape, values.shape[-1]))
            each = np.broadcast_to(parts, (*missing.shape[:-1], parts.shape[-1]))
            found = np.empty(missing.shape)
            for at in np.ndindex(missing.shape[:-1]):
                found[at] = duels(wide[at], each[at][None])[0]
        return np.where(missing, np.nan, found)


def duels(values: Array, parts: Array, block: int = BLOCK) -> Array:
    """Duels won less duels lost (R, n) of values (n, k) with shares (R, k)."""
    many, wide = values.shape
    found = np.empty((len(parts), many))
    runs = max(1, min(len(parts), block // (8 * many)))
    units = max(1, block // (many * max(wide, runs)))
    for first in range(0, many, units):
        some = values[first : first + units, None, :]
        ahead = ((some > values).astype(np.float64) - (some < values)).reshape(-1, wide)  # 0 where one is missing
        for run in range(0, len(parts), runs):
            margin = (parts[run : run + runs] @ ahead.T).reshape(-1, len(ahead) // many, many)
            won = (margin > NARROW).sum(axis=-1) - (margin < -NARROW).sum(axis=-1)
            found[run : run + runs, first : first + units] = won
    return found
