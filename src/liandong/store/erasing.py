"""Erasing (删除): a page goes out of every table and every version; its hash stays, so that it is not read again.

Records of every version that it told of are folded anew of the statements that are left, with the families and tiers,
and under the ids and with the mentions, that they had in that version: what was one thing then stays one. Answers that
were made of what goes are gone with it, and older versions get no others.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.json import Decoder
from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, select, update

from liandong.model import Page, Record, content_id
from liandong.store import actions, marks, schema
from liandong.store.chain import blotted, resealing
from liandong.store.codec import Garbled, encode
from liandong.store.dialect import Index
from liandong.store.neighbours import chunks
from liandong.store.rows import Action, IndexEntry, conflicts
from liandong.store.schema import standing
from liandong.store.view import SqlView

Refold = Callable[[SqlView, str, Sequence[str]], Record | None]
"""What a record of this id and with these mentions is in a version; None where nobody tells of it any more."""
_ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Folding:
    """How records are folded anew, and by which words they are found then."""

    refold: Refold
    entry: Callable[[Record], IndexEntry]
    index: Index


@dataclass(frozen=True, slots=True)
class _Gone:
    """What goes, by id; `mentions` are all that it tells of, others may tell of them too."""

    pages: frozenset[str]
    derivations: frozenset[int]
    documents: frozenset[str]
    statements: frozenset[str]
    mentions: frozenset[str]


def erase(
    connection: Connection, pages: Mapping[str, Page | None], acts: Collection[str], action: Action, folding: Folding
) -> None:
    """Takes these pages out; in the place of some come others, in which only what had to go is blotted out.

    Of these `acts` only the entry of the log stays, without its words.
    """
    with resealing(connection):
        gone = _gone(connection, frozenset(pages))
        m = schema.membership
        records = frozenset(_of(connection, select(m.c.record).distinct(), m.c.mention, gone.mentions))
        _clear_answers(connection, gone.statements | records)
        folding.index.forget(connection, "document", tuple(sorted(gone.documents)))
        for some in chunks(sorted(gone.documents)):
            marks.remove(connection, marks.DOCUMENT, some)
        _delete(connection, gone)
        for id_ in sorted(records):
            _refold(connection, id_, folding)
    actions.silence(connection, acts)
    actions.add(connection, [action])
    fresh = {page.hash: page for page in pages.values() if page is not None}
    there = frozenset(_of(connection, select(schema.page.c.hash), schema.page.c.hash, frozenset(fresh)))
    for hash_ in sorted(fresh.keys() - there):
        connection.execute(insert(schema.page), actions.page_row(fresh[hash_]))
    stones = [
        {"page": old, "action": action.id, "became": new.hash if new else None} for old, new in sorted(pages.items())
    ]
    stones += [{"page": act, "action": action.id, "became": None} for act in sorted(acts)]
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


def _refold(connection: Connection, id_: str, folding: Folding) -> None:
    """Puts in the place of each row of the record those that it gives now, as many as it takes."""
    r = schema.record
    rows = connection.execute(select(r).where(r.c.id == id_).order_by(r.c.first_version)).fetchall()
    marks.remove(connection, marks.RECORD, (id_,))
    folding.index.forget(connection, "record", (id_,))
    connection.execute(delete(r).where(r.c.id == id_))
    turns = _turns(connection, id_)
    found: list[tuple[int, int | None, Record]] = []
    for row in rows:
        found += _stretches(connection, row, turns, folding)
    for first, last, record in found:
        body = encode(record)
        its = {"id": id_, "first_version": first, "last_version": last, "kind": record.kind}
        told = {"conflicts": conflicts(record), "digest": content_id(body), "body": body}
        connection.execute(insert(r), {**its, **told})
        made = folding.entry(record)
        marks.put_rows(connection, marks.RECORD, first, [made])
        if last is None:
            folding.index.add(connection, [made])
    if not found:
        a = schema.answer
        connection.execute(delete(a).where(a.c.record == id_))


def _stretches(
    connection: Connection, row: Row[Any], turns: Collection[int], folding: Folding
) -> Iterator[tuple[int, int | None, Record]]:
    """What the row gives now, from which version to which: what went may have hidden that it was not always one."""
    last = row.last_version
    within = sorted({row.first_version, *(n for n in turns if n > row.first_version and (last is None or n <= last))})
    made: list[tuple[int, Record | None]] = []
    for number in within:
        record = _folded(connection, row.id, number, folding)
        if not made or made[-1][1] != record:
            made.append((number, record))
    for place, (first, record) in enumerate(made):
        if record is not None:
            yield first, made[place + 1][0] - 1 if place + 1 < len(made) else last, record


def _folded(connection: Connection, id_: str, version: int, folding: Folding) -> Record | None:
    m = schema.membership
    query = select(m.c.mention).where(m.c.record == id_, standing(m, version)).order_by(m.c.mention)
    members = connection.execute(query).scalars().all()
    view = SqlView(lambda: nullcontext(connection), version, folding.index)
    return folding.refold(view, id_, members) if members else None


def _turns(connection: Connection, id_: str) -> frozenset[int]:
    """The versions with which anything changed of which the record is made."""
    m, s, v, f = schema.membership, schema.statement, schema.derivation, schema.survey
    mentions = frozenset(connection.execute(select(m.c.mention).where(m.c.record == id_)).scalars())
    told = [
        row
        for some in chunks(sorted(mentions))
        for row in connection.execute(select(s.c.document, s.c.derivation).distinct().where(s.c.mention.in_(some)))
    ]
    found: set[int | None] = set()
    for table, column, wanted in (
        (m, m.c.record, {id_}),
        (f, f.c.document, {row.document for row in told}),
        (v, v.c.id, {row.derivation for row in told}),
    ):
        query = select(table.c.first_version, table.c.last_version + 1)
        for some in chunks(sorted(wanted)):
            for row in connection.execute(query.where(column.in_(some))):
                found.update(row)
    return frozenset(number for number in found if number is not None)


class _Inputs(Struct):
    """Of an answer no more than what it was made of."""

    inputs: tuple[str, ...] = ()


_inputs = Decoder(_Inputs).decode


def _made_of(body: str) -> frozenset[str]:
    try:
        return frozenset(_inputs(body).inputs)
    except DecodeError as error:
        raise Garbled("a row is no answer") from error


def _clear_answers(connection: Connection, gone: Collection[str]) -> None:
    """Answers of every version that were made of any of these statements or records.

    Nothing leads from a statement to these, so that all are looked through, some at a time.
    """
    a = schema.answer
    made: list[str] = []
    with connection.execute(select(a.c.id, a.c.body), execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows:
        made += [id_ for id_, body in rows if not _made_of(body).isdisjoint(gone)]
    for some in chunks(sorted(set(made))):
        connection.execute(delete(a).where(a.c.id.in_(some)))


def _delete(connection: Connection, gone: _Gone) -> None:
    """Of a derivation that stood in a version its digest stays, so that a version still says how much it held."""
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
    s = schema.statement
    told = frozenset(_of(connection, select(s.c.mention).distinct(), s.c.mention, gone.mentions))
    for column, ids in (
        (schema.survey.c.document, gone.documents),
        (schema.membership.c.mention, gone.mentions - told),
        (schema.page_path.c.page, gone.pages),
        (schema.page.c.hash, gone.pages),
    ):
        for each in chunks(sorted(ids)):
            connection.execute(delete(column.table).where(column.in_(each)))
