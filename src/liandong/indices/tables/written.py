"""A solved index as a file: a workbook, a table for a spreadsheet, or JSON, by the ending of its name."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from liandong.exchange.comma import as_csv
from liandong.exchange.files import check_target, replacing
from liandong.exchange.xlsx.book import Book, workbook
from liandong.indices.index import Index
from liandong.indices.steps import Note
from liandong.indices.tables.results import data, ranking
from liandong.messages import Language, text

ENDINGS = (".xlsx", ".csv", ".json")
WIDTH = 14.0


def write(index: Index, path: Path, lang: Language) -> None:
    """Writes every period's ranking with the scores of all nodes; a workbook and JSON also hold weights and notes.

    ExportError for another ending, and where the place cannot be written.
    """
    check_target(path, ENDINGS)
    if path.suffix.lower() == ".xlsx":
        _workbook(index, path, lang)
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


def _workbook(index: Index, path: Path, lang: Language) -> None:
    framework = index.framework
    weights = [text(f"indexing.heading_{name}", lang) for name in ("code", "name", "parent", "weight", "share")]
    notes = [text(f"indexing.heading_{name}", lang) for name in ("period", "unit", "indicator", "note")]
    with workbook(path, lang) as book:
        _sheet(book, text("indexing.sheet_ranking", lang), _headings(index, lang), list(_rows(index)))
        held = [
            [
                node.code,
                framework.name(node.code),
                node.parent,
                index.weights[node.code],
                index.effective.get(node.code, ""),
            ]
            for node in framework.nodes
        ]
        _sheet(book, text("indexing.sheet_weights", lang), weights, held)
        _sheet(
            book,
            text("indexing.sheet_notes", lang),
            notes,
            [_note(note, lang) for note in (*index.unscored, *index.notes)],
        )


def _note(note: Note, lang: Language) -> list[str | float]:
    return [note.cell.period, note.cell.unit, note.cell.indicator, note.told.worded(lang)]


def _sheet(book: Book, name: str, headings: Sequence[str], rows: Sequence[Sequence[str | float]]) -> None:
    sheet = book.sheet(name)
    widths = [*(WIDTH for _ in headings[1:]), WIDTH * 4 if len(headings) == 4 else WIDTH]  # notes are sentences
    book.headings(sheet, 0, list(zip(headings, widths, strict=True)))
    for down, row in enumerate(rows, start=1):
        for across, cell in enumerate(row):
            if isinstance(cell, str):
                book.text(sheet, down, across, cell)
            elif not np.isnan(cell):
                book.number(sheet, down, across, float(cell), num_format="0" if isinstance(cell, int) else "0.0000")
    book.finish(sheet, 0, len(rows), len(headings))
