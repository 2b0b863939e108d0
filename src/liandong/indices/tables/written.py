"""What was computed as a file: a workbook, a table for a spreadsheet, or JSON, by the ending of its name."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from liandong.exchange.comma import as_csv
from liandong.exchange.files import check_target, replacing
from liandong.exchange.xlsx.book import Book, workbook
from liandong.indices.index import Index
from liandong.indices.tables.results import data, ranking
from liandong.indices.tables.workbook import write_workbook
from liandong.messages import Language, text

ENDINGS = (".xlsx", ".csv", ".json")
WIDTH = 14.0
"""Of a column, in characters."""

Cell = str | int | float


class Sheet(NamedTuple):
    """A table with its name and headings; a number that is missing is NaN."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write(index: Index, path: Path, lang: Language) -> None:
    """Writes every period's ranking with the scores of all nodes; JSON also holds weights and notes, and a workbook is
    one that computes the index itself.

    ExportError as `write_sheets`.
    """
    if path.suffix.lower() == ".xlsx":
        write_workbook(index, path, lang)
        return
    first = headings(lang, "period", "rank", "unit", "name")
    first += [index.framework.name(code) for code in _nodes(index)]
    sheet = Sheet(text("indexing.sheet_ranking", lang), first, list(_rows(index)))
    write_sheets(path, lang, [sheet], data(index, lang))


def write_sheets(path: Path, lang: Language, sheets: Sequence[Sheet], told: Mapping[str, Any]) -> None:
    """Writes the sheets into a workbook, the first of them as CSV, or what is `told` as JSON.

    ExportError for another ending, and where the place cannot be written.
    """
    check_target(path, ENDINGS)
    if path.suffix.lower() == ".xlsx":
        with workbook(path, lang) as book:
            for sheet in sheets:
                _sheet(book, sheet)
        return
    with replacing(path) as file:
        if path.suffix.lower() == ".json":
            file.write(json.dumps(told, ensure_ascii=False, indent=1).encode())
        else:
            rows = [[_shown(cell) for cell in row] for row in sheets[0].rows]
            file.write(as_csv(sheets[0].headings, rows).encode("utf-8-sig"))  # Excel takes it for UTF-8 only so


def headings(lang: Language, *names: str) -> list[str]:
    """The headings of columns, by their codes."""
    return [text(f"indexing.heading_{name}", lang) for name in names]


def _nodes(index: Index) -> list[str]:
    """The root, then all others as the framework has them."""
    framework = index.framework
    return [framework.root, *(node.code for node in framework.nodes if node.code != framework.root)]


def _rows(index: Index) -> Iterator[list[Cell]]:
    for period in index.frame.periods:
        scores = [index.score(code, period) for code in _nodes(index)]
        for placed in ranking(index, period):
            at = index.frame.units.index(placed.unit)
            yield [period, placed.rank, placed.unit, placed.name, *(float(score[at]) for score in scores)]


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return "" if np.isnan(cell) else repr(cell)
    return str(cell)


def _sheet(book: Book, told: Sheet) -> None:
    sheet = book.sheet(told.name)
    book.headings(sheet, 0, [(heading, WIDTH) for heading in told.headings])
    for down, row in enumerate(told.rows, start=1):
        for across, cell in enumerate(row):
            if isinstance(cell, str):
                book.text(sheet, down, across, cell)
            elif not np.isnan(cell):
                book.number(sheet, down, across, float(cell), num_format="0" if isinstance(cell, int) else "0.0000")
    book.finish(sheet, 0, len(told.rows), len(told.headings))
