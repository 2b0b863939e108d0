"""Lists (列表): so many records of a kind that meet conditions, from a place of an order on, without a look at the
rest.

The marks of each facet and text stand in an index by what lists go by. So a list is walked along the marks of one of
its conditions, the rarest, or along those of the kind itself, and each record that comes by is held against the others.
All records of the version must have their marks.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    union,
    union_all,
)

from liandong.model.kinds import Facet
from liandong.store import schema
from liandong.store.marks import RECORD, asked, reaching
from liandong.store.question import Question
from liandong.store.rows import Changes, Condition, Place, Sorting
from liandong.store.schema import standing
from liandong.store.shape import Form, Shape, form, shape, values

_NUMBERS = ("day", "amount")
_LEAST = -(2**31)
"""Below every day and amount: what is above it is known."""
_STREAMS = 16
"""So many texts of one condition are walked side by side; of more, one comes by soon in any order."""
_RARE = 10_000
"""So many marks of a condition are counted: of those that have more, none is rare. The marks of a condition do not
stand by name or id: where they are fewer these are taken all, where not the list is walked along the whole kind."""

_SHAPES = 256
"""Questions of different shapes that are kept compiled."""
_VERSION: BindParameter[int] = bindparam("version", type_=Integer)
_KIND: BindParameter[str] = bindparam("kind", type_=schema.TEXT)

Often = Callable[[Condition], int]
"""Of a condition the `frequency` of its marks among those of the kind."""


def places(
    connection: Connection,
    version: int,
    kind: str,
    conditions: Sequence[Condition],
    sorting: Sorting,
    limit: int,
    beyond: Place | None,
    often: Often,
    *,
    backwards: bool,
) -> list[Place]:
    """The places of the next so many records behind a place of the list, or of the last before it, nearest first."""
    told = [_told(each) for each in conditions]
    downwards = sorting.descending is not backwards
    lead, number = _lead(told, often, ranges=sorting.key not in _NUMBERS)
    if sorting.key not in _NUMBERS and number == _RARE:
        lead = None
    walk = _Walk(tuple(map(form, told)), lead, sorting.key, downwards)
    asked = {"version": version, "kind": kind, **values(told)}
    if beyond is not None:
        asked |= {"value": beyond.value, "beyond": beyond.id}
    found: list[Place] = []
    for part in _parts(sorting.key, beyond, backwards=backwards):
        rest = limit - len(found)
        if rest:
            rows = set(_walked(walk, part).all(connection, **asked, most=rest))
            if not walk.straight and beyond is not None:
                rows = {row for row in rows if (row < beyond if downwards else row > beyond)}
            found += map(Place._make, sorted(rows, reverse=downwards)[:rest])
    return found


def count(
    connection: Connection, version: int, kind: str, conditions: Sequence[Condition], often: Often, *, newest: bool
) -> int:
    """How many records the list has in this version; `newest` where there is none after it."""
    told = [_told(each) for each in conditions]
    lead, _ = _lead(told, often, ranges=False)
    question = _counted(tuple(map(form, told)), lead, newest)
    ((number,),) = question.all(connection, version=version, kind=kind, **values(told))
    return int(number)


def frequency(connection: Connection, kind: str, condition: Condition) -> int:
    """How many marks of the kind are what the condition asks, as far as they are counted."""
    told = _told(condition)
    ((number,),) = _frequent(form(told)).all(connection, kind=kind, **values([told]))
    return int(number)


def marked(
    version: int, kind: str, conditions: Sequence[Condition], texts: Mapping[str, Collection[str] | None]
) -> Select[Any]:
    """The marks of the records of the list under these facets, of these texts or of all, those of each record together;
    what each has (kind) must be among them for all records to be there."""
    m = schema.mark
    named = ((facet, true() if some is None else m.c.text.in_(sorted(some))) for facet, some in texts.items())
    wanted = (and_(m.c.facet == facet, one_of) for facet, one_of in named)
    holds = [*(_meets(_told(condition), kind) for condition in conditions), _stands(version)]
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


class _Walk(NamedTuple):
    """How a list is walked: under conditions of these forms, along the marks of the one that leads or of the kind, by
    what key, and which way."""

    forms: tuple[Form, ...]
    lead: int | None
    key: str
    downwards: bool

    @property
    def straight(self) -> bool:
        """Whether the marks stand in the order of the list; else all are taken, and put in order afterwards."""
        return self.key in _NUMBERS or self.lead is None


class _Part(NamedTuple):
    """A part of a list: what has the number that it goes by, or what has none; all of it, or what is `behind` a
    place."""

    without: bool
    behind: bool


def _parts(key: str, beyond: Place | None, *, backwards: bool) -> list[_Part]:
    """The list from the place on, in its parts: first what has the number that it goes by, then what has none."""
    parts = [_Part(without, behind=False) for without in ((False, True) if key in _NUMBERS else (False,))]
    at = len(parts) - 1 if (backwards if beyond is None else beyond.value is None) else 0
    parts[at] = parts[at]._replace(behind=beyond is not None)
    return parts[at::-1] if backwards else parts[at:]


@lru_cache(_SHAPES)
def _walked(walk: _Walk, part: _Part) -> Question:
    """What asks for the places of a part of the list."""
    shapes = [shape(each, number) for number, each in enumerate(walk.forms)]
    by = schema.mark if walk.straight else schema.mark.alias()
    places = select(by.c[walk.key].label("value"), by.c.id.label("id"))
    if walk.straight:
        keys = [by.c[walk.key], by.c.id][walk.key == "id" :]
        way = [each.desc() if walk.downwards else each.asc() for each in keys]
        places = places.where(*_within(by, walk, part)).order_by(*way).limit(bindparam("most", type_=Integer))
    if walk.key in _NUMBERS and walk.lead is not None and _ranges(walk.forms[walk.lead]):
        places = places.distinct()  # a record has each text once, but maybe several days
    streams = _streams(by, shapes, walk, _stands(_VERSION))
    return Question(_side_by_side([places.where(*each) for each in streams]))


def _within(by: FromClause, walk: _Walk, part: _Part) -> list[ColumnElement[bool]]:
    """What holds of the marks of a part of the list."""
    key, id_ = by.c[walk.key], by.c.id
    there: ColumnElement[str] = bindparam("beyond", type_=id_.type)
    if part.behind and not part.without and walk.key != "id":
        here, place = tuple_(key, id_), tuple_(bindparam("value", type_=key.type), there)
        return [here < place if walk.downwards else here > place]
    known = key > (_LEAST if walk.key in _NUMBERS else "")
    behind = [id_ < there if walk.downwards else id_ > there] if part.behind else []
    return [key.is_(None) if part.without else known, *behind]


@lru_cache(_SHAPES)
def _counted(forms: tuple[Form, ...], lead: int | None, newest: bool) -> Question:
    """What counts a list. The marks of a record stand side by side in the index, so that each is counted once without
    being put in order first."""
    m = schema.mark
    shapes = [shape(each, number) for number, each in enumerate(forms)]
    walk = _Walk(forms, lead, "name" if lead is None else "day", downwards=False)
    stands = _never_ended() if newest else _stands(_VERSION)
    rows = [select(m.c.day, m.c.id, m.c.since).where(*each).distinct() for each in _streams(m, shapes, walk, stands)]
    every = rows[0] if len(rows) == 1 else union(*rows)
    return Question(select(func.count()).select_from(every.subquery()))


@lru_cache(_SHAPES)
def _frequent(of: Form) -> Question:
    m, condition = schema.mark, shape(of, 0)
    some = select(m.c.id).where(m.c.facet == condition.facet, m.c.kind == _KIND, *asked(m, condition))
    return Question(select(func.count()).select_from(some.limit(_RARE).subquery()))


def _side_by_side(queries: Sequence[Select[Any]]) -> Any:
    return queries[0] if len(queries) == 1 else union_all(*(select(query.subquery()) for query in queries))


def _streams(
    by: FromClause, shapes: Sequence[Shape], walk: _Walk, stands: ColumnElement[bool]
) -> list[list[ColumnElement[bool]]]:
    """What holds of the marks of the list, those of each text of the lead by themselves; `by` are the same ones, or
    those of the kind of each record."""
    m = schema.mark
    lead = None if walk.lead is None else shapes[walk.lead]
    holds = [m.c.kind == _KIND, *(_meets(each, _KIND) for each in shapes if each is not lead), stands]
    if by is not m:
        holds += [_beside(by), by.c.facet == Facet.KIND]
    if lead is not None:
        its = [m.c.facet == lead.facet, *reaching(m, lead), *holds]
        return [[m.c.text == text, *its] for text in lead.texts]
    along = [m.c.facet == Facet.KIND, m.c.text == _KIND] if walk.key in _NUMBERS else [m.c.name.is_not(None)]
    return [[*along, *holds]]


def _lead(conditions: Sequence[Condition], often: Often, *, ranges: bool) -> tuple[int | None, int]:
    """Which condition has the fewest marks, and how many, as far as they are counted; `ranges`, for which all marks of
    a facet are looked at, are counted or else only taken beside none of another sort. None for the marks of the
    kind."""
    can = [
        (number, each)
        for number, each in enumerate(conditions)
        if not each.excluded and each.part is None and len(each.texts) <= _STREAMS
    ]
    few = can if ranges else [each for each in can if not _ranges(form(each[1]))] or can[:1]
    if len(few) == 1 and not ranges:
        return few[0][0], 0
    fewest, lead = min(((often(each), number) for number, each in few), default=(_RARE, None))
    return lead, fewest


def _ranges(of: Form) -> bool:
    return of.low or of.high


def _stands(version: int | BindParameter[int]) -> ColumnElement[bool]:
    """That the row of the mark stands; the range of one version leads SQLite to the index that spares the bodies."""
    r, m = schema.record, schema.mark
    return exists().where(r.c.id == m.c.id, r.c.first_version.between(m.c.since, m.c.since), standing(r, version))


def _never_ended() -> ColumnElement[bool]:
    """The same in the newest version: all that ended are held together once, and no row is looked up for any mark."""
    r, m = schema.record, schema.mark
    ended = select(r.c.id, r.c.first_version).where(r.c.last_version.is_not(None))
    return tuple_(m.c.id, m.c.since).not_in(ended)


def _meets(condition: Condition | Shape, kind: str | BindParameter[str]) -> ColumnElement[bool]:
    """That the record of the mark meets the condition: its day is that of all its marks, and where they stand. The kind
    tells that they are a record's; to name their target too would lead SQLite to all marks of the record."""
    m, other = schema.mark, schema.mark.alias()
    same = other.c.id == m.c.id, other.c.since == m.c.since, other.c.day.is_not_distinct_from(m.c.day)
    its = other.c.facet == condition.facet, other.c.kind == kind
    found = select(other.c.id).where(*same, *its, *asked(other, condition)).exists()  # of the index alone, not of rows
    return ~found if condition.excluded else found


def _told(condition: Condition) -> Condition:
    """Ranges of no text have an empty one, by which the index finds them."""
    return condition if condition.texts or condition.part else condition._replace(texts=("",))


def _beside(other: FromClause) -> ColumnElement[bool]:
    m = schema.mark
    return and_(other.c.target == RECORD, other.c.id == m.c.id, other.c.since == m.c.since)
