"""Data frames (数据框): needs and offers from whatever table the caller brings (pandas, Polars, Arrow through narwhals,
or a mapping of lists), and the lines of an answer as columns for one."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

import narwhals as nw
from narwhals.exceptions import DuplicateError

from liandong.documents.workbook import Grid
from liandong.errors import MatchingError
from liandong.matching.lines import PLAIN, lines, plain_line
from liandong.matching.match import Match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.tables.columns import NEEDS, OFFERS, Table
from liandong.matching.tables.reading import Read, needs_in, offers_in
from liandong.messages import Language, words

_APART = "；"
NAME = "DataFrame"
"""What stands for the name of a file in sources and faults; row 1 has the headings, as on a sheet."""


def needs_from(table: Any) -> Read[Need]:
    """The needs of a data frame. Its columns are called as in the booklet's table, in Chinese or English, or by the
    fields of `Need`, and are then in their units (amount in 万元, term in months); sets are lists, or words parted by
    semicolons. Missing cells are not known. Faults are told by cell, A1 being the first heading. MatchingError for what
    is no such table."""
    return needs_in(NAME, [_grid(NEEDS, table)])


def offers_from(table: Any) -> Read[Offer]:
    """The offers of a data frame, otherwise as `needs_from`; missing cells ask nothing."""
    return offers_in(NAME, [_grid(OFFERS, table)])


def columns_of(found: Match, lang: Language = "zh") -> dict[str, list[Any]]:
    """The lines of an answer as columns, a row a pair: codes and names of need and offer, how they fit, the score (0 to
    1, None for near misses), what it was before outcomes of earlier rounds, and why, in words.
    `polars.DataFrame(columns_of(found))` is the table."""
    every = [
        plain_line(line, lang) | {"told": "\n".join(told.worded(lang) for told in line.told)} for line in lines(found)
    ]
    return {name: [line[name] for line in every] for name in PLAIN}


def _grid(table: Table, given: Any) -> Grid:
    called = {column.name: table.heading(column, "zh") for column in table.columns}
    columns = _columns(given)
    longest = max((len(cells) for _, cells in columns), default=0)
    for name, cells in columns:
        if len(cells) != longest:
            raise MatchingError(words("match.ragged", column=name, rows=len(cells), longest=longest))
    headings = [called.get(name, name) for name, _ in columns]
    rows = ([_text(cells[at]) for _, cells in columns] for at in range(longest))
    return Grid("", [headings, *rows], {})


def _columns(given: Any) -> Sequence[tuple[str, Sequence[Any]]]:
    if isinstance(given, Mapping):
        for name, cells in given.items():
            if isinstance(cells, str) or not isinstance(cells, Iterable):
                raise MatchingError(words("match.no_frame", given=f"{name}: {type(cells).__name__}"))
        return [(str(name), list(cells)) for name, cells in given.items()]
    try:
        frame = nw.from_native(given, eager_only=True)
    except (TypeError, DuplicateError):  # two columns of one name are no table either
        raise MatchingError(words("match.no_frame", given=type(given).__name__)) from None
    return [(str(name), frame[name].to_list()) for name in frame.columns]


def _text(value: Any) -> str:
    """The cell as a sheet would show it; empty for None and what pandas writes for a missing cell."""
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return ""
    if isinstance(value, (list, tuple, set, frozenset)):
        return _APART.join(sorted(map(str, value)) if isinstance(value, (set, frozenset)) else map(str, value)) or "无"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
