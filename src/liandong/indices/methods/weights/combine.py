"""Several sets of weights made into one (组合赋权): of judgement and of numbers, say."""

from collections.abc import Sequence

import numpy as np

from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights.given import equal, given


def linear(sets: Array, codes: Sequence[str], parts: Sequence[float] | Array | None = None) -> Array:
    """The mean (k) of the sets (l, k), weighed by `parts` (l), or of all alike."""
    checked = given(sets, codes)
    return shared(parts, len(checked)) @ checked


def product(sets: Array, codes: Sequence[str]) -> Array:
    """The product of the sets, scaled to sum to 1: what all call weighty gets very heavy, and extremes double."""
    return given(given(sets, codes).prod(axis=0), codes)


def least_entropy(sets: Array, codes: Sequence[str], parts: Sequence[float] | Array | None = None) -> Array:
    """The weights that are nearest to all sets in relative entropy: their geometric mean, scaled to sum to 1."""
    checked = given(sets, codes)
    with np.errstate(divide="ignore"):
        logs = np.log(checked)
    share = shared(parts, len(checked))
    return given(np.exp(share[share > 0] @ logs[share > 0]), codes)


def game(sets: Array, codes: Sequence[str]) -> Array:
    """The weights of least total distance to all sets among their mixtures (博弈论组合赋权).

    The parts a of the sets w solve sum_l a_l w_k.w_l = w_k.w_k for each k; by custom their sizes are taken, scaled
    to sum to 1. Sets that are alike get like parts.
    """
    checked = given(sets, codes)
    products = checked @ checked.T
    parts, *_ = np.linalg.lstsq(products, np.diag(products))
    return given(np.abs(parts), [str(at + 1) for at in range(len(checked))]) @ checked


def shared(parts: Sequence[float] | Array | None, many: int) -> Array:
    """The parts of so many sets, which sum to 1."""
    return equal(many) if parts is None else given(parts, [str(at + 1) for at in range(many)])
