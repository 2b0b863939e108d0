"""Full text in PostgreSQL: vectors of words that are already segmented, in parts, ranked as FTS5 ranks (bm25)."""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from psycopg import Cursor
from sqlalchemy import Connection, select

from liandong.store.marks import Among, holding
from liandong.store.postgres.connection import driver_of
from liandong.store.rows import Asked, IndexEntry, Phrase
from liandong.store.schema import search_entry

_ENTRIES_AT_A_TIME = 200
_PART_WORDS = 8_000
"""Of a part; a vector has places up to 16,383, and takes a megabyte at most."""
_MOST_PLACES = 255
"""Of one word in one vector."""
_SEAM = 31
"""Words that two neighbouring parts share: a phrase of one more is whole in one of them."""
_LONGEST_WORD = 500
"""Letters of a word that are looked at; a vector takes 2,046 bytes."""
_RANKED = 2_000
"""Entries up to which what is found is ranked, for which each must be read."""
_ALL = 2**31 - 1
_K, _B = 1.2, 0.75
"""Of bm25, as FTS5 has them."""

_OTHERWISE = (
    "SELECT FROM unnest(%s::int4[], %s::int4[], %s::int4[], %s::text[]) AS t(number, part, size, words)"
    " FULL JOIN (SELECT * FROM search_index WHERE number > %s AND number <= %s) AS s USING (number, part)"
    " WHERE s.size IS DISTINCT FROM t.size OR s.words IS DISTINCT FROM CAST(t.words AS tsvector) LIMIT 1"
)
_BY_KIND = (
    "SELECT coalesce(record.kind, found.target), count(*) FROM ({found}) AS found"
    " LEFT JOIN record ON found.target = 'record' AND record.id = found.id AND record.last_version IS NULL GROUP BY 1"
)
_ENTRIES = "SELECT number, words FROM search_entry WHERE number > %s ORDER BY number LIMIT %s"


class TsvectorIndex:
    """Adds, forgets and finds entries; every call works inside the caller's transaction."""

    def add(self, connection: Connection, entries: Iterable[IndexEntry]) -> None:
        with driver_of(connection).cursor() as cursor:
            cursor.execute("SELECT coalesce(max(number), 0) FROM search_entry")
            ((number,),) = cursor.fetchall()
            rest = iter(entries)
            while chunk := tuple(islice(rest, _ENTRIES_AT_A_TIME)):
                _add(cursor, list(enumerate(chunk, number + 1)))
                number += len(chunk)

    def fill(self, connection: Connection) -> None:
        """Makes the index anew from the entries that are there."""
        last = 0
        with driver_of(connection).cursor() as cursor:
            while True:
                cursor.execute(_ENTRIES, (last, _ENTRIES_AT_A_TIME))
                rows = cursor.fetchall()
                if not rows:
                    return
                _index(cursor, [(number, zlib.decompress(packed).decode()) for number, packed in rows])
                last = rows[-1][0]

    def forget(self, connection: Connection, target: str, ids: Sequence[str] | None) -> None:
        """Takes out the entries of these ids, or all of the target."""
        with driver_of(connection).cursor() as cursor:
            if ids is None:
                _forget(cursor, "target = %s", (target,))
                return
            rest = iter(ids)
            while chunk := list(islice(rest, _ENTRIES_AT_A_TIME)):
                _forget(cursor, "target = %s AND id = ANY (%s)", (target, chunk))

    def match(
        self, connection: Connection, asked: Asked, among: Among | None, limit: int
    ) -> tuple[tuple[str, str], ...]:
        """Best first by bm25, equal ones by target and id; more than can be ranked: records, then documents, by id."""
        question = _Question.of(connection, asked, among)
        with driver_of(connection).cursor() as cursor:
            few = question.number(cursor, _RANKED + 1) <= _RANKED
            order = f"{question.score} DESC, target" if few else "target DESC"
            most = None if question.long else limit
            cursor.execute(f"{question.found} ORDER BY {order}, id LIMIT %(most)s", {**question.values, "most": most})
            found = cursor.fetchall()
            if question.long:
                found = [row for row in found if _bears_out(cursor, row, asked)][:limit]
        return tuple((target, id_) for target, id_ in found)

    def count(self, connection: Connection, asked: Asked, among: Among | None) -> int:
        question = _Question.of(connection, asked, among)
        if question.long:
            return len(self.match(connection, asked, among, _ALL))
        with driver_of(connection).cursor() as cursor:
            return question.number(cursor, None)

    def tally(self, connection: Connection, asked: Asked, among: Among | None) -> Mapping[str, int] | None:
        question = _Question.of(connection, asked, among)
        if question.long:
            return None
        with driver_of(connection).cursor() as cursor:
            cursor.execute(_BY_KIND.format(found=question.found), question.values)
            return dict(cursor.fetchall())

    def whole(self, connection: Connection) -> bool:
        """Every part of every vector as the words of its entry give it."""
        last = entries = words = 0
        with driver_of(connection).cursor() as cursor:
            while True:
                cursor.execute(_ENTRIES, (last, _ENTRIES_AT_A_TIME))
                rows = cursor.fetchall()
                if not rows:
                    break
                parts = [part for number, packed in rows for part in _rows(number, _unpacked(packed))]
                columns = [list(column) for column in zip(*parts, strict=True)] or [[], [], [], []]
                cursor.execute(_OTHERWISE, [*columns, last, rows[-1][0]])
                if cursor.fetchone() is not None:
                    return False
                entries, words = entries + len(rows), words + sum(part[2] for part in parts if part[1] == 0)
                last = rows[-1][0]
            cursor.execute("SELECT entries, words FROM search_total")
            totals = cursor.fetchall()
            cursor.execute("SELECT FROM search_index WHERE number > %s LIMIT 1", (last,))
            return totals == [(entries, words)] and cursor.fetchone() is None


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, as SQL with its values: the entries `found`, and the `score` of each.

    `long` phrases are longer than what two parts share: of these only the beginning is asked, or nothing where they may
    not be there, so that the words of what is found must be looked at.
    """

    found: str
    score: str
    values: dict[str, Any]
    long: bool

    @classmethod
    def of(cls, connection: Connection, asked: Asked, among: Among | None) -> "_Question":
        phrases = [phrase for group in asked.groups for phrase in group]
        values: dict[str, Any] = {f"p{n}": _query(_short(phrase)) for n, phrase in enumerate(phrases)}
        parts = [
            f"m{n} AS MATERIALIZED (SELECT number, part, size FROM search_index WHERE words @@ {_asked(n)})"
            for n in range(len(phrases))
        ]
        parts += [
            f"n{n} AS MATERIALIZED (SELECT greatest(ln((entries - n + 0.5) / (n + 0.5)), 1e-6) AS idf, entries, words"
            f" FROM search_total, (SELECT CAST(count(DISTINCT number) AS float8) AS n FROM m{n}) AS c)"
            for n in range(len(phrases))
        ]
        numbers = iter(range(len(phrases)))
        groups = [
            " UNION ALL ".join(f"SELECT number, size FROM m{n}" for n in islice(numbers, len(group)))
            for group in asked.groups
        ]
        where = [f"number IN (SELECT number FROM ({group}) AS g)" for group in groups[1:]]
        without = [phrase for phrase in asked.without if not _is_long(phrase)]
        if without:
            values["without"] = " | ".join(f"({_query(phrase)})" for phrase in without)
            where.append("number NOT IN (SELECT number FROM search_index WHERE words @@ CAST(%(without)s AS tsquery))")
        if among is not None:
            allowed = select(search_entry.c.number).where(*holding(among))
            told = allowed.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
            parts.append(f"allowed AS ({told})")
            values |= told.params
            where.append("number IN (SELECT number FROM allowed)")
        hits = f"SELECT DISTINCT number, size FROM ({groups[0]}) AS g" + "".join(
            f"{' AND' if n else ' WHERE'} {each}" for n, each in enumerate(where)
        )
        found = (
            f"WITH {', '.join(parts)}, hits AS MATERIALIZED ({hits})"
            " SELECT entry.target, entry.id FROM hits JOIN search_entry AS entry USING (number)"
        )
        return cls(
            found,
            " + ".join(map(_score, range(len(phrases)))),
            values,
            any(map(_is_long, (*phrases, *asked.without))),
        )

    def number(self, cursor: Cursor[Any], most: int | None) -> int:
        """How many entries are found; no more than so many are counted."""
        command = f"SELECT count(*) FROM ({self.found} LIMIT %(most)s) AS counted"
        cursor.execute(command, {**self.values, "most": most})
        ((count,),) = cursor.fetchall()
        return int(count)


def _asked(n: int) -> str:
    return f"CAST(%(p{n})s AS tsquery)"


def _score(n: int) -> str:
    """What a phrase adds to the score of an entry (bm25)."""
    often = (
        f"CAST(coalesce(sum(greatest(round(ts_rank_cd('{{1,1,1,1}}', s.words, {_asked(n)})), 1)), 0) AS float8) AS f"
    )
    return (
        f"(SELECT n{n}.idf * f * {_K + 1} / (f + {_K} * ({1 - _B} + {_B} * hits.size * entries / words))"
        f" FROM n{n}, (SELECT {often} FROM search_index AS s"
        f" WHERE s.number = hits.number AND s.words @@ {_asked(n)}) AS c)"
    )


def _add(cursor: Cursor[Any], numbered: Sequence[tuple[int, IndexEntry]]) -> None:
    with cursor.copy("COPY search_entry (number, target, id, words) FROM STDIN (FORMAT BINARY)") as told:
        told.set_types(["int4", "text", "text", "bytea"])
        for number, entry in numbered:
            told.write_row((number, entry.target, entry.id, zlib.compress(entry.words.encode(), 1)))
    _index(cursor, [(number, entry.words) for number, entry in numbered])


def _index(cursor: Cursor[Any], numbered: Sequence[tuple[int, str]]) -> None:
    total = 0
    with cursor.copy("COPY search_index (number, part, size, words) FROM STDIN") as told:
        for number, text in numbered:
            for row in _rows(number, text):
                told.write_row(row)
                total += row[2] if row[1] == 0 else 0
    cursor.execute("UPDATE search_total SET entries = entries + %s, words = words + %s", (len(numbered), total))


def _rows(number: int, text: str) -> Iterator[tuple[int, int, int, str]]:
    """The rows of the index for an entry: its number, that of the part, how many words the entry has, and the part."""
    words = [word[:_LONGEST_WORD] for word in text.split()]
    return ((number, part, len(words), _vector(some)) for part, some in enumerate(_parts(words)))


def _unpacked(packed: bytes) -> str:
    """The words of an entry; none where its bytes were changed, which is told by itself."""
    try:
        return zlib.decompress(packed).decode()
    except (UnicodeDecodeError, zlib.error):
        return ""


def _forget(cursor: Cursor[Any], which: str, values: tuple[object, ...]) -> None:
    cursor.execute(
        f"WITH gone AS (DELETE FROM search_entry WHERE {which} RETURNING number),"
        " parts AS (DELETE FROM search_index USING gone WHERE search_index.number = gone.number"
        " RETURNING search_index.number, search_index.part, search_index.size)"
        " UPDATE search_total SET entries = entries - (SELECT count(*) FROM gone),"
        " words = words - (SELECT coalesce(sum(size), 0) FROM parts WHERE part = 0)",
        values,
    )


def _parts(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words in stretches that a vector takes, each beginning with the last words of the one before."""
    start = 0
    while True:
        end = min(start + _PART_WORDS, len(words))
        counts = Counter(words[start:end])
        if counts and counts.most_common(1)[0][1] > _MOST_PLACES:
            end = _until_too_often(words, start, end)
        yield words[start:end]
        if end >= len(words):
            return
        start = end - _SEAM


def _until_too_often(words: Sequence[str], start: int, end: int) -> int:
    counts: Counter[str] = Counter()
    for place in range(start, end):
        counts[words[place]] += 1
        if counts[words[place]] > _MOST_PLACES:
            return place
    return end


def _vector(words: Sequence[str]) -> str:
    return " ".join(f"{_quoted(word)}:{place}" for place, word in enumerate(words, 1))


def _is_long(phrase: Phrase) -> bool:
    return len(phrase.words) > _SEAM + 1


def _short(phrase: Phrase) -> Phrase:
    """The phrase, or of a long one the beginning."""
    return Phrase(phrase.words[: _SEAM + 1], prefix=False) if _is_long(phrase) else phrase


def _query(phrase: Phrase) -> str:
    return " <-> ".join(_quoted(word[:_LONGEST_WORD]) for word in phrase.words) + (":*" if phrase.prefix else "")


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _bears_out(cursor: Cursor[Any], found: tuple[str, str], asked: Asked) -> bool:
    """Whether the words of the entry are those that are asked for."""
    cursor.execute("SELECT words FROM search_entry WHERE target = %s AND id = %s", found)
    ((packed,),) = cursor.fetchall()
    words = f" {zlib.decompress(packed).decode()} "

    def there(phrase: Phrase) -> bool:
        return f" {' '.join(phrase.words)}{'' if phrase.prefix else ' '}" in words

    return all(any(map(there, group)) for group in asked.groups) and not any(map(there, asked.without))
