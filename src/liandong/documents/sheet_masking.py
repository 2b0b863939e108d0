"""Masking in a ledger workbook: a cell is masked by what its column holds, so that no amount or code is lost."""

import re
from collections.abc import Iterator

from liandong.documents.ledger_cells import QUANTITY, split_cell
from liandong.documents.ledger_columns import Column, Part
from liandong.documents.masking import masks
from liandong.model import MappedText, PropertyType

_NUMBERS = (PropertyType.AMOUNT, PropertyType.QUANTITY, PropertyType.COUNT)
_CODE = re.compile(r"[0-9A-Za-z]{15,18}")

_LEADING_ZERO = re.compile(r"0\d")
"""A range that begins like this (0755-88881234) is none."""


def mask_cell(column: Column, text: str) -> MappedText:
    """The text of a cell with what is private in it blotted out, character for character."""
    changes = [change for low, high in _words(column, text) for change in masks(text, low, high)]
    return MappedText(text).replace(changes)


def _words(column: Column, text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a cell that are words: of a number only the remark in brackets, of a code nothing."""
    if column.of.name == "uscc" and _CODE.fullmatch(text.strip()):
        return
    if column.of.type not in _NUMBERS or column.part in (Part.UNIT, Part.SCOPE):
        yield 0, len(text)
        return
    for start, end in split_cell(column, text):
        number = QUANTITY.fullmatch(text, start, end)
        if number is None or _LEADING_ZERO.match(text, start):
            yield start, end
        elif number["scope"]:
            yield number.span("scope")
