"""What stands around records (see around.py), in SQL that every store understands."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, or_, select

from liandong.model import PROPOSAL, Answer, Document, Mention, Record, Statement
from liandong.store import marks, schema
from liandong.store.codec import decode, decode_whole
from liandong.store.dialect import Index
from liandong.store.memory import Known
from liandong.store.question import Question
from liandong.store.rows import Asked
from liandong.store.schema import standing

K = TypeVar("K")
T = TypeVar("T")
_ROWS_AT_A_TIME = 500
_VERSION: BindParameter[int] = bindparam("version")
_NEWEST = Question(select(func.max(schema.version.c.number)))
_SEAL = Question(select(schema.version.c.seal).where(schema.version.c.number == bindparam("version")))


class SqlAround:
    """The ledger as known at one version, looked at from what one has at hand."""

    def __init__(
        self,
        connect: Callable[[], AbstractContextManager[Connection]],
        version: int,
        index: Index,
        known: Known | None = None,
    ) -> None:
        self._connect = connect
        self._version = version
        self._index = index
        self._known = known

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        seal = self.seal() if self._known else None
        return self._known.memory.once((self._version, seal, key), make) if self._known and seal else make()

    def seal(self) -> str | None:
        if self._known is not None:
            return self._known.seal()
        with self._connect() as connection:
            return seal_of(connection, self._version)

    def _some_unmarked(self) -> bool:
        def look() -> bool:
            with self._connect() as connection:
                return marks.some_unmarked(connection, self._version)

        return self.once("some unmarked", look)

    def records_named(self, ids: Iterable[str]) -> Iterator[Record]:
        with self._connect() as connection:
            for some in chunks(ids):
                named, values = _names(some)
                for row in _records(named).all(connection, version=self._version, **values):
                    yield decode_whole(Record, *row)

    def documents_named(self, ids: Iterable[str]) -> Iterator[Document]:
        with self._connect() as connection:
            for some in chunks(ids):
                named, values = _names(some)
                for (body,) in _documents(named).all(connection, version=self._version, **values):
                    yield decode(Document, body)

    def referring(self, mentions: Iterable[str]) -> list[str]:
        s, m = schema.statement, schema.membership
        query = self._of_derivations(select(m.c.record).distinct(), s.c.derivation).join(m, m.c.mention == s.c.mention)
        query = query.where(standing(m, self._version))
        with self._connect() as connection:
            found = [connection.execute(query.where(s.c.ref.in_(some))).scalars().all() for some in chunks(mentions)]
        return sorted({id_ for some in found for id_ in some})

    def history(self, mention: str, limit: int) -> list[tuple[int, Record]]:
        m, r = schema.membership, schema.record
        query = select(r.c.first_version, m.c.first_version, r.c.body, r.c.digest).join(m, m.c.record == r.c.id)
        query = query.where(
            m.c.mention == mention,
            m.c.first_version <= self._version,
            r.c.first_version <= self._version,
            or_(m.c.last_version.is_(None), m.c.last_version >= r.c.first_version),
            or_(r.c.last_version.is_(None), r.c.last_version >= m.c.first_version),
        )
        with self._connect() as connection:
            rows = connection.execute(query.order_by(r.c.first_version.desc()).limit(limit)).fetchall()
        told = sorted(((max(first, joined), body, digest) for first, joined, body, digest in rows), reverse=True)
        return [(since, decode_whole(Record, body, digest)) for since, body, digest in told]

    def former(self, prefix: str, limit: int) -> tuple[Mention, ...]:
        m, s = schema.membership, schema.statement
        begins = m.c.mention.between(prefix, prefix + "g")
        ids = select(m.c.mention).where(begins, m.c.last_version < self._version).distinct().order_by(m.c.mention)
        with self._connect() as connection:
            wanted = connection.execute(ids.limit(limit)).scalars().all()
            bodies = [
                connection.execute(select(s.c.body).where(s.c.mention == id_).limit(1)).scalar() for id_ in wanted
            ]
        return tuple(decode(Statement, body).mention for body in bodies if body is not None)

    def proposals(self) -> Iterator[Answer]:
        a = schema.answer
        query = select(a.c.body, a.c.digest).where(standing(a, self._version), a.c.body.contains(f'"{PROPOSAL}"'))
        with self._connect() as connection:
            rows = connection.execute(query.order_by(a.c.record, a.c.id)).fetchall()
        answers = (decode_whole(Answer, *row) for row in rows)
        return (answer for answer in answers if answer.recipe == PROPOSAL)

    def tally(self, asked: Asked) -> Mapping[str, int] | None:
        with self._connect() as connection:
            if self._version != newest(connection) or (asked.conditions and self._some_unmarked()):
                return None
            if asked.groups:
                among = marks.among(asked.conditions, self._version, newest=True)
                return self._index.tally(connection, asked, among)
            records = marks.ids(marks.RECORD, asked.conditions, self._version)
            kinds = records.with_only_columns(schema.record.c.kind, func.count()).group_by(schema.record.c.kind)
            documents = marks.ids(marks.DOCUMENT, asked.conditions, self._version).subquery()
            found = {kind: count for kind, count in connection.execute(kinds)}  # noqa: C416 - a row is no pair
            number = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        return found | ({marks.DOCUMENT: number} if number else {})

    def _of_derivations(self, query: Select[Any], column: ColumnElement[int]) -> Select[Any]:
        v = schema.derivation
        return query.join(v, v.c.id == column).where(standing(v, self._version))


def _names(ids: Sequence[str]) -> tuple[int, dict[str, str]]:
    """How many ids a question names, and these: the last one again and again up to a power of two, so that few
    questions are of use for any number."""
    number = 1 << (len(ids) - 1).bit_length()
    return number, {f"id{n}": ids[min(n, len(ids) - 1)] for n in range(number)}


@cache
def _records(named: int) -> Question:
    r = schema.record
    ids = [bindparam(f"id{n}", type_=schema.ID) for n in range(named)]
    return Question(select(r.c.body, r.c.digest).where(standing(r, _VERSION), r.c.id.in_(ids)))


@cache
def _documents(named: int) -> Question:
    d, v = schema.document, schema.derivation
    ids = [bindparam(f"id{n}", type_=schema.ID) for n in range(named)]
    query = select(d.c.body).join(v, v.c.id == d.c.derivation)
    return Question(query.where(standing(v, _VERSION), d.c.id.in_(ids)))


def newest(connection: Connection) -> int:
    row = _NEWEST.first(connection)
    return int(row[0] or 0) if row else 0


def seal_of(connection: Connection, version: int) -> str | None:
    row = _SEAL.first(connection, version=version)
    return row[0] if row else None


def chunks(ids: Iterable[K]) -> Iterator[tuple[K, ...]]:
    """So many at a time as one question to a database may name."""
    rest = iter(ids)
    while chunk := tuple(islice(rest, _ROWS_AT_A_TIME)):
        yield chunk
