"""What is indexed (检索内容), held against the records and documents that it is of: their words, and their marks.

Of the newest version only: what an older program marked stays as it was.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, select

from liandong.messages import Words, words
from liandong.model import Document, Record
from liandong.store import marks, schema
from liandong.store.codec import Garbled, decode
from liandong.store.rows import Entries, IndexEntry, Mark
from liandong.store.schema import standing

_ROWS_AT_A_TIME = 500
_KINDS: Mapping[str, type[Any]] = {marks.RECORD: Record, marks.DOCUMENT: Document}


def faults(connection: Connection, newest: int, entries: Entries) -> Iterator[Words]:
    """What is indexed otherwise than its noun has it."""
    for target, make in entries.items():
        query = _standing(target, newest)
        last = ""
        while rows := connection.execute(
            query.where(query.selected_columns[0] > last).limit(_ROWS_AT_A_TIME)
        ).fetchall():
            last = rows[-1].id
            told, unmarked = _marks(connection, target, {row.id: row.since for row in rows})
            for row in rows:
                if not _as_it_should(_KINDS[target], make, row, None if row.id in unmarked else told.get(row.id, ())):
                    yield words("check.entry_changed", target=target, id=row.id)


def _standing(target: str, newest: int) -> Select[Any]:
    """The nouns of a target in the newest version, with the words under which they are indexed, by id."""
    r, d, v, e = schema.record, schema.document, schema.derivation, schema.search_entry
    source: FromClause
    if target == marks.RECORD:
        id_, since, body, source = r.c.id, r.c.first_version, r.c.body, r
        there: ColumnElement[bool] = standing(r, newest)
    else:
        id_, since, body = d.c.id, v.c.first_version, d.c.body
        source, there = d.join(v, v.c.id == d.c.derivation), standing(v, newest)
    joined = source.join(e, and_(e.c.target == target, e.c.id == id_))
    columns = id_.label("id"), since.label("since"), body.label("body"), e.c.words.label("words")
    return select(*columns).select_from(joined).where(there).order_by(id_)


def _marks(
    connection: Connection, target: str, since: Mapping[str, int]
) -> tuple[Mapping[str, tuple[Mark, ...]], frozenset[str]]:
    """The marks of rows that stand since these versions, and which of them an older program wrote without."""
    m, u = schema.mark, schema.unmarked
    query = select(m).where(m.c.target == target, m.c.id.in_(since)).order_by(m.c.id, m.c.since, m.c.number)
    found = {
        id_: tuple(Mark(row.facet, row.text, row.low, row.high) for row in each if row.since == since[id_])
        for id_, each in groupby(connection.execute(query), key=attrgetter("id"))
    }
    bare = connection.execute(select(u.c.id, u.c.since).where(u.c.target == target, u.c.id.in_(since)))
    return found, frozenset(row.id for row in bare if row.since == since[row.id])


def _as_it_should(kind: type[Any], make: Callable[[Any], IndexEntry], row: Any, told: tuple[Mark, ...] | None) -> bool:
    try:
        entry = make(decode(kind, row.body))
        kept = zlib.decompress(row.words).decode()
    except (Garbled, UnicodeDecodeError, zlib.error):
        return False
    return kept == entry.words and (told is None or told == entry.marks)
