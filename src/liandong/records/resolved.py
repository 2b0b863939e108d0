"""What is resolved so far: rules for agreements, persons and figures ask it who a party or a subject is."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar, cast

from liandong.model import Statement
from liandong.model.desk import Desk
from liandong.records.clusters import Clusters
from liandong.records.packing import pack, unpacker
from liandong.records.profiles import Profile
from liandong.records.values.names import parse

T = TypeVar("T")

_RECORD = "#"
"""Begins what stands for a cluster among names; no name has it, once it is normalised."""

_Names = dict[str, int]
_home_names = unpacker(tuple[str, _Names])
_name_roots = unpacker(tuple[str, str, int])


class Resolved:
    """Look-ups over the clusters that stand: by mention, by name in one document, by name in the whole corpus.

    Names lie on the desk; `look_up` fetches those that some profiles need. Of each kind the names are noted portion by
    portion, and can be asked for when the kind is closed.
    """

    def __init__(self, desk: Desk, clusters: Clusters) -> None:
        self._desk, self._clusters = desk, clusters
        self._by_home, self._by_name, self._noted = desk.shelf(), desk.shelf(), desk.sheaf()
        self._made: dict[Profile, object] = {}
        self._numbers: Mapping[str, tuple[int, str]] = {}
        self._here: dict[int, dict[str, dict[str, int]]] = {}
        self._named: dict[str, dict[str, int]] = {}

    def once(self, profile: Profile, make: Callable[[Profile, "Resolved"], T]) -> T:
        """What `make` makes of the profile, worked out at the first call; for what no later join can change."""
        known = self._made.get(profile)
        if known is None:
            known = self._made[profile] = make(profile, self)
        return cast(T, known)

    def note(self, kind: str, group: Iterable[Profile]) -> None:
        """Takes note of the names of mentions of one kind, all of a home together, in the order of numbers."""
        here: dict[int, _Names] = {}
        met: set[tuple[str, int]] = set()
        for profile in group:
            for text in (*profile.texts("name"), *profile.texts("short_name")):
                name = name_key(text)
                here.setdefault(profile.home, {}).setdefault(name, profile.id)
                met.add((name, self._clusters.root(profile.id)))
        for home, names in here.items():
            self._by_home.add(home, pack((kind, names)))
        for name, number in met:
            self._noted.add(hash(name), number, name.encode(errors="surrogatepass"))

    def close(self, kind: str) -> None:
        """Makes the noted names of one kind, the clusters of which are finished, those of the whole corpus."""
        last, roots = 0, dict[bytes, int]()
        for key, number, name in self._noted.sorted():
            if key != last:
                self._shelve(last, kind, roots)
                last, roots = key, {}
            root = self._clusters.root(number)
            if name is not None and roots.setdefault(name, root) != root:
                roots[name] = 0  # several things bear it
        self._shelve(last, kind, roots)

    def _shelve(self, key: int, kind: str, roots: Mapping[bytes, int]) -> None:
        for name, root in roots.items():
            self._by_name.add(key, pack((name.decode(errors="surrogatepass"), kind, root)))

    def look_up(self, profiles: Collection[Profile], properties: Collection[str]) -> None:
        """Fetches what these properties of the profiles name; what was made of earlier ones is forgotten."""
        self._made, self._here, self._named = {}, {}, {}
        said = [s for p in profiles for name in properties for s in p.said.get(name, ())]
        self._numbers = self._desk.known({s.ref for s in said if s.ref is not None})
        names = {hash(name_key(s.value.text)) for s in said}
        for _, data in self._by_name.get(names):
            name, kind, root = _name_roots(data)
            self._named.setdefault(name, {})[kind] = root
        homes = {profile.home for profile in profiles} if self._named else ()
        for home, data in self._by_home.get(homes):
            kind, here = _home_names(data)
            self._here.setdefault(home, {})[kind] = here

    def root(self, mention: str | None) -> str | None:
        """What stands for the cluster of a mention; None for one that nothing is said of."""
        found = self._numbers.get(mention) if mention is not None else None
        return None if found is None else f"{_RECORD}{self._clusters.root(found[0])}"

    def key(self, statement: Statement, home: int, *kinds: str) -> str:
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
        here = self._here.get(home, {})
        for kind in kinds:
            found = here.get(kind, {}).get(name) or named.get(kind)
            if found:
                return f"{_RECORD}{self._clusters.root(found)}"
        return name

    def keys(self, profile: Profile, name: str, *kinds: str) -> frozenset[str]:
        """The keys of all that one property of a profile names."""
        return frozenset(self.key(s, profile.home, *kinds) for s in profile.said.get(name, ()))

    def roots(self, profile: Profile, name: str) -> frozenset[str]:
        """The clusters that one property of a profile refers to."""
        found = (self.root(s.ref) for s in profile.said.get(name, ()))
        return frozenset(root for root in found if root is not None)


def is_known(key: str) -> bool:
    """Whether a key stands for a cluster, and not for a region or a bare name."""
    return key.startswith(_RECORD)


@lru_cache(1 << 14)
def name_key(text: str) -> str:
    """What a name is looked up by: the region where it is one (广州 = 广州市), else the normalised name."""
    name = parse(text)
    return "region:" + ",".join(sorted(name.codes)) if name.is_region else name.plain
