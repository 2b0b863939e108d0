"""How much ranks hang on one node: they are computed again without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import ranks


@dataclass(frozen=True, slots=True, eq=False)
class Removal:
    """By how many places units move on average (k) and at most (k) without each of k nodes."""

    mean: Array
    most: Array


def removed(scores: Callable[[Array], Array], weights: Array, nodes: Sequence[int]) -> Removal:
    """What ranks do without each of these nodes (places in `weights`): its weight is set to 0, its brothers take over.

    `scores` gives the scores (n) from the weights (q) of all nodes among their brothers. Units without a score on
    either side are not counted.
    """
    nominal = ranks(scores(weights))
    means, most = [], []
    for node in nodes:
        without = weights.copy()
        without[node] = 0.0
        placed = ranks(scores(without))
        moved = np.abs(placed - nominal)[(placed > 0) & (nominal > 0)]
        means.append(float(moved.mean()) if moved.size else np.nan)
        most.append(float(moved.max()) if moved.size else np.nan)
    return Removal(np.array(means), np.array(most))
