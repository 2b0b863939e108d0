"""Where the headings of a ledger sheet stand, and of which kind of record they say that its rows are."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from liandong.documents.ledger_columns import Column, Part, find_column, named_by, own_name, plain, sheet_kind
from liandong.documents.workbook import Grid
from liandong.model import KINDS, Kind, PropertyType
from liandong.vocabulary.ledger import heading_words

HEADING_ROWS = 12
"""The headings are looked for in so many rows: above them stand a title and notes."""

_ENOUGH = 3
"""So many different columns, the name among them, tell the kind of a sheet whose name does not; with a heading that
only names of this kind have (项目名称) one fewer does."""
_WIDTH = 200
"""Columns in which a sheet of another name is searched: a ledger has fewer."""
_TOLD = tuple(kind for kind in KINDS.values() if named_by(kind) == ("name",) and kind.name != "person")
"""Kinds that headings tell. Lists of people are none: a telephone book is no ledger unless somebody calls it one."""

UNIT_NOTE = re.compile(
    r"[(（]?\s*(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(?P<unit>(?:千|万|百万|千万|亿)?(?:美|欧|港|日)?元)\s*[)）]?"
)
"""The note above a table that gives the unit of its amounts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headings of a sheet, what each of its columns holds, and the note above it that gives a unit, with its
    address."""

    kind: Kind
    row: int
    columns: Mapping[int, Column]
    note: tuple[str, str] | None = None

    @property
    def read(self) -> Mapping[int, Column]:
        """The columns, amounts without a unit of their own in that of the note."""
        return noted(self.columns, self.note[0]) if self.note else self.columns


def find_heading(grid: Grid) -> Heading | None:
    """The headings of a sheet: of the kind that its name says, else of the one that most of its headings are of."""
    kind = sheet_kind(grid.name)
    heading = _best(kind, grid) if kind else _told(grid, [best for each in _TOLD if (best := _best(each, grid))])
    if heading is None:
        return None
    return replace(heading, note=next(_notes(grid, heading.row), None))


def kind_told(sheet: str, texts: Collection[str]) -> Kind | None:
    """The kind that a sheet's name, or else its headings, say."""
    kind = sheet_kind(sheet)
    heading = None if kind else find_heading(Grid(sheet, [list(texts)], {}))
    return heading.kind if heading else kind


def noted(columns: Mapping[int, Column], note: str) -> Mapping[int, Column]:
    """The columns, amounts without a unit of their own in that of the note."""
    match = UNIT_NOTE.fullmatch(note)
    return {at: _in_unit(column, match["unit"]) for at, column in columns.items()} if match else columns


def _in_unit(column: Column, unit: str) -> Column:
    bare = column.of.type is PropertyType.AMOUNT and column.part is Part.VALUE and not column.unit
    return replace(column, unit=unit) if bare else column


def _best(kind: Kind, grid: Grid) -> Heading | None:
    rows = range(min(HEADING_ROWS, len(grid.rows)))
    every = {row: _columns(kind, grid, row) for row in rows}
    top = max(rows, key=lambda row: (len(every[row]), row), default=None)
    if top is None or not any(column.of.name in named_by(kind) for column in every[top].values()):
        return None
    return Heading(kind, top, every[top])


def _columns(kind: Kind, grid: Grid, row: int) -> dict[int, Column]:
    """The columns that the cells of a row name, with the cell above where a heading is of two storeys."""
    found: dict[int, Column] = {}
    width = len(grid.rows[row]) if sheet_kind(grid.name) else min(len(grid.rows[row]), _WIDTH)
    for at in range(width):
        text = grid.text(row, at)
        above = grid.text(row - 1, at) if row else ""
        readings = [text, f"{above}({text})", above + text] if above != text else [text]
        column = next((c for c in (find_column(kind, reading) for reading in readings if text) if c), None)
        if column:
            found[at] = column
    return found


def _told(grid: Grid, found: Collection[Heading]) -> Heading | None:
    """The one of the headings that names the most columns; of equals the one whose names have a heading of their kind
    alone, then the one whose kind ends the sheet's name. None where too few are named, or nothing tells two apart."""
    weighed = sorted(
        ((_breadth(each), _names_own(each, grid), grid.name.endswith(each.kind.zh), each) for each in found),
        key=lambda one: one[:3],
        reverse=True,
    )
    enough = [one for one in weighed if one[0] >= _ENOUGH - one[1]]
    if not enough or (len(enough) > 1 and enough[0][:3] == enough[1][:3]):
        return None
    return enough[0][3]


def _breadth(heading: Heading) -> int:
    return len({(column.of.name, column.part, column.scope) for column in heading.columns.values()})


def _names_own(heading: Heading, grid: Grid) -> bool:
    """Whether the column of names has a heading that no other kind has."""
    texts = {plain(grid.text(heading.row, at)) for at, column in heading.columns.items() if column.of.name == "name"}
    return not texts.isdisjoint(_own_names()[heading.kind.name])


@cache
def _own_names() -> Mapping[str, frozenset[str]]:
    words = {(each.kind, word) for each in heading_words() if each.property == "name" for word in each.words}
    often = Counter(word for _, word in words)
    return {
        kind.name: frozenset(w for k, w in words if k == kind.name and often[w] == 1) | {own_name(kind)}
        for kind in _TOLD
    }


def _notes(grid: Grid, top: int) -> Iterator[tuple[str, str]]:
    """The notes of a unit above the headings, the nearest first."""
    for row in reversed(range(top)):
        for column in range(min(len(grid.rows[row]), _WIDTH)):
            text, place = grid.source(row, column)
            if UNIT_NOTE.fullmatch(text):
                yield text, place
