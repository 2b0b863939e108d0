"""Shelf (书架): the documents of one version as people look through them, with copies and what was read from them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from liandong.model import Document, Tier
from liandong.model.kinds import Facet
from liandong.store import marks, schema
from liandong.store.codec import decode
from liandong.store.rows import Condition
from liandong.store.schema import standing


class Shelf:
    """In SQL that every store understands; nothing here reads all documents."""

    def __init__(self, connect: Callable[[], AbstractContextManager[Connection]], version: int) -> None:
        self._connect, self._version = connect, version

    def documents(
        self, conditions: Sequence[Condition] = (), *, after: str | None = None, limit: int
    ) -> tuple[Document, ...]:
        """The first of those that meet the conditions, or those behind one of them, by path, start, id; and maybe some
        that do not meet them: look at each. Nothing where `after` is no document."""
        d, v = schema.document, schema.derivation
        query = select(d.c.body).join(v, v.c.id == d.c.derivation)
        query = query.where(*marks.documents(conditions, self._version)).order_by(v.c.path, d.c.start, d.c.id)
        if not conditions:  # walked along the paths; what is narrowed is found by its marks, and sorted
            query = query.where(v.c.path >= "")
        with self._connect() as connection:
            if after is not None:
                place = select(v.c.path, d.c.start).join(v, v.c.id == d.c.derivation)
                found = connection.execute(place.where(d.c.id == after, standing(v, self._version))).first()
                if found is None:
                    return ()
                path, start = found
                later = or_(d.c.start > start, and_(d.c.start == start, d.c.id > after))
                query = query.where(v.c.path >= path, or_(v.c.path > path, later))
            return tuple(decode(Document, body) for body in connection.execute(query.limit(limit)).scalars())

    def copies(self, family: str, limit: int) -> tuple[str, ...]:
        """Ids of the first documents of a family, by id."""
        s = schema.survey
        query = select(s.c.document).where(s.c.family == family, standing(s, self._version)).order_by(s.c.document)
        with self._connect() as connection:
            return tuple(connection.execute(query.limit(limit)).scalars())

    def gave(self, document: str) -> Mapping[str, int]:
        """The records of which a document tells, by id, and how many statements of each it makes."""
        d, s, m, v = schema.document, schema.statement, schema.membership, schema.derivation
        told = select(m.c.record, func.count()).select_from(d).join(v, v.c.id == d.c.derivation)
        told = told.join(s, and_(s.c.derivation == d.c.derivation, s.c.document == d.c.id))
        told = told.join(m, m.c.mention == s.c.mention)
        told = told.where(d.c.id == document, standing(v, self._version), standing(m, self._version))
        with self._connect() as connection:
            rows = connection.execute(told.group_by(m.c.record).order_by(m.c.record))
            return {record: count for record, count in rows}  # noqa: C416 - a row is no pair to the type checker

    def tiers(self) -> Mapping[Tier, int]:
        """How many documents are of each tier."""
        s = schema.survey
        query = select(s.c.tier, func.count()).where(standing(s, self._version)).group_by(s.c.tier).order_by(s.c.tier)
        with self._connect() as connection:
            return {Tier(tier): count for tier, count in connection.execute(query)}

    def flagged(self) -> Mapping[str, int]:
        """How many documents carry each flag, of those that have their marks."""
        with self._connect() as connection:
            return dict(sorted(self._counted(connection, marks.OfDocument.FLAG, schema.mark.c.text).items()))

    def years(self) -> Mapping[int, int]:
        """How many documents print a day of each year; counted as `flagged`."""
        found: Counter[int] = Counter()
        with self._connect() as connection:
            for day, count in self._counted(connection, Facet.PERIOD, schema.mark.c.low).items():
                found[int(day) // 10_000] += count
        return dict(sorted(found.items()))

    def _counted(self, connection: Connection, facet: str, by: ColumnElement[Any]) -> dict[Any, int]:
        d, v, m = schema.document, schema.derivation, schema.mark
        query = select(by, func.count()).select_from(m).join(d, d.c.id == m.c.id)
        query = query.join(v, and_(v.c.id == d.c.derivation, v.c.first_version == m.c.since))
        query = query.where(m.c.facet == facet, m.c.target == marks.DOCUMENT, standing(v, self._version)).group_by(by)
        return {value: count for value, count in connection.execute(query)}  # noqa: C416 - a row is no pair here
