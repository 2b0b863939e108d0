"""Totals and weighted means that do not add up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog, nnls

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes.finding import Finding, Sureness
from liandong.indices.mistakes.printed import Printed, slack
from liandong.messages import words

ENOUGH = 2 / 3
"""The share of rows that inferred weights must reproduce before the other rows are called wrong."""

NEAR = 3
"""How many times the rounding a row may lie from the first line and still help to find the weights."""


@dataclass(frozen=True, slots=True)
class Sum:
    """That the column `total` is the sum of the columns `parts` times `weights`, as stated or as inferred."""

    total: str
    parts: tuple[str, ...]
    weights: tuple[float, ...]
    inferred: bool = False

    @classmethod
    def mean(cls, total: str, parts: Sequence[str], of: float = 1.0) -> "Sum":
        """The plain mean of the parts, times `of` (20 where five dimensions make 100)."""
        return cls(total, tuple(parts), (of / len(parts),) * len(parts))

    def computed(self, parts: Printed) -> tuple[Array, Array]:
        """The sum of each row, and how far rounding of the parts may have moved it; NaN where a part is missing."""
        at, weights = [parts.column(code) for code in self.parts], np.asarray(self.weights)
        return parts.values[:, at] @ weights, parts.halves[:, at] @ np.abs(weights)


def not_adding_up(parts: Printed, totals: Printed, sums: Sequence[Sum]) -> tuple[Finding, ...]:
    """A finding for each printed total that its printed parts do not give within the rounding of both.

    Where most rows of a total do not, the weights are wrong and not the rows: then one finding for the column.
    """
    return tuple(finding for sum_ in sums for finding in _of(parts, totals, sum_))


def _of(parts: Printed, totals: Printed, sum_: Sum) -> list[Finding]:
    column, rows = totals.column(sum_.total), parts.rows(totals.units)
    here = np.flatnonzero(rows >= 0)
    computed, room = (numbers[rows[here]] for numbers in sum_.computed(parts))
    printed = totals.values[here, column]
    off = np.abs(computed - printed) > room + slack(printed, totals.halves[here, column])
    checked = int((~np.isnan(computed - printed)).sum())
    sure: Sureness = "likely" if sum_.inferred else "proven"
    total, names, weights = sum_.total, ", ".join(sum_.parts), shown(sum_.weights)
    if off.sum() > max(2, (1 - ENOUGH) * checked):
        why = words("index.why_weights", total=total, parts=names, weights=weights, off=int(off.sum()), checked=checked)
        return [Finding("weights", totals.name, "", sum_.total, totals.period, "", "", why, sure)]
    code = "index.why_total_inferred" if sum_.inferred else "index.why_total"
    why = words(code, total=total, parts=names, weights=weights, fit=checked - int(off.sum()), checked=checked)
    return [
        Finding(
            *("total", totals.name, totals.units[here[at]], sum_.total, totals.period),
            totals.show(printed[at], column, row=here[at]),
            totals.show(computed[at], column, 1, here[at]),
            *(why, sure),
        )
        for at in np.flatnonzero(off)
    ]


def weighed(parts: Printed, totals: Printed, sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """The sums with the weights (none below 0) that reproduce the most of the totals, the same for all of them.

    A line of least absolute distance, which a few wrong rows do not draw, tells the rows that follow one rule; the
    least squares of these give the weights. All sums must have as many parts; the weights that come in are not looked
    at, and come back where fewer rows are whole than there are parts.
    """
    blocks = [_rows_of(parts, totals, sum_) for sum_ in sums]
    left, right, room = (np.concatenate([block[at] for block in blocks]) for at in range(3))
    n, many = left.shape
    if n <= many:
        return tuple(sums)
    apart = np.vstack([np.hstack([left, -np.eye(n)]), np.hstack([-left, -np.eye(n)])])
    cost = np.r_[np.zeros(many), np.ones(n)]
    found = linprog(cost, A_ub=apart, b_ub=np.r_[right, -right], bounds=(0, None), method="highs")
    line = np.asarray(found.x)[:many]
    near = np.abs(left @ line - right) <= NEAR * room
    weights = nnls(left[near], right[near])[0] if near.sum() > many else line
    return tuple(replace(sum_, weights=tuple(map(float, weights)), inferred=True) for sum_ in sums)


def _rows_of(parts: Printed, totals: Printed, sum_: Sum) -> tuple[Array, Array, Array]:
    """The rows that are whole: parts, total, and the rounding of both (parts as if the weights made a mean)."""
    at, column, rows = [parts.column(code) for code in sum_.parts], totals.column(sum_.total), parts.rows(totals.units)
    here = np.flatnonzero(rows >= 0)
    left, right = parts.values[rows[here]][:, at], totals.values[here, column]
    whole = ~np.isnan(left).any(axis=1) & ~np.isnan(right)
    room = slack(right, totals.halves[here, column]) + parts.halves[rows[here]][:, at].max(axis=1)
    return left[whole], right[whole], room[whole]


def shown(weights: Sequence[float]) -> str:
    """Weights as they are told: four digits, and one of them where all are the same."""
    alike = max(weights) - min(weights) < 1e-9
    return f"{weights[0]:.4g}" if alike else ", ".join(f"{weight:.4g}" for weight in weights)
