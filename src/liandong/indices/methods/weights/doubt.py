"""Benefit of the doubt: each unit is weighed as suits it best, so that none can say that the weights wronged it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.refusal import named, refused
from liandong.messages import words

OVER = 1e-9
"""How far above 1 a rival may come: what the solver keeps its conditions to."""

FEW = 200
"""Rivals that are all asked at once."""

ASKED = 10
"""Rivals that are added at once where there are more."""


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """Scores (n), at most 1; the multipliers (n, k) of each unit, and the `shares` (n, k) of its score that they make.

    A score of 1 says that no other unit does better under the weights that suit this one best.
    """

    scores: Array
    multipliers: Array
    shares: Array


def doubt(
    values: Array,
    low: float | Sequence[float] | Array = 0.0,
    high: float | Sequence[float] | Array = 1.0,
    columns: Columns | None = None,
) -> Doubt:
    """The best score of each unit under weights of its own, with which no unit would score above 1.

    For each unit of values (n, k): the greatest w.y for w >= 0 with w.y_j <= 1 for all units j, where each child
    makes a share of the score between `low` and `high` (one bound for all, or k of them). Values are zero or more
    and none is missing. IndicatorError for such values, for bounds that no shares can keep, and for a value of 0
    where a share above 0 is asked.
    Source: Melyn and Moesen 1991; Cherchye et al. 2007, Social Indicators Research 82:111. Solved by HiGHS.
    """
    least, most = bounds(low, high, named(columns, values).codes)
    for code, bad in (
        ("index.doubt_missing", np.isnan(values)),
        ("index.doubt_below_zero", values < 0),
        ("index.doubt_share_of_zero", (values <= 0) & (least > 0)),
        ("index.doubt_nothing", (values <= 0) & ~(values > 0).any(axis=-1, keepdims=True)),
    ):
        if bad.any():
            raise refused(code, bad, values, columns)
    scale = values.max(axis=0)
    scale[scale == 0] = 1.0
    even = values / scale
    rivals = even[~beaten(even)]
    multipliers = np.stack([best(unit, rivals, least, most) for unit in even])
    parts = multipliers * even
    scores = parts.sum(axis=-1)
    return Doubt(np.minimum(scores, 1.0), multipliers / scale, parts / scores[:, None])


def best(unit: Array, rivals: Array, least: Array, most: Array) -> Array:
    """The multipliers (k) under which the unit (k) scores highest.

    Few rivals bind, so that those are asked first who lead in something, and others only when the weights found
    would put them above 1.
    """
    below, above = np.flatnonzero(least > 0), np.flatnonzero(most < 1)
    own = np.diag(unit)
    kept = np.vstack([least[below, None] * unit - own[below], own[above] - most[above, None] * unit])
    asked = np.full(len(rivals), len(rivals) <= FEW)
    asked[rivals.argmax(axis=0)] = True
    while True:
        found = highest(unit, rivals[asked], kept)
        scores = np.where(asked, 0.0, rivals @ found)
        if scores.max() <= 1 + OVER:
            return found
        worst = np.argsort(scores)[-ASKED:]
        asked[worst[scores[worst] > 1 + OVER]] = True


def highest(unit: Array, rivals: Array, kept: Array) -> Array:
    """The multipliers of zero or more of greatest score, with no rival above 1 and `kept` times them at most 0."""
    from scipy.optimize import linprog  # here, since it takes longer to import than all the means together

    limits = np.concatenate([np.ones(len(rivals)), np.zeros(len(kept))])
    solved = linprog(-unit, A_ub=np.vstack([rivals, kept]), b_ub=limits, method="highs")
    if not solved.success:
        raise IndicatorError(words("index.doubt_unsolved", detail=solved.message))
    return np.maximum(np.asarray(solved.x, dtype=np.float64), 0.0)


def beaten(values: Array) -> NDArray[np.bool_]:
    """Which units (n) some other is no worse than in anything and better in something: they bind no weights."""
    found = np.zeros(len(values), dtype=np.bool_)
    for at, unit in enumerate(values):
        found[at] = ((values >= unit).all(axis=-1) & (values > unit).any(axis=-1)).any()
    return found


def bounds(
    low: float | Sequence[float] | Array, high: float | Sequence[float] | Array, codes: Sequence[str]
) -> tuple[Array, Array]:
    """Both bounds of the share of each child (k); IndicatorError where no shares keep them."""
    wide = len(codes)
    least, most = (np.broadcast_to(np.asarray(bound, dtype=np.float64), wide) for bound in (low, high))
    sound = (least >= 0) & (least <= most) & (most <= 1)
    if not sound.all():
        at = int(np.flatnonzero(~sound)[0])
        told = words("index.doubt_bound", indicator=codes[at], low=f"{least[at]:g}", high=f"{most[at]:g}")
        raise IndicatorError(told, indicator=codes[at])
    if least.sum() > 1 + 1e-12 or most.sum() < 1 - 1e-12:
        raise IndicatorError(words("index.doubt_bounds", low=f"{least.sum():g}", high=f"{most.sum():g}"))
    return least, most
