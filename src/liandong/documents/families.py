"""Families of copies, kept up as documents come and go: what is compared is what came, with what stands near it.

Two documents are a pair when they share a band and their signatures are alike, or when one has half of its sentences in
the other; a family is what such pairs tie together, and goes by its smallest document. Other documents matter to a pair
in two ways only: a sentence that very many hold tells no copy, and where very many share a band, all are compared with
the smallest of them and not with one another. Where that changes, the families concerned are taken apart and tied anew.
So the families are those of the documents that are there, in whatever order and portions they came and went.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import eq
from typing import Protocol, TypeVar

from liandong.model import Fingerprint

T = TypeVar("T")

LEAST_SIMILARITY = 0.6
LEAST_SHARED = 0.5
LEAST_SENTENCES = 3
_MOST_COMPARED = 100
"""Of unlike documents that share a band by chance so many are compared with all: the cost stays linear."""

_COMMONPLACE = 200
"""A sentence in more documents than this is boilerplate of a site and tells no copy."""

_AT_A_TIME = 200
"""Documents whose neighbours are looked up together: enough that questions to a database cost little each."""

Holders = Mapping[int, Sequence[str]]
"""By band or sentence the documents that have it, sorted."""


class Table(Protocol):
    """The fingerprints of the documents that are there, and the family of each; documents are named by their ids."""

    def add(self, prints: Sequence[Fingerprint]) -> None:
        """Each new one is a family of its own."""
        ...

    def remove(self, documents: Collection[str]) -> None: ...
    def prints(self, documents: Collection[str]) -> Iterable[Fingerprint]:
        """Those of them that are there."""
        ...

    def holders(self, keys: Collection[int]) -> Holders:
        """The documents that have these bands or sentences."""
        ...

    def families(self, documents: Collection[str]) -> Mapping[str, str]: ...
    def members(self, families: Collection[str]) -> Collection[str]: ...
    def part(self, documents: Collection[str]) -> None:
        """Makes each a family of its own again."""
        ...

    def rename(self, families: Mapping[str, str]) -> None:
        """Gives whole families other names, under which they may be one."""
        ...


def arrive(table: Table, prints: Sequence[Fingerprint]) -> None:
    """Takes documents into the table and into their families."""
    for some in _portions(prints):
        table.add(some)
        holders = table.holders(_keys(some))
        broken = _unsettled(some, holders, frozenset(each.document for each in some))
        if broken:
            loose = _taken_apart(table, broken)
            for others in _portions(sorted(loose)):
                tied = tuple(table.prints(others))
                _tie(table, tied, table.holders(_keys(tied)))
        _tie(table, some, holders)


def depart(table: Table, documents: Collection[str]) -> None:
    """Takes documents out of the table; families that they held together fall apart."""
    for some in _portions(sorted(documents)):
        gone = tuple(table.prints(some))
        names = frozenset(each.document for each in gone)
        again = _unsettled(gone, table.holders(_keys(gone)), names)
        loose = _taken_apart(table, names) - names
        table.remove(names)
        for others in _portions(sorted(loose | again)):
            tied = tuple(table.prints(others))
            _tie(table, tied, table.holders(_keys(tied)))


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """The estimated Jaccard index of two signatures; 0 where one is empty."""
    if not left or not right:
        return 0.0
    same: int = sum(map(eq, left, right))
    return same / len(left)


def _keys(prints: Iterable[Fingerprint]) -> set[int]:
    return set(chain.from_iterable((*each.bands, *each.sentences) for each in prints))


def _unsettled(prints: Iterable[Fingerprint], holders: Holders, moving: frozenset[str]) -> set[str]:
    """Of the documents that stay, those for whose pairs it matters whether the moving ones are there or not: holders of
    a sentence that is commonplace with them only, and those that with them are not among the smallest of a band.
    """
    found: set[str] = set()
    for each in prints:
        for with_them in map(holders.__getitem__, each.bands):
            if len(with_them) > _MOST_COMPARED:
                without = [name for name in with_them if name not in moving]
                found.update(set(without[:_MOST_COMPARED]).difference(with_them[:_MOST_COMPARED]))
        for with_them in map(holders.__getitem__, each.sentences):
            if len(with_them) > _COMMONPLACE:
                without = [name for name in with_them if name not in moving]
                found.update(without if len(without) <= _COMMONPLACE else ())
    return found


def _taken_apart(table: Table, documents: Collection[str]) -> set[str]:
    """All members of the families of these documents, each of which is one by itself now."""
    loose = set(table.members(frozenset(table.families(documents).values())))
    table.part(loose)
    return loose


def _tie(table: Table, prints: Sequence[Fingerprint], holders: Holders) -> None:
    """Joins each document to the families of all with which it is a pair."""
    near = [_near(each, holders) for each in prints]
    shared = [_sharing(each, holders) for each in prints]
    names = {each.document for each in prints}.union(*near, *shared)
    family = table.families(names)
    sets = _Sets(family.values())
    asked: dict[str, list[int]] = {}
    for number, each in enumerate(prints):
        for other in near[number].union(shared[number]):
            if family[other] != family[each.document]:
                asked.setdefault(other, []).append(number)
    for some in _portions(sorted(asked)):
        for there in table.prints(some):
            for number in asked[there.document]:
                left, right = sets.root(family[prints[number].document]), sets.root(family[there.document])
                if left != right and _pair(prints[number], there, near[number], shared[number]):
                    sets.join(left, right)
    table.rename(sets.moved())


def _near(one: Fingerprint, holders: Holders) -> set[str]:
    """The documents that share a band with this one and are to be compared with it."""
    found: set[str] = set()
    for key in one.bands:
        others = holders[key]
        if len(others) > _MOST_COMPARED and one.document > others[_MOST_COMPARED - 1]:
            others = others[:_MOST_COMPARED]
        if len(others) > 1:
            found.update(others)
    return found


def _sharing(one: Fingerprint, holders: Holders) -> Mapping[str, int]:
    """How many sentences other documents share with this one, where it is more than one."""
    told = (others for key in one.sentences if 1 < len(others := holders[key]) <= _COMMONPLACE)
    shared = Counter(chain.from_iterable(told))
    return {name: count for name, count in shared.items() if count >= LEAST_SENTENCES - 1}


def _pair(one: Fingerprint, other: Fingerprint, near: Collection[str], shared: Mapping[str, int]) -> bool:
    count = shared.get(other.document, 0)
    if count and count >= LEAST_SHARED * min(len(one.sentences), len(other.sentences)):
        return True
    return other.document in near and similarity(one.signature, other.signature) >= LEAST_SIMILARITY


class _Sets:
    """Union-find over the names of families; the root of a set is its smallest."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low

    def moved(self) -> dict[str, str]:
        """The new names of the families that have one."""
        return {name: root for name in self._parent if (root := self.root(name)) != name}


def _portions(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), _AT_A_TIME):
        yield things[start : start + _AT_A_TIME]
