"""Profiles: what the live statements say of one mention, or of several that are known to be one thing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Protocol

from liandong.model import Polarity, Statement, Tier
from liandong.model.decision import withdrawn
from liandong.model.desk import Told
from liandong.model.noun import Noun


class Survey(Protocol):
    """What resolution and fold ask of the survey of the documents: see liandong.documents.Survey."""

    @property
    def families(self) -> Mapping[str, str]: ...

    @property
    def tiers(self) -> Mapping[str, Tier]: ...


class Profile(Noun, frozen=True, eq=False):
    """One thing as far as it is known: its mentions (`id` is the smallest), where they stand, what is said of them.

    `home` is the family of copies that its document belongs to (the smallest once mentions of several are joined; all
    are in `homes`): names that say nothing by themselves (推介会) mean the same thing only there. Denied statements are
    left out. Mentions and homes go by number.
    """

    id: int
    home: int
    homes: frozenset[int]
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
    retracted = taken_back(ordered)
    return [s for s in ordered if s.id not in retracted] if retracted else ordered


def taken_back(statements: Iterable[Statement]) -> frozenset[str]:
    """The ids that these statements take back."""
    told = [(s.id, s.retracts) for s in statements if s.retracts is not None]
    return withdrawn(told) if told else frozenset()


def profiles(told: Iterable[Told], gone: Collection[str]) -> dict[int, Profile]:
    """The profile of every mention of the statements, by its number and in the order of numbers, without what is gone.

    All statements about a mention must be given together.
    """
    by_id = {each.statement.id: each for each in told if each.statement.id not in gone}
    grouped: defaultdict[tuple[int, int], list[Statement]] = defaultdict(list)
    for _, each in sorted(by_id.items()):
        grouped[each.mention, each.home].append(each.statement)
    homes: dict[int, frozenset[int]] = {}
    return {
        number: Profile(number, home, homes.setdefault(home, frozenset((home,))), group[0].mention.part, _said(group))
        for (number, home), group in sorted(grouped.items(), key=itemgetter(0))
    }


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
    homes = frozenset[int]().union(*(p.homes for p in ordered))
    return Profile(ordered[0].id, min(homes), homes, ordered[0].part, dict(said))
