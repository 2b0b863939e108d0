"""Rows as CSV (逗号分隔): lines as RFC 4180 has them, no cell that acts as a formula where Excel opens it."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How cells begin that Excel would take for a formula."""


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows under their headings."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([["'" + text if text.startswith(_FORMULA) else text for text in row] for row in rows])
    return out.getvalue()
