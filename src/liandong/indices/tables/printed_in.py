"""A table that a publisher printed, with the decimals that its numbers are printed with."""

from typing import Any

import numpy as np

from liandong.indices.mistakes import Printed, decimals
from liandong.indices.tables.columns_in import ColumnsIn


def printed(table: Any, name: str, unit: str = "", period: str = "") -> Printed:
    """The table under its name: rows labelled by the column `unit` (the first one if none is named), every other column
    numbers. Numbers must come as text, else nobody knows to which decimal they were rounded.

    IndicatorError for a column that is not there, and for text in a column of numbers.
    """
    columns = ColumnsIn(table)
    labels = unit or next(iter(columns.names), "")
    units = columns.words(labels)
    codes = [each for each in columns.names if each != labels]
    rows = [(period, each) for each in units]
    values = np.empty((len(units), len(codes)))
    for at, code in enumerate(codes):
        values[:, at] = columns.numbers(code, rows)
    return Printed.of(name, units, codes, values, [decimals(columns.words(code)) for code in codes], period)
