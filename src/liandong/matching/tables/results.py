"""Results (对接结果): the lines of an answer as a workbook or JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from liandong.errors import MatchingError
from liandong.exchange.files import check_target, replacing
from liandong.exchange.xlsx.book import MAX_ROWS, Book, workbook
from liandong.matching.heard import Heard, nobody
from liandong.matching.lines import Fit, Line, lines, plain_line
from liandong.matching.match import Match
from liandong.messages import Language, text, words

ENDINGS = (".xlsx", ".json")
_COLUMNS = (("need", 28.0), ("firm", 24.0), ("offer", 28.0), ("institution", 24.0), ("score", 8.0), ("told", 64.0))

SHEETS = ((Fit.TAKES,), (Fit.MAY,), (Fit.NEAR, Fit.FIXED))
"""What stands together on a sheet."""


def write(found: Match, out: Path, lang: Language, heard: Heard = nobody) -> None:
    """Writes the lines as a workbook with a sheet for each fit, or as JSON; `heard` as of `lines`. ExportError for
    another ending and a place that cannot be written, MatchingError for more lines than a sheet holds."""
    check_target(out, ENDINGS)
    every = list(lines(found, heard))
    if out.suffix.lower() == ".json":
        with replacing(out) as file:
            file.write(json.dumps(plain(found, every, lang), ensure_ascii=False, indent=1).encode())
        return
    if len(every) >= MAX_ROWS:
        raise MatchingError(words("match.too_many_lines", many=len(every), most=MAX_ROWS - 1))
    with workbook(out, lang) as book:
        write_sheets(book, every)


def write_sheets(book: Book, every: Sequence[Line]) -> None:
    """A sheet for each fit. Their headings are none of the booklets' tables: whoever reads these passes them."""
    for fits in SHEETS:
        _sheet(book, fits, [line for line in every if line.fit in fits])


def _sheet(book: Book, fits: Sequence[Fit], held: Sequence[Line]) -> None:
    sheet = book.sheet(text(f"match.sheet_{fits[0]}", book.lang))
    columns = [column for column in _COLUMNS if column[0] != "score" or Fit.NEAR not in fits]
    columns += [("change", 14.0)] if Fit.NEAR in fits else []
    book.headings(sheet, 0, [(text(f"match.paired_{name}", book.lang), width) for name, width in columns])
    for row, line in enumerate(held, 1):
        cells = _cells(line, book.lang)
        for column, (name, _) in enumerate(columns):
            if name == "score" and line.score is not None:
                book.number(sheet, row, column, round(100 * line.score, 1), num_format="0.0")
            else:
                book.text(sheet, row, column, cells[name])
    book.finish(sheet, 0, len(held), len(columns))


def _cells(line: Line, lang: str) -> dict[str, str]:
    return {
        "need": line.need.title,
        "firm": line.need.firm,
        "offer": line.offer.title,
        "institution": line.offer.institution,
        "told": "\n".join(each.worded(lang) for each in line.told),
        "change": text(f"match.fit_{line.fit}", lang),
    }


def plain(found: Match, every: Sequence[Line], lang: str) -> dict[str, Any]:
    """The answer for programs: what was asked, how many pairs there are, and the lines."""
    return {
        "on": found.on.isoformat(),
        "weights": found.weights.shares(),
        "needs": len(found.needs),
        "offers": len(found.offers),
        "eligible": found.eligible,
        "open": found.open,
        "near_misses": found.near_misses,
        "lines": [plain_line(line, lang) for line in every],
    }
