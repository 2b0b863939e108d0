"""Folding (折叠): the statements of each cluster become one record. Per property and scope the strongest value wins,
the others stay beside it with their level of conflict. Pure, and the same for every order of its input."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from liandong.model import (
    KINDS,
    Conflict,
    FoldedValue,
    FoldRule,
    Modality,
    Property,
    PropertyType,
    Record,
    Statement,
    Tier,
)
from liandong.model.kinds import SCOPES
from liandong.records.folding import stages
from liandong.records.folding.arranging import arrange
from liandong.records.folding.backing import Backing, asserted, back, led_by, source_of, told_once
from liandong.records.folding.gathering import gather
from liandong.records.folding.judging import judged
from liandong.records.profiles import Survey, live_statements
from liandong.records.values import sameness
from liandong.records.values.neighbours import neighbours
from liandong.records.values.sameness import Sameness


def _order(*leading: str | None) -> Mapping[str | None, int]:
    """The place of each scope: these first, then the others as they are declared."""
    return {scope: n for n, scope in enumerate(dict.fromkeys((*leading, *SCOPES)))}


_SCOPE_ORDER = _order("total", "signed", None)
"""Which scope leads where a number has several: what counts the whole comes before what counts a part of it."""
_STAGE_ORDER = _order(None)
"""Which leads where a date has several: the day of the thing itself, then the day of the furthest stage."""
_WHOLE = ("total", None)
_PROPERTIES = {kind.name: frozenset(declared.name for declared in kind.properties) for kind in KINDS.values()}
_MEASURED = (PropertyType.AMOUNT, PropertyType.COUNT, PropertyType.QUANTITY)


def fold(
    statements: Iterable[Statement],
    clusters: Mapping[str, str],
    survey: Survey,
    members: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Record, ...]:
    """The records of the statements, sorted by id; `clusters` is what `resolve` gave, and `members` the mentions of
    each cluster, sorted, where they are known already.

    Retracted statements are left out, denied ones shown last, and what a person rejects behind them. A record is made
    of the ids of its mentions, the statements about them, the records that these refer to (`clusters`), and family and
    tier of their documents, and of nothing else: whatever it is folded among, it is the same. Stores that fold only
    what changed rest on that; what a fold reads besides must be told to them (see liandong.store.stale).
    """
    gathered: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        gathered[clusters.get(statement.mention.id, statement.mention.id)].append(statement)
    members = members_of(clusters) if members is None else members
    live = ((id_, live_statements(gathered[id_])) for id_ in sorted(gathered))
    return tuple(_record(id_, said, members.get(id_, [id_]), clusters, survey) for id_, said in live if said)


def members_of(clusters: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """The mentions of each cluster, sorted, by its root."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for mention in sorted(clusters):
        members[clusters[mention]].append(mention)
    return dict(members)


def _record(
    id_: str, statements: Sequence[Statement], members: Sequence[str], clusters: Mapping[str, str], survey: Survey
) -> Record:
    kind = KINDS[statements[0].mention.kind]
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.property].append(statement)
    unknown = said.keys() - _PROPERTIES[kind.name]
    if unknown:
        raise KeyError(f"{kind.name} has no property {', '.join(sorted(unknown))}: correct the extractor")
    properties = tuple(
        (declared.name, _property(declared, said[declared.name], clusters, survey))
        for declared in kind.properties
        if declared.name in said
    )
    families = {source_of(s, survey) for s in statements}
    return Record(id_, kind.name, tuple(members), properties, len(families))


def _property(
    declared: Property, statements: Sequence[Statement], clusters: Mapping[str, str], survey: Survey
) -> tuple[FoldedValue, ...]:
    if len(statements) == 1:
        return (told_once(statements[0], clusters, survey),)
    same = sameness.of(declared.type, declared.name)
    yes, no = asserted(statements)
    if not no:
        return tuple(_values(declared, yes, (), same, clusters, survey))
    yes, no, rejected = judged(yes, no, same, clusters)
    denials = sorted(_backings(no, same, survey), key=lambda b: b.rank)
    values = _values(declared, yes, denials, same, clusters, survey) if yes else []
    ruled = {value.scope for value in values if value.tier is Tier.PERSON}
    values += [d.folded(d.best.scope, _denied(d, yes, ruled), clusters) for d in denials]
    refused = (led_by(each, survey) for each in rejected)
    return (*values, *(r.folded(r.best.scope, Conflict.NONE, clusters) for r in refused))


def _denied(denial: Backing, asserted: Sequence[Statement], ruled: Collection[str | None]) -> Conflict:
    """How a denial stands to what is asserted; `ruled` are the scopes in which a person stated a value."""
    if not asserted:
        return Conflict.NONE
    return Conflict.SETTLED if denial.best.scope in ruled else Conflict.REAL


def _values(
    declared: Property,
    statements: Sequence[Statement],
    denials: Sequence[Backing],
    same: Sameness,
    clusters: Mapping[str, str],
    survey: Survey,
) -> list[FoldedValue]:
    """The asserted values of one property in their order."""
    if declared.fold is FoldRule.HISTORY:
        told = stages.history(_backings(statements, same, survey))
        return [b.folded(b.best.scope, level, clusters) for b, level in told]
    if declared.fold is FoldRule.MANY:
        many = gather(declared, statements, same, clusters, survey)
        return [b.folded(b.best.scope, Conflict.NONE, clusters) for b in many]
    scopes = _by_scope(declared, statements, same, survey)
    latest = declared.fold is FoldRule.LATEST
    grown = [s.value for s in statements if s.scope == "increase" and s.modality in (Modality.DONE, Modality.ONGOING)]
    each = [
        (scope, arrange(told, denials, same, latest=latest, increases=grown if scope in _WHOLE else ()))
        for scope, told in scopes.items()
    ]
    if len(each) > 1:
        order = _SCOPE_ORDER if declared.type in _MEASURED else _STAGE_ORDER
        each.sort(key=lambda one: _leads(one[0], one[1][0][0], order))
    folded: list[FoldedValue] = []
    for _, arranged in each:
        if len(scopes) > 1 and arranged[0][1] not in (Conflict.REAL, Conflict.SETTLED):
            arranged[0] = arranged[0][0], Conflict.SCOPE
        folded += [backing.folded(backing.best.scope, level, clusters) for backing, level in arranged]
    return folded


def _leads(scope: str | None, best: Backing, order: Mapping[str | None, int]) -> tuple[bool, int]:
    """Smaller for the scope that leads; a person's word on the whole leads those of sources in any scope."""
    stated = best.tier is Tier.PERSON and scope in _WHOLE
    return not stated, order.get(scope, len(order))


def _backings(statements: Iterable[Statement], same: Sameness, survey: Survey) -> list[Backing]:
    """One backing for each distinct value."""
    distinct: dict[Hashable, list[Statement]] = {}
    for statement in statements:
        distinct.setdefault(same.key(statement.value), []).append(statement)
    return [back(each, survey) for each in distinct.values()]


def _by_scope(
    declared: Property, statements: Sequence[Statement], same: Sameness, survey: Survey
) -> dict[str | None, list[Backing]]:
    """The distinct values of each scope. Only what is measured has scopes; a number told without one belongs to the one
    scope in which a number agrees with it (no text says that it counts something else)."""
    if declared.type not in _MEASURED and not any(statement.scope for statement in statements):
        return {None: _backings(statements, same, survey)}
    told: dict[str | None, list[Statement]] = {}
    for statement in statements:
        told.setdefault(statement.scope, []).append(statement)
    if None in told and len(told) > 1:
        _settle(told, same)
    return {scope: _backings(each, same, survey) for scope, each in told.items() if each}


def _settle(told: dict[str | None, list[Statement]], same: Sameness) -> None:
    """Moves each statement without a scope into the one scope in which a number agrees with it, if it is just one."""
    open_ = told.pop(None)
    values = {same.key(s.value): s.value for s in reversed(open_)}
    others = {(same.key(s.value), scope): s.value for scope, each in told.items() for s in reversed(each)}
    scopes = [scope for _, scope in others]
    near = neighbours([*values.values(), *others.values()], same)
    fitting = {
        key: {scopes[n - len(values)] for n in near[index] if n >= len(values)} for index, key in enumerate(values)
    }
    for statement in open_:
        found = fitting[same.key(statement.value)]
        told.setdefault(next(iter(found)) if len(found) == 1 else None, []).append(statement)
