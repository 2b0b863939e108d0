"""Cells (单元格): what was written as JSON becomes what a column of a table holds, and nothing else does."""

from base64 import b64decode
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary

_MOST, _MOST_BIG = 2**31, 2**63


class Unfit(Exception):
    """A value that the column does not hold."""


def readers(columns: Sequence[Column[Any]]) -> list[Callable[[object], object]]:
    """For each column what makes a cell of a JSON value, or raises Unfit."""
    return [_reader(column) for column in columns]


def _reader(column: Column[Any]) -> Callable[[object], object]:
    kind, nullable = column.type, column.nullable
    if isinstance(kind, LargeBinary):
        read = _bytes
    elif isinstance(kind, Integer):
        read = _big if isinstance(kind, BigInteger) else _whole
    else:
        read = _number if isinstance(kind, Float) else _text

    def cell(value: object) -> object:
        if value is None:
            if not nullable:
                raise Unfit
            return None
        return read(value)

    return cell


def _bytes(value: object) -> object:
    if isinstance(value, bytes):  # of Parquet
        return value
    try:
        return b64decode(str(_text(value)), validate=True)
    except ValueError as error:
        raise Unfit from error


def _whole(value: object) -> object:
    return _within(value, _MOST)


def _big(value: object) -> object:
    return _within(value, _MOST_BIG)


def _within(value: object, most: int) -> object:
    if type(value) is not int or not -most <= value < most:
        raise Unfit
    return value


def _number(value: object) -> object:
    if type(value) not in (int, float):
        raise Unfit
    return value


def _text(value: object) -> object:
    if not isinstance(value, str) or "\0" in value:  # which no database takes
        raise Unfit
    return value
