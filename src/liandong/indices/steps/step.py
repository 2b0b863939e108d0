"""What a step is: bound once to what stays the same, then a function from table to table, so that a study may repeat
it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from liandong.indices.frame import Marks
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Array, Cell, Columns
from liandong.messages import Words


@dataclass(frozen=True, slots=True)
class Note:
    """What a step did to a cell, or to all of a unit, indicator or period, in words."""

    cell: Cell
    told: Words


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """What goes from step to step: numbers (t, n, m) of the framework's indicators with their marks, and the weights
    of its nodes (in the order of `Framework.codes`). `notes` are those of the last step."""

    values: Array
    marks: Marks
    weights: Array
    notes: tuple[Note, ...] = ()

    def with_values(self, values: Array, marked: NDArray[np.bool_] | None = None, mark: int = 0) -> "Table":
        """Other numbers, some of their cells marked."""
        marks = self.marks if marked is None else np.where(marked, self.marks | np.uint8(mark), self.marks)
        return replace(self, values=values, marks=marks, notes=())


@dataclass(frozen=True, eq=False, slots=True)
class Setting:
    """What a step is bound to: framework, units, periods, labels of units, and the columns that are divided by (t, n);
    and whether notes are wanted, which a study of thousands of replications does without."""

    framework: Framework
    units: tuple[str, ...]
    periods: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    divisors: Mapping[str, Array]
    noting: bool = True

    def columns(self, at: int) -> Columns:
        """The indicators in one period."""
        return Columns(
            self.framework.indicators,
            self.units,
            self.framework.directions,
            self.framework.targets,
            self.periods[at],
        )

    def pooled(self) -> Columns:
        """The indicators in all periods, laid on one another."""
        framework = self.framework
        if len(self.periods) == 1:
            return self.columns(0)
        units = self.units * len(self.periods)
        return Columns(framework.indicators, units, framework.directions, framework.targets)


Bound = Callable[[Table], Table]


class Step(Protocol):
    """A step of a recipe: a frozen dataclass whose fields are its parameters."""

    def bind(self, setting: Setting) -> Bound:
        """The step as a function. IndicatorError where framework or labels lack what it needs."""
        ...
