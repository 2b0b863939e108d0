"""Frame (数据表): units × indicators × periods, each cell with its source, and marked where it is not as given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import MOST, Array, Cell
from liandong.messages import Words, words


class Mark(IntFlag):
    """What a cell is, beyond what was given: several may hold."""

    GIVEN = 0
    FILLED = 1
    """It was missing, and a stated rule filled it."""
    TREATED = 2
    """It lay far out, and was drawn in or transformed."""
    SCREENED = 4
    """Its unit was left out of this period, for too much of it is missing or zero."""


Marks = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from: in words, of which vintage (the day it was published), and the record of the ledger
    that holds its evidence, if one does."""

    text: str
    vintage: str = ""
    record: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """A table (periods t, units n, indicators m) of numbers. Missing cells are NaN and stay so until a step fills them.

    `names` words units, `labels` hold groups of units (each a label per unit, empty where it has none), `sources` where
    cells come from: the cell's own, else its unit's, period's or indicator's.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    values: Array
    marks: Marks
    names: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[Cell, Source] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        values: Array,
        units: Sequence[str],
        indicators: Sequence[str],
        periods: Sequence[str] = ("",),
        *,
        names: Mapping[str, str] | None = None,
        labels: Mapping[str, Sequence[str]] | None = None,
        sources: Mapping[Cell, Source] | None = None,
    ) -> "Frame":
        """The frame of an array (n, m), or (t, n, m) where periods are named; codes that are numbers become text.

        IndicatorError for text in the array, for a unit, indicator or period that comes twice or has no code, for
        labels of another number of units, and for a number that is infinite or beyond 1e100.
        """
        units, indicators, periods = (tuple(map(str, codes)) for codes in (units, indicators, periods))
        try:
            numbers = np.array(values, dtype=np.float64)
        except (TypeError, ValueError, OverflowError) as error:
            raise IndicatorError(words("index.no_array", detail=str(error)[:80])) from None
        if numbers.ndim == 2:
            numbers = numbers[np.newaxis]
        once("unit", units)
        once("indicator", indicators)
        once("period", periods)
        for group, each in (labels or {}).items():
            if len(each) != len(units):
                raise IndicatorError(words("index.labels_many", label=group, labels=len(each), units=len(units)))
        if numbers.shape != (len(periods), len(units), len(indicators)):
            expected = f"{len(periods)} × {len(units)} × {len(indicators)}"
            raise IndicatorError(words("index.shape", shape=" × ".join(map(str, numbers.shape)), expected=expected))
        _finite(numbers, units, indicators, periods)
        numbers.flags.writeable = False
        return cls(
            units,
            indicators,
            periods,
            numbers,
            np.zeros(numbers.shape, np.uint8),
            dict(names or {}),
            {group: tuple(each) for group, each in (labels or {}).items()},
            dict(sources or {}),
        )

    def name(self, unit: str) -> str:
        """How a unit is called."""
        return self.names.get(unit) or unit

    def column(self, indicator: str) -> Array:
        """The numbers (t, n) of an indicator. IndicatorError where there is none of this code."""
        return self.values[:, :, self.place(indicator)]

    def place(self, indicator: str) -> int:
        """Where an indicator stands. IndicatorError where there is none of this code."""
        if indicator not in self.indicators:
            told = words("index.lacks_column", indicator=indicator, there=", ".join(self.indicators))
            raise IndicatorError(told, indicator=indicator)
        return self.indicators.index(indicator)

    def row(self, unit: str) -> int:
        """Where a unit stands. IndicatorError where there is none of this code."""
        if unit not in self.units:
            raise IndicatorError(words("index.unit_unknown", unit=unit, there=", ".join(self.units)), unit=unit)
        return self.units.index(unit)

    def when(self, period: str | None = None) -> int:
        """Where a period stands, the last where none is named. IndicatorError where there is none of this name."""
        if period is None:
            return len(self.periods) - 1
        named = str(period)  # a year may be given as a number, as in `of`
        if named not in self.periods:
            raise IndicatorError(no_period(named, self.periods), period=named)
        return self.periods.index(named)

    def source(self, cell: Cell) -> Source | None:
        """Where a cell comes from: its own source, else that of its unit, of its period, of its indicator."""
        period, unit, indicator = cell
        for key in (cell, Cell("", unit, indicator), Cell(period, "", indicator), Cell("", "", indicator)):
            if key in self.sources:
                return self.sources[key]
        return None

    def pick(self, indicators: Sequence[str]) -> "Frame":
        """The frame with these indicators only, in this order."""
        if tuple(indicators) == self.indicators:
            return self
        places = [self.place(indicator) for indicator in indicators]
        return replace(
            self,
            indicators=tuple(indicators),
            values=_fixed(self.values[:, :, places]),
            marks=self.marks[:, :, places],
        )

    def during(self, periods: Sequence[str]) -> "Frame":
        """The frame of these periods only, in this order. IndicatorError for one that is not there."""
        places = [self.when(period) for period in periods]
        return replace(self, periods=tuple(periods), values=_fixed(self.values[places]), marks=self.marks[places])

    def holding(self, values: Array, marks: Marks) -> "Frame":
        """The same table with other numbers, as a step leaves them."""
        return replace(self, values=_fixed(values), marks=marks)


MOST_CELLS = 50_000_000
"""Periods × units × indicators: 2,800 counties with 200 indicators over 20 years are 11 million."""


def unfilled(periods: int, units: int, indicators: int) -> Array:
    """A block (t, n, m) of missing numbers. IndicatorError for one that is larger than any table may be."""
    if periods * units * indicators > MOST_CELLS:
        told = words("index.too_many_cells", periods=periods, units=units, indicators=indicators, most=MOST_CELLS)
        raise IndicatorError(told)
    return np.full((periods, units, indicators), np.nan)


def no_period(period: str, there: Sequence[str]) -> Words:
    """That there is no such period, and which there are; a table without a column of periods has none at all."""
    if tuple(there) == ("",):
        return words("index.no_periods", period=period)
    return words("index.no_period", period=period, there=", ".join(there))


def once(what: str, names: Sequence[str]) -> None:
    """IndicatorError where a unit, an indicator or a period comes twice or has no code; the only period needs none."""
    seen: set[str] = set()
    for at, name in enumerate(names):
        if not name.strip() and (what != "period" or len(names) > 1):
            raise IndicatorError(words(f"index.nameless_{what}", place=at + 1))
        if name in seen:
            raise IndicatorError(
                words(f"index.twice_{what}", name=name, period=words("index.all_periods")), **{what: name}
            )
        seen.add(name)


def _fixed(values: Array) -> Array:
    held = np.ascontiguousarray(values)
    if held.base is not None or held.flags.writeable:
        held = held.view()
        held.flags.writeable = False
    return held


def _finite(values: Array, units: Sequence[str], indicators: Sequence[str], periods: Sequence[str]) -> None:
    wrong = np.argwhere(np.abs(values) > MOST)
    if len(wrong):
        period, unit, indicator = wrong[0]
        raise IndicatorError(
            words(
                "index.infinite" if np.isinf(values[period, unit, indicator]) else "index.too_large",
                value=f"{values[period, unit, indicator]:.3g}",
                indicator=indicators[indicator],
                unit=units[unit],
                period=periods[period] or words("index.the_only_period"),
            ),
            indicator=indicators[indicator],
            unit=units[unit],
            period=periods[period],
        )
