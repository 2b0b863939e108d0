"""How much a version of a ledger holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liandong.store import schema
from liandong.store.schema import standing


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """How much a version holds; `conflicts` counts properties of records on which sources really differ."""

    documents: int
    statements: int
    records: Mapping[str, int]
    conflicts: int


def held_counts(connection: Connection, version: int) -> HeldCounts:
    d, s, r, v = schema.document, schema.statement, schema.record, schema.derivation
    of_kinds = select(r.c.kind, func.count(), func.sum(r.c.conflicts)).where(standing(r, version))
    rows = connection.execute(of_kinds.group_by(r.c.kind).order_by(r.c.kind)).fetchall()
    documents, statements = (
        connection.execute(
            select(func.count(each.c.id)).join(v, v.c.id == each.c.derivation).where(standing(v, version))
        ).scalar_one()
        for each in (d, s)
    )
    return HeldCounts(documents, statements, {row[0]: row[1] for row in rows}, sum(row[2] for row in rows))
