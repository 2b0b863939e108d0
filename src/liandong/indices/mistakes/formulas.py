"""Printed parts that do not come from the raw numbers by the stated rule, and by which other they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales.targets import TwoWay
from liandong.indices.mistakes.finding import Finding, Kind, Sureness
from liandong.indices.mistakes.labels import Expected
from liandong.indices.mistakes.printed import Printed, slack
from liandong.indices.mistakes.targets import Inferred, Rule, infer, measured
from liandong.messages import Words, words

ENOUGH = 2 / 3
"""The share of cells that a formula must reproduce before the other cells, and not the formula, are called wrong."""

EDGE = 0.2
"""A cell beyond its rounding by less than this share of it is told as possible only: raw numbers are rounded too."""

FEWEST = 5
"""The cells that must reproduce before anything is said by an inferred target: fewer agree by chance."""


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """How the column `code` comes about, by what the publisher says: `values` by unit, from the raw numbers, `formula`
    in words, a `rule` and a `target` (NaN where none is published: it is then inferred from the cells).

    `doubt` is how far the target may be off. `others` are other readings of the same name, by their formula in words;
    `totals` are those of them that are not divided by anything, where the name promises something per head.
    """

    code: str
    formula: str
    values: Mapping[str, float]
    rule: Rule
    target: float = float("nan")
    doubt: float = 0.0
    others: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    totals: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class _Tried:
    """What a column looks like by one formula: low and high by unit, and the cells that are outside."""

    formula: str
    values: Array
    low: Array
    high: Array
    off: NDArray[np.bool_]
    checked: int
    found: Inferred | None

    @property
    def fits(self) -> bool:
        """Whether enough of the cells come out right for the others to be called wrong."""
        right = self.checked - int(self.off.sum())
        return right >= ENOUGH * self.checked and (self.found is None or right >= FEWEST)


def not_reproduced(table: Printed, stated: Sequence[Stated]) -> tuple[Finding, ...]:
    """A finding for each cell that does not come out as printed; two of them that are exchanged are told as such.

    Where the stated formula fails in more cells than another reading of the name does, the column gets a finding that
    tells which reading reproduces it (`per_head`, where that is a total), and the cells are judged by that one.
    Where no reading fits, one finding says so. Cells without a raw or a printed number are not judged.
    """
    return tuple(finding for one in stated for finding in _of(table, one))


def expected_parts(stated: Sequence[Stated], units: Sequence[str]) -> Expected:
    """What the columns with a known target should say of each unit."""
    ends = [
        _range(one.rule, _by_unit(one.values, units), one.target - one.doubt, one.target + one.doubt) for one in stated
    ]
    low, high = (np.column_stack([end[at] for end in ends]) for at in range(2))
    return Expected(", ".join(one.code for one in stated), tuple(units), low, high)


def _by_unit(values: Mapping[str, float], units: Sequence[str]) -> Array:
    return np.array([values.get(unit, np.nan) for unit in units])


def _of(table: Printed, stated: Stated) -> list[Finding]:
    column = table.column(stated.code)
    own = _try(table, column, stated, stated.formula, stated.values, stated.target)
    others = [_try(table, column, stated, formula, values, stated.target) for formula, values in stated.others.items()]
    others += [_try(table, column, stated, one.formula, stated.others[one.formula], np.nan) for one in others]
    best = min(others, key=lambda one: int(one.off.sum()), default=own)
    if not own.checked:
        return []
    if best.fits and 2 * (best.off.sum() + 1) <= own.off.sum():
        return [_other(table, column, stated, own, best), *_cells(table, column, best)]
    return _cells(table, column, own) if own.fits else [_rule(table, stated, own)]


def _try(
    table: Printed, column: int, stated: Stated, formula: str, by_unit: Mapping[str, float], target: float
) -> _Tried:
    values = _by_unit(by_unit, table.units)
    printed = table.values[:, column]
    rooms = slack(printed, table.halves[:, column])
    found = infer(stated.rule, values, printed, rooms) if np.isnan(target) else None
    least, most = (found.low, found.high) if found else (target - stated.doubt, target + stated.doubt)
    if found and not (least > 0 and np.isfinite(most)):
        least = most = found.target
    low, high = _range(stated.rule, values, least, most) if least > 0 else (np.full(len(values), np.nan),) * 2
    off = (low > printed + rooms) | (high < printed - rooms)
    return _Tried(formula, values, low, high, off, int((~np.isnan(low + printed)).sum()), found)


def _range(rule: Rule, values: Array, least: float, most: float) -> tuple[Array, Array]:
    """What a value may come to when the target lies somewhere in this stretch."""
    ends = [measured(rule, values, target) for target in (least, most)]
    high = np.maximum(*ends)
    if isinstance(rule, TwoWay):
        high = np.where((least <= values) & (values <= most), rule.top, high)
    return np.minimum(*ends), high


def _cells(table: Printed, column: int, tried: _Tried) -> list[Finding]:
    off = np.flatnonzero(tried.off)
    printed, rooms = table.values[:, column], slack(table.values[:, column], table.halves[:, column])
    swapped: dict[int, int] = {}
    for one in map(int, off):
        for other in map(int, off):
            crossed = tried.low[other] - rooms[one] <= printed[one] <= tried.high[other] + rooms[one]
            back = tried.low[one] - rooms[other] <= printed[other] <= tried.high[one] + rooms[other]
            if one < other and crossed and back:
                swapped |= {one: other, other: one}
    return [_cell(table, column, tried, int(row), swapped.get(int(row))) for row in off]


def _cell(table: Printed, column: int, tried: _Tried, row: int, swapped: int | None) -> Finding:
    kind: Kind = "cell" if swapped is None else "swapped"
    sure: Sureness = "likely" if tried.found else "proven"
    fit, printed = tried.checked - int(tried.off.sum()), table.values[row, column]
    beyond = max(tried.low[row] - printed, printed - tried.high[row]) - table.halves[row, column]
    why: Words
    if beyond < EDGE * table.halves[row, column]:
        sure = "possible"
        why = words("index.why_cell_edge", formula=tried.formula, beyond=f"{beyond:.1g}", target=_target(tried))
    elif swapped is not None:
        why = words("index.why_swapped", other=table.units[swapped], formula=tried.formula)
    else:
        why = words("index.why_cell", formula=tried.formula, fit=fit, checked=tried.checked, target=_target(tried))
    expected = table.show((tried.low[row] + tried.high[row]) / 2, column, 1, row)
    shown = table.show(printed, column, row=row)
    unit, code = table.units[row], table.codes[column]
    return Finding(kind, table.name, unit, code, table.period, shown, expected, why, sure)


def _target(tried: _Tried) -> Words:
    if tried.found is None:
        return words("index.target_stated")
    return words("index.target_inferred", target=f"{tried.found.target:.5g}")


def _other(table: Printed, column: int, stated: Stated, own: _Tried, best: _Tried) -> Finding:
    kind: Kind = "per_head" if best.formula in stated.totals else "formula"
    fit, own_fit = (one.checked - int(one.off.sum()) for one in (best, own))
    why = words(
        "index.why_formula",
        stated=stated.formula,
        own=own_fit,
        own_checked=own.checked,
        other=best.formula,
        fit=fit,
        checked=best.checked,
    )
    return Finding(kind, table.name, "", stated.code, table.period, stated.formula, best.formula, why, "likely")


def _rule(table: Printed, stated: Stated, own: _Tried) -> Finding:
    fit = own.checked - int(own.off.sum())
    why = words("index.why_rule", formula=stated.formula, fit=fit, checked=own.checked, target=_target(own))
    sure: Sureness = "likely" if own.found else "proven"
    return Finding("rule", table.name, "", stated.code, table.period, stated.formula, "", why, sure)
