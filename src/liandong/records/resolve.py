"""Resolution (归并): which mentions are one thing. Pure, and the same for every order of its input.

Kind by kind: the mentions of each home are profiled, joined among themselves, and what each thing is told by (its
signature) is laid on the desk; then things of all homes are joined block by block. What is held is the statements of
some homes, the signatures of some blocks, and a number for each mention.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from liandong.model import KINDS, Decision, Statement
from liandong.model.decision import standing
from liandong.model.desk import Desk, Row, Sheaf
from liandong.records.across import Across, lay
from liandong.records.clusters import Clusters, judge
from liandong.records.held import HeldDesk
from liandong.records.joining import Known, Rule, join_within
from liandong.records.kinds import agreements, events, figures, organisations, persons, pledges, projects, titles
from liandong.records.profiles import Profile, Survey, merged, profiles, taken_back
from liandong.records.resolved import Resolved
from liandong.records.undecided import settle

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
"""The rules of each kind, in the order of resolution: what others refer to comes first. Only the first of a kind joins
within homes."""

if RULES.keys() != KINDS.keys():
    raise TypeError(f"kinds without a rule of resolution: {sorted(RULES.keys() ^ KINDS.keys())}")

_MENTIONS = 1_000
"""Mentions of joined things whose statements are asked for together."""


def resolve(statements: Iterable[Statement], survey: Survey, decisions: Iterable[Decision] = ()) -> Mapping[str, str]:
    """The record id of every mention id: the smallest mention id of its cluster. Sorted by mention id.

    Persons' decisions come before any rule: `same` joins, `different` keeps apart whatever the rules say, a retracted
    decision counts for nothing. A mention all of whose statements were retracted keeps an id of its own.
    """
    desk = HeldDesk(statements, survey.families)
    roots = resolve_desk(desk, standing(decisions))
    return {id_: desk.ids[roots[number]] for number, id_ in enumerate(desk.ids) if number}


def resolve_desk(desk: Desk, decisions: Iterable[Decision] = (), undecided: Sheaf | None = None) -> "array[int]":
    """As `resolve`, of the mentions on a desk: at the place of each number the smallest of its cluster (0 at 0).

    `decisions` are those that stand, newest first (`model.decision.standing`).

    On `undecided` is laid what may be one thing and was not joined: see liandong.records.undecided.
    """
    given = tuple(decisions)
    clusters = Clusters(desk.size)
    known = desk.known({id_ for decision in given for pair in decision.pairs for id_ in pair[:2]})
    judge(clusters, known, given)
    stage = _Stage(desk, clusters)
    across: Across[Any] = Across(desk)
    for kind, rules in RULES.items():
        stage.lay(kind, rules, sorted(number for number, its in known.values() if its == kind))
        for place, rule in enumerate(rules):
            across.join(rule, stage.laid(place), clusters)
        stage.resolved.close(kind)
    if undecided is not None:
        for row in settle(across.left_open, desk, clusters, given, known):
            undecided.add(*row)
    return clusters.roots()


class _Stage:
    """The things of one kind after another, laid on the desk for each of its rules."""

    def __init__(self, desk: Desk, clusters: Clusters) -> None:
        self.resolved = Resolved(desk, clusters)
        self._desk, self._clusters = desk, clusters
        self._gone = taken_back(desk.retracting())
        self._sheaves = [desk.sheaf() for _ in range(max(map(len, RULES.values())))]
        self._moved, self._anew = desk.sheaf(), desk.sheaf()
        self._rules: Sequence[Rule[Any]] = ()
        self._mentions, self._things = array("i"), array("i")

    def lay(self, kind: str, rules: Sequence[Rule[Any]], judged: Sequence[int]) -> None:
        """Profiles all mentions, joins those of each home, and lays down what the things are told by. Things that
        persons joined over several homes (`judged` are mentions that they judged) take no part in what homes join.
        """
        self._rules, self._mentions, self._things = rules, array("i"), array("i")
        spread = self._spread(judged)
        for told in self._desk.told(kind):
            group = profiles(told, self._gone)
            self.resolved.look_up(group.values(), rules[0].asks)
            known: Known[Any] = {}
            at_home = [p for p in group.values() if self._clusters.root(p.id) not in spread]
            self._lay(self._joined(at_home, known), known)
            self.resolved.note(kind, group.values())
            if len(rules) > 1:
                self._mentions.extend(group)
        things = [merged(each) for _, each in sorted(spread.items())]
        self.resolved.look_up(things, rules[0].asks)
        self._lay(things, {})

    def laid(self, place: int) -> Iterator[Row]:
        """What was laid down for this rule; things that the rules before it joined are laid down anew."""
        if place == 0:
            return self._sheaves[0].sorted()
        moved = bytearray(self._desk.size + 1)
        for thing in self._things:
            root = self._clusters.root(thing)
            if root != thing:
                moved[root] = moved[thing] = True
        rule = self._rules[place]
        for grown in self._joined_anew(moved):
            self.resolved.look_up(grown, rule.asks)
            for profile in grown:
                signature = rule.signature(profile, self.resolved)
                if signature is not None:
                    lay(signature, profile.id, self._anew)
        kept = (row for row in self._sheaves[place].sorted() if not moved[row[1]])
        return merge(kept, self._anew.sorted(), key=lambda row: row[:2])

    def _spread(self, judged: Iterable[int]) -> dict[int, list[Profile]]:
        """The profiles of what persons joined over several homes, by root."""
        members: dict[int, list[int]] = {}
        for number in judged:
            members.setdefault(self._clusters.root(number), []).append(number)
        asked = [number for each in members.values() if len(each) > 1 for number in each]
        found: dict[int, list[Profile]] = {}
        for number, profile in profiles(self._desk.told_of(asked), self._gone).items():
            found.setdefault(self._clusters.root(number), []).append(profile)
        return {root: each for root, each in found.items() if len({p.home for p in each}) > 1}

    def _joined(self, group: Sequence[Profile], known: Known[Any]) -> Iterator[Profile]:
        """The things of some homes, after each home has joined its own."""
        homes: dict[int, list[Profile]] = {}
        for profile in group:
            homes.setdefault(profile.home, []).append(profile)
        for home in homes.values():
            things, joins = self._merged(home), self._clusters.joins
            if self._rules[0].within and len(things) > 1:
                join_within(self._rules[0], things, self.resolved, self._clusters, known)
            yield from things if self._clusters.joins == joins else self._merged(home)

    def _merged(self, group: Iterable[Profile]) -> list[Profile]:
        """The profiles as the clusters stand, one for each cluster, sorted by id."""
        grouped: dict[int, list[Profile]] = {}
        for profile in group:
            grouped.setdefault(self._clusters.root(profile.id), []).append(profile)
        return [merged(each) for _, each in sorted(grouped.items())]

    def _lay(self, things: Iterable[Profile], known: Known[Any]) -> None:
        for thing in things:
            if len(self._rules) > 1:
                self._things.append(thing.id)
            for place, rule in enumerate(self._rules):
                signature = known.get(thing) if place == 0 else None
                signature = rule.signature(thing, self.resolved) if signature is None else signature
                if signature is not None:
                    lay(signature, thing.id, self._sheaves[place])

    def _joined_anew(self, moved: bytearray) -> Iterator[list[Profile]]:
        """The things whose clusters have grown, in portions."""
        for mention in self._mentions:
            root = self._clusters.root(mention)
            if moved[root]:
                self._moved.add(root, mention)
        asked: list[int] = []
        for _, cluster in groupby(self._moved.sorted(), key=itemgetter(0)):
            asked += [mention for _, mention, _ in cluster]
            if len(asked) >= _MENTIONS:
                yield self._merged(profiles(self._desk.told_of(asked), self._gone).values())
                asked = []
        if asked:
            yield self._merged(profiles(self._desk.told_of(asked), self._gone).values())
