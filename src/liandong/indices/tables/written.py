"""A solved index as a file: a workbook, a table for a spreadsheet, or JSON, by the ending of its name."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from liandong.exchange.comma import as_csv
from liandong.exchange.files import check_target, replacing
from liandong.indices.index import Index
from liandong.indices.tables.results import data, ranking
from liandong.indices.tables.workbook import write_workbook
from liandong.messages import Language, text

ENDINGS = (".xlsx", ".csv", ".json")


def write(index: Index, path: Path, lang: Language) -> None:
    """Writes every period's ranking with the scores of all nodes; JSON also holds weights and notes, and a workbook is
    one that computes the index itself.

    ExportError for another ending, and where the place cannot be written.
    """
    check_target(path, ENDINGS)
    if path.suffix.lower() == ".xlsx":
        write_workbook(index, path, lang)
        return
    with replacing(path) as file:
        if path.suffix.lower() == ".json":
            file.write(json.dumps(data(index, lang), ensure_ascii=False, indent=1).encode())
        else:
            rows = [[_shown(cell) for cell in row] for row in _rows(index)]
            file.write(as_csv(_headings(index, lang), rows).encode("utf-8-sig"))  # Excel takes it for UTF-8 only so


def _headings(index: Index, lang: Language) -> list[str]:
    framework = index.framework
    first = [text(f"indexing.heading_{name}", lang) for name in ("period", "rank", "unit", "name")]
    return [*first, *(framework.name(code) for code in _nodes(index))]


def _nodes(index: Index) -> list[str]:
    """The root, then all others as the framework has them."""
    framework = index.framework
    return [framework.root, *(node.code for node in framework.nodes if node.code != framework.root)]


def _rows(index: Index) -> Iterator[list[str | float]]:
    for period in index.frame.periods:
        scores = [index.score(code, period) for code in _nodes(index)]
        for placed in ranking(index, period):
            at = index.frame.units.index(placed.unit)
            yield [period, placed.rank, placed.unit, placed.name, *(float(score[at]) for score in scores)]


def _shown(cell: str | float) -> str:
    if isinstance(cell, float):
        return "" if np.isnan(cell) else repr(cell)
    return str(cell)
