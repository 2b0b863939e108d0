"""What each cell adds to a score of weighted arithmetic means."""

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights.given import ROOT


def weights_of_units(known: NDArray[np.bool_], weights: Array, parents: NDArray[np.intp]) -> Array:
    """What each of q nodes weighs in the whole, for each of n units (n, q), when what is missing is left out.

    `known` (n, m) tells which leaves a unit has; leaves are the first m nodes. At each node the weights (q) of the
    children that are known are scaled to sum to 1, as `aggregation` does; a unit without any leaf gets zeros.
    """
    many, leaves = known.shape
    order = _upwards(parents)
    there = np.zeros((many, len(parents)), dtype=bool)
    there[:, :leaves] = known
    for node in order:
        if parents[node] != ROOT:
            there[:, parents[node]] |= there[:, node] & bool(weights[node] > 0)
    whole = np.zeros((many, len(parents)))
    whole[:, parents == ROOT] = there[:, parents == ROOT]
    for node in reversed(order):
        children = np.flatnonzero(parents == node)
        if len(children):
            parts = np.where(there[:, children], weights[children], 0.0)
            held = parts.sum(axis=1, keepdims=True)
            whole[:, children] = whole[:, [node]] * np.divide(parts, held, out=np.zeros_like(parts), where=held > 0)
    return whole


def _upwards(parents: NDArray[np.intp]) -> list[int]:
    """The nodes in an order in which each comes before its parent."""
    order = [int(node) for node in np.flatnonzero(parents == ROOT)]
    for node in order:
        order.extend(int(child) for child in np.flatnonzero(parents == node))
    return order[::-1]


def contributions(values: Array, weights: Array, parents: NDArray[np.intp]) -> Array:
    """What each cell (n, m) adds to the score of its unit; a row sums to the score. A missing cell adds 0.

    Values are normalised, weights and parents (q) those of all nodes, the m leaves first, every mean arithmetic.
    """
    known = ~np.isnan(values)
    whole = weights_of_units(known, weights, parents)[:, : values.shape[1]]
    return np.where(known, values, 0.0) * whole


def gathered(cells: Array, parents: NDArray[np.intp]) -> Array:
    """What all nodes (n, q) add, from what the leaves (n, m) do: each node what its leaves add together."""
    whole = np.zeros((len(cells), len(parents)))
    whole[:, : cells.shape[1]] = cells
    for node in _upwards(parents):
        if parents[node] != ROOT:
            whole[:, parents[node]] += whole[:, node]
    return whole
