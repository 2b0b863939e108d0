"""Full text in SQLite: an FTS5 index without content over words that are already segmented."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, func, insert, literal_column, select, table, text

from liandong.store.marks import DOCUMENT, RECORD, Among, by_kind, holding
from liandong.store.rows import Asked, IndexEntry, Phrase
from liandong.store.schema import search_entry

_ADD = text("INSERT INTO search_index(rowid, words) VALUES (:number, :words)")
_FORGET = text("INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', :number, :words)")
_DELETE = text("DELETE FROM search_entry WHERE number = :number")
_INDEX = table("search_index", column("rowid"), column("rank"))
_MATCH = text("search_index MATCH :match")
_FOUND = (
    select(search_entry.c.target, search_entry.c.id)
    .join_from(_INDEX, search_entry, search_entry.c.number == _INDEX.c.rowid)
    .where(_MATCH)
)
_NUMBER: ColumnElement[int] = literal_column("+search_entry.number")
"""The sign keeps the planner from trying every number of a list for every id of another."""
_ENTRIES_AT_A_TIME = 200
_ENTRIES = select(search_entry).order_by(search_entry.c.number).limit(_ENTRIES_AT_A_TIME)

_RANKED = 20_000
"""Entries up to which what is found is ranked: more of them hold a word that tells nothing, and take a tenth of a
second and more to weigh."""


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

    def whole(self, connection: Connection) -> bool:
        """By sums over words: how often each stands in all, and in how many entries."""
        sizes = table("search_index_docsize", column("id"))
        numbered, known = select(search_entry.c.number), select(sizes.c.id)
        for one, other in ((numbered, known), (known, numbered)):
            if connection.execute(one.except_(other).limit(1)).first() is not None:
                return False
        found = expected = (0, 0)
        last = 0
        while rows := connection.execute(_ENTRIES.where(search_entry.c.number > last)).fetchall():
            last = rows[-1].number
            for row in rows:
                words = _unpacked(row.words)
                expected = expected[0] + sum(map(hash, words)), expected[1] + sum(map(hash, set(words)))
        connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab(main, search_index, row)")
        try:
            for word, entries, times in connection.exec_driver_sql("SELECT term, doc, cnt FROM temp.indexed_words"):
                found = found[0] + hash(word) * times, found[1] + hash(word) * entries
        finally:
            connection.exec_driver_sql("DROP TABLE temp.indexed_words")
        return found == expected

    def _forget(self, connection: Connection, query: Select[Any]) -> None:
        while rows := connection.execute(query.limit(_ENTRIES_AT_A_TIME)).fetchall():
            forgotten = [{"number": row.number, "words": zlib.decompress(row.words).decode()} for row in rows]
            connection.execute(_FORGET, forgotten)
            connection.execute(_DELETE, [{"number": row.number} for row in rows])

    def match(
        self, connection: Connection, asked: Asked, among: Among | None, limit: int
    ) -> tuple[tuple[str, str], ...]:
        """Best first by bm25, equal ones by target and id; more than can be ranked: records, then documents, by id."""
        e = search_entry
        words = {"match": _expression(asked)}
        more = connection.execute(select(_INDEX.c.rowid).where(_MATCH).limit(1).offset(_RANKED), words).first()
        if more is None:
            ranked = _FOUND.where(*holding(among)).order_by(_INDEX.c.rank, e.c.target, e.c.id).limit(limit)
            return tuple((target, id_) for target, id_ in connection.execute(ranked, words))
        held = _NUMBER.in_(select(_INDEX.c.rowid).where(_MATCH))
        listed: list[tuple[str, str]] = []
        for target in (RECORD, DOCUMENT):
            if (among is not None and target not in among) or len(listed) >= limit:
                continue
            of_target = [held] if among is None else [held, among[target]]
            query = select(e.c.id).where(e.c.target == target, *of_target).order_by(e.c.id)
            rest = connection.execute(query.limit(limit - len(listed)), words).scalars()
            listed += [(target, id_) for id_ in rest]
        return tuple(listed)

    def count(self, connection: Connection, asked: Asked, among: Among | None) -> int:
        bare = select(func.count()).select_from(_INDEX).where(_MATCH)
        counted = bare if among is None else _FOUND.where(*holding(among)).with_only_columns(func.count())
        return connection.execute(counted, {"match": _expression(asked)}).scalar_one()

    def tally(self, connection: Connection, asked: Asked, among: Among | None) -> Mapping[str, int] | None:
        told = by_kind(_FOUND.where(*holding(among)))
        rows = connection.execute(told, {"match": _expression(asked)})
        return {kind: count for kind, count in rows}  # noqa: C416 - a row is no pair to the type checker


def _unpacked(packed: bytes) -> list[str]:
    """The words of an entry; none where its bytes were changed, which is told by itself."""
    try:
        return zlib.decompress(packed).decode().split()
    except (UnicodeDecodeError, zlib.error):
        return []


def _expression(asked: Asked) -> str:
    """What FTS5 is asked; page text and queries reach it only as words between quotation marks."""
    groups = " AND ".join(f"({' OR '.join(map(_phrase, group))})" for group in asked.groups)
    without = " OR ".join(map(_phrase, asked.without))
    return f"({groups}) NOT ({without})" if without else groups


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}'
