"""The columns of whatever table the caller brings: pandas, Polars, Arrow (through narwhals), or a mapping of lists."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import narwhals as nw
import numpy as np
from narwhals.exceptions import DuplicateError

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.messages import words

MISSING = frozenset({"", "NA", "N/A", "NaN", "nan", "null", "None", "-", "–", "—", "…", ".."})
"""What statistical tables write where a number is missing."""

_QUOTED = 40
"""Of what is no number, so many characters are quoted."""

_PERCENT = "%"
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


class ColumnsIn:
    """A table as named columns. IndicatorError for what is no table, for columns of one name or of different lengths,
    and for a column that is not there."""

    def __init__(self, table: Any) -> None:
        self._columns: dict[str, Any] = {}
        self._indexed = hasattr(table, "reset_index")
        for name, column in _given(table):
            if name in self._columns:
                raise IndicatorError(words("index.twice_column", name=name), indicator=name)
            self._columns[name] = column
        self.names = tuple(self._columns)
        longest = len(self)
        for name, column in self._columns.items():
            if len(column) != longest:
                told = words("index.ragged", column=name, rows=len(column), longest=longest)
                raise IndicatorError(told, indicator=name)

    def __len__(self) -> int:
        return max((len(column) for column in self._columns.values()), default=0)

    def words(self, name: str) -> list[str]:
        """A column as text, stripped; empty where it is missing."""
        return [_text(each) for each in self._list(name)]

    def numbers(self, name: str, rows: Sequence[tuple[str, str]], codes: Sequence[str] = ()) -> Array:
        """A column as numbers, NaN where it is missing. IndicatorError names the first cell that is none by its row's
        (period, unit), and by its indicator: one for each row where `codes` tell it, else the column's name."""
        column = self._column(name)
        if isinstance(column, nw.Series) and column.dtype.is_numeric():
            return np.array([np.nan if _missing(each) else float(each) for each in column.to_list()], dtype=np.float64)
        out, numbers = np.full(len(rows), np.nan), Numbers()
        for at, each in enumerate(self._list(name)):
            indicator = codes[at] if codes else name
            try:
                out[at] = numbers.read(indicator, each)
            except (ValueError, OverflowError) as error:
                period, unit = rows[at]
                when, given = period or words("index.the_only_period"), str(each)[:_QUOTED]
                code = "index.notation" if isinstance(error, Mixed) else "index.no_number"
                told = words(code, indicator=indicator, unit=unit, period=when, given=given)
                raise IndicatorError(told, indicator=indicator, unit=unit, period=period) from None
        return out

    def _list(self, name: str) -> list[Any]:
        column = self._column(name)
        return list(column.to_list() if isinstance(column, nw.Series) else column)

    def _column(self, name: str) -> Any:
        try:
            return self._columns[name]
        except KeyError:
            code = "index.lacks_column_or_index" if self._indexed else "index.lacks_column"
            told = words(code, indicator=name, there=", ".join(self.names))
            raise IndicatorError(told, indicator=name) from None


class Mixed(ValueError):
    """A number with a percent sign beside numbers without, or the other way round: which of them is a hundred times
    the other nobody can tell."""


class Numbers:
    """Reads the cells of columns, each of which has one notation: numbers, or shares in percent (12% is 12)."""

    def __init__(self) -> None:
        self._percent: dict[str, bool] = {}

    def read(self, column: str, value: Any) -> float:
        """The number of a cell, NaN where it is missing. ValueError for what is no number, `Mixed` for one in another
        notation than the column has."""
        percent = isinstance(value, str) and unicodedata.normalize("NFKC", value).rstrip().endswith(_PERCENT)
        number = number_of(unicodedata.normalize("NFKC", value).rstrip().removesuffix(_PERCENT) if percent else value)
        if number != number:
            if percent:
                raise ValueError
            return number
        if self._percent.setdefault(column, percent) is not percent:
            raise Mixed
        return number


def _given(table: Any) -> Iterable[tuple[str, Any]]:
    """The columns of a table with their names."""
    if isinstance(table, Mapping):
        for name, column in table.items():
            if isinstance(column, str) or not isinstance(column, Iterable):
                raise IndicatorError(words("index.no_table", given=f"{name}: {type(column).__name__}"))
        return [(str(name), list(column)) for name, column in table.items()]
    try:
        frame = nw.from_native(table, eager_only=True)
    except TypeError:
        raise IndicatorError(words("index.no_table", given=type(table).__name__)) from None
    except DuplicateError:
        names = [str(name) for name in table.columns]
        twice = next(name for name in names if names.count(name) > 1)
        raise IndicatorError(words("index.twice_column", name=twice), indicator=twice) from None
    return zip(map(str, frame.columns), frame.iter_columns(), strict=True)


def _missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, and what pandas writes for a missing cell (it is not imported for that)."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (_is_float(value) and value != value)


def _is_float(value: Any) -> bool:
    return isinstance(value, (float, np.floating))


def _text(value: Any) -> str:
    """A code that a table made a number is written without a fraction again, and a day without its midnight."""
    if _missing(value):
        return ""
    if _is_float(value) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(value).strip()


def number_of(value: Any) -> float:
    """The number of a cell, NaN where it is missing. ValueError for what is no number."""
    if _missing(value):
        return np.nan
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, (int, float, Decimal, np.number)):
        return float(value)
    text = str(value).strip()
    if text in MISSING:
        return np.nan
    text = unicodedata.normalize("NFKC", text)
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if "_" in text:
        raise ValueError
    return float(text)
