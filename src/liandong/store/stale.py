"""Stale (待折): the records of which something changed that their fold reads, and which a version folds anew.

The fold of a record (liandong.records.fold) reads, besides its own code, nothing but

1. which mentions are its members;
2. the statements about these, as their derivations gave them;
3. of each mention that one of these statements refers to, the record, or that there is none;
4. family and tier of the document of each of these statements.

What persons decide and what rules join reach it as 1 and 3, what persons state and pages that come or go as 2, other
copies of a text as 4. So a record is stale if, beside the version before,

1. one of its mentions stood in another record or in none, or in one of which a mention moved or went;
2. something is told of one of its mentions by a derivation that this version adds or ends;
3. a statement about one of them refers to a mention that moved, came or went;
4. the survey tells otherwise of the document of such a statement.

Everything is stale in a first version, under another recipe, and after an erasure, which changes rows where they stand.
`liandong check` rehearses a version in which everything is stale, and the two must be equal.
"""

from sqlalchemy import Column, Connection, Integer, MetaData, Select, Table, and_, insert, or_, select, union, union_all

from liandong.store import schema
from liandong.store.desk import SqlDesk, numbered
from liandong.store.schema import ID, standing

_moved = Table(
    "desk_moved",
    MetaData(),
    Column("mention", ID, primary_key=True),
    Column("stood", ID, index=True),
    prefixes=["TEMPORARY"],
)
"""The mentions that are in another record than in the version before, with the one in which each stood."""

roots = Table("desk_stale", MetaData(), Column("root", Integer, primary_key=True), prefixes=["TEMPORARY"])
"""The numbers of the clusters to fold."""


def find(connection: Connection, desk: SqlDesk, version: int) -> None:
    """Finds what is stale in the version, whose clusters are known and whose records are not put yet."""
    connection.execute(insert(desk.make(_moved)).from_select(["mention", "stood"], _moves()))
    told = union(_members(), _told(version), _referring(version), _surveyed(version))
    connection.execute(insert(desk.make(roots)).from_select(["root"], told))


def fresh() -> Select[str]:
    """The ids of the clusters that are not stale."""
    n = numbered.c
    return select(n.id).where(n.root == n.number, n.number.not_in(select(roots.c.root)))


def _moves() -> Select[str, str]:
    now, root, before = numbered, numbered.alias("root"), schema.membership
    stood = before.c.last_version.is_(None)
    here = select(now.c.id.label("mention"), before.c.record.label("stood"))
    here = here.join(root, root.c.number == now.c.root)
    here = here.outerjoin(before, and_(before.c.mention == now.c.id, stood))
    here = here.where(or_(before.c.record.is_(None), before.c.record != root.c.id))
    gone = select(before.c.mention, before.c.record).outerjoin(now, now.c.id == before.c.mention)
    each = union_all(here, gone.where(stood, now.c.id.is_(None))).subquery()
    return select(each.c.mention, each.c.stood)


def _members() -> Select[int]:
    """1: the clusters of what moved, and of what stood together with it."""
    now, before = numbered, schema.membership
    here = select(now.c.root).join(_moved, _moved.c.mention == now.c.id)
    beside = select(now.c.root).join(before, before.c.mention == now.c.id)
    beside = beside.join(_moved, _moved.c.stood == before.c.record).where(before.c.last_version.is_(None))
    each = union(here, beside).subquery()
    return select(each.c.root)


def _told(version: int) -> Select[int]:
    """2."""
    s, v = schema.statement, schema.derivation
    otherwise = or_(v.c.first_version == version, v.c.last_version == version - 1)
    return (
        select(numbered.c.root).join(s, s.c.mention == numbered.c.id).join(v, v.c.id == s.c.derivation).where(otherwise)
    )


def _referring(version: int) -> Select[int]:
    """3."""
    s, v = schema.statement, schema.derivation
    query = select(numbered.c.root).join(s, s.c.mention == numbered.c.id).join(v, v.c.id == s.c.derivation)
    return query.join(_moved, _moved.c.mention == s.c.ref).where(standing(v, version))


def _surveyed(version: int) -> Select[int]:
    """4."""
    s, d, y = schema.statement, schema.document, schema.survey
    query = select(numbered.c.root).join(s, s.c.mention == numbered.c.id)
    query = query.join(d, and_(d.c.derivation == s.c.derivation, d.c.id == s.c.document)).join(
        y, y.c.document == d.c.id
    )
    return query.where(or_(y.c.first_version == version, y.c.last_version == version - 1))
