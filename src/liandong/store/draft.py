"""Writing one version of a ledger: what differs from the version before, inside one transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from liandong.model import Answer, Decision, Document, Page, Record, SetAside, Statement, content_id
from liandong.store import actions, marks, schema, stale
from liandong.store.codec import decode, decode_whole, encode
from liandong.store.derived import derived_rows
from liandong.store.desk import Cluster, SqlDesk
from liandong.store.dialect import Dialect
from liandong.store.neighbours import chunks
from liandong.store.outline import outlines
from liandong.store.prints import SqlPrints
from liandong.store.rows import Derivation, IndexEntry, conflicts
from liandong.store.schema import ID, TEXT, standing
from liandong.store.view import SqlView

_DOCUMENTS_AT_A_TIME = 200
_RECORDS_AT_A_TIME = 500

_put = Table("put", MetaData(), Column("target", TEXT), Column("id", ID, nullable=False), prefixes=["TEMPORARY"])
"""The ids of what is told to be in the version, until what else there was is ended."""


class SqlDraft(SqlView):
    """A version in the making on the writer's own connection."""

    _telling = ~schema.attested  # what persons enter is told to it: some of what stands yet is taken back

    def __init__(self, connection: Connection, version: int, dialect: Dialect, *, renewed: bool, whole: bool) -> None:
        super().__init__(lambda: nullcontext(connection), version, dialect.index)
        self._writer, self._dialect = connection, dialect
        self._renewed, self._whole = renewed, whole or renewed
        self.prints = SqlPrints(connection, dialect)
        self.desk = SqlDesk(connection, version, dialect)
        self.desk.make(_put)

    @property
    def renewed(self) -> bool:
        return self._renewed

    @property
    def whole(self) -> bool:
        return self._whole

    def settle(self, revision: str) -> None:
        """Ends the derivations that are out of date and lets those of this revision stand from this version on."""
        v, p = schema.derivation, schema.page
        path = select(p.c.path).where(p.c.hash == v.c.page).scalar_subquery()
        self._writer.execute(
            update(v)
            .where(v.c.first_version.is_not(None), v.c.last_version.is_(None))
            .where(or_(v.c.revision != revision, v.c.path != path), ~schema.attested)
            .values(last_version=self._version - 1)
        )
        self._writer.execute(
            update(v)
            .where(v.c.first_version.is_(None), v.c.revision == revision, v.c.path == path)
            .values(first_version=self._version)
        )

    def decisions(self) -> Iterator[Decision]:
        return self._each(Decision, select(schema.decision.c.body).order_by(schema.decision.c.id))

    def attested(self) -> Iterator[Page]:
        """The pages on which persons state what nobody took back, by hash."""
        return (page for hash_ in actions.stated(self._writer) if (page := self.page(hash_)) is not None)

    def put_attested(self, derivations: Sequence[Derivation]) -> None:
        """What these pages give from this version on; what stood and is not among it ends."""
        v = schema.derivation
        wanted = {each.page: each for each in derivations}
        stands = select(v.c.id, v.c.page, v.c.revision).where(schema.attested, v.c.last_version.is_(None))
        standing = {row.page: row for row in self._writer.execute(stands)}
        same = {page for page, row in standing.items() if page in wanted and row.revision == wanted[page].revision}
        self._replace(v, (), [], [row.id for page, row in standing.items() if page not in same])
        fresh = [each for page, each in sorted(wanted.items()) if page not in same]
        first = (self._writer.execute(select(func.max(v.c.id))).scalar() or 0) + 1
        for table, columns, rows in derived_rows(list(enumerate(fresh, first))):
            put = self._stand if table is v else partial(self._dialect.put, self._writer)
            put(table, columns, rows)

    def arrived(self) -> Iterator[Document]:
        d, v = schema.document, schema.derivation
        query = select(d.c.body).join(v, v.c.id == d.c.derivation).where(v.c.first_version == self._version)
        return self._each(Document, query.order_by(d.c.id))

    def departed(self) -> tuple[str, ...]:
        d, v = schema.document, schema.derivation
        query = select(d.c.id).join(v, v.c.id == d.c.derivation).where(v.c.last_version == self._version - 1)
        return tuple(self._writer.execute(query.order_by(d.c.id)).scalars())

    def unsurveyed(self) -> Iterator[tuple[Document, ...]]:
        """The documents whose fingerprints are not in the table, in portions that are asked for one by one."""
        d, v, f = schema.document, schema.derivation, schema.fingerprint
        known = exists().where(f.c.document == d.c.id, f.c.derivation == d.c.derivation)
        query = select(d.c.derivation, d.c.id, d.c.body).join(v, v.c.id == d.c.derivation).where(~known)
        query = query.where(standing(v, self._version)).order_by(d.c.derivation, d.c.id).limit(_DOCUMENTS_AT_A_TIME)
        last = (-1, "")
        while rows := self._writer.execute(query.where(tuple_(d.c.derivation, d.c.id) > last)).fetchall():
            last = rows[-1].derivation, rows[-1].id
            yield tuple(decode(Document, row.body) for row in rows)

    def put_survey(self) -> None:
        """Family and tier of every document as the table has them stand from this version on."""
        s, f = schema.survey, schema.fingerprint
        same = and_(s.c.document == f.c.document, s.c.family == f.c.family, s.c.tier == f.c.tier)
        stands = s.c.last_version.is_(None)
        self._writer.execute(update(s).where(stands, ~exists().where(same)).values(last_version=self._version - 1))
        fresh = select(f.c.document, literal(self._version), f.c.family, f.c.tier).where(~exists().where(same, stands))
        columns = ["document", "first_version", "family", "tier"]
        self._writer.execute(insert(s).from_select(columns, fresh.order_by(f.c.document)))

    def put_left_out(self, files: Iterable[SetAside]) -> None:
        """Files that gave no page: those of this version stand from now on, those of it no longer end."""
        wanted, standing = left_out_rows(files), left_out_standing(self._writer)
        rows = [(id_, body) for id_, body in sorted(wanted.items()) if id_ not in standing]
        self._replace(schema.left_out, ("id", "body"), rows, sorted(standing - wanted.keys()))

    def outlines(self) -> Iterator[Statement]:
        s = schema.statement
        query = self._of_derivations(select(s.c.id, s.c.body), s.c.derivation).order_by(s.c.id)
        return outlines((row.id, row.body) for row in self._writer.execute(query))

    def carried(self) -> Iterator[list[Record]]:
        """The records that are not stale, portion by portion; they stand in this version as they stood before."""
        if self._whole:
            return
        stale.find(self._writer, self.desk, self._version)
        r = schema.record
        query = select(r.c.id, r.c.body, r.c.digest).where(r.c.last_version.is_(None), r.c.id.in_(stale.fresh()))
        query, last = query.order_by(r.c.id).limit(_RECORDS_AT_A_TIME), ""
        while rows := self._writer.execute(query.where(r.c.id > last)).fetchall():
            last = rows[-1].id
            self._dialect.put(self._writer, _put, ("target", "id"), [(r.name, row.id) for row in rows])
            yield [decode_whole(Record, row.body, row.digest) for row in rows]

    def stale(self, mentions: int) -> Iterator[list[Cluster]]:
        """The clusters to fold, once the others are carried over, in portions of about so many mentions."""
        return self.desk.clusters(mentions, None if self._whole else stale.roots)

    def put_records(self, records: Sequence[Record]) -> tuple[str, ...]:
        """Some of the records of this version; the ids of those that differ from what the version before had."""
        bodies = {record.id: encode(record) for record in records}
        digests = {id_: content_id(body) for id_, body in bodies.items()}
        old = self._standing_digests(schema.record, digests)
        changed = [record for record in records if old.get(record.id) != digests[record.id]]
        rows = [(r.id, r.kind, conflicts(r), digests[r.id], bodies[r.id]) for r in changed]
        arrived = tuple(record.id for record in changed)
        self._replace(schema.record, ("id", "kind", "conflicts", "digest", "body"), rows, arrived)
        self._put_members(changed, ())
        return arrived

    def end_records(self) -> tuple[str, ...]:
        """Ends all records that were not put, and gives the ids of those that it ends."""
        departed = self._end_others(schema.record)
        self._put_members([], departed)
        return departed

    def put_answers(self, answers: Iterable[Answer]) -> None:
        """Some of the answers of this version."""
        bodies = {answer.id: (answer, encode(answer)) for answer in answers}
        digests = {id_: content_id(body) for id_, (_, body) in bodies.items()}
        old = self._standing_digests(schema.answer, digests)
        rows = [
            (id_, answer.record, digests[id_], body)
            for id_, (answer, body) in bodies.items()
            if old.get(id_) != digests[id_]
        ]
        self._replace(schema.answer, ("id", "record", "digest", "body"), rows, [row[0] for row in rows])

    def end_answers(self) -> tuple[str, ...]:
        """Ends all answers that were not put, and gives the ids of those that it ends."""
        return self._end_others(schema.answer)

    def moved(self) -> tuple[str, ...]:
        """Ids of records and answers that are otherwise than in the version before, sorted."""
        found: set[str] = set()
        for table in (schema.record, schema.answer):
            other = or_(table.c.first_version == self._version, table.c.last_version == self._version - 1)
            found.update(self._writer.execute(select(table.c.id).where(other)).scalars())
        return tuple(sorted(found))

    def forget(self, target: str, ids: Iterable[str] | None = None) -> None:
        self._index.forget(self._writer, target, None if ids is None else tuple(ids))

    def index(self, entries: Iterable[IndexEntry]) -> None:
        """Keeps words and marks; what is indexed must stand in the version already."""
        rest = iter(entries)
        while some := tuple(islice(rest, _DOCUMENTS_AT_A_TIME)):
            self._index.add(self._writer, some)
            marks.put(self._writer, some)

    def _standing_digests(self, table: Table, ids: Collection[str]) -> dict[str, str]:
        """What the version before had under these ids, which stand from now on."""
        self._dialect.put(self._writer, _put, ("target", "id"), [(table.name, id_) for id_ in ids])
        query = select(table.c.id, table.c.digest).where(table.c.last_version.is_(None))
        return {
            row[0]: row[1]
            for some in chunks(ids)
            for row in self._writer.execute(query.where(table.c.id.in_(some))).fetchall()
        }

    def _end_others(self, table: Table) -> tuple[str, ...]:
        put = select(_put.c.id).where(_put.c.target == table.name)
        there = select(table.c.id).where(table.c.last_version.is_(None), table.c.id.not_in(put)).order_by(table.c.id)
        departed = tuple(self._writer.execute(there).scalars())
        self._replace(table, (), [], departed)
        self._writer.execute(delete(_put).where(_put.c.target == table.name))
        return departed

    def _replace(
        self, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]], ended: Iterable[Any]
    ) -> None:
        """Ends what stands under these ids and adds the rows, which stand from this version on."""
        stands = update(table).where(table.c.last_version.is_(None)).values(last_version=self._version - 1)
        for ids in chunks(ended):
            self._writer.execute(stands.where(table.c.id.in_(ids)))
        self._stand(table, columns, rows)

    def _stand(self, table: Table, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        """Adds rows that stand from this version on."""
        self._dialect.put(self._writer, table, ("first_version", *columns), [(self._version, *row) for row in rows])

    def _put_members(self, changed: list[Record], departed: tuple[str, ...]) -> None:
        m = schema.membership
        wanted = {(mention, record.id) for record in changed for mention in record.members}
        held: set[tuple[str, str]] = set()
        for ids in chunks((*(record.id for record in changed), *departed)):
            query = select(m.c.mention, m.c.record).where(m.c.last_version.is_(None), m.c.record.in_(ids))
            held.update((row[0], row[1]) for row in self._writer.execute(query).fetchall())
        ends = update(m).where(
            m.c.mention == bindparam("of"), m.c.record == bindparam("in"), m.c.last_version.is_(None)
        )
        ended = [{"of": mention, "in": record} for mention, record in sorted(held - wanted)]
        if ended:
            self._writer.execute(ends.values(last_version=self._version - 1), ended)
        self._stand(m, ("mention", "record"), sorted(wanted - held))


def left_out_rows(files: Iterable[SetAside]) -> dict[str, str]:
    """What a version tells of these files, by its id."""
    bodies = map(encode, files)
    return {content_id(body): body for body in bodies}


def left_out_standing(connection: Connection) -> set[str]:
    """Ids of what the newest version tells of files that gave no page."""
    table = schema.left_out
    return set(connection.execute(select(table.c.id).where(table.c.last_version.is_(None))).scalars())
