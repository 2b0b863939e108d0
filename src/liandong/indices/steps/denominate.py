"""Denominate (除以基数): totals into what they are per head, per area, per unit of product."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Cell
from liandong.indices.methods.denominating import divide
from liandong.indices.methods.scales.scale import require, require_finite
from liandong.indices.steps.step import Bound, Note, Setting, Table
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Denominate:
    """Each indicator whose node names a denominator is divided by that column, times `factor`. A cell whose denominator
    is missing is lost, and a note says so."""

    factor: float = 1.0

    def bind(self, setting: Setting) -> Bound:
        """IndicatorError for a denominator that the frame does not have, and a factor that is not above zero."""
        require_finite("Denominate", factor=self.factor)
        require(self.factor > 0, "Denominate.factor", self.factor, "> 0")
        by_code = setting.framework.by_code
        divided = [
            (at, by_code[code].denominator)
            for at, code in enumerate(setting.framework.indicators)
            if by_code[code].denominator
        ]
        for _, code in divided:
            if code not in setting.divisors:
                raise IndicatorError(words("index.no_denominator", indicator=code), indicator=code)
        which = np.array([at for at, _ in divided], dtype=np.intp)
        names = [code for _, code in divided]
        divisors = np.stack([setting.divisors[code] for code in names], axis=-1) if divided else None

        def denominate(table: Table) -> Table:
            if divisors is None:
                return table.with_values(table.values)
            values, notes = table.values.copy(), []
            for at, period in enumerate(table.values):
                columns = setting.columns(at).pick(which)
                made = divide(period[:, which], divisors[at], names, columns, self.factor)
                values[at][:, which] = made.values
                if setting.noting:
                    for row, column in np.argwhere(made.lost):
                        cell = Cell(setting.periods[at], setting.units[row], columns.codes[column])
                        notes.append(Note(cell, words("index.note_no_divisor", denominator=names[column])))
            made_table = table.with_values(values)
            return Table(made_table.values, made_table.marks, made_table.weights, tuple(notes))

        return denominate
