"""Frames from tables: wide ones (an indicator a column) and long ones (a number a row)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Cell, Frame, Source
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.messages import words


def wide(
    table: Any,
    *,
    unit: str,
    period: str = "",
    name: str = "",
    labels: Sequence[str] = (),
    indicators: Sequence[str] | None = None,
) -> Frame:
    """The frame of a table in which each row is a unit (in a period) and each further column an indicator.

    `unit`, `period`, `name` and `labels` are names of columns; `indicators` are all others where they are not named.
    Units and periods are sorted by their codes. IndicatorError for a unit that comes twice in a period, a row
    without unit, and text in a column of numbers.
    """
    columns = ColumnsIn(table)
    units = columns.words(unit)
    periods = columns.words(period) if period else [""] * len(units)
    rows = list(zip(periods, units, strict=True))
    _each_once(rows, unit)
    apart = {unit, period, name, *labels}
    codes = tuple(code for code in columns.names if code not in apart) if indicators is None else tuple(indicators)
    all_units, all_periods = sorted(set(units)), sorted(set(periods))
    place = {each: at for at, each in enumerate(all_units)}
    when = {each: at for at, each in enumerate(all_periods)}
    values = np.full((len(all_periods), len(all_units), len(codes)), np.nan)
    down, across = [when[each] for each, _ in rows], [place[each] for _, each in rows]
    for at, code in enumerate(codes):
        values[down, across, at] = columns.numbers(code, rows)
    return Frame.of(
        values,
        all_units,
        codes,
        all_periods,
        names=dict(zip(units, columns.words(name), strict=True)) if name else None,
        labels={label: _of_units(columns.words(label), units, all_units) for label in labels},
    )


def long(
    table: Any,
    *,
    unit: str,
    indicator: str,
    value: str,
    period: str = "",
    name: str = "",
    source: str = "",
    vintage: str = "",
) -> Frame:
    """The frame of a table in which each row is one number, which may name its source and its vintage.

    IndicatorError for a number that comes twice, and as `wide`.
    """
    columns = ColumnsIn(table)
    units, codes = columns.words(unit), columns.words(indicator)
    periods = columns.words(period) if period else [""] * len(units)
    rows = list(zip(periods, units, strict=True))
    _named(rows, unit)
    seen: set[Cell] = set()
    for (when, who), code in zip(rows, codes, strict=True):
        if (cell := Cell(when, who, code)) in seen:
            told = words("index.twice_cell", indicator=code, unit=who, period=when or words("index.the_only_period"))
            raise IndicatorError(told, indicator=code, unit=who, period=when)
        seen.add(cell)
    numbers = columns.numbers(value, rows)
    all_units, all_periods = sorted(set(units)), sorted(set(periods))
    all_codes = tuple(dict.fromkeys(codes))
    places = [{each: at for at, each in enumerate(axis)} for axis in (all_periods, all_units, all_codes)]
    values = np.full(tuple(len(each) for each in places), np.nan)
    values[[places[0][p] for p in periods], [places[1][u] for u in units], [places[2][c] for c in codes]] = numbers
    told_by = columns.words(source) if source else [""] * len(units)
    dated = columns.words(vintage) if vintage else [""] * len(units)
    sources = {
        Cell(*row, code): Source(text, day)
        for row, code, text, day in zip(rows, codes, told_by, dated, strict=True)
        if text or day
    }
    names = dict(zip(units, columns.words(name), strict=True)) if name else None
    return Frame.of(values, all_units, all_codes, all_periods, names=names, sources=sources)


def _named(rows: Sequence[tuple[str, str]], column: str) -> None:
    for at, (_, unit) in enumerate(rows):
        if not unit:
            raise IndicatorError(words("index.no_unit_in_row", row=at + 1, column=column))


def _each_once(rows: Sequence[tuple[str, str]], column: str) -> None:
    _named(rows, column)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row in seen:
            period, unit = row
            told = words("index.twice_unit", name=unit, period=period or words("index.the_only_period"))
            raise IndicatorError(told, unit=unit, period=period)
        seen.add(row)


def _of_units(column: Sequence[str], units: Sequence[str], every: Sequence[str]) -> tuple[str, ...]:
    held = dict(zip(units, column, strict=True))
    return tuple(held[unit] for unit in every)
