"""Reading one version of a ledger, in SQL that every store understands."""

import zlib
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, or_, select, true

from liandong.model import Answer, Document, Mention, Page, Record, SetAside, Statement, Tier
from liandong.store import lists, marks, schema
from liandong.store.census import Census
from liandong.store.codec import Garbled, decode, decode_whole
from liandong.store.held import HeldCounts, held_counts
from liandong.store.neighbours import SqlAround, chunks, newest
from liandong.store.outline import kept
from liandong.store.question import Question
from liandong.store.rows import Asked, Changes, Condition, Mark, Marked, Place, Sorting
from liandong.store.schema import standing
from liandong.store.shelf import Shelf

T = TypeVar("T")
_ROWS_AT_A_TIME = 500
_IN_PORTIONS = {"yield_per": _ROWS_AT_A_TIME}
_FEW = 400
"""So many finds, or places of a list, are kept for who asks again: those of some pages."""
_VERSION: BindParameter[int] = bindparam("version")
_RECORD = Question(
    select(schema.record.c.body, schema.record.c.digest).where(
        schema.record.c.id == bindparam("id"), standing(schema.record, _VERSION)
    )
)
_DOCUMENT = Question(
    select(schema.document.c.body)
    .join(schema.derivation, schema.derivation.c.id == schema.document.c.derivation)
    .where(schema.document.c.id == bindparam("id"), standing(schema.derivation, _VERSION))
)
_SURVEYED = Question(
    select(schema.survey.c.family, schema.survey.c.tier).where(
        schema.survey.c.document == bindparam("id"), standing(schema.survey, _VERSION)
    )
)
_ANSWERS = Question(
    select(schema.answer.c.body, schema.answer.c.digest)
    .where(schema.answer.c.record == bindparam("id"), standing(schema.answer, _VERSION))
    .order_by(schema.answer.c.id)
)
"""What a card asks for, over and over."""


class SqlView(SqlAround):
    """The ledger as known at one version."""

    _telling: ColumnElement[bool] = true()
    """Of which derivations the mentions have their places."""

    @property
    def version(self) -> int:
        return self._version

    @property
    def shelf(self) -> Shelf:
        return Shelf(self._connect, self._version)

    @property
    def census(self) -> Census:
        return Census(self._connect, self._version)

    def documents(self) -> Iterator[Document]:
        d, v = schema.document, schema.derivation
        query = self._of_derivations(select(d.c.body), d.c.derivation).order_by(v.c.path, d.c.start, d.c.id)
        return self._each(Document, query)

    def documents_of(self, pages: Collection[str]) -> Iterator[Document]:
        d, v = schema.document, schema.derivation
        query = self._of_derivations(select(d.c.body), d.c.derivation).order_by(v.c.path, d.c.start, d.c.id)
        for some in chunks(sorted(pages)):
            yield from self._each(Document, query.where(v.c.page.in_(some)))

    def document(self, document_id: str, /) -> Document | None:
        with self._connect() as connection:
            row = _DOCUMENT.first(connection, id=document_id, version=self._version)
            return None if row is None else decode(Document, row[0])

    def statements(self) -> Iterator[Statement]:
        s = schema.statement
        return self._each(Statement, self._of_derivations(select(s.c.body), s.c.derivation).order_by(s.c.id))

    def statement(self, statement_id: str, /) -> Statement | None:
        s = schema.statement
        return self._one(
            Statement, self._of_derivations(select(s.c.body), s.c.derivation).where(s.c.id == statement_id)
        )

    def mention(self, mention_id: str, /) -> Mention | None:
        s = schema.statement
        query = self._of_derivations(select(s.c.body), s.c.derivation).where(s.c.mention == mention_id).limit(1)
        told = self._one(Statement, query)
        return told.mention if told else None

    def told(self, mentions: Collection[Mention]) -> frozenset[str]:
        s, v = schema.statement, schema.derivation
        pages = {mention.id: mention.page for mention in mentions}
        query = self._of_derivations(select(s.c.mention, v.c.page).distinct(), s.c.derivation).where(self._telling)
        with self._connect() as connection:
            return frozenset(
                row.mention
                for some in chunks(sorted(pages))
                for row in connection.execute(query.where(s.c.mention.in_(some)))
                if row.page == pages[row.mention]
            )

    def became(self, pages: Collection[str]) -> Mapping[str, str]:
        t = schema.tombstone
        query = select(t.c.page, t.c.became).where(t.c.became.is_not(None))
        with self._connect() as connection:
            return {
                row.page: row.became
                for some in chunks(sorted(pages))
                for row in connection.execute(query.where(t.c.page.in_(some)))
            }

    def derived(self, pages: Collection[str]) -> frozenset[str]:
        v = schema.derivation
        query = select(v.c.page).where(standing(v, self._version))
        with self._connect() as connection:
            return frozenset(
                page
                for some in chunks(sorted(pages))
                for page in connection.execute(query.where(v.c.page.in_(some))).scalars()
            )

    def mentions_on(self, page: str, kind: str) -> tuple[Mention, ...]:
        s, v = schema.statement, schema.derivation
        query = self._of_derivations(select(s.c.body), s.c.derivation)
        query = query.where(v.c.page == page, s.c.kind == kind, self._telling)
        found = {told.mention.id: told.mention for told in self._each(Statement, query)}
        return tuple(mention for _, mention in sorted(found.items()) if mention.page == page)

    def records(self, kind: str | None = None, conditions: Sequence[Condition] = ()) -> Iterator[Record]:
        r = schema.record
        query = select(r.c.body, r.c.digest).where(*marks.records(conditions, self._version)).order_by(r.c.id)
        return self._each_whole(Record, query if kind is None else query.where(r.c.kind == kind))

    def disputed(self) -> Iterator[Record]:
        r, m, s, v = schema.record, schema.membership, schema.statement, schema.derivation
        told = select(m.c.record).join(s, s.c.mention == m.c.mention).join(v, v.c.id == s.c.derivation)
        told = told.where(standing(m, self._version), standing(v, self._version), schema.attested)
        query = select(r.c.body, r.c.digest).where(standing(r, self._version), or_(r.c.conflicts > 0, r.c.id.in_(told)))
        return self._each_whole(Record, query.order_by(r.c.id))

    def record(self, record_id: str, /) -> Record | None:
        with self._connect() as connection:
            row = _RECORD.first(connection, id=record_id, version=self._version)
            return None if row is None else decode_whole(Record, *row)

    def told_of(self, mentions: Iterable[str]) -> list[Statement]:
        """Under the ids that they are kept under, also where an older program made these otherwise."""
        s = schema.statement
        query = self._of_derivations(select(s.c.id, s.c.body), s.c.derivation)
        found: list[Statement] = []
        with self._connect() as connection:
            for some in chunks(mentions):
                found.extend(kept(connection.execute(query.where(s.c.mention.in_(some))).fetchall()))
        return found

    def records_of(self, mentions: Iterable[str]) -> dict[str, str]:
        m = schema.membership
        query = select(m.c.mention, m.c.record).where(standing(m, self._version))
        found: dict[str, str] = {}
        with self._connect() as connection:
            for some in chunks(mentions):
                found.update(
                    (row.mention, row.record) for row in connection.execute(query.where(m.c.mention.in_(some)))
                )
        return found

    def surveyed(self, documents: Iterable[str]) -> tuple[dict[str, str], dict[str, Tier]]:
        s = schema.survey
        query = select(s.c.document, s.c.family, s.c.tier).where(standing(s, self._version))
        families: dict[str, str] = {}
        tiers: dict[str, Tier] = {}
        with self._connect() as connection:
            for some in chunks(documents):
                for row in connection.execute(query.where(s.c.document.in_(some))):
                    families[row.document], tiers[row.document] = row.family, _tier(row.tier)
        return families, tiers

    def record_ids(self, prefix: str, limit: int) -> tuple[str, ...]:
        m = schema.membership
        begins = m.c.mention.between(prefix, prefix + "g")  # ids are hexadecimal, so "g" comes after all of them
        query = select(m.c.record).where(standing(m, self._version), begins).distinct().order_by(m.c.record)
        with self._connect() as connection:
            return tuple(connection.execute(query.limit(limit)).scalars())

    def listed(
        self,
        kind: str,
        conditions: Sequence[Condition],
        sorting: Sorting,
        limit: int,
        beyond: Place | None = None,
        *,
        backwards: bool = False,
    ) -> list[Place] | None:
        if self._some_unmarked():
            return None

        def walk() -> list[Place]:
            its = self._version, kind, conditions, sorting, limit, beyond
            with self._connect() as connection:
                return lists.places(connection, *its, partial(self._often, kind), backwards=backwards)

        key = "listed", kind, tuple(conditions), sorting, limit, beyond, backwards
        return self.once(key, walk) if limit <= _FEW else walk()

    def total(self, kind: str, conditions: Sequence[Condition]) -> int | None:
        if self._some_unmarked():
            return None
        with self._connect() as connection:
            its = connection, self._version, kind, conditions, partial(self._often, kind)
            if self._version == newest(connection):
                number = lists.count(*its, newest=True)
                if self._version == newest(connection):  # none came in between
                    return number
            return lists.count(*its, newest=False)

    def _often(self, kind: str, condition: Condition) -> int:
        def look() -> int:
            with self._connect() as connection:
                return lists.frequency(connection, kind, condition)

        return self.once(("frequency", kind, condition), look)

    def marked(
        self, kind: str, conditions: Sequence[Condition], texts: Mapping[str, Collection[str] | None]
    ) -> Iterator[Marked] | None:
        return None if self._some_unmarked() else self._marked(kind, conditions, texts)

    def _marked(
        self, kind: str, conditions: Sequence[Condition], texts: Mapping[str, Collection[str] | None]
    ) -> Iterator[Marked]:
        query = lists.marked(self._version, kind, conditions, texts)
        with self._connect() as connection, connection.execute(query, execution_options=_IN_PORTIONS) as rows:
            for id_, each in groupby(rows, key=itemgetter(0)):
                yield Marked(id_, tuple(Mark(*row[1:]) for row in each))

    def changes(self, since: int) -> Mapping[str, Changes]:
        with self._connect() as connection:
            return lists.changes(connection, since, self._version)

    def answers(self, record_id: str | None = None) -> Iterator[Answer]:
        a = schema.answer
        if record_id is not None:
            with self._connect() as connection:
                rows = _ANSWERS.all(connection, id=record_id, version=self._version)
            return iter([decode_whole(Answer, *row) for row in rows])
        query = select(a.c.body, a.c.digest).where(standing(a, self._version)).order_by(a.c.record, a.c.id)
        return self._each_whole(Answer, query)

    def set_aside(self, pages: Container[str] | None = None) -> tuple[SetAside, ...]:
        s, v, u = schema.set_aside, schema.derivation, schema.left_out
        query: Select[str, str] = self._of_derivations(select(v.c.page, s.c.body), s.c.derivation)
        with self._connect() as connection:
            found = [
                decode(SetAside, body) for page, body in connection.execute(query) if pages is None or page in pages
            ]
            if pages is None:
                bodies = connection.execute(select(u.c.body).where(standing(u, self._version))).scalars()
                found += [decode(SetAside, body) for body in bodies]
        return tuple(sorted(found, key=lambda a: (a.path, a.start or 0, a.reason, a.detail)))

    def page(self, page_hash: str, /) -> Page | None:
        p, v = schema.page, schema.derivation
        read_as = select(v.c.path).where(v.c.page == page_hash, standing(v, self._version)).limit(1)
        with self._connect() as connection:
            row = connection.execute(select(p.c.path, p.c.media_type, p.c.data).where(p.c.hash == page_hash)).first()
            path = connection.execute(read_as).scalar()
            return None if row is None else Page(page_hash, path or row.path, row.media_type, zlib.decompress(row.data))

    def tier(self, document_id: str) -> Tier | None:
        with self._connect() as connection:
            row = _SURVEYED.first(connection, id=document_id, version=self._version)
            return None if row is None else _tier(row[1])

    def family(self, document_id: str) -> str | None:
        with self._connect() as connection:
            row = _SURVEYED.first(connection, id=document_id, version=self._version)
            return None if row is None else str(row[0])

    def match(self, asked: Asked, limit: int) -> tuple[tuple[str, str], ...]:
        with self._connect() as connection:
            last = newest(connection)  # of which the index is
        if limit > _FEW:
            return self._match(asked, limit, last)
        return self.once(("match", asked, limit, last), lambda: self._match(asked, limit, last))

    def _match(self, asked: Asked, limit: int, last: int) -> tuple[tuple[str, str], ...]:
        with self._connect() as connection:
            if not asked.groups:
                return self._listed(connection, asked.conditions, limit)
            among = marks.among(asked.conditions, self._version, newest=self._version == last)
            return self._index.match(connection, asked, among, limit)

    def count(self, asked: Asked) -> int | None:
        with self._connect() as connection:
            is_newest = self._version == newest(connection)
            if not is_newest or not asked.groups or (asked.conditions and self._some_unmarked()):
                return None
            return self._index.count(connection, asked, marks.among(asked.conditions, self._version, newest=True))

    def unindexed(self, conditions: Sequence[Condition] = ()) -> tuple[tuple[str, str], ...]:
        with self._connect() as connection:
            if self._version == newest(connection):
                return ()
            return self._listed(connection, conditions, None, ended=True)

    def _listed(
        self, connection: Connection, conditions: Sequence[Condition], limit: int | None, *, ended: bool | None = None
    ) -> tuple[tuple[str, str], ...]:
        """Records, then documents, by id."""
        found: list[tuple[str, str]] = []
        for target in (marks.RECORD, marks.DOCUMENT):
            query = marks.ids(target, conditions, self._version, ended=ended)
            query = query.order_by(query.selected_columns[0])
            rest = None if limit is None else limit - len(found)
            found += [(target, id_) for id_ in connection.execute(query.limit(rest)).scalars()]
        return tuple(found)

    def counts(self) -> HeldCounts:
        with self._connect() as connection:
            return held_counts(connection, self._version)

    def _each(self, kind: type[T], query: Select[str]) -> Iterator[T]:
        with self._connect() as connection, connection.execute(query, execution_options=_IN_PORTIONS) as rows:
            for (body,) in rows:
                yield decode(kind, body)

    def _each_whole(self, kind: type[T], query: Select[str, str]) -> Iterator[T]:
        """The nouns of rows that carry the digest of their text."""
        with self._connect() as connection, connection.execute(query, execution_options=_IN_PORTIONS) as rows:
            for row in rows:
                yield decode_whole(kind, *row)

    def _one(self, kind: type[T], query: Select[str]) -> T | None:
        with self._connect() as connection:
            body = connection.execute(query).scalar()
            return None if body is None else decode(kind, body)


def _tier(number: int) -> Tier:
    try:
        return Tier(number)
    except ValueError as error:
        raise Garbled(str(error)) from error
