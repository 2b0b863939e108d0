"""Weights under which the index listens to its parts as it is meant to: no part may be louder than its target."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import constant, named
from liandong.indices.methods.weights.given import equal, given
from liandong.messages import words

FIRM = 100.0
"""How much harder than the aim the conditions are pulled at in each round; the rounds make them exact."""

EXACT = 1e-13
"""How well the conditions hold at the end."""


@dataclass(frozen=True, slots=True, eq=False)
class Balanced:
    """Weights (k) of zero or more that sum to 1, and what they reach.

    `correlations` (k) are those of the parts with the index, `shares` (k) each of them over their sum, and `target`
    (k) what the shares were meant to be.
    """

    weights: Array
    correlations: Array
    shares: Array
    target: Array

    @property
    def farthest(self) -> float:
        """How far the share that is farthest off is from its target: 0 when the balance is reached."""
        return float(np.abs(self.shares - self.target).max())


def balance(
    values: Array,
    target: Sequence[float] | Array | None = None,
    groups: Sequence[object] | None = None,
    outer: Sequence[float] | Array | None = None,
    columns: Columns | None = None,
) -> Balanced:
    """The weights whose shares of correlation come nearest to the target (alike, if none is given), by least squares.

    The index is the weighted arithmetic mean of the parts (n, k). Where parts belong to `groups` (k labels), those
    of each group weigh together what `outer` tells, in the order in which the groups first come up (alike, if not
    told). A share is the same for any multiple of the weights, so this is a convex problem with one optimum, which
    is found exactly; where it needs no weight below zero the target is met, else `farthest` tells what is lacking.
    The measure of influence: Paruolo, Saisana and Saltelli 2013, J. Royal Statistical Society A 176:609.
    """
    names = named(columns, values).codes
    whole = values[~np.isnan(values).any(axis=-1)]
    if len(whole) < 3:
        raise IndicatorError(words("index.too_few_whole", indicators=", ".join(names), rows=len(whole), fewest=3))
    refusal = constant(whole, named(columns, values))
    if refusal:
        raise refusal
    aim = equal(len(names)) if target is None else given(target, names)
    joint = np.atleast_2d(np.cov(whole, rowvar=False))
    spread = np.sqrt(np.diag(joint))
    pull = joint / spread[:, None] / spread.mean()
    conditions = np.vstack([pull.sum(axis=0), *([] if groups is None else apart(groups, outer))])
    weights = nearest(pull, aim, conditions)
    if not weights.any():
        raise IndicatorError(words("index.balance_none", indicators=", ".join(names)))
    weights = weights / weights.sum()
    correlations = joint @ weights / (spread * np.sqrt(weights @ joint @ weights))
    return Balanced(weights, correlations, correlations / correlations.sum(), aim)


def apart(groups: Sequence[object], outer: Sequence[float] | Array | None) -> Array:
    """Rows (g, k) that are 0 times the weights when each group weighs its part of the whole."""
    labels = list(dict.fromkeys(groups))
    parts = equal(len(labels)) if outer is None else given(outer, [str(label) for label in labels])
    inside = np.array([[label == other for other in groups] for label in labels], dtype=np.float64)
    return inside - parts[:, None]


def nearest(pull: Array, aim: Array, conditions: Array) -> Array:
    """The x >= 0 with pull x nearest to the aim, where the first condition times x is 1 and the others are 0.

    By multipliers: least squares of what is zero or more, in which the conditions are pulled at the harder the more
    they were missed before.
    """
    from scipy.optimize import nnls  # here, since it takes longer to import than all the means together

    wanted = np.zeros(len(conditions))
    wanted[0] = 1.0
    asked = wanted.copy()
    stacked = np.vstack([pull, FIRM * conditions])
    found = np.zeros(pull.shape[1])
    for _ in range(500):
        found, _ = nnls(stacked, np.concatenate([aim, FIRM * asked]))
        missed = wanted - conditions @ found
        if np.abs(missed).max() < EXACT:
            break
        asked = asked + missed
    return found
