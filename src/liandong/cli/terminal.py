"""Printing: tables and colour for a person at a terminal, plain lines for a pipe or a file.

Page text is data: it is never read as markup, and characters that steer a terminal are shown as a dot.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile("[\r\n\t\u2028\u2029]")
MARKED = "bold black on yellow"
BRACKETS = (("【", "】"), ("〖", "〗"), ("⟦", "⟧"), ("⟪", "⟫"))
"""What a mark stands between where there is no colour: the first that the words do not hold."""


def prepare_streams() -> None:
    """Makes standard output and error survive characters that the console cannot show (a question mark stands in), and
    not being there at all (a service that closed them)."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def safe(words: str) -> str:
    """The same number of characters on one line, none of which steers a terminal."""
    return _STEERING.sub("·", _LINE_END.sub(" ", words))


def console(*, error: bool = False) -> Console:
    """A console on the present standard output (or error); lines are wrapped by the terminal only."""
    return Console(stderr=error, highlight=False, markup=False, emoji=False, soft_wrap=True)


def line(words: str | Text = "", *, style: str | None = None, error: bool = False) -> None:
    """Prints one line."""
    if isinstance(words, str):
        words = Text(safe(words), style=style or "")
    console(error=error).print(words)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Prints a table: ruled at a terminal, one line a row with tabs between the cells elsewhere."""
    target = console()
    if not target.is_terminal:
        for row in (headings, *rows):
            target.file.write("\t".join(map(safe, row)) + "\n")
        return
    ruled = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for index, heading in enumerate(headings):
        ruled.add_column(safe(heading), justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        ruled.add_row(*(Text(safe(cell)) for cell in row))
    target.print(ruled, soft_wrap=False)


def marked(words: str, spans: Iterable[tuple[int, int]]) -> Text:
    """The words with the spans [start, end) in colour, or between 【 and 】 where there is no colour: between other
    brackets where the words hold these themselves (【本报讯】)."""
    shown = safe(words)
    opening, closing = next((pair for pair in BRACKETS if not set(pair) & set(shown)), BRACKETS[-1])
    if console().is_terminal:
        result = Text(shown)
        for start, end in spans:
            result.stylize(MARKED, start, end)
        return result
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if start < position or end <= start:
            continue
        pieces += [shown[position:start], opening, shown[start:end], closing]
        position = end
    return Text("".join(pieces) + shown[position:])
