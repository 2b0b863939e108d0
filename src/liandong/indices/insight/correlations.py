"""How indicators go together: correlations with their p-values, and which of them an auditor would ask about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from liandong.indices.methods.columns import Array

Kind = Literal["pearson", "spearman", "kendall"]

Flag = Literal["negative", "weak", "collinear"]

NEGATIVE, WEAK, COLLINEAR = -0.4, 0.3, 0.9
"""The limits that audits of the JRC draw (OECD/JRC, Handbook on Constructing Composite Indicators, 2008): within one
pillar, indicators that correlate by less than -0.4 work against one another, those between -0.4 and 0.3 hardly belong
together, and those above 0.9 count one thing twice."""

FEWEST = 3
"""With fewer common units there is no correlation to speak of: NaN."""


@dataclass(frozen=True, slots=True, eq=False)
class Correlations:
    """`r` (m, k) of each column of one table with each of another, the two-sided `p` of there being none, and the
    number of units `many` that have both; NaN where these are fewer than three or one of the columns is constant."""

    kind: Kind
    r: Array
    p: Array
    many: NDArray[np.intp]


def correlate(values: Array, others: Array | None = None, kind: Kind = "pearson") -> Correlations:
    """The correlations of the columns of `values` (n, m) with those of `others` (n, k), or with one another.

    Each pair is taken over the units that have both.
    """
    table = values if others is None else others
    shape = values.shape[1], table.shape[1]
    r, p, many = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=np.intp)
    known, other_known = ~np.isnan(values), ~np.isnan(table)
    for one in range(shape[0]):
        for other in range(one if others is None else 0, shape[1]):
            both = known[:, one] & other_known[:, other]
            x, y = values[both, one], table[both, other]
            many[one, other] = len(x)
            if len(x) >= FEWEST and np.ptp(x) and np.ptp(y):
                r[one, other], p[one, other] = MEASURES[kind](x, y)
            if others is None:
                for array in (r, p, many):
                    array[other, one] = array[one, other]
    return Correlations(kind, r, p, many)


def _pearson(x: Array, y: Array) -> tuple[float, float]:
    # deviations are brought to length 1 first, so that no product overflows or vanishes
    a, b = x - x.mean(), y - y.mean()
    r = float(np.clip((a / np.linalg.norm(a)) @ (b / np.linalg.norm(b)), -1.0, 1.0))
    free = len(x) - 2
    t = np.inf if abs(r) == 1 else abs(r) * np.sqrt(free / (1 - r * r))
    return r, float(2 * stats.t.sf(t, free))


def _spearman(x: Array, y: Array) -> tuple[float, float]:
    return _pearson(stats.rankdata(x), stats.rankdata(y))


def _kendall(x: Array, y: Array) -> tuple[float, float]:
    found = stats.kendalltau(x, y)
    return float(found.statistic), float(found.pvalue)


MEASURES: dict[Kind, Callable[[Array, Array], tuple[float, float]]] = {
    "pearson": _pearson,
    "spearman": _spearman,
    "kendall": _kendall,
}


def flags(
    found: Correlations,
    parents: Sequence[object],
    limits: tuple[float, float, float] = (NEGATIVE, WEAK, COLLINEAR),
) -> tuple[tuple[int, int, Flag], ...]:
    """The pairs of columns under one parent (m) that are negative, weak or collinear; each pair once."""
    negative, weak, collinear = limits
    told: list[tuple[int, int, Flag]] = []
    for one in range(len(parents)):
        for other in range(one + 1, len(parents)):
            r = found.r[one, other]
            if parents[one] != parents[other] or not (r < weak or r > collinear):
                continue
            told.append((one, other, "collinear" if r > collinear else "negative" if r < negative else "weak"))
    return tuple(told)
