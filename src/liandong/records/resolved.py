"""What is resolved so far: rules for agreements, persons and figures ask it who a party or a subject is."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from liandong.model import Statement
from liandong.records.clusters import Clusters
from liandong.records.profiles import Profile
from liandong.records.values.names import parse

T = TypeVar("T")


class Resolved:
    """Look-ups over the clusters that stand: by mention, by name in one document, by name in the whole corpus."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._made: dict[Profile, object] = {}
        self._here: dict[tuple[str, str], dict[str, str]] = {}
        self._named: dict[str, dict[str, str | None]] = {}

    def once(self, profile: Profile, make: Callable[[Profile, "Resolved"], T]) -> T:
        """What `make` makes of the profile, worked out at the first call; for what no later join can change."""
        known = self._made.get(profile)
        if known is None:
            known = self._made[profile] = make(profile, self)
        return cast(T, known)

    def close(self, kind: str, group: Mapping[str, Profile]) -> None:
        """Takes note of the finished clusters of one kind; `group` are its profiles by mention id."""
        for id_ in sorted(group):
            profile = group[id_]
            root = self._clusters.root(id_)
            for text in (*profile.texts("name"), *profile.texts("short_name")):
                key = name_key(text)
                self._here.setdefault((profile.home, key), {}).setdefault(kind, root)
                named = self._named.setdefault(key, {})
                if named.setdefault(kind, root) != root:
                    named[kind] = None
        self._made.clear()

    def root(self, mention: str | None) -> str | None:
        """The cluster of a mention; None for one that nothing is said of."""
        return self._clusters.root(mention) if mention is not None and mention in self._clusters else None

    def key(self, statement: Statement, home: str, *kinds: str) -> str:
        """What the value names: its cluster, else the region, else the bare name (which means nothing elsewhere).

        A cluster is found by reference, by name in the same document, or by a name that only one of `kinds` bears.
        """
        root = self.root(statement.ref)
        if root is not None:
            return root
        name = name_key(statement.value.text)
        named = self._named.get(name)
        if named is None:  # then it names nothing here either
            return name
        here = self._here.get((home, name), {})
        return next((found for kind in kinds if (found := here.get(kind) or named.get(kind))), name)

    def keys(self, profile: Profile, name: str, *kinds: str) -> frozenset[str]:
        """The keys of all that one property of a profile names."""
        return frozenset(self.key(s, profile.home, *kinds) for s in profile.said.get(name, ()))

    def roots(self, profile: Profile, name: str) -> frozenset[str]:
        """The clusters that one property of a profile refers to."""
        found = (self.root(s.ref) for s in profile.said.get(name, ()))
        return frozenset(root for root in found if root is not None)


def name_key(text: str) -> str:
    """What a name is looked up by: the region where it is one (广州 = 广州市), else the normalised name."""
    name = parse(text)
    return "region:" + ",".join(sorted(name.codes)) if name.is_region else name.plain
