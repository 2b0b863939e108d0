"""Impute (填补缺失): gaps filled by stated rules, and marked."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Cell, Mark
from liandong.indices.methods.columns import Columns
from liandong.indices.methods.imputation import Rule, Sides, impute
from liandong.indices.steps.step import Bound, Note, Setting, Table
from liandong.messages import words


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
        sides = Sides(columns, setting.periods, setting.labels, parents)

        def fill(table: Table) -> Table:
            gaps = np.isnan(table.values)
            if not gaps.any():
                return table.with_values(table.values)
            screened = (table.marks & Mark.SCREENED) != 0
            filled = impute(table.values, self.rules, sides)
            values = np.where(screened, np.nan, filled.values) if screened.any() else filled.values
            done = gaps & ~np.isnan(values)
            made = table.with_values(values, done, Mark.FILLED)
            if not (setting.noting or self.whole):
                return made
            left = np.isnan(values) & ~screened
            notes = []
            for at, row, column in np.argwhere(gaps & ~screened):
                cell = Cell(setting.periods[at], setting.units[row], framework.indicators[column])
                if left[at, row, column] and self.whole:
                    when = cell.period or words("index.the_only_period")
                    told = words("index.not_filled", indicator=cell.indicator, unit=cell.unit, period=when)
                    raise IndicatorError(told, indicator=cell.indicator, unit=cell.unit, period=cell.period)
                code = "index.note_left" if left[at, row, column] else "index.note_filled"
                notes.append(Note(cell, words(code, value=f"{values[at, row, column]:.6g}")))
            return Table(made.values, made.marks, made.weights, tuple(notes))

        return fill
