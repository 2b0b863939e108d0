"""One rule after another, each filling what those before it left; what was filled by which, and what is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Cell, Columns
from liandong.messages import words


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What the sides of a block (t, n, m) stand for: periods (t), and the units and indicators of `columns`.

    `groups` has for each name of a grouping the group of each unit (n); an empty one is a unit in no group.
    `parents` (m) tells under which node each indicator stands, where that matters.
    """

    columns: Columns
    periods: tuple[str, ...] = ("",)
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    parents: tuple[str, ...] = ()

    def times(self) -> Array:
        """The time of each period (t, 1, 1): its year, where all are named by years, else its place.

        Refuses years that do not ascend.
        """
        if not all(period.isdecimal() for period in self.periods):
            return np.arange(len(self.periods), dtype=float)[:, np.newaxis, np.newaxis]
        years = np.array([float(period) for period in self.periods])
        back = np.flatnonzero(np.diff(years) <= 0)
        if back.size:
            one, other = self.periods[back[0]], self.periods[back[0] + 1]
            raise IndicatorError(words("index.periods_unordered", period=other, before=one), period=other)
        return years[:, np.newaxis, np.newaxis]


class Rule(Protocol):
    """A way of filling. Its fields are its parameters."""

    def __call__(self, values: Array, sides: Sides) -> Array:
        """For each cell (t, n, m) what it would be filled with; NaN where the rule knows nothing for it."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """The block with its gaps filled; `marks` (t, n, m) is the number of the rule that filled the cell, from 1, else 0.

    Known cells are as they were.
    """

    values: Array
    marks: NDArray[np.int8]
    sides: Sides

    @property
    def left(self) -> NDArray[np.bool_]:
        """Which cells (t, n, m) no rule could fill."""
        return np.isnan(self.values)

    def gaps(self) -> Iterator[Cell]:
        """The cells that no rule could fill, by name."""
        columns, periods = self.sides.columns, self.sides.periods
        for period, unit, indicator in np.argwhere(self.left):
            yield Cell(periods[period], columns.units[unit], columns.codes[indicator])


def impute(values: Array, rules: Rule | Sequence[Rule], sides: Sides) -> Filled:
    """The block (t, n, m) with its gaps filled by the first rule that can; raises IndicatorError of the rules."""
    filled, marks = values.copy(), np.zeros(values.shape, dtype=np.int8)
    for number, rule in enumerate(rules if isinstance(rules, Sequence) else (rules,), start=1):
        gaps = np.isnan(filled)
        if not gaps.any():
            break
        np.copyto(filled, rule(filled, sides), where=gaps)
        np.copyto(marks, np.int8(number), where=gaps & ~np.isnan(filled))
    return Filled(filled, marks, sides)
