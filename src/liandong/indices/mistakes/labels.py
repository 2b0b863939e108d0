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
    room = slack(values, totals.halves[columns])
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
    apart, fits = _apart(*computed, expected)
    rows = np.arange(len(known))
    before = fits[rows, known]
    off = np.flatnonzero(~before)
    if len(off) < FEWEST:
        return None
    moved = known.copy()
    moved[off] = _nearest(apart, off, known[off])
    after = fits[rows, moved]
    if after[off].sum() < max(FEWEST, MOST * len(off)):
        return None
    several = int((fits[np.ix_(off, known[off])].sum(axis=1) > 1).sum())
    proposal = tuple(expected.units[row] for row in moved)
    why = _why(table, expected, order, (int(before.sum()), int(after.sum()), several))
    sure: Sureness = "proven" if several < len(off) / 4 else "likely" if several < len(off) / 2 else "possible"
    return Finding("labels", table.name, "", "", table.period, *_shown(table.units, proposal), why, sure, proposal)


def _apart(values: Array, rooms: Array, expected: Expected) -> tuple[Array, NDArray[np.bool_]]:
    """Distance (n, n') of each row from each expected one in units of rounding, and whether it touches all of it."""
    values, rooms = values[:, None, :], np.broadcast_to(rooms, values.shape)[:, None, :]
    outside = np.maximum(expected.low[None] - values - rooms, values - rooms - expected.high[None])
    near = np.maximum(outside, 0.0) / (rooms + (expected.high - expected.low)[None] / 2)
    told = ~np.isnan(outside)
    distance = np.where(told, np.minimum(near, FAR), 0.0).sum(axis=2)
    counted = told.sum(axis=2)
    distance = np.where(counted > 0, distance / np.maximum(counted, 1), GONE)
    return distance, np.asarray((np.where(told, outside, 0.0) <= 0).all(axis=2) & (counted > 0))


def _nearest(apart: Array, off: NDArray[np.intp], places: NDArray[np.intp]) -> NDArray[np.intp]:
    """The expected row for each of these rows, each taken once, so that the sum of distances is least."""
    picked = linear_sum_assignment(apart[np.ix_(off, places)])[1]
    return np.asarray(places[picked])


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
