"""Marks (筛选标记): what lists are narrowed by, kept beside the rows that have them, and the questions asked of them.

In SQL that every store understands. A question lets through all that meets its conditions, and what has no marks yet
(an older program wrote it): whoever asks looks at what comes through. Kind and conflicts are columns of a record, the
tier of a document is the survey's; all else are marks.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    tuple_,
)

from liandong.model.kinds import Facet
from liandong.store import schema
from liandong.store.rows import Condition, IndexEntry, Mark
from liandong.store.schema import standing
from liandong.store.shape import ESCAPE, Shape, escaped

RECORD, DOCUMENT = "record", "document"
Among = Mapping[str, ColumnElement[bool]]
_OF_DOCUMENTS = (Facet.KIND, Facet.SOURCE, Facet.PERIOD)


class OfDocument(StrEnum):
    """Facets of documents alone, by which their list is narrowed and nothing is searched."""

    FLAG = "flag"
    MEDIUM = "medium"


def put(connection: Connection, entries: Sequence[IndexEntry]) -> None:
    """Keeps the marks of entries of the newest version, in place of those that their rows had."""
    for target in (RECORD, DOCUMENT):
        of = {entry.id: entry for entry in entries if entry.target == target}
        since = _since(connection, target, of)
        for version in sorted(set(since.values())):
            put_rows(connection, target, version, [of[id_] for id_, first in since.items() if first == version])


def put_rows(connection: Connection, target: str, since: int, entries: Sequence[IndexEntry]) -> None:
    """Gives the rows of these entries that stand from version `since` on their marks, in place of those they had."""
    for table in (schema.mark, schema.unmarked):
        these = table.c.target == target, table.c.since == since, table.c.id.in_([entry.id for entry in entries])
        connection.execute(delete(table).where(*these))
    rows: list[dict[str, object]] = [
        {"target": target, "id": entry.id, "since": since, "number": number, **mark._asdict(), **_keys(entry, mark)}
        for entry in entries
        for number, mark in enumerate(entry.marks)
    ]
    if rows:
        connection.execute(insert(schema.mark), rows)


def _keys(entry: IndexEntry, mark: Mark) -> dict[str, object]:
    """What stands beside a mark of what lists go by; the name only beside that of the kind, which there is once."""
    keys = entry.keys
    named = keys.name if mark.facet == Facet.KIND else None
    return {"kind": keys.kind, "day": keys.day, "amount": keys.amount, "name": named}


def remove(connection: Connection, target: str, ids: Sequence[str]) -> None:
    """Takes out the marks that rows of these ids have in any version."""
    for table in (schema.mark, schema.unmarked):
        connection.execute(delete(table).where(table.c.target == target, table.c.id.in_(ids)))


def _since(connection: Connection, target: str, ids: Iterable[str]) -> dict[str, int]:
    """The version from which the rows stand that are these ids now."""
    wanted = tuple(ids)
    if not wanted:
        return {}
    r, d, v = schema.record, schema.document, schema.derivation
    if target == RECORD:
        query = select(r.c.id, r.c.first_version).where(r.c.last_version.is_(None), r.c.id.in_(wanted))
    else:
        query = select(d.c.id, v.c.first_version).join(v, v.c.id == d.c.derivation)
        query = query.where(v.c.first_version.is_not(None), v.c.last_version.is_(None), d.c.id.in_(wanted))
    return {id_: first for id_, first in connection.execute(query)}  # noqa: C416 - a row is no pair to the type checker


def some_unmarked(connection: Connection, version: int) -> bool:
    """Whether rows that stand at a version have no marks."""
    u, r, d, v = schema.unmarked, schema.record, schema.document, schema.derivation
    of_records = select(u.c.id).join(r, and_(r.c.id == u.c.id, r.c.first_version == u.c.since))
    of_documents = select(u.c.id).join(d, d.c.id == u.c.id).join(v, v.c.id == d.c.derivation)
    bare = (
        of_records.where(u.c.target == RECORD, standing(r, version)),
        of_documents.where(u.c.target == DOCUMENT, v.c.first_version == u.c.since, standing(v, version)),
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in bare)


def records(conditions: Sequence[Condition], version: int) -> list[ColumnElement[bool]]:
    """What holds of the rows of `record` that stand at a version and may meet the conditions."""
    r = schema.record
    return [standing(r, version), *(_of_record(condition) for condition in conditions)]


def documents(conditions: Sequence[Condition], version: int) -> list[ColumnElement[bool]]:
    """What holds of the rows of `document`, joined to their derivations, that stand at a version and may meet the
    conditions."""
    return [standing(schema.derivation, version), *(_of_document(condition, version) for condition in conditions)]


def ids(target: str, conditions: Sequence[Condition], version: int, *, ended: bool | None = None) -> Select[str]:
    """The ids of records or documents that stand at a version and may meet the conditions; with `ended` only those that
    stand no longer, or only those that still do."""
    r, d, v = schema.record, schema.document, schema.derivation
    table = r if target == RECORD else v
    if target == RECORD:
        query = select(r.c.id).where(*records(conditions, version))
    else:
        query = select(d.c.id).join(v, v.c.id == d.c.derivation).where(*documents(conditions, version))
    last = table.c.last_version
    return query if ended is None else query.where(last.is_not(None) if ended else last.is_(None))


def among(conditions: Sequence[Condition], version: int, *, newest: bool) -> Among | None:
    """For each target, what holds of the entries of the index, which is of the newest version, that may meet the
    conditions and tell what this version tells; those of which it tells otherwise are left out. None for all."""
    if newest and not conditions:
        return None
    id_, ended = schema.search_entry.c.id, None if newest else False
    found = {RECORD: id_.in_(ids(RECORD, conditions, version, ended=ended))}
    if all(map(_can_be_document, conditions)):
        found[DOCUMENT] = id_.in_(ids(DOCUMENT, conditions, version, ended=ended))
    return found


def holding(among: Among | None) -> list[ColumnElement[bool]]:
    """The same as a predicate over entries of all targets."""
    target = schema.search_entry.c.target
    return [] if among is None else [or_(*(and_(target == name, holds) for name, holds in among.items()))]


def by_kind(found: Select[Any]) -> Select[str, int]:
    """Of a question for entries of the newest version how many it finds of each kind of record, and of documents."""
    e, r = schema.search_entry, schema.record
    stands = and_(e.c.target == RECORD, r.c.id == e.c.id, r.c.last_version.is_(None))
    kind = func.coalesce(r.c.kind, e.c.target)
    return found.outerjoin(r, stands).with_only_columns(kind, func.count()).group_by(kind)


def _can_be_document(condition: Condition) -> bool:
    return condition.excluded or condition.facet in _OF_DOCUMENTS


def _of_record(condition: Condition) -> ColumnElement[bool]:
    r, u = schema.record, schema.unmarked
    meets: ColumnElement[bool]
    match condition.facet:
        case Facet.KIND:
            meets = r.c.kind.in_(condition.texts)
        case Facet.CONFLICT:
            clashes = case((r.c.conflicts > 0, "yes"), else_="no")
            meets = clashes.in_(condition.texts)
        case _:
            row, found = tuple_(r.c.id, r.c.first_version), _found(condition, RECORD)
            if condition.excluded:
                every = r.alias("every")
                return row.in_(select(every.c.id, every.c.first_version).except_(found))
            bare = select(u.c.id, u.c.since).where(u.c.target == RECORD)
            return row.in_(found.union_all(bare))
    return ~meets if condition.excluded else meets


def _of_document(condition: Condition, version: int) -> ColumnElement[bool]:
    d, v, s, u = schema.document, schema.derivation, schema.survey, schema.unmarked
    match condition.facet:
        case Facet.KIND:
            is_one = DOCUMENT in condition.texts
            return true() if is_one is not condition.excluded else ~true()
        case Facet.SOURCE:
            near = select(s.c.document).where(standing(s, version), s.c.tier.in_([int(t) for t in condition.texts]))
            return d.c.id.not_in(near) if condition.excluded else d.c.id.in_(near)
        case Facet.PERIOD | OfDocument.FLAG | OfDocument.MEDIUM:
            row, found = tuple_(d.c.id, v.c.first_version), _found(condition, DOCUMENT)
            if condition.excluded:
                all_, read = d.alias("every"), v.alias("read")
                every = select(all_.c.id, read.c.first_version).join(read, read.c.id == all_.c.derivation)
                return row.in_(every.except_(found))
            met = found.union_all(select(u.c.id, u.c.since).where(u.c.target == DOCUMENT)).subquery()
            return and_(d.c.id.in_(select(met.c.id)), row.in_(select(met)))  # by id, or all documents are read
        case _:
            return true() if condition.excluded else ~true()


def _found(condition: Condition, target: str) -> Select[Any]:
    m = schema.mark
    return select(m.c.id, m.c.since).where(m.c.facet == condition.facet, m.c.target == target, *asked(m, condition))


def asked(mark: FromClause, condition: Condition | Shape) -> list[ColumnElement[bool]]:
    """What holds of a mark of the facet of a condition that is what it asks for, be it excluded or not."""
    m = mark.c
    words: list[ColumnElement[bool]] = []
    if condition.texts:
        one = len(condition.texts) == 1  # of which SQLite finds the index better so
        words.append(m.text == condition.texts[0] if one else m.text.in_(condition.texts))
    if condition.part is not None:
        part = escaped(condition.part) if isinstance(condition, Condition) else condition.part
        words.append(m.text.contains(part, escape=ESCAPE))
    return [*([or_(*words)] if words else []), *reaching(mark, condition)]


def reaching(mark: FromClause, condition: Condition | Shape) -> list[ColumnElement[bool]]:
    """What holds of a mark whose range reaches into that of a condition."""
    m, low, high = mark.c, condition.low, condition.high
    found: list[ColumnElement[bool]] = []
    if low is not None:
        found.append(m.high > low if condition.above else m.high >= low)
    if high is not None:
        found.append(m.low < high if condition.below else m.low <= high)
    return found
