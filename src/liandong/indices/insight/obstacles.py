"""What stands in a unit's way: obstacle degrees (障碍度)."""

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.messages import words


def obstacles(values: Array, weights: Array, best: float = 1.0, columns: Columns | None = None) -> Array:
    """The share in percent (n, m) of each indicator in what a unit falls short of the best everywhere; rows sum to 100.

    O_ij = W_j (1 - z_ij) / sum of W_k (1 - z_ik), with the weight W_j of the indicator in the whole and z from 0 to
    `best` (1 or 100). A missing cell is left out. A unit that is best in everything has no obstacle: zeros.
    IndicatorError where a value lies outside 0 to `best`, which min-max on other rows can give; `columns` name it.
    """
    short = 1 - values / best
    outside = (short < -1e-12) | (short > 1 + 1e-12)
    if outside.any():
        row, column = np.argwhere(outside)[0]
        if columns is not None:
            value = f"{values[row, column]:g}"
            raise columns.refuse("index.outside_scale_of", int(column), int(row), value=value)
        told = words(
            "index.outside_scale",
            row=int(row) + 1,
            column=int(column) + 1,
            value=f"{values[row, column]:g}",
            best=f"{best:g}",
        )
        raise IndicatorError(told)
    lost = np.clip(np.nan_to_num(short), 0.0, 1.0) * weights
    whole = lost.sum(axis=1, keepdims=True)
    shares: Array = np.divide(lost, whole, out=np.zeros_like(lost), where=whole > 0)
    return 100 * shares
