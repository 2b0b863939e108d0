"""Resolution (归并): which mentions are one thing. Pure, and the same for every order of its input."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from liandong.model import KINDS, Decision, Statement
from liandong.records.clusters import Clusters, judge
from liandong.records.joining import Rule, join_across, join_within
from liandong.records.kinds import agreements, events, figures, organisations, persons, pledges, projects, titles
from liandong.records.profiles import Profile, Survey, live_statements, merged, profiles
from liandong.records.resolved import Resolved

RULES: dict[str, tuple[Rule[Any], ...]] = {
    "organisation": (organisations.RULE,),
    "event": (events.RULE,),
    "project": (projects.RULE,),
    "site": (projects.RULE,),
    "person": (persons.RULE,),
    "mechanism": (titles.RULE,),
    "policy": (titles.RULE,),
    "publication": (titles.RULE,),
    "agreement": (agreements.RULE,),
    "figure": (figures.AGREEING, figures.DIFFERING),
    "commitment": (pledges.COMMITMENTS,),
    "proposal": (pledges.PROPOSALS,),
}
"""The rules of each kind, in the order of resolution: what others refer to comes first."""

if RULES.keys() != KINDS.keys():
    raise TypeError(f"kinds without a rule of resolution: {sorted(RULES.keys() ^ KINDS.keys())}")


def resolve(statements: Iterable[Statement], survey: Survey, decisions: Iterable[Decision] = ()) -> Mapping[str, str]:
    """The record id of every mention id: the smallest mention id of its cluster. Sorted by mention id.

    Persons' decisions come before any rule: `same` joins, `different` keeps apart whatever the rules say, a retracted
    decision counts for nothing. A mention all of whose statements were retracted keeps an id of its own.
    """
    given = list(statements)
    by_kind: dict[str, list[Statement]] = {}
    for statement in live_statements(given):
        by_kind.setdefault(statement.mention.kind, []).append(statement)
    kinds = {s.mention.id: s.mention.kind for s in given}
    return resolve_kinds(kinds, lambda kind: by_kind.get(kind, ()), survey, decisions)


def resolve_kinds(
    kinds: Mapping[str, str],
    told: Callable[[str], Iterable[Statement]],
    survey: Survey,
    decisions: Iterable[Decision] = (),
) -> Mapping[str, str]:
    """As `resolve`, of mentions by id with their kinds, and statements that are asked for kind by kind: no more of them
    are held at a time than those of one kind. Their quotes are not looked at; a retraction is of the kind of what it
    takes back.
    """
    clusters = Clusters(kinds)
    judge(clusters, kinds, decisions)
    resolved = Resolved(clusters)
    for kind, rules in RULES.items():
        group = profiles(live_statements(told(kind)), survey)
        if group:
            _resolve_kind(rules, group, resolved, clusters)
            resolved.close(kind, group)
    return clusters.roots()


def _resolve_kind(
    rules: Sequence[Rule[Any]], group: Mapping[str, Profile], resolved: Resolved, clusters: Clusters
) -> None:
    """Joins the mentions of one kind: for each rule first within the homes, then across them."""
    things, joins = _merged(group, clusters), clusters.joins
    for rule in rules:
        known: dict[Profile, Any] = {}
        for step in (join_within, join_across) if rule.within else (join_across,):
            if clusters.joins != joins:
                things, joins = _merged(group, clusters), clusters.joins
            step(rule, things, resolved, clusters, known)


def _merged(group: Mapping[str, Profile], clusters: Clusters) -> list[Profile]:
    """The profiles of one kind as the clusters stand, one for each cluster, sorted by id."""
    grouped: dict[str, list[Profile]] = {}
    for id_, profile in group.items():
        grouped.setdefault(clusters.root(id_), []).append(profile)
    return [merged(grouped[root]) for root in sorted(grouped)]
