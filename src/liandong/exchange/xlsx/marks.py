"""Marks (校验): what each cell of a row showed when it was exported, in a few digits, so that a reader can tell what a
person changed since, and what the ledger."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from liandong.documents.ledger_columns import Column, Part
from liandong.documents.workbook import rendered
from liandong.exchange.xlsx.book import clean
from liandong.exchange.xlsx.cells import Labels, content
from liandong.model import PropertyType, Record, content_id
from liandong.statements.ledger_sheet import quantity
from liandong.vocabulary import units
from liandong.vocabulary.units import Unit

_MARK = re.compile(r"([\w.@]+)=([0-9a-f]{12})")
_PLAIN = re.compile(r"\d{1,24}(?:\.\d{1,12})?")
_DIGITS = 12
"""Two texts have one mark once in 10^14."""


def marks(every: Sequence[Column], record: Record, labels: Labels, lang: str) -> str:
    """The marks of a row, as its last cell holds them."""
    return " ".join(f"{key(column)}={mark(shows(column, record, labels, lang))}" for column in every)


def read_marks(text: str) -> Mapping[str, str]:
    """The marks of a row by the keys of its columns."""
    return dict(_MARK.findall(text))


def mark(text: str) -> str:
    """The mark of a cell in which a reader finds this text."""
    return content_id("cell", text)[:_DIGITS]


def shows(column: Column, record: Record, labels: Labels, lang: str) -> str:
    """What a reader finds in the cell of the record, amounts in 万元 whatever unit the column counts in."""
    return canonical(column, seen(content(column, record, labels, lang), lang))


def seen(told: float | str, lang: str) -> str:
    """What a reader of workbooks finds in a cell of this content."""
    return rendered(told if isinstance(told, float) else clean(told, lang))


def key(column: Column) -> str:
    """The name of a column, whatever its heading; amounts in any unit of yuan have one."""
    part = Part.WAN if _yuan(column) else column.part
    return f"{column.of.name}.{part}" + (f"@{column.scope}" if column.scope else "")


def canonical(column: Column, text: str) -> str:
    """The text of a cell, an amount of yuan in 万元 and as a number."""
    unit = _yuan(column)
    if not text or unit is None:
        return text
    if _PLAIN.fullmatch(text):
        return rendered(float(Decimal(text) * unit.factor / 10_000))
    value = quantity(text, unit.name)
    if value.number is None or value.currency != "CNY":
        return text
    return rendered(float(value.number / 10_000))


def _yuan(column: Column) -> Unit | None:
    """The unit of yuan in which the column holds amounts; None where it holds none, or other money."""
    if column.of.type is not PropertyType.AMOUNT or column.part not in (Part.WAN, Part.VALUE):
        return None
    unit = units.unit(column.unit or "万元")
    return unit if unit and unit.currency == "CNY" else None
