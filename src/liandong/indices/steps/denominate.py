"""Denominate (除以基数): totals into what they are per head, per area, per unit of product."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.steps.step import Bound, Setting, Table
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Denominate:
    """Each indicator whose node names a denominator is divided by that column, times `factor`."""

    factor: float = 1.0

    def bind(self, setting: Setting) -> Bound:
        """IndicatorError for a denominator that the frame does not have."""
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
        divisors = np.stack([setting.divisors[code] for _, code in divided], axis=-1) if divided else None

        def divide(table: Table) -> Table:
            if divisors is None:
                return table.with_values(table.values)
            values = table.values.copy()
            for at, period in enumerate(table.values):
                values[at][:, which] = self._divided(period[:, which], divisors[at], setting.columns(at).pick(which))
            return table.with_values(values)

        return divide

    def _divided(self, values: Array, divisors: Array, columns: Columns) -> Array:
        none = (divisors == 0) & ~np.isnan(values)
        if none.any():
            row, column = (int(place) for place in np.argwhere(none)[0])
            raise columns.refuse("index.divided_by_zero", column, row)
        quotients = np.full(values.shape, np.nan)
        divided: Array = self.factor * np.divide(values, divisors, out=quotients, where=divisors != 0)
        return divided
