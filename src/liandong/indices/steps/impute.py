"""Impute (填补缺失): gaps filled by stated rules, and marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Mark, Marks
from liandong.indices.methods.columns import Array, Cell, Columns
from liandong.indices.methods.imputation import (
    ByGroup,
    ByMean,
    ByMedian,
    Constant,
    Latest,
    Linear,
    Rule,
    Sides,
    impute,
)
from liandong.indices.steps.normalise import SIDE_BY_SIDE
from liandong.indices.steps.step import Bound, Note, Setting, Table
from liandong.messages import words

BY_COLUMN = (ByGroup, ByMean, ByMedian, Constant, Latest, Linear)
"""Rules that look at each column alone."""


@dataclass(frozen=True, slots=True)
class Impute:
    """Each gap by the first of these rules that knows something for it. What none knows stays missing, and a note
    says so; with `whole` that is refused."""

    rules: tuple[Rule, ...]
    whole: bool = False

    def bind(self, setting: Setting) -> Bound:
        """See `Step`. A screened unit is not filled."""
        framework = setting.framework
        columns = Columns(framework.indicators, setting.units, framework.directions, framework.targets)
        parents = tuple(framework.by_code[code].parent for code in framework.indicators)
        return Filling(setting, self.rules, self.whole, Sides(columns, setting.periods, setting.labels, parents))


@dataclass(frozen=True, eq=False, slots=True)
class Filling:
    """The step, bound."""

    setting: Setting
    rules: tuple[Rule, ...]
    whole: bool
    sides: Sides

    def __call__(self, table: Table) -> Table:
        """One table, with its notes."""
        gaps = np.isnan(table.values)
        if not gaps.any():
            return table.with_values(table.values)
        values = self._filled(table.values, table.marks, self.sides)
        made = table.with_values(values, gaps & ~np.isnan(values), Mark.FILLED)
        if not (self.setting.noting or self.whole):
            return made
        return replace(made, notes=tuple(self._notes(table, gaps, values)))

    def many(self, tables: Sequence[Table]) -> list[Table]:
        """Many tables of a study at once, laid side by side where each rule looks at every column alone."""
        if self.whole or not all(isinstance(rule, BY_COLUMN) for rule in self.rules):
            return [self(table) for table in tables]
        made: list[Table] = []
        for start in range(0, len(tables), SIDE_BY_SIDE):
            some = tables[start : start + SIDE_BY_SIDE]
            laid = np.concatenate([table.values for table in some], axis=2)
            marks = np.concatenate([table.marks for table in some], axis=2)
            sides = replace(
                self.sides, columns=self.sides.columns.repeated(len(some)), parents=self.sides.parents * len(some)
            )
            values = self._filled(laid, marks, sides)
            done = np.isnan(laid) & ~np.isnan(values)
            parts = zip(some, *(np.split(block, len(some), axis=2) for block in (values, done)), strict=True)
            made += [table.with_values(held, filled, Mark.FILLED) for table, held, filled in parts]
        return made

    def _filled(self, values: Array, marks: Marks, sides: Sides) -> Array:
        filled = impute(values, self.rules, sides).values
        screened = (marks & Mark.SCREENED) != 0
        return np.where(screened, np.nan, filled) if screened.any() else filled

    def _notes(self, table: Table, gaps: NDArray[np.bool_], values: Array) -> Iterator[Note]:
        """What was filled, and what no rule fills; IndicatorError for the latter where all must be."""
        screened = (table.marks & Mark.SCREENED) != 0
        setting = self.setting
        for at, row, column in np.argwhere(gaps & ~screened):
            cell = Cell(setting.periods[at], setting.units[row], setting.framework.indicators[column])
            missing = bool(np.isnan(values[at, row, column]))
            if missing and self.whole:
                when = cell.period or words("index.the_only_period")
                told = words("index.not_filled", indicator=cell.indicator, unit=cell.unit, period=when)
                raise IndicatorError(told, indicator=cell.indicator, unit=cell.unit, period=cell.period)
            code = "index.note_left" if missing else "index.note_filled"
            yield Note(cell, words(code, value=f"{values[at, row, column]:.6g}"))
