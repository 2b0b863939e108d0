"""Whether a workbook was exported from a ledger: its column 编号 holds the ids of records."""

import re
from collections.abc import Iterator

from liandong.documents.ledger_columns import OWN_HEADINGS
from liandong.documents.ledger_headings import HEADING_ROWS
from liandong.documents.workbook import Grid, open_workbook
from liandong.errors import PageError
from liandong.model import Page

_ID = re.compile(r"[0-9a-f]{32}")


def record_ids(page: Page) -> frozenset[str]:
    """The ids of records in the columns 编号 of a workbook, which an export of a ledger writes; none of what is no
    workbook."""
    try:
        return frozenset(id_ for grid in open_workbook(page.path, page.data) for id_ in _ids(grid))
    except PageError:
        return frozenset()


def _ids(grid: Grid) -> Iterator[str]:
    for row, cells in enumerate(grid.rows[:HEADING_ROWS]):
        for column, text in enumerate(cells):
            if text in OWN_HEADINGS["id"]:
                below = (grid.text(other, column) for other in range(row + 1, len(grid.rows)))
                yield from (id_ for id_ in below if _ID.fullmatch(id_))
