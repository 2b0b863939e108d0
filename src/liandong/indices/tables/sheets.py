"""Tables as people keep them (CSV, Excel), read cell by cell into a frame: every fault is told with its cell."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from liandong.documents.workbook import address, open_workbook
from liandong.errors import IndicatorError, PageError
from liandong.indices.frame import Cell, Frame, Source, unfilled
from liandong.indices.framework import Framework
from liandong.indices.tables.columns_in import MISSING, number_of
from liandong.messages import Words, words

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": (
        *("单位", "地区", "城市", "省份", "区县", "市", "县", "省", "评价对象", "单元", "编码", "代码"),
        *("unit", "region", "city", "code", "ucode"),
    ),
    "name": ("名称", "单位名称", "地区名称", "name", "uname"),
    "period": ("年份", "年度", "时期", "年", "期", "period", "year", "time"),
    "indicator": ("指标", "指标代码", "indicator", "icode"),
    "value": ("数值", "值", "value"),
    "source": ("来源", "数据来源", "资料来源", "source"),
    "vintage": ("发布日期", "数据版次", "版次", "vintage"),
}
"""What the columns are called that hold no indicator; the first of each is our own in Chinese."""

_WITHIN = 15
"""Rows from the top in which the headings are looked for: titles and notes stand above them."""
_BRACKETS = re.compile(r"[（(\[][^（）()\[\]]*[)）\]]")
_KNOWN = {name: what for what, names in HEADINGS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell (C7), under which heading."""

    cell: str
    heading: str
    wrong: Words


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was read of a file: the frame, or none where there are faults; `passed` are the headings of columns that the
    framework has no use for."""

    frame: Frame | None
    faults: tuple[Fault, ...]
    passed: tuple[str, ...]


@dataclass(slots=True)
class _Columns:
    """Where what stands: the row of the headings, the column of each part, and of each indicator."""

    row: int
    parts: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    """What the rows tell so far."""

    numbers: dict[Cell, float] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[Cell, Source] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    places: dict[Cell, str] = field(default_factory=dict)


def read_sheet(file: str, data: bytes, framework: Framework) -> SheetRead:
    """The table of a file: one row a unit (in a period) with a column for each indicator, or one row a number.

    Indicators and what they are divided by are known by their codes or their names. IndicatorError where the file
    cannot be read, or has no headings.
    """
    rows = rows_of(file, data)
    names = _names(framework)
    columns = _headings(rows, names)
    if columns is None:
        told = words("index.sheet_headings", file=file, unit="、".join(HEADINGS["unit"][:3]))
        raise IndicatorError(told)
    found = _Found()
    tall = "indicator" in columns.parts and "value" in columns.parts
    for at in range(columns.row + 1, len(rows)):
        if any(cell.strip() for cell in rows[at]):
            (_number_row if tall else _unit_row)(found, rows, at, columns, names)
    _lacking(found, rows, columns, framework)
    passed = () if tall else tuple(_grouped(found, rows, columns))
    found.faults.sort(key=_in_order)
    frame = None if found.faults else _frame(found, framework)
    return SheetRead(frame, tuple(found.faults), passed)


def rows_of(file: str, data: bytes) -> Sequence[Sequence[str]]:
    """The rows of a CSV file or of the first sheet of a workbook that holds anything, as a person sees them.

    IndicatorError for what is neither, or is too large.
    """
    if file.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")) or data[:2] == b"PK":
        try:
            for grid in open_workbook(file, data):
                rows = [[grid.text(at, column) for column in range(len(row))] for at, row in enumerate(grid.rows)]
                if any(cell.strip() for row in rows for cell in row):
                    return rows
        except PageError as error:
            code = "index.sheet_large" if error.reason == "too_large" else "index.sheet_unread"
            raise IndicatorError(words(code, file=file)) from error
        raise IndicatorError(words("index.sheet_unread", file=file))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            raise IndicatorError(words("index.sheet_unread", file=file)) from error
    raise IndicatorError(words("index.sheet_unread", file=file))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().strip(":*").lower()


def _names(framework: Framework) -> Mapping[str, str]:
    """The codes by all that a column of them may be called; a name that two nodes have is no name of either."""
    codes = [*framework.indicators, *sorted({framework.by_code[code].denominator for code in framework.indicators})]
    held: dict[str, str] = {}
    twice = set()
    for code in framework.indicators:
        name = _plain(framework.name(code))
        twice |= {name} if held.setdefault(name, code) != code else set()
    plain = {name: code for name, code in held.items() if name not in twice}
    return plain | {_plain(code): code for code in codes if code}


def _headings(rows: Sequence[Sequence[str]], names: Mapping[str, str]) -> _Columns | None:
    for at, row in enumerate(rows[:_WITHIN]):
        found = _Columns(at)
        for column, heading in enumerate(row):
            plain = _plain(heading)
            if not plain:
                continue
            bare = _BRACKETS.sub("", plain).strip()
            code = names.get(plain) or names.get(bare)
            part = _KNOWN.get(plain) or _KNOWN.get(bare)
            if code and code not in found.codes:
                found.codes[code] = column
            elif part and part not in found.parts:
                found.parts[part] = column
            else:
                found.others[heading.strip()] = column
        if "unit" not in found.parts and "name" in found.parts:
            found.parts["unit"] = found.parts.pop("name")
        if "unit" in found.parts and (found.codes or {"indicator", "value"} <= found.parts.keys()):
            return found
    return None


def _unit_row(
    found: _Found, rows: Sequence[Sequence[str]], at: int, columns: _Columns, names: Mapping[str, str]
) -> None:
    read = _who(found, rows, at, columns)
    if read is None:
        return
    period, unit = read
    row = Cell(period, unit, "")
    if row in found.places:
        told = words("index.sheet_twice", unit=unit, period=period or words("index.the_only_period"),
                     cell=found.places[row])  # fmt: skip
        found.faults.append(Fault(address(at, columns.parts["unit"]), _text(rows, columns.row, columns.parts["unit"]),
                                  told))  # fmt: skip
        return
    found.places[row] = address(at, columns.parts["unit"])
    for code, column in columns.codes.items():
        _source(found, rows, at, columns, Cell(period, unit, code))
        _number(found, rows, at, column, columns, Cell(period, unit, code))
    for label, column in columns.others.items():
        found.labels.setdefault(label, {}).setdefault(unit, _text(rows, at, column))


def _number_row(
    found: _Found, rows: Sequence[Sequence[str]], at: int, columns: _Columns, names: Mapping[str, str]
) -> None:
    read = _who(found, rows, at, columns)
    if read is None:
        return
    column = columns.parts["indicator"]
    told = _text(rows, at, column)
    code = names.get(_plain(told)) or names.get(_BRACKETS.sub("", _plain(told)).strip())
    if code is None:
        return  # the framework has no use for it
    cell = Cell(*read, code)
    if cell in found.places:
        wrong = words("index.sheet_twice_cell", indicator=told, unit=cell.unit,
                      period=cell.period or words("index.the_only_period"), cell=found.places[cell])  # fmt: skip
        found.faults.append(Fault(address(at, column), _text(rows, columns.row, column), wrong))
        return
    found.places[cell] = address(at, column)
    _source(found, rows, at, columns, cell)
    _number(found, rows, at, columns.parts["value"], columns, cell)


def _who(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: _Columns) -> tuple[str, str] | None:
    column = columns.parts["unit"]
    unit = _text(rows, at, column)
    period = _text(rows, at, columns.parts["period"]) if "period" in columns.parts else ""
    for what, text in (("unit", unit), ("period", period)):
        if what in columns.parts and not text:
            place = columns.parts[what]
            heading = _text(rows, columns.row, place)
            found.faults.append(Fault(address(at, place), heading, words(f"index.sheet_no_{what}")))
            return None
    if "name" in columns.parts and (name := _text(rows, at, columns.parts["name"])):
        found.names.setdefault(unit, name)
    return period, unit


def _number(found: _Found, rows: Sequence[Sequence[str]], at: int, column: int, columns: _Columns, cell: Cell) -> None:
    text = _text(rows, at, column)
    if text in MISSING:
        found.numbers.setdefault(cell, np.nan)
        return
    try:
        number = number_of(unicodedata.normalize("NFKC", text).removesuffix("%"))
        if not np.isfinite(number):
            raise ValueError
    except ValueError:
        wrong = words("index.sheet_no_number", given=text[:40])
        found.faults.append(Fault(address(at, column), _text(rows, columns.row, column), wrong))
        return
    found.numbers[cell] = number


def _source(found: _Found, rows: Sequence[Sequence[str]], at: int, columns: _Columns, cell: Cell) -> None:
    text = _text(rows, at, columns.parts["source"]) if "source" in columns.parts else ""
    vintage = _text(rows, at, columns.parts["vintage"]) if "vintage" in columns.parts else ""
    if text or vintage:
        found.sources[cell] = Source(text, vintage)


def _lacking(found: _Found, rows: Sequence[Sequence[str]], columns: _Columns, framework: Framework) -> None:
    """A fault for each indicator of which the table has no column, or no number."""
    divisors = {framework.by_code[code].denominator for code in framework.indicators} - {""}
    there = {cell.indicator for cell in found.numbers}
    place = address(columns.row, 0)
    for code in (*framework.indicators, *sorted(divisors)):
        if code not in there:
            name = framework.name(code) if code in framework.by_code else code
            found.faults.append(Fault(place, name, words("index.sheet_lacks", indicator=name, code=code)))


def _grouped(found: _Found, rows: Sequence[Sequence[str]], columns: _Columns) -> Sequence[str]:
    """The headings of columns of numbers that the framework does not name; columns of words are groups of units."""
    passed = []
    for label in tuple(columns.others):
        held = [text for text in found.labels.get(label, {}).values() if text not in MISSING]
        if not held or any(_counts(text) for text in held):
            passed.append(label)
            found.labels.pop(label, None)
    return passed


def _counts(text: str) -> bool:
    try:
        number_of(text)
    except ValueError:
        return False
    return True


def _frame(found: _Found, framework: Framework) -> Frame:
    units = list(dict.fromkeys(cell.unit for cell in found.numbers))
    periods = sorted({cell.period for cell in found.numbers})
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


def _in_order(fault: Fault) -> tuple[int, int, str]:
    column = fault.cell.rstrip("0123456789")
    return int(fault.cell[len(column) :]), len(column), column
