"""Tables that a publisher printed, an edition each, with the decimals that their numbers are printed with."""

from collections.abc import Collection
from typing import Any

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.mistakes import Printed, decimals
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.messages import words


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
    values, places = np.empty((len(units), len(codes))), np.zeros((len(units), len(codes)), np.int_)
    for at, code in enumerate(codes):
        values[:, at], places[:, at] = _numbers(columns, code, rows), decimals(columns.words(code))
    return Printed.of(name, units, codes, values, places, period)


def editions(
    table: Any, name: str, unit: str = "", period: str = "", aside: Collection[str] = ()
) -> dict[str, Printed]:
    """The rows of each period as a table of its own, by its period, for a unit stands in one row of an edition; a table
    without a column `period` is one edition, under "". Columns `aside` are no numbers to be looked at.

    IndicatorError as `printed`, and for a row without its period.
    """
    columns = ColumnsIn(table)
    when = columns.words(period) if period else [""] * len(columns)
    if period and "" in when:
        raise IndicatorError(words("index.no_period_in_row", row=when.index("") + 1, column=period))
    held = {each: columns.words(each) for each in columns.names if each not in {period, *aside}}
    return {
        each: printed(
            {code: [cells[at] for at in _places(when, each)] for code, cells in held.items()}, name, unit, each
        )
        for each in dict.fromkeys(when or [""])
    }


def _places(when: list[str], period: str) -> list[int]:
    return [at for at, each in enumerate(when) if each == period]


def _numbers(columns: ColumnsIn, code: str, rows: list[tuple[str, str]]) -> Array:
    """A column of numbers; one in which nothing looks like a number is told as a column, not as its first cell."""
    try:
        return columns.numbers(code, rows)
    except IndicatorError:
        if any(character.isdigit() for cell in columns.words(code) for character in cell):
            raise
        raise IndicatorError(words("index.text_column", column=code), indicator=code) from None
