"""Cells without a number, and what the published totals tell of them."""

from collections.abc import Sequence

import numpy as np

from liandong.indices.mistakes.finding import Finding
from liandong.indices.mistakes.printed import Printed, slack
from liandong.indices.mistakes.sums import Sum
from liandong.messages import Words, words


def missing(table: Printed, totals: Printed | None = None, sums: Sequence[Sum] = ()) -> tuple[Finding, ...]:
    """A finding for each empty cell, with what the printed total lets one say of it.

    That is: the total was made without it (the other weights rescaled), or took it for zero, or, where it is the only
    empty part, which value the total implies.
    """
    gone = np.argwhere(np.isnan(table.values))
    return tuple(_finding(table, int(row), int(column), totals, sums) for row, column in gone)


def absent(table: Printed, others: Sequence[tuple[str | Words, Sequence[str]]]) -> tuple[Finding, ...]:
    """A finding for each unit that another table (or the list of units) has and this one has not; once a unit."""
    found, own = dict[str, Finding](), set(table.units)
    for other, units in others:
        for unit in units:
            if unit not in own and unit not in found:
                why = words("index.why_absent", other=other)
                found[unit] = Finding("missing", table.name, unit, "", table.period, "", unit, why, "proven")
    return tuple(found.values())


def _finding(table: Printed, row: int, column: int, totals: Printed | None, sums: Sequence[Sum]) -> Finding:
    unit, code = table.units[row], table.codes[column]
    sum_ = next((one for one in sums if code in one.parts), None)
    at = totals.rows([unit])[0] if totals else -1
    why, expected = words("index.why_missing"), ""
    if totals and sum_ and at >= 0 and not np.isnan(totals.values[at, totals.column(sum_.total)]):
        why, expected = _implied(table, row, code, totals, int(at), sum_)
    return Finding("missing", table.name, unit, code, table.period, "", expected, why, "proven")


def _implied(table: Printed, row: int, code: str, totals: Printed, at: int, sum_: Sum) -> tuple[Words, str]:
    columns, weights = [table.column(part) for part in sum_.parts], np.asarray(sum_.weights)
    values, place = table.values[row, columns], totals.column(sum_.total)
    printed, there = totals.values[at, place], ~np.isnan(values)
    known = float(values[there] @ weights[there])
    room = float(np.abs(weights) @ table.halves[row, columns] + slack(printed, totals.halves[at, place]))
    total, shown = sum_.total, totals.show(printed, place, row=at)
    if abs(known - printed) <= room:
        return words("index.why_missing_zero", total=total, printed=shown), ""
    if there.any() and weights[there].sum() and abs(known * weights.sum() / weights[there].sum() - printed) <= room:
        return words("index.why_missing_left_out", total=total, printed=shown), ""
    own = float(weights[sum_.parts.index(code)])
    if (~there).sum() > 1 or own == 0:
        return words("index.why_missing_several", total=total, printed=shown), ""
    column = table.column(code)
    low, high = ((printed - known + side * room) / own for side in (-1, 1))
    return words(
        "index.why_missing_implied", total=total, printed=shown
    ), f"{table.show(low, column)}–{table.show(high, column)}"
