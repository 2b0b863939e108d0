"""Tables in HTML: whether one holds data, or is but the layout of a page."""

import re
from collections.abc import Sequence

from liandong.documents.tables import is_heading_row

_HEAD_REACH, _HEAD_ROWS = 6_000, 5
_ROW_END = re.compile(r"</tr\s*>|<tr\b[^>]*>", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>]*>|&nbsp;")
_CELL, _HEAD_CELL = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE), re.compile(r"<th\b[^<>]*>", re.IGNORECASE)
_WITHIN = re.compile(r"<(?:p|div|h\d|ul|ol|table)\b", re.IGNORECASE)
"""What a cell of a layout holds."""
_LONGEST_CELL = 60


def has_headings(source: str, start: int, end: int) -> bool:
    """Whether one of the first rows of a table holds headings as tables of data have them, not the layout of a page:
    known words, or what the page itself marks as headings."""
    rows = _ROW_END.split(source[start : min(end, start + _HEAD_REACH)])[:_HEAD_ROWS]
    return any(is_heading_row(_MARKS.sub(" ", row).split()) for row in rows) or _is_headed(rows)


def _is_headed(rows: Sequence[str]) -> bool:
    """Whether the first row that holds anything is one of what the page itself marks as headings, two of two characters
    at least, and those below have as many short cells: a calendar, and what holds paragraphs, is no table of data."""
    filled = [row for row in rows if _CELL.search(row)]
    heads = [_MARKS.sub("", cell).strip() for cell in _CELL.split(filled[0])[1:]] if filled else []
    below = [_CELL.split(row)[1:] for row in filled[1:]]
    return (
        len(heads) > 1
        and len(_HEAD_CELL.findall(filled[0])) == len(heads)
        and all(len(head) > 1 for head in heads)
        and bool(below)
        and all(len(cells) == len(heads) and all(map(_is_short, cells)) for cells in below)
    )


def _is_short(cell: str) -> bool:
    return not _WITHIN.search(cell) and len(_MARKS.sub("", cell).strip()) <= _LONGEST_CELL
