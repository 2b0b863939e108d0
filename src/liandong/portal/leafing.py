"""Leafing (翻页): which of many rows a page shows, and the addresses of the pages around it."""

from dataclasses import dataclass

from liandong.portal.asked import Asked

ROWS = 200
"""Rows of one page, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """From the row `first` to before `last`."""

    first: int
    last: int
    previous: str
    next: str


def leafed(asked: Asked, many: int, rows: int = ROWS) -> Leaf:
    """The rows of the page that an address asks for."""
    at = asked.number("page", 1, max(-(-many // rows), 1))
    return Leaf(
        (at - 1) * rows, at * rows, asked.changed(page=str(at - 1)) if at > 1 else "",
        asked.changed(page=str(at + 1)) if at * rows < many else "",
    )  # fmt: skip
