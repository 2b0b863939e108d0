"""Rows as CSV (逗号分隔): lines as RFC 4180 has them, no cell that acts as a formula where Excel opens it."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How cells begin that Excel would take for a formula."""

_NUMBER = re.compile(r"[+-][0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?%?")
"""A number with its sign, which is no formula."""


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows under their headings."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[_guarded(text) for text in row] for row in (headings, *rows)])
    return out.getvalue()


def _guarded(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
