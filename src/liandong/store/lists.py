"""Lists (列表): so many records of a kind that meet conditions, from a place of an order on, without a look at the
rest.

The marks of each facet and text stand in an index by what lists go by. So a list is walked along the marks of one of
its conditions, the rarest, or along those of the kind itself, and each record that comes by is held against the others.
All records of the version must have their marks.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from liandong.model.kinds import Facet
from liandong.store import schema
from liandong.store.marks import RECORD, asked, reaching
from liandong.store.rows import Changes, Condition, Place, Sorting
from liandong.store.schema import standing

_NUMBERS = ("day", "amount")
_LEAST = -(2**31)
"""Below every day and amount: what is above it is known."""
_STREAMS = 16
"""So many texts of one condition are walked side by side; of more, one comes by soon in any order."""
_RARE = 10_000
"""So many marks of a condition are counted: of those that have more, none is rare. The marks of a condition do not
stand by name or id: where they are fewer these are taken all, where not the list is walked along the whole kind."""


def places(
    connection: Connection,
    version: int,
    kind: str,
    conditions: Sequence[Condition],
    sorting: Sorting,
    limit: int,
    beyond: Place | None,
    *,
    backwards: bool,
) -> list[Place]:
    """The places of the next so many records behind a place of the list, or of the last before it, nearest first."""
    downwards = sorting.descending is not backwards
    stands_so = sorting.key in _NUMBERS
    lead, number = _lead(connection, kind, conditions, ranges=not stands_so)
    if not stands_so and number == _RARE:
        lead = None
    by = schema.mark if stands_so or lead is None else schema.mark.alias()
    keys = [by.c[sorting.key], by.c.id][sorting.key == "id" :]
    way = [each.desc() if downwards else each.asc() for each in keys]
    found: list[Place] = []
    for part in _parts(by, sorting, beyond, backwards=backwards, downwards=downwards):
        rest = limit - len(found)
        if rest:
            places = select(by.c[sorting.key].label("value"), by.c.id.label("id"))
            if by is schema.mark:
                places = places.where(*part).order_by(*way).limit(rest)
            if stands_so and lead is not None and _ranges(lead):
                places = places.distinct()  # a record has each text once, but maybe several days
            streams = _streams(by, kind, conditions, lead, version, named=not stands_so)
            queries = [places.where(*stream) for stream in streams]
            rows = {Place(*row) for row in connection.execute(_side_by_side(queries))}
            if by is not schema.mark and beyond is not None:
                last = _order(beyond)
                rows = {row for row in rows if (_order(row) < last if downwards else _order(row) > last)}
            found += sorted(rows, key=_order, reverse=downwards)[:rest]
    return found


def count(connection: Connection, version: int, kind: str, conditions: Sequence[Condition]) -> int:
    """How many records the list has."""
    m = schema.mark
    lead, _ = _lead(connection, kind, conditions, ranges=False)
    queries = [select(m.c.id).where(*each) for each in _streams(m, kind, conditions, lead, version, named=lead is None)]
    ids = _side_by_side(queries).subquery()
    return connection.execute(select(func.count(ids.c.id.distinct()))).scalar_one()


def marked(
    version: int, kind: str, conditions: Sequence[Condition], texts: Mapping[str, Collection[str] | None]
) -> Select[Any]:
    """The marks of the records of the list under these facets, of these texts or of all, those of each record together;
    what each has (kind) must be among them for all records to be there."""
    m = schema.mark
    named = ((facet, true() if some is None else m.c.text.in_(sorted(some))) for facet, some in texts.items())
    wanted = (and_(m.c.facet == facet, one_of) for facet, one_of in named)
    holds = [*(_meets(condition, kind) for condition in conditions), _stands(version)]
    query = select(m.c.id, m.c.facet, m.c.text, m.c.low, m.c.high).where(m.c.target == RECORD, m.c.kind == kind)
    return query.where(or_(*wanted), *holds).order_by(m.c.id, m.c.since, m.c.number)


def changes(connection: Connection, since: int, version: int) -> Mapping[str, Changes]:
    """By kind, what became of records between two versions, of which only what came and went since is looked at."""
    r = schema.record
    columns = r.c.kind, r.c.id, r.c.digest
    came = select(*columns).where(r.c.first_version > since, standing(r, version))
    went = select(*columns).where(r.c.last_version < version, standing(r, since))
    new = {(kind, id_): digest for kind, id_, digest in connection.execute(came)}
    old = {(kind, id_): digest for kind, id_, digest in connection.execute(went)}
    found: dict[str, list[list[str]]] = {}
    for kind, id_ in sorted(new.keys() | old.keys()):
        before, now = old.get((kind, id_)), new.get((kind, id_))
        if before != now:
            groups = found.setdefault(kind, [[], [], []])
            groups[0 if before is None else 1 if now is None else 2].append(id_)
    return {kind: Changes(*map(tuple, groups)) for kind, groups in found.items()}


def _side_by_side(queries: Sequence[Select[Any]]) -> Any:
    return queries[0] if len(queries) == 1 else union_all(*(select(query.subquery()) for query in queries))


def _order(place: Place) -> tuple[Any, str]:
    return 0 if place.value is None else place.value, place.id


def _parts(
    by: FromClause, sorting: Sorting, beyond: Place | None, *, backwards: bool, downwards: bool
) -> list[list[ColumnElement[bool]]]:
    """The list from the place on, in its parts: first what has the number that it goes by, then what has none."""
    key, id_ = by.c[sorting.key], by.c.id
    parts: list[list[ColumnElement[bool]]] = [[key > ""]]
    if sorting.key in _NUMBERS:
        parts = [[key > _LEAST], [key.is_(None)]]
    at = len(parts) - 1 if (backwards if beyond is None else beyond.value is None) else 0
    if beyond is not None and (beyond.value is None or sorting.key == "id"):
        parts[at].append(id_ < beyond.id if downwards else id_ > beyond.id)
    elif beyond is not None:
        here, there = tuple_(key, id_), tuple_(beyond.value, beyond.id)
        parts[at] = [here < there if downwards else here > there]
    return parts[at::-1] if backwards else parts[at:]


def _streams(
    by: FromClause, kind: str, conditions: Sequence[Condition], lead: Condition | None, version: int, *, named: bool
) -> list[list[ColumnElement[bool]]]:
    """What holds of the marks of the list, those of each text of the lead by themselves; `by` are the same ones, or
    those of the kind of each record."""
    m = schema.mark
    holds = [m.c.kind == kind, *(_meets(each, kind) for each in conditions if each is not lead), _stands(version)]
    if by is not m:
        holds += [_beside(by), by.c.facet == Facet.KIND]
    if lead is not None:
        its = [m.c.facet == lead.facet, *reaching(m, lead), *holds]
        return [[m.c.text == text, *its] for text in lead.texts or ("",)]
    return [[m.c.name.is_not(None), *holds] if named else [m.c.facet == Facet.KIND, m.c.text == kind, *holds]]


def _lead(
    connection: Connection, kind: str, conditions: Sequence[Condition], *, ranges: bool
) -> tuple[Condition | None, int]:
    """The condition with the fewest marks, and how many, as far as they are counted; `ranges`, for which all marks of a
    facet are looked at, are counted or else only taken beside none of another sort. None for the marks of the kind."""
    can = [c for c in conditions if not c.excluded and c.part is None and len(c.texts) <= _STREAMS]
    few = can if ranges else [c for c in can if not _ranges(c)] or can[:1]
    counted = [(_marks(connection, kind, condition), number) for number, condition in enumerate(few)]
    fewest, number = min(counted, default=(_RARE, 0))
    return (few[number] if few else None), fewest


def _ranges(condition: Condition) -> bool:
    return condition.low is not None or condition.high is not None


def _marks(connection: Connection, kind: str, condition: Condition) -> int:
    m = schema.mark
    some = select(m.c.id).where(m.c.facet == condition.facet, m.c.kind == kind, *_held(m, condition))
    return connection.execute(select(func.count()).select_from(some.limit(_RARE).subquery())).scalar_one()


def _stands(version: int) -> ColumnElement[bool]:
    """That the row of the mark stands; the range of one version leads SQLite to the index that spares the bodies."""
    r, m = schema.record, schema.mark
    return exists().where(r.c.id == m.c.id, r.c.first_version.between(m.c.since, m.c.since), standing(r, version))


def _meets(condition: Condition, kind: str) -> ColumnElement[bool]:
    """That the record of the mark meets the condition: its day is that of all its marks, and where they stand."""
    m, other = schema.mark, schema.mark.alias()
    its = other.c.kind == kind, other.c.day.is_not_distinct_from(m.c.day), other.c.facet == condition.facet
    found = exists().where(_beside(other), *its, *_held(other, condition))
    return ~found if condition.excluded else found


def _held(mark: FromClause, condition: Condition) -> list[ColumnElement[bool]]:
    """As `asked`; ranges of no text have an empty one, by which the index finds them."""
    return asked(mark, condition if condition.texts or condition.part else condition._replace(texts=("",)))


def _beside(other: FromClause) -> ColumnElement[bool]:
    m = schema.mark
    return and_(other.c.target == RECORD, other.c.id == m.c.id, other.c.since == m.c.since)
