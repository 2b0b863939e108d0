"""Frames from tables: wide ones (an indicator a column) and long ones (a number a row)."""

from collections.abc import Sequence
from typing import Any

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame, Source, unfilled
from liandong.indices.methods.columns import Cell
from liandong.indices.tables.columns_in import ColumnsIn
from liandong.messages import words


def wide(
    table: Any,
    *,
    unit: str,
    period: str = "",
    name: str = "",
    labels: str | Sequence[str] = (),
    indicators: str | Sequence[str] | None = None,
) -> Frame:
    """The frame of a table in which each row is a unit (in a period) and each further column an indicator.

    `unit`, `period`, `name` and `labels` are names of columns; `indicators` are all others where they are not named.
    Units stand as they are first seen, periods by their codes (by their size, where all are whole numbers). Of a unit
    whose name changes, the last is taken. IndicatorError for a unit that comes twice in a period, a row without unit or
    period, a unit that changes its label, and text in a column of numbers.
    """
    labels = (labels,) if isinstance(labels, str) else labels
    indicators = (indicators,) if isinstance(indicators, str) else indicators
    columns = ColumnsIn(table)
    units = columns.words(unit)
    periods = columns.words(period) if period else [""] * len(units)
    rows = list(zip(periods, units, strict=True))
    _each_once(rows, unit, period)
    apart = {unit, period, name, *labels}
    codes = tuple(code for code in columns.names if code not in apart) if indicators is None else tuple(indicators)
    all_units, all_periods = list(dict.fromkeys(units)), in_order(periods)
    place = {each: at for at, each in enumerate(all_units)}
    when = {each: at for at, each in enumerate(all_periods)}
    values = unfilled(len(all_periods), len(all_units), len(codes))
    down, across = [when[each] for each, _ in rows], [place[each] for _, each in rows]
    for at, code in enumerate(codes):
        values[down, across, at] = columns.numbers(code, rows)
    return Frame.of(
        values,
        all_units,
        codes,
        all_periods,
        names=_names(units, columns.words(name)) if name else None,
        labels={label: _of_units(label, columns.words(label), units, all_units) for label in labels},
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
    _named(rows, unit, period)
    _filled(codes, indicator, "index.no_indicator_in_row")
    seen: set[Cell] = set()
    for (when, who), code in zip(rows, codes, strict=True):
        if (cell := Cell(when, who, code)) in seen:
            told = words("index.twice_cell", indicator=code, unit=who, period=when or words("index.the_only_period"))
            raise IndicatorError(told, indicator=code, unit=who, period=when)
        seen.add(cell)
    numbers = columns.numbers(value, rows, codes)
    all_units, all_periods = list(dict.fromkeys(units)), in_order(periods)
    all_codes = tuple(dict.fromkeys(codes))
    places = [{each: at for at, each in enumerate(axis)} for axis in (all_periods, all_units, all_codes)]
    values = unfilled(*map(len, places))
    values[[places[0][p] for p in periods], [places[1][u] for u in units], [places[2][c] for c in codes]] = numbers
    told_by = columns.words(source) if source else [""] * len(units)
    dated = columns.words(vintage) if vintage else [""] * len(units)
    sources = {
        Cell(*row, code): Source(text, day)
        for row, code, text, day in zip(rows, codes, told_by, dated, strict=True)
        if text or day
    }
    names = _names(units, columns.words(name)) if name else None
    return Frame.of(values, all_units, all_codes, all_periods, names=names, sources=sources)


def _named(rows: Sequence[tuple[str, str]], unit: str, period: str) -> None:
    _filled([who for _, who in rows], unit, "index.no_unit_in_row")
    if period:
        _filled([when for when, _ in rows], period, "index.no_period_in_row")


def _filled(column: Sequence[str], name: str, code: str) -> None:
    for at, each in enumerate(column):
        if not each:
            raise IndicatorError(words(code, row=at + 1, column=name))


def _each_once(rows: Sequence[tuple[str, str]], column: str, period_column: str) -> None:
    _named(rows, column, period_column)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row in seen:
            period, unit = row
            code = "index.twice_unit" if period_column else "index.twice_unit_without_period"
            raise IndicatorError(words(code, name=unit, period=period), unit=unit, period=period)
        seen.add(row)


def in_order(periods: Sequence[str]) -> list[str]:
    """Each period once: whole numbers by their size, so that 10 comes after 9, else as text."""
    every = set(periods)
    return sorted(every, key=lambda each: (int(each), each)) if all(map(str.isdecimal, every)) else sorted(every)


def _names(units: Sequence[str], column: Sequence[str]) -> dict[str, str]:
    return {unit: name for unit, name in zip(units, column, strict=True) if name}


def _of_units(label: str, column: Sequence[str], units: Sequence[str], every: Sequence[str]) -> tuple[str, ...]:
    """The group of each unit, told in any of its rows; ranks and fillings by group know one for all periods."""
    held: dict[str, str] = {}
    for unit, group in zip(units, column, strict=True):
        if group and held.setdefault(unit, group) != group:
            raise IndicatorError(
                words("index.two_labels", unit=unit, label=label, one=held[unit], other=group), unit=unit
            )
    return tuple(held.get(unit, "") for unit in every)
