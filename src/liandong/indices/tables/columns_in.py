"""The columns of whatever table the caller brings: pandas, Polars, Arrow (through narwhals), or a mapping of lists."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import narwhals as nw
import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.messages import words

MISSING = frozenset({"", "NA", "N/A", "NaN", "nan", "null", "None", "-", "–", "—", "…", ".."})
"""What statistical tables write where a number is missing."""

_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


class ColumnsIn:
    """A table as named columns. IndicatorError for what is no table, and for a column that is not there."""

    def __init__(self, table: Any) -> None:
        if isinstance(table, Mapping):
            self._columns: dict[str, Any] = {str(name): list(column) for name, column in table.items()}
        else:
            try:
                frame = nw.from_native(table, eager_only=True)
            except TypeError:
                raise IndicatorError(words("index.no_table", given=type(table).__name__)) from None
            self._columns = {str(name): frame[name] for name in frame.columns}
        self.names = tuple(self._columns)

    def __len__(self) -> int:
        return max((len(column) for column in self._columns.values()), default=0)

    def words(self, name: str) -> list[str]:
        """A column as text, stripped; empty where it is missing."""
        return [_text(each) for each in self._list(name)]

    def numbers(self, name: str, rows: Sequence[tuple[str, str]]) -> Array:
        """A column as numbers, NaN where it is missing. IndicatorError names the first cell that is none by its row's
        (period, unit)."""
        column = self._column(name)
        if isinstance(column, nw.Series) and column.dtype.is_numeric():
            return np.array([np.nan if each is None else float(each) for each in column.to_list()], dtype=np.float64)
        out = np.full(len(rows), np.nan)
        for at, each in enumerate(self._list(name)):
            try:
                out[at] = number_of(each)
            except ValueError:
                period, unit = rows[at]
                raise IndicatorError(
                    words(
                        "index.no_number",
                        indicator=name,
                        unit=unit,
                        period=period or words("index.the_only_period"),
                        given=str(each),
                    ),
                    indicator=name,
                    unit=unit,
                    period=period,
                ) from None
        return out

    def _list(self, name: str) -> list[Any]:
        column = self._column(name)
        return list(column.to_list() if isinstance(column, nw.Series) else column)

    def _column(self, name: str) -> Any:
        try:
            return self._columns[name]
        except KeyError:
            raise IndicatorError(
                words("index.lacks_column", indicator=name, there=", ".join(self.names)), indicator=name
            ) from None


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def number_of(value: Any) -> float:
    """The number of a cell, NaN where it is missing. ValueError for what is no number."""
    if value is None:
        return np.nan
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, (int, float, Decimal, np.number)):
        return float(value)
    text = str(value).strip()
    if text in MISSING:
        return np.nan
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if "_" in text:
        raise ValueError
    return float(text)
