"""Full text in SQLite: an FTS5 index without content over words that are already segmented."""

import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, text

from liandong.store.rows import IndexEntry, Phrase
from liandong.store.schema import search_entry

_ADD = text("INSERT INTO search_index(rowid, words) VALUES (:number, :words)")
_FORGET = text("INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', :number, :words)")
_DELETE = text("DELETE FROM search_entry WHERE number = :number")
_MATCH = text(
    "SELECT entry.target, entry.id FROM search_index JOIN search_entry AS entry ON entry.number = search_index.rowid"
    " WHERE search_index MATCH :match ORDER BY search_index.rank, entry.target, entry.id LIMIT :most"
)
_ENTRIES_AT_A_TIME = 200
_ENTRIES = select(search_entry).order_by(search_entry.c.number).limit(_ENTRIES_AT_A_TIME)


def _row(number: int, entry: IndexEntry) -> dict[str, object]:
    words = zlib.compress(entry.words.encode(), 1)
    return {"number": number, "target": entry.target, "id": entry.id, "words": words}


class Fts5Index:
    """Adds, forgets and finds entries; every call works inside the caller's transaction."""

    def add(self, connection: Connection, entries: Iterable[IndexEntry]) -> None:
        number = connection.execute(select(func.max(search_entry.c.number))).scalar() or 0
        rest = iter(entries)
        while chunk := tuple(islice(rest, _ENTRIES_AT_A_TIME)):
            numbered = list(enumerate(chunk, number + 1))
            number += len(chunk)
            connection.execute(insert(search_entry), [_row(at, entry) for at, entry in numbered])
            connection.execute(_ADD, [{"number": at, "words": entry.words} for at, entry in numbered])

    def fill(self, connection: Connection) -> None:
        """Makes the index anew from the entries that are there."""
        e = search_entry
        last = 0
        while rows := connection.execute(_ENTRIES.where(e.c.number > last)).fetchall():
            told = [{"number": row.number, "words": zlib.decompress(row.words).decode()} for row in rows]
            connection.execute(_ADD, told)
            last = rows[-1].number

    def forget(self, connection: Connection, target: str, ids: Sequence[str] | None) -> None:
        """Takes out the entries of these ids, or all of the target."""
        query = select(search_entry).where(search_entry.c.target == target)
        if ids is None:
            self._forget(connection, query)
            return
        rest = iter(ids)
        while chunk := tuple(islice(rest, _ENTRIES_AT_A_TIME)):
            self._forget(connection, query.where(search_entry.c.id.in_(chunk)))

    def _forget(self, connection: Connection, query: Select[Any]) -> None:
        while rows := connection.execute(query.limit(_ENTRIES_AT_A_TIME)).fetchall():
            forgotten = [{"number": row.number, "words": zlib.decompress(row.words).decode()} for row in rows]
            connection.execute(_FORGET, forgotten)
            connection.execute(_DELETE, [{"number": row.number} for row in rows])

    def match(self, connection: Connection, phrases: Sequence[Phrase], limit: int) -> tuple[tuple[str, str], ...]:
        """(target, id) of entries with every phrase, best first by bm25, equal ones by target and id."""
        expression = " AND ".join(f'"{" ".join(p.words)}"{" *" if p.prefix else ""}' for p in phrases)
        if not expression:
            return ()
        found = connection.execute(_MATCH, {"match": expression, "most": limit})
        return tuple((target, id_) for target, id_ in found)
