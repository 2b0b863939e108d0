"""Weights that somebody gives, and what each node of a tree weighs in the whole."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import MOST, Array
from liandong.messages import words

ROOT = -1
"""The parent of a node that has none."""


def equal(many: int) -> Array:
    """The same weight for each of so many."""
    return np.full(many, 1.0 / many)


def given(weights: Sequence[float] | Array, codes: Sequence[str]) -> Array:
    """The weights (..., k) of the k nodes `codes`, scaled to sum to 1; leading axes are replications.

    IndicatorError where they are not so many, where one is negative, missing or above 1e100, and where all are zero.
    """
    numbers = np.asarray(weights, dtype=np.float64)
    if numbers.shape[-1] != len(codes):
        raise IndicatorError(words("index.weights_many", weights=numbers.shape[-1], indicators=", ".join(codes)))
    sound = (numbers >= 0) & (numbers <= MOST)
    if not sound.all():
        at = tuple(np.argwhere(~sound)[0])
        code = codes[int(at[-1])]
        raise IndicatorError(words("index.weight_unsound", indicator=code, weight=f"{numbers[at]:g}"), indicator=code)
    total = numbers.sum(axis=-1, keepdims=True)
    if not (total > 0).all():
        raise IndicatorError(words("index.weights_zero", indicators=", ".join(codes)))
    scaled: Array = numbers / total
    return scaled


def effective(weights: Array, parents: NDArray[np.intp], codes: Sequence[str] = ()) -> Array:
    """What each of q nodes weighs in the whole (..., q), from the weights (..., q) that they have among brothers.

    `parents` (q) are the places of the parents, ROOT for the node on top, which weighs 1. What the children of
    a node weigh sums to what the node weighs, hence all leaves to 1. Leading axes are replications. IndicatorError as
    `given`, naming nodes by their codes, or by their numbers from 1.
    """
    called = codes or [str(at + 1) for at in range(len(parents))]
    whole = np.full(weights.shape, np.nan)
    whole[..., parents == ROOT] = 1.0
    ready = list(np.flatnonzero(parents == ROOT))
    while ready:
        parent = ready.pop()
        children = np.flatnonzero(parents == parent)
        if len(children):
            parts = given(weights[..., children], [called[int(at)] for at in children])
            whole[..., children] = parts * whole[..., [parent]]
            ready.extend(children)
    if np.isnan(whole).any():
        at = int(np.argwhere(np.isnan(whole))[0][-1])
        raise IndicatorError(words("index.node_loose", node=called[at]))
    return whole
