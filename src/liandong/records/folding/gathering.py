"""Gathering: of a property with many values (parties, fields, events) each stands, and ways of writing one are one."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from liandong.model import Property, PropertyType, Statement
from liandong.records.folding.backing import Backing, back
from liandong.records.kinds import organisations
from liandong.records.profiles import Survey
from liandong.records.resolved import name_key
from liandong.records.values.sameness import Sameness


def gather(
    declared: Property, statements: Sequence[Statement], same: Sameness, clusters: Mapping[str, str], survey: Survey
) -> list[Backing]:
    """The distinct values: nearest source first, then by number of families, then in the order of the text."""
    match declared.type:
        case PropertyType.NAME:
            grouped = _called(statements, clusters)
        case PropertyType.REFERENCE:
            grouped = _keyed(statements, lambda s: clusters.get(s.ref or "", s.ref) or same.key(s.value))
        case _:
            grouped = _keyed(statements, lambda s: (s.scope, same.key(s.value)))
    return sorted((back(each, survey) for each in grouped), key=_order)


def _keyed(statements: Sequence[Statement], key: Callable[[Statement], Hashable]) -> list[list[Statement]]:
    groups: dict[Hashable, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return list(groups.values())


def _called(statements: Sequence[Statement], clusters: Mapping[str, str]) -> list[list[Statement]]:
    """Statements by whom they name: one record, one name, or a short form that fits exactly one of the others."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        root = clusters.get(statement.ref) if statement.ref else None
        groups.setdefault(root or name_key(statement.value.text), []).append(statement)
    if len(groups) < 2:
        return list(groups.values())
    near = _likenesses({key: {s.value.text for s in groups[key]} for key in sorted(groups)})
    merged: dict[str, list[Statement]] = {}
    for key in sorted(groups):
        home = near[key][0] if len(near[key]) == 1 and near[near[key][0]] == [key] else key
        merged.setdefault(min(key, home), []).extend(groups[key])
    return list(merged.values())


def _likenesses(names: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """For each key the others with a name that can be the same organisation's."""
    shared: dict[Hashable, list[str]] = {}
    for key, texts in names.items():
        for block in {block for text in texts for block in organisations.blocks(text)}:
            shared.setdefault(block, []).append(key)
    met: dict[str, set[str]] = {key: set() for key in names}
    for together in shared.values():
        for key in together if len(together) > 1 else ():
            met[key].update(together)
    return {
        key: [other for other in sorted(met[key] - {key}) if _same(texts, names[other])] for key, texts in names.items()
    }


def _same(left: set[str], right: set[str]) -> bool:
    return any(organisations.one_name(a, b) for a in left for b in right)


def _order(backing: Backing) -> tuple[int, float, int, tuple[str, int, int, str]]:
    return backing.tier, backing.recency, -len(backing.families), min(map(_position, backing.statements))


def _position(statement: Statement) -> tuple[str, int, int, str]:
    """Where the value stands: document, sentence, place in the sentence."""
    quote = statement.evidence[0] if statement.evidence else None
    if quote is None:
        return statement.document, 0, 0, statement.id
    start, _ = quote.span(statement.value.raw) or (0, 0)
    return statement.document, quote.document_start, start, statement.id
