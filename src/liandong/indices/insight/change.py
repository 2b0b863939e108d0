"""Why scores changed from one period to the next: values, weights, goalposts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from liandong.indices.insight.fair import shared
from liandong.indices.methods.columns import Array

V = TypeVar("V")
W = TypeVar("W")
G = TypeVar("G")


@dataclass(frozen=True, slots=True, eq=False)
class Situation(Generic[V, W, G]):
    """What a score is made from in one period: raw values, weights, and the goalposts that values are measured by."""

    values: V
    weights: W
    goalposts: G


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """How much scores changed, and the parts that values, weights and goalposts have in it; these add up to `whole`.

    All are (n), or (n, m) where the parts of a score by indicator were given.
    """

    whole: Array
    values: Array
    weights: Array
    goalposts: Array


def change(solve: Callable[[V, W, G], Array], before: Situation[V, W, G], after: Situation[V, W, G]) -> Change:
    """The change from one situation to the other, shared out symmetrically: the mean over the six orders in which the
    three may have changed (Shapley), so that no order is favoured and nothing is left over.

    `solve` gives the scores (n) from values, weights and goalposts, or what each indicator adds to them (n, m): then
    each of the three is told by indicator too.
    """

    def outcome(done: NDArray[np.bool_]) -> Array:
        values, weights, goalposts = (after if one else before for one in done)
        return solve(values.values, weights.weights, goalposts.goalposts)

    parts = shared(outcome, 3)
    whole = outcome(np.ones(3, dtype=bool)) - outcome(np.zeros(3, dtype=bool))
    return Change(whole, parts[0], parts[1], parts[2])
