"""Who comes first: ranks of scores, over many replications at once, and within groups."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array

Ranks = NDArray[np.int32]
"""1 is the best, units of one score share the better rank, and 0 is a unit without a score."""


def ranks(scores: Array) -> Ranks:
    """Ranks (..., n) of the scores (..., n): 1 + the number of units with a higher score; 0 where it is missing."""
    if not scores.size:
        return np.zeros(scores.shape, dtype=np.int32)
    many = scores.shape[-1]
    falling = -np.ascontiguousarray(scores, dtype=np.float64).reshape(-1, many)
    order = falling.argsort(axis=-1)
    order += (np.arange(len(falling)) * many)[:, None]
    ordered = falling.ravel()[order]
    places = np.broadcast_to(np.arange(1, many + 1, dtype=np.int32), falling.shape)
    tied = ordered[:, 1:] == ordered[:, :-1]
    if tied.any():
        places = places.copy()
        places[:, 1:][tied] = 0
        np.maximum.accumulate(places, axis=-1, out=places)
    flat = np.empty(falling.size, dtype=np.int32)
    flat[order] = places
    found: Ranks = flat.reshape(scores.shape)
    missing = np.isnan(scores)
    if missing.any():
        found[missing] = 0
    return found


def group_ranks(scores: Array, groups: Sequence[object]) -> Ranks:
    """Ranks (..., n) of the scores (..., n), each among the units of its own group; `groups` (n) are their labels."""
    found = np.zeros(scores.shape, dtype=np.int32)
    members: dict[object, list[int]] = {}
    for at, label in enumerate(groups):
        members.setdefault(label, []).append(at)
    for places in members.values():
        found[..., places] = ranks(scores[..., places])
    return found
