"""Labels out of order: numbers printed under the names of other units."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.stats import spearmanr

from liandong.indices.methods.columns import Array
from liandong.indices.mistakes.finding import Finding, Sureness
from liandong.indices.mistakes.printed import Printed, slack
from liandong.indices.mistakes.sums import Sum
from liandong.messages import Words, words

FEWEST = 2
"""Two rows whose labels are exchanged are the smallest such mistake."""

MOST = 0.8
"""The share of the rows that did not agree which must agree under the proposed labels."""

GONE = 1e6
"""The distance of two rows that cannot be compared; above any sum of real ones, which are cut at `FAR` a column."""

FAR = 1e3


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What the rows of a table should say: by another table of the publication (`name`), under its labels.

    `low` and `high` (n, d) are the stretch that each number must touch; NaN where there is nothing to compare with.
    """

    name: str
    units: tuple[str, ...]
    low: Array
    high: Array


def expected_scores(totals: Printed, sums: Sequence[Sum]) -> Expected:
    """The printed totals of these sums, with their rounding."""
    columns = [totals.column(sum_.total) for sum_ in sums]
    values = totals.values[:, columns]
    room = slack(values, totals.halves[:, columns])
    name = ", ".join(sum_.total for sum_ in sums)
    return Expected(name, totals.units, values - room, values + room)


def out_of_step(
    table: Printed, computed: tuple[Array, Array], expected: Expected, order: tuple[str, Array] | None = None
) -> Finding | None:
    """The finding that labels and values of the table are out of step, with the labels that all rows should have.

    `computed` (n, d) and its rounding are what the rows of the table come to where `expected` tells what they should.
    Rows that agree keep their labels; those that do not are matched anew so that they lie nearest, and the proposal
    stands only if nearly all of them then agree. None where labels are in step, where rows agree under no labels, or
    where a label stands twice. `order`: a score by name and by row of `expected`; if the printed labels stand in its
    order, that is told, for it says how the mistake came about.
    """
    place = {unit: row for row, unit in enumerate(expected.units)}
    known = np.array([place.get(unit, -1) for unit in table.units], dtype=np.intp)
    if len(place) < len(expected.units) or len(set(table.units)) < len(table.units) or (known < 0).any():
        return None
    before = _fits(computed, expected, known)
    off = np.flatnonzero(~before)
    if len(off) < FEWEST:
        return None
    apart, fits = _apart(computed, expected, off, known[off])
    picked = linear_sum_assignment(apart)[1]
    moved = known.copy()
    moved[off] = known[off][picked]
    right = fits[np.arange(len(off)), picked]
    if right.sum() < max(FEWEST, MOST * len(off)):
        return None
    several = int((fits.sum(axis=1) > 1).sum())
    proposal = tuple(expected.units[row] for row in moved)
    why = _why(table, expected, order, (int(before.sum()), int(before.sum() + right.sum()), several))
    sure: Sureness = "proven" if several < len(off) / 4 else "likely" if several < len(off) / 2 else "possible"
    return Finding("labels", table.name, "", "", table.period, *_shown(table.units, proposal), why, sure, proposal)


def _fits(computed: tuple[Array, Array], expected: Expected, places: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each row touches all that is expected at its place; not where there is nothing to compare."""
    values, rooms = computed
    outside = np.maximum(expected.low[places] - values - rooms, values - rooms - expected.high[places])
    told = ~np.isnan(outside)
    return np.asarray((np.where(told, outside, 0.0) <= 0).all(axis=1) & told.any(axis=1))


def _apart(
    computed: tuple[Array, Array], expected: Expected, rows: NDArray[np.intp], places: NDArray[np.intp]
) -> tuple[Array, NDArray[np.bool_]]:
    """Distance (k, k) of these rows from what is expected at these places, in units of rounding, and which fit."""
    values, rooms = (array[rows] for array in computed)
    distance, fits = np.empty((len(rows), len(places))), np.empty((len(rows), len(places)), dtype=bool)
    for at, place in enumerate(places):
        low, high = expected.low[place], expected.high[place]
        outside = np.maximum(low - values - rooms, values - rooms - high)
        told = ~np.isnan(outside)
        near = np.minimum(np.maximum(outside, 0.0) / (rooms + (high - low) / 2), FAR)
        counted = told.sum(axis=1)
        mean = np.where(told, near, 0.0).sum(axis=1) / np.maximum(counted, 1)
        distance[:, at] = np.where(counted > 0, mean, GONE)
        fits[:, at] = (np.where(told, outside, 0.0) <= 0).all(axis=1) & (counted > 0)
    return distance, fits


def _why(table: Printed, expected: Expected, order: tuple[str, Array] | None, counts: tuple[int, int, int]) -> Words:
    before, after, several = counts
    n = len(table.units)
    if order is not None:
        score = dict(zip(expected.units, order[1], strict=True))
        falling = [score[unit] for unit in table.units]
        if all(one >= other for one, other in pairwise(falling)):
            return words(
                "index.why_labels_ranked",
                other=expected.name,
                before=before,
                after=after,
                several=several,
                rows=n,
                score=order[0],
            )
    return words("index.why_labels", other=expected.name, before=before, after=after, several=several, rows=n)


def _shown(units: Sequence[str], proposal: Sequence[str], most: int = 5) -> tuple[str, str]:
    """The first labels that differ, as printed and as proposed."""
    differ = [(one, other) for one, other in zip(units, proposal, strict=True) if one != other]
    more = ", …" if len(differ) > most else ""
    return (", ".join(one for one, _ in differ[:most]) + more, ", ".join(other for _, other in differ[:most]) + more)


def out_of_order(table: Printed, earlier: Printed) -> Finding | None:
    """The finding that the values stand in the order of the rows of an earlier edition but the labels do not.

    Told from likeness alone: the indicators that both editions have correlate (ranks) under the printed labels by less
    than half, and by more than 0.8 when the rows are taken in the earlier edition's order.
    """
    shared = [code for code in table.codes if code in earlier.codes]
    if not shared or set(table.units) != set(earlier.units) or table.units == earlier.units:
        return None
    now = table.values[:, [table.column(code) for code in shared]]
    then = earlier.values[:, [earlier.column(code) for code in shared]]
    before = _likeness(now, then[earlier.rows(table.units)])
    after = _likeness(now, then)
    if not (before < 0.5 and after > 0.8):
        return None
    why = words("index.why_labels_order", other=earlier.name, before=f"{before:.2f}", after=f"{after:.2f}")
    shown = _shown(table.units, earlier.units)
    return Finding("labels", table.name, "", "", table.period, *shown, why, "likely", earlier.units)


def _likeness(one: Array, other: Array) -> float:
    """The mean rank correlation of the columns; those that are constant are left out."""
    found = []
    for a, b in zip(one.T, other.T, strict=True):
        both = ~np.isnan(a + b)
        if both.sum() > FEWEST and np.ptp(a[both]) and np.ptp(b[both]):
            found.append(float(spearmanr(a[both], b[both]).statistic))
    return float(np.mean(found)) if found else float("nan")
