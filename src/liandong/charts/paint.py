"""What every shape is drawn with: sizes, colours that are told apart in grey print, and how long a text is."""

import unicodedata
from collections.abc import Mapping
from importlib import import_module
from typing import Any

WIDTH = 640
"""Of the whole picture, in pixels."""
NAMES = 200
"""Most pixels of the names beside the bars; longer ones are cut there, and stand whole in the table."""
INK, QUIET, FILL, RULE = "#1c2830", "#4d5a63", "#33607d", "#d5dadd"
PALE, DEEP = "#e9eef1", "#1f4a66"
"""The ends of the scale of tiles: nearly white and nearly black in grey print."""
SIZE = 12
TEXT: Mapping[str, Any] = {"fontSize": SIZE, "color": INK}
LINES: tuple[tuple[str, list[int]], ...] = (
    ("#1f4a66", [1, 0]),
    ("#b3541e", [6, 3]),
    ("#3f7a4a", [2, 2]),
    ("#7a4f8f", [8, 3, 2, 3]),
    ("#8a6d1f", [12, 4]),
    ("#4d5a63", [4, 6]),
)
"""Colour and dashes of lines that cross; the dashes tell them apart where colours do not."""
_MOST_SHOWN = 40


def altair() -> Any:
    """Altair, imported when the first chart is drawn."""
    return import_module("altair")


def cut(text: str) -> str:
    """A name as far as a picture shows it at all; measuring more of it would only take time."""
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def length(text: str) -> int:
    """About how many pixels a text takes."""
    return sum(SIZE if unicodedata.east_asian_width(c) in "WFA" else 7 for c in text)
