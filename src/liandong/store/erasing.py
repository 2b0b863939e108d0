"""Erasing (删除): a page goes out of every table and every version; its hash stays, so that it is not read again."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, select, update

from liandong.model import Answer, FoldedValue, Page, Record, Statement, content_id
from liandong.model.noun import replace
from liandong.store import actions, marks, schema
from liandong.store.chain import blotted, resealing
from liandong.store.codec import decode, encode
from liandong.store.dialect import Index
from liandong.store.rows import Action, IndexEntry
from liandong.store.view import chunks

Entry = Callable[[Record], IndexEntry]


@dataclass(frozen=True, slots=True)
class _Gone:
    """What goes, by id."""

    pages: frozenset[str]
    derivations: frozenset[int]
    documents: frozenset[str]
    statements: frozenset[str]
    mentions: frozenset[str]


def erase(connection: Connection, pages: Mapping[str, Page | None], action: Action, index: Index, entry: Entry) -> None:
    """Takes these pages out; in the place of some come others, in which only what had to go is blotted out."""
    with resealing(connection):
        _erase(connection, pages, action, index, entry)


def _erase(
    connection: Connection, pages: Mapping[str, Page | None], action: Action, index: Index, entry: Entry
) -> None:
    gone = _gone(connection, frozenset(pages))
    m = schema.membership
    records = frozenset(_of(connection, select(m.c.record).distinct(), m.c.mention, gone.mentions))
    _clear_records(connection, records, gone, index, entry)
    _clear_answers(connection, records, gone)
    index.forget(connection, "document", tuple(sorted(gone.documents)))
    for some in chunks(sorted(gone.documents)):
        marks.remove(connection, marks.DOCUMENT, some)
    _delete(connection, gone)
    actions.add(connection, [action])
    fresh = {page.hash: page for page in pages.values() if page is not None}
    there = frozenset(_of(connection, select(schema.page.c.hash), schema.page.c.hash, frozenset(fresh)))
    for hash_ in sorted(fresh.keys() - there):
        connection.execute(insert(schema.page), actions.page_row(fresh[hash_]))
    stones = [
        {"page": old, "action": action.id, "became": new.hash if new else None} for old, new in sorted(pages.items())
    ]
    connection.execute(insert(schema.tombstone), stones)


def _gone(connection: Connection, pages: frozenset[str]) -> _Gone:
    v, d, s = schema.derivation, schema.document, schema.statement
    derivations = frozenset(_of(connection, select(v.c.id), v.c.page, pages))
    return _Gone(
        pages,
        derivations,
        frozenset(_of(connection, select(d.c.id), d.c.derivation, derivations)),
        frozenset(_of(connection, select(s.c.id), s.c.derivation, derivations)),
        frozenset(_of(connection, select(s.c.mention).distinct(), s.c.derivation, derivations)),
    )


def _of(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], wanted: Collection[Any]
) -> Iterator[Any]:
    for some in chunks(sorted(wanted)):
        yield from connection.execute(query.where(column.in_(some))).scalars()


def _clear_records(connection: Connection, records: frozenset[str], gone: _Gone, index: Index, entry: Entry) -> None:
    """What the pages told goes out of the records of every version; what others tell stays."""
    r = schema.record
    for id_ in sorted(records):
        marks.remove(connection, marks.RECORD, (id_,))
        for row in connection.execute(select(r).where(r.c.id == id_).order_by(r.c.first_version)).fetchall():
            record = _cleared(connection, decode(Record, row.body), gone)
            this = and_(r.c.id == id_, r.c.first_version == row.first_version)
            if row.last_version is None:
                index.forget(connection, "record", (id_,))
            if not record.properties:
                connection.execute(delete(r).where(this))
                continue
            body = encode(record)
            connection.execute(update(r).where(this).values(body=body, digest=content_id(body)))
            made = entry(record)
            marks.put_rows(connection, marks.RECORD, row.first_version, {id_: made.marks})
            if row.last_version is None:
                index.add(connection, [made])


def _cleared(connection: Connection, record: Record, gone: _Gone) -> Record:
    properties = []
    for name, values in record.properties:
        left = [kept for value in values if (kept := _kept(connection, value, gone)) is not None]
        if left:
            properties.append((name, tuple(left)))
    members = tuple(member for member in record.members if member not in gone.mentions)
    return changed(record, members=members, properties=tuple(properties))


def _kept(connection: Connection, value: FoldedValue, gone: _Gone) -> FoldedValue | None:
    """The value as those tell it who are left, the strongest of them leading."""
    left = tuple(id_ for id_ in value.statements if id_ not in gone.statements)
    if len(left) == len(value.statements):
        return value
    body = _statement(connection, left[0]) if left else None
    if body is None:
        return None
    best = decode(Statement, body)
    quotes = tuple(quote for quote in value.evidence if quote.page not in gone.pages)
    families = min(value.families, len({quote.document for quote in quotes}))
    return replace(
        value,
        value=best.value,
        as_of=best.as_of,
        modality=best.modality,
        evidence=quotes,
        statements=left,
        families=families,
        confidence=best.confidence,
    )


def _statement(connection: Connection, id_: str) -> str | None:
    s = schema.statement
    return connection.execute(select(s.c.body).where(s.c.id == id_).limit(1)).scalar()


def _clear_answers(connection: Connection, records: frozenset[str], gone: _Gone) -> None:
    """Answers of every version that were made of what goes; the next build makes them anew of what stays."""
    a = schema.answer
    rows = connection.execute(select(a.c.id, a.c.record, a.c.body)).fetchall()
    made = [
        row.id
        for row in rows
        if row.record in records or not gone.statements.isdisjoint(decode(Answer, row.body).inputs)
    ]
    for some in chunks(sorted(set(made))):
        connection.execute(delete(a).where(a.c.id.in_(some)))


def _delete(connection: Connection, gone: _Gone) -> None:
    """Of a derivation that stood in a version its digest stays, so that the seals of the versions still hold."""
    v = schema.derivation
    newest = select(func.max(schema.version.c.number)).scalar_subquery()
    for page in sorted(gone.pages):
        connection.execute(delete(v).where(v.c.page == page, v.c.first_version.is_(None)))
        for row in connection.execute(select(v.c.id, v.c.path).where(v.c.page == page)).fetchall():
            ended = func.coalesce(v.c.last_version, newest)
            stub = {"path": blotted(row.path), "last_version": ended}
            connection.execute(update(v).where(v.c.id == row.id).values(stub))
    for table in (schema.document, schema.statement, schema.set_aside):
        for some in chunks(sorted(gone.derivations)):
            connection.execute(delete(table).where(table.c.derivation.in_(some)))
    for column, ids in (
        (schema.survey.c.document, gone.documents),
        (schema.membership.c.mention, gone.mentions),
        (schema.page_path.c.page, gone.pages),
        (schema.page.c.hash, gone.pages),
    ):
        for each in chunks(sorted(ids)):
            connection.execute(delete(column.table).where(column.in_(each)))
