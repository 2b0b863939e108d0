"""Profiles: what the live statements say of one mention, or of several that are known to be one thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from liandong.model import Polarity, Statement, Tier


class Survey(Protocol):
    """What resolution and fold ask of the survey of the documents: see liandong.documents.Survey."""

    @property
    def families(self) -> Mapping[str, str]: ...

    @property
    def tiers(self) -> Mapping[str, Tier]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One thing as far as it is known: the mentions (smallest id first), where they stand, what is said of them.

    `home` is the family of copies that its document belongs to (the smallest once mentions of several are joined; all
    are in `homes`): names that say nothing by themselves (推介会) mean the same thing only there. Denied statements are
    left out.
    """

    id: str
    kind: str
    home: str
    homes: frozenset[str]
    part: int
    said: Mapping[str, Sequence[Statement]]

    def texts(self, name: str) -> tuple[str, ...]:
        """The normalised values said of one property, each once, in stable order."""
        statements = self.said.get(name)
        if not statements:
            return ()
        if len(statements) == 1:
            return (statements[0].value.text,)
        return tuple(dict.fromkeys(s.value.text for s in statements))


def live_statements(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, sorted by id, without those that a live statement retracts."""
    by_id = {s.id: s for s in statements}
    ordered = [by_id[id_] for id_ in sorted(by_id)]
    retracted = _retracted([s for s in ordered if s.retracts is not None])
    return [s for s in ordered if s.id not in retracted] if retracted else ordered


def _retracted(retractions: Sequence[Statement]) -> set[str]:
    """Ids taken back; a retraction that was itself taken back has no effect."""
    by_target: dict[str, list[str]] = {}
    for statement in retractions:
        if statement.retracts is not None:
            by_target.setdefault(statement.retracts, []).append(statement.id)

    def gone(id_: str) -> bool:
        return any(not gone(by) for by in by_target.get(id_, ()))

    return {target for target in by_target if gone(target)}


def profiles(statements: Sequence[Statement], survey: Survey) -> dict[str, Profile]:
    """The profile of every mention of the (live) statements, by mention id."""
    grouped: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.mention.id].append(statement)
    families = survey.families
    homes: dict[str, frozenset[str]] = {}
    found = {}
    for id_, group in grouped.items():
        mention, document = group[0].mention, min(s.document for s in group)
        home = families.get(document, document)
        alone = homes.get(home) or homes.setdefault(home, frozenset((home,)))
        found[id_] = Profile(id_, mention.kind, home, alone, mention.part, _said(group))
    return found


def _said(group: Iterable[Statement]) -> dict[str, list[Statement]]:
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        if statement.polarity is Polarity.ASSERTED:
            said[statement.property].append(statement)
    return dict(said)


def merged(group: Sequence[Profile]) -> Profile:
    """One profile of several that are the same thing."""
    if len(group) == 1:
        return group[0]
    ordered = sorted(group, key=lambda p: p.id)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for profile in ordered:
        for name, statements in profile.said.items():
            said[name] += statements
    homes = frozenset[str]().union(*(p.homes for p in ordered))
    return Profile(ordered[0].id, ordered[0].kind, min(homes), homes, ordered[0].part, dict(said))
