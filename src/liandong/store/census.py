"""Census (普查) of one version: how many of its records are marked how, and which lack most."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, and_, func, select

from liandong.store import marks, schema
from liandong.store.rows import Condition
from liandong.store.schema import standing


class Census:
    """In SQL that every store understands; no record is read."""

    def __init__(self, connect: Callable[[], AbstractContextManager[Connection]], version: int) -> None:
        self._connect, self._version = connect, version
        r, m = schema.record, schema.mark
        self._of = and_(m.c.target == marks.RECORD, m.c.id == r.c.id, m.c.since == r.c.first_version)

    @property
    def whole(self) -> bool:
        """Whether records and documents have their marks: what an older program wrote has none until the next build."""
        with self._connect() as connection:
            return not marks.some_unmarked(connection, self._version)

    def marked(self, facets: Collection[str]) -> Iterator[tuple[str, str, str, float | None, int]]:
        """Of each kind, facet, text and lower number how many records have a mark like it, in this order."""
        r, m = schema.record, schema.mark
        of = (r.c.kind, m.c.facet, m.c.text, m.c.low)
        query = select(*of, func.count(r.c.id.distinct())).join(m, self._of)
        query = query.where(m.c.facet.in_(facets), standing(r, self._version)).group_by(*of).order_by(*of)
        with self._connect() as connection:
            yield from map(tuple, connection.execute(query))

    def most(self, facet: str, conditions: Sequence[Condition], limit: int) -> tuple[str, ...]:
        """Ids of the records that have most marks of a facet, among those that meet the conditions."""
        r, m = schema.record, schema.mark
        query = select(r.c.id).join(m, self._of).where(m.c.facet == facet, *marks.records(conditions, self._version))
        query = query.group_by(r.c.id).order_by(func.count().desc(), r.c.id).limit(limit)
        with self._connect() as connection:
            return tuple(connection.execute(query).scalars())
