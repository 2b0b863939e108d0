"""Tables as people keep them (CSV, Excel), read cell by cell into a frame: every fault is told with its cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from liandong.documents import rows as table
from liandong.documents.kept_headings import measure_in
from liandong.documents.rows import Fault, as_read
from liandong.documents.workbook import Grid, address
from liandong.errors import IndicatorError, PageError
from liandong.indices.frame import Frame, Source, unfilled
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Cell
from liandong.indices.tables.columns_in import MISSING, Mixed, Numbers, number_of
from liandong.indices.tables.frames import in_order
from liandong.indices.tables.headings import Columns, Meant, find, meant, names_of, times, unit_given
from liandong.indices.text.methodology import Apart
from liandong.messages import Words, words

_NONE = Apart()


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was read of a file: the frame, or none where there are faults; `passed` are the headings of columns that the
    framework has no use for."""

    frame: Frame | None
    faults: tuple[Fault, ...]
    passed: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What the rows tell so far; `measures` are the units of measurement that are wanted of the indicators, `shown`
    is that which a workbook shows behind the number of a cell."""

    measures: dict[str, str]
    shown: Callable[[int, int], str]
    numbers: dict[Cell, float] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[Cell, Source] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    clashes: dict[str, Fault] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    places: dict[Cell, str] = field(default_factory=dict)
    reader: Numbers = field(default_factory=Numbers)


def read_sheet(file: str, data: bytes, framework: Framework, apart: Apart = _NONE, typed: Apart = _NONE) -> SheetRead:
    """The table of a file: one row a unit (in a period) with a column for each indicator, or one row a number.

    Indicators and what they are divided by are known by their codes or their names, also with something in brackets
    behind them where that leaves no doubt; a unit of measurement in the brackets, or in a column of its own, is
    converted to that of the indicator, where this is not divided by another; so is one that a workbook shows behind
    the number. The columns of units, periods, names and groups are those that are `typed`, else those that the
    methodology names (`apart`), else those that are called so. Units stand as they are first seen. IndicatorError where
    the file cannot be read, or has no headings.
    """
    grid, names = _opened(file, data), names_of(framework)
    rows = _bare(grid)
    columns = find(file, rows, names, apart, typed)
    wanted = {code: unit for code in framework.indicators if (unit := unit_given(framework, code))}
    found = _Found(wanted, lambda row, column: grid.apart(row, column)[1])
    for column, told in columns.faults:
        found.faults.append(_fault(rows, columns, columns.row, column, told))
    body = [at for at in range(columns.row + 1, len(rows)) if any(cell.strip() for cell in rows[at])]
    if columns.tall:
        labels = meant([_text(rows, at, columns.parts["indicator"]) for at in body], names)
        for at in body:
            _number_row(found, rows, at, columns, labels)
    else:
        for at in body:
            _unit_row(found, rows, at, columns)
    _lacking(found, rows, columns, framework)
    passed = () if columns.tall else tuple(_grouped(found, rows, columns))
    found.faults.sort(key=lambda fault: as_read(fault.cell))
    frame = None if found.faults else _frame(found, framework)
    return SheetRead(frame, tuple(found.faults), passed)


def rows_of(file: str, data: bytes) -> Sequence[Sequence[str]]:
    """The rows of a CSV file or of the first sheet of a workbook that holds anything, as a person sees them, but
    numbers without the unit that is shown behind them.

    IndicatorError for what is neither, or is too large.
    """
    return _bare(_opened(file, data))


def _bare(grid: Grid) -> Sequence[Sequence[str]]:
    return [[grid.apart(at, column)[0] for column in range(len(row))] for at, row in enumerate(grid.rows)]


def _opened(file: str, data: bytes) -> Grid:
    try:
        return table.first_sheet(file, data)
    except PageError as error:
        if error.reason != "too_large" and error.note is not None:
            raise IndicatorError(words("index.sheet_unread_at", file=file, told=error.note)) from error
        code = "index.sheet_large" if error.reason == "too_large" else "index.sheet_unread"
        raise IndicatorError(words(code, file=file)) from error


def _unit_row(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: Columns) -> None:
    read = _who(found, rows, at, columns)
    if read is None:
        return
    period, unit = read
    place, row = columns.parts["unit"], Cell(period, unit, "")
    if row in found.places:
        told = words("index.sheet_twice", unit=unit, period=period or words("index.the_only_period"),
                     cell=found.places[row])  # fmt: skip
        found.faults.append(_fault(rows, columns, at, place, told))
        return
    found.places[row] = address(at, place)
    for code, column in columns.codes.items():
        _source(found, rows, at, columns, Cell(period, unit, code))
        measure = measure_in(_text(rows, columns.row, column))
        _number(found, rows, at, column, columns, Cell(period, unit, code), measure)
    for label, column in columns.others.items():
        group = _text(rows, at, column)
        held = found.labels.setdefault(label, {}).setdefault(unit, group) or group
        found.labels[label][unit] = held
        if group and held != group:
            told = words("index.two_labels", unit=unit, label=label, one=held, other=group)
            found.clashes.setdefault(label, _fault(rows, columns, at, column, told))


def _number_row(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: Columns, labels: Meant) -> None:
    read = _who(found, rows, at, columns)
    if read is None:
        return
    column = columns.parts["indicator"]
    label = _text(rows, at, column)
    if label in labels.doubts:
        told = words("index.sheet_two_labels", one=labels.doubts[label], other=label)
        found.faults.append(_fault(rows, columns, at, column, told))
    code = labels.codes.get(label)
    if code is None:
        return  # the framework has no use for it
    cell = Cell(*read, code)
    if cell in found.places:
        told = words("index.sheet_twice_cell", indicator=label, unit=cell.unit,
                     period=cell.period or words("index.the_only_period"), cell=found.places[cell])  # fmt: skip
        found.faults.append(_fault(rows, columns, at, column, told))
        return
    found.places[cell] = address(at, column)
    _source(found, rows, at, columns, cell)
    measure = _text(rows, at, columns.parts["measure"]) if "measure" in columns.parts else ""
    _number(found, rows, at, columns.parts["value"], columns, cell, measure or measure_in(label))


def _who(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: Columns) -> tuple[str, str] | None:
    column = columns.parts["unit"]
    unit = _text(rows, at, column)
    period = _text(rows, at, columns.parts["period"]) if "period" in columns.parts else ""
    for what, text in (("unit", unit), ("period", period)):
        if what in columns.parts and not text:
            found.faults.append(_fault(rows, columns, at, columns.parts[what], words(f"index.sheet_no_{what}")))
            return None
    if "name" in columns.parts and (name := _text(rows, at, columns.parts["name"])):
        found.names[unit] = name
    return period, unit


def _number(
    found: _Found, rows: Sequence[Sequence[str]], at: int, column: int, columns: Columns, cell: Cell, measure: str
) -> None:
    text, measure = _text(rows, at, column), found.shown(at, column) or measure
    try:
        number = found.reader.read(cell.indicator, text)
        if np.isinf(number):
            raise ValueError
    except ValueError as error:
        code = "index.sheet_notation" if isinstance(error, Mixed) else "index.sheet_no_number"
        found.faults.append(_fault(rows, columns, at, column, words(code, given=text[:40])))
        return
    if number == number and measure:
        wanted = found.measures.setdefault(cell.indicator, measure)
        factor = times(measure, wanted)
        if factor is None:
            found.numbers[cell] = np.nan  # told here, and not as lacking too
            told = words("index.sheet_measure", given=measure, wanted=wanted)
            found.faults.append(_fault(rows, columns, at, column, told))
            return
        number = float(Decimal(repr(number)) * factor)
    found.numbers[cell] = number


def _fault(rows: Sequence[Sequence[str]], columns: Columns, at: int, column: int, told: Words) -> Fault:
    return Fault(address(at, column), _text(rows, columns.row, column), told)


def _source(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: Columns, cell: Cell) -> None:
    text = _text(rows, at, columns.parts["source"]) if "source" in columns.parts else ""
    vintage = _text(rows, at, columns.parts["vintage"]) if "vintage" in columns.parts else ""
    if text or vintage:
        found.sources[cell] = Source(text, vintage)


def _lacking(found: _Found, rows: Sequence[Sequence[str]], columns: Columns, framework: Framework) -> None:
    """A fault for each indicator of which the table has no column, or no number."""
    divisors = {framework.by_code[code].denominator for code in framework.indicators} - {""}
    there = {cell.indicator for cell in found.numbers}
    place = address(columns.row, 0)
    for code in (*framework.indicators, *sorted(divisors)):
        if code not in there:
            name = framework.name(code) if code in framework.by_code else code
            found.faults.append(Fault(place, name, words("index.sheet_lacks", indicator=name, code=code)))


def _grouped(found: _Found, rows: Sequence[Sequence[str]], columns: Columns) -> Sequence[str]:
    """The headings of columns that are of no use: columns of words are groups of units, where each has one; any that
    was named as such must be one."""
    passed: list[str] = []
    for label in tuple(columns.others):
        held = [text for text in found.labels.get(label, {}).values() if text not in MISSING]
        counted = not held or any(_counts(text) for text in held)
        if label not in columns.groups and (counted or label in found.clashes):
            passed.append(label)
            found.labels.pop(label, None)
    found.faults += [fault for label, fault in found.clashes.items() if label not in passed]
    return passed


def _counts(text: str) -> bool:
    try:
        number_of(text)
    except ValueError:
        return False
    return True


def _frame(found: _Found, framework: Framework) -> Frame:
    units = list(dict.fromkeys(cell.unit for cell in found.numbers))
    periods = in_order([cell.period for cell in found.numbers])
    codes = list(dict.fromkeys(cell.indicator for cell in found.numbers))
    order = {code: at for at, code in enumerate(framework.indicators)}
    codes.sort(key=lambda code: (order.get(code, len(order)), code))
    places = [{name: at for at, name in enumerate(axis)} for axis in (periods, units, codes)]
    values = unfilled(*map(len, places))
    for cell, number in found.numbers.items():
        values[places[0][cell.period], places[1][cell.unit], places[2][cell.indicator]] = number
    labels = {label: [held.get(unit, "") for unit in units] for label, held in found.labels.items()}
    return Frame.of(values, units, codes, periods, names=found.names, labels=labels, sources=found.sources)


def _text(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    """The text of a cell, without the mark by which our own CSV keeps Excel from taking it for a formula."""
    return rows[row][column].strip().removeprefix("'") if column < len(rows[row]) else ""
