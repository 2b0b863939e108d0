"""Verification (核验): every row held against what names it: hashes, digests, ids, seals, places of quotes.

In SQL that every store understands, portion by portion; what is found is told in words, and nothing is mended. Words
and marks by which things are found are held against those that the things themselves give (indexed.py).
"""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, exists, func, or_, select

from liandong.messages import Words, words
from liandong.model import ATTESTED, Answer, Decision, Deed, Document, Erasure, Record, Statement, content_id
from liandong.store import actions, chain, schema
from liandong.store.codec import Garbled, decode, whole
from liandong.store.links import STATED
from liandong.store.neighbours import chunks
from liandong.store.rows import DocumentRow, StatementRow, digest
from liandong.store.schema import standing

_ROWS_AT_A_TIME = 500
_DERIVATIONS_AT_A_TIME = 200

Step = Callable[[Connection, int], Iterator[Words]]


def steps() -> Mapping[str, Step]:
    """What is looked at, by the name under which progress tells of it, in this order. Each is given the connection and
    the newest version, and yields what is wrong."""
    return {
        "page": _pages,
        "tombstone": _tombstones,
        "file": _files,
        "derivation": _derivations,
        "version": _versions,
        "decision": _decisions,
        "action": _actions,
        "record": _records,
        "answer": _answers,
        "search_entry": _entries,
    }


def _pages(connection: Connection, _newest: int) -> Iterator[Words]:
    p = schema.page
    for row in _rows(connection, select(p.c.hash, p.c.path, p.c.size, p.c.data).order_by(p.c.hash)):
        try:
            data = zlib.decompress(row.data)
        except zlib.error:
            data = b""
        if len(data) != row.size or hashlib.sha256(data).hexdigest() != row.hash:
            yield words("check.page_changed", path=row.path, id=row.hash)


def _derivations(connection: Connection, _newest: int) -> Iterator[Words]:
    """Each derivation as it was written, of a page that is there; each quote where it says it stands."""
    v, p = schema.derivation, schema.page
    query = select(v, p.c.hash.label("there")).outerjoin(p, p.c.hash == v.c.page).order_by(v.c.id)
    erased = exists().where(schema.tombstone.c.page == v.c.page)  # only the digest is left of these
    query = query.where(or_(p.c.hash.is_not(None), ~erased))
    last = 0
    while some := connection.execute(query.where(v.c.id > last).limit(_DERIVATIONS_AT_A_TIME)).fetchall():
        given = [
            _grouped(connection, table, some[0].id, some[-1].id)
            for table in (schema.document, schema.statement, schema.set_aside)
        ]
        for row in some:
            documents, statements, set_aside = (each.get(row.id, []) for each in given)
            if row.there is None:
                yield words("check.page_lost", path=row.path, id=row.page)
            yield from _changed(row, documents, statements, set_aside)
            yield from _misplaced(row, documents, statements)
        last = some[-1].id


def _grouped(connection: Connection, table: Table, low: int, high: int) -> dict[int, list[Row[Any]]]:
    query = select(table).where(table.c.derivation.between(low, high)).order_by(*table.primary_key.columns)
    rows = connection.execute(query).fetchall()
    return {number: list(each) for number, each in groupby(rows, key=attrgetter("derivation"))}


def _changed(
    row: Row[Any], documents: Iterable[Row[Any]], statements: Iterable[Row[Any]], set_aside: Iterable[Row[Any]]
) -> Iterator[Words]:
    if row.digest is None:  # of an older program
        return
    found = digest(
        [DocumentRow(d.id, d.start, d.body) for d in documents],
        [StatementRow(s.id, s.document, s.mention, s.kind, s.property, s.body, s.ref) for s in statements],
        [s.body for s in set_aside],
    )
    if found != row.digest:
        yield words("check.derivation_changed", path=row.path)


def _misplaced(of: Row[Any], documents: Iterable[Row[Any]], statements: Iterable[Row[Any]]) -> Iterator[Words]:
    texts: dict[str, str] = {}
    for row in documents:
        try:
            texts[row.id] = decode(Document, row.body).text
        except Garbled:
            yield words("check.row_unreadable", table="document", id=row.id)
    for row in statements:
        try:
            statement = decode(Statement, row.body)
        except Garbled:
            yield words("check.row_unreadable", table="statement", id=row.id)
            continue
        mention = statement.mention
        told = statement.id, statement.document, mention.id, mention.kind, statement.property, statement.ref
        here = row.id, row.document, row.mention, row.kind, row.property, row.ref
        if told != here and of.digest is not None:  # an older program named statements by rules of its own
            yield words("check.row_misnamed", table="statement", id=row.id)
        for quote in statement.evidence:
            text = texts.get(quote.document)
            if text is None or text[quote.document_start : quote.document_end] != quote.text:
                yield words("check.quote_orphaned", path=of.path, id=row.id)


def _versions(connection: Connection, newest: int) -> Iterator[Words]:
    """Versions without a gap, each sealed upon the one before it; none lost behind a decision that it counted, and no
    rows that stand in versions which there are not."""
    n = schema.version
    rows = connection.execute(select(n.c.number, n.c.seal, n.c.decisions).order_by(n.c.number)).fetchall()
    if [row.number for row in rows] != list(range(1, newest + 1)):
        yield words("check.version_lost", newest=newest, count=len(rows))
        return
    for each in chain.seals(connection):
        if each.held != each.made:
            yield words("check.seal_broken", version=each.number)
    for table in schema.versioned:
        later = select(func.count()).select_from(table).where(~table.c.first_version.between(1, newest))
        if count := connection.execute(later).scalar_one():
            yield words("check.rows_astray", table=table.name, count=count)
    held = connection.execute(select(func.count(schema.action.c.id))).scalar_one()
    if rows and held < rows[-1].decisions:
        yield words("check.decision_lost", held=held, counted=rows[-1].decisions)


def _tombstones(connection: Connection, _newest: int) -> Iterator[Words]:
    """Each page that an erasure named has a stone and is gone; no other page has one, and of entries of the log only
    those of which nothing is left."""
    a, d, t, p = schema.action, schema.decision, schema.tombstone, schema.page
    named: dict[str, str] = {}
    for row in _rows(connection, select(a.c.id, a.c.body).where(a.c.deed == Deed.ERASE).order_by(a.c.number)):
        try:
            named |= dict.fromkeys(decode(Erasure, row.body).pages, row.id)
        except Garbled:
            continue  # the log is told of by itself
    stones = {row.page: row for row in connection.execute(select(t.c.page, t.c.action, t.c.became))}
    back = {
        hash_
        for some in chunks(sorted(stones))
        for hash_ in connection.execute(select(p.c.hash).where(p.c.hash.in_(some))).scalars()
    }
    silent = select(a.c.id).where(a.c.body == "", ~exists().where(d.c.id == a.c.id), a.c.deed.not_in(STATED))
    silenced = frozenset(connection.execute(silent).scalars()) & stones.keys()
    erasures = frozenset(connection.execute(select(a.c.id).where(a.c.deed == Deed.ERASE)).scalars())
    for hash_ in sorted(stones.keys() | named.keys()):
        stone = stones.get(hash_)
        if hash_ in silenced and stone is not None and stone.action in erasures:
            continue
        if stone is None or stone.action != named.get(hash_) or hash_ in back:
            yield words("check.tombstone_false", id=hash_)


def _files(connection: Connection, _newest: int) -> Iterator[Words]:
    """Each page of a file has the file noted, but those that came in the place of erased ones."""
    p, q, t = schema.page, schema.page_path, schema.tombstone
    noted, instead = exists().where(q.c.page == p.c.hash), exists().where(t.c.became == p.c.hash)
    lost = select(p.c.hash, p.c.path).where(p.c.media_type != ATTESTED, ~noted, ~instead).order_by(p.c.hash)
    for row in _rows(connection, lost):
        yield words("check.file_lost", path=row.path, id=row.hash)
    left = schema.left_out
    for row in _rows(connection, select(left.c.id, left.c.body).order_by(left.c.id)):
        if content_id(row.body) != row.id:
            yield words("check.row_misnamed", table="left_out", id=row.id)


def _decisions(connection: Connection, _newest: int) -> Iterator[Words]:
    d = schema.decision
    for row in _rows(connection, select(d.c.id, d.c.body).order_by(d.c.id)):
        yield from _misnamed(Decision, row.id, row.body, "decision")


def _actions(connection: Connection, _newest: int) -> Iterator[Words]:
    """The log of what persons did, each entry chained to the one before and what its id says."""
    yield from (words("check.log_changed", number=number) for number in actions.faults(connection))


def _records(connection: Connection, newest: int) -> Iterator[Words]:
    """Each record as it was folded; of the newest version, its mentions lead to it and to no other."""
    r, m = schema.record, schema.membership
    members: dict[str, set[str]] = {}
    for row in _rows(connection, select(m.c.record, m.c.mention).where(standing(m, newest)).order_by(m.c.record)):
        members.setdefault(row.record, set()).add(row.mention)
    query = select(r.c.id, r.c.first_version, r.c.last_version, r.c.digest, r.c.body).order_by(r.c.id)
    for row in _rows(connection, query):
        try:
            record = decode(Record, whole(row.body, row.digest))
        except Garbled:
            yield words("check.row_unreadable", table="record", id=row.id)
            continue
        if record.id != row.id:
            yield words("check.row_misnamed", table="record", id=row.id)
        elif row.last_version is None and members.pop(record.id, set()) != set(record.members):
            yield words("check.members_differ", id=row.id)
    for id_ in sorted(members):
        yield words("check.members_differ", id=id_)


def _answers(connection: Connection, newest: int) -> Iterator[Words]:
    a, r = schema.answer, schema.record
    there = exists().where(r.c.id == a.c.record, standing(r, newest))
    query = select(a.c.id, a.c.last_version, a.c.digest, a.c.body, there.label("there")).order_by(a.c.id)
    for row in _rows(connection, query):
        try:
            whole(row.body, row.digest)
        except Garbled:
            yield words("check.row_unreadable", table="answer", id=row.id)
            continue
        yield from _misnamed(Answer, row.id, row.body, "answer")
        if row.last_version is None and not row.there:
            yield words("check.answer_orphaned", id=row.id)


def _entries(connection: Connection, newest: int) -> Iterator[Words]:
    """What can be searched is what the newest version holds."""
    e, r, d, v = schema.search_entry, schema.record, schema.document, schema.derivation
    live = select(d.c.id).join(v, v.c.id == d.c.derivation).where(standing(v, newest))
    held = {"record": select(r.c.id).where(standing(r, newest)), "document": live}
    for target, ids in held.items():
        found = select(e.c.id).where(e.c.target == target)
        lost = connection.execute(select(func.count()).select_from(ids.except_(found).subquery())).scalar_one()
        left = connection.execute(select(func.count()).select_from(found.except_(ids).subquery())).scalar_one()
        if lost or left:
            yield words("check.index_differs", target=target, lost=lost, left=left)


def _misnamed(kind: type[Any], id_: str, body: str, table: str) -> Iterator[Words]:
    try:
        named = decode(kind, body).id
    except Garbled:
        yield words("check.row_unreadable", table=table, id=id_)
        return
    if named != id_:
        yield words("check.row_misnamed", table=table, id=id_)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    with connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows:
        yield from rows
