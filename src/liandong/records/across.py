"""Joining across documents, block by block: what is held is some signatures at a time, and numbers.

Things are numbered by mention, equal signatures stand under the smallest number of their things (a class). Classes meet
in blocks, which come sorted from the desk; what is one thing or may be is noted as a pair of numbers, and the pairs
come back by groups that hang together: only within a group can a signature be ambiguous.
"""

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import Generic, TypeVar

from liandong.model.desk import Desk, Row, Sheaf, Shelf
from liandong.records.clusters import Clusters
from liandong.records.joining import BLOCK_LIMIT, Near, Relation, Rule, ambiguous, note
from liandong.records.packing import pack, unpacker

S = TypeVar("S", bound=Hashable)

_AT_A_TIME = 2_000
"""Classes of blocks whose signatures are fetched together."""
_REMEMBERED = 10_000
"""Signatures that are kept for the blocks that follow, at most."""
_SHIFT = 31
"""Bits of a number: pairs are sorted as one number."""


def lay(signature: Hashable, thing: int, sheaf: Sheaf) -> None:
    """Lays down the signature of a thing, to be joined later."""
    sheaf.add(hash(signature), thing, pack(signature))


class Across(Generic[S]):
    """The joining of all things of one kind by one rule. Its sheaves and shelf are used again for the next one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shelf = desk.shelf()
        self._blocks, self._pairs, self._groups, self._joins = (desk.sheaf() for _ in range(4))

    def join(self, rule: Rule[S], laid: Iterable[Row], clusters: Clusters) -> None:
        """Joins the things whose signatures were laid down (they come sorted) where they are one and nothing else."""
        signatures = _Signatures(rule, self._shelf)
        twins = self._classes(rule, laid)
        unclear = bytearray(self._desk.size + 1)
        joins = self._joined(rule, signatures, twins, unclear)
        if clusters.parted:
            for left, right in joins:
                self._joins.add(left, right)
            joins = ((left, right) for left, right, _ in self._joins.sorted())
        for left, right in joins:
            clusters.join(left, right)
        self._shelf.clear()

    def _classes(self, rule: Rule[S], laid: Iterable[Row]) -> "array[int]":
        """Shelves each signature once and lays down its blocks. The things that have the same one and are one thing by
        that, each after the smallest with it.
        """
        unpack = unpacker(rule.shape)
        twins = array("i")
        last: int | None = None
        met: dict[S, int] = {}
        same: dict[bytes, S] = {}
        for key, thing, data in laid:
            if key != last:
                last, met, same = key, {}, {}
            assert data is not None
            signature = same.get(data)
            if signature is None:
                signature = same[data] = unpack(data)
            first = met.setdefault(signature, thing)
            if first != thing:
                if rule.alone(signature):
                    twins.extend((first, thing))
                continue
            self._shelf.add(thing, data)
            for block in rule.keys(signature):
                self._blocks.add(hash(block), thing)
        return twins

    def _joined(
        self, rule: Rule[S], signatures: "_Signatures[S]", twins: Sequence[int], unclear: bytearray
    ) -> Iterator[tuple[int, int]]:
        """The pairs of things to be joined; those with unclear signatures are left alone."""
        for near, possible in self._near(rule, signatures):
            if len(possible) <= _REMEMBERED and any(
                len(near.get(number, ())) < len(possible) - 1 for number in possible
            ):  # not one thing throughout
                signatures.fetch(set(possible))
            for number in ambiguous(rule, signatures, near, possible, local=False):
                unclear[number] = True
            for left, others in near.items():
                yield from ((left, right) for right in others if left < right and not (unclear[left] or unclear[right]))
        for place in range(0, len(twins), 2):
            if not unclear[twins[place]]:
                yield twins[place], twins[place + 1]

    def _near(self, rule: Rule[S], signatures: "_Signatures[S]") -> Iterator[tuple[Near, Near]]:
        """What is one thing and what may be, by groups that hang together."""
        together = Clusters(self._desk.size)
        for left, right in _meeting(self._blocks.sorted(), signatures):
            relation = rule.compare(signatures[left], signatures[right], False)
            if relation is Relation.SAME or relation is Relation.POSSIBLE:
                together.join(left, right)
                self._pairs.add(left << _SHIFT | right, relation is Relation.SAME)
        for pair, same, _ in self._pairs.sorted():
            self._groups.add(together.root(pair >> _SHIFT), pair << 1 | same)
        for _, group in groupby(self._groups.sorted(), key=lambda row: row[0]):
            near: Near = {}
            possible: Near = {}
            for _, pair, _ in group:
                left, right = pair >> _SHIFT + 1, pair >> 1 & (1 << _SHIFT) - 1
                note(near, possible, left, right, same=bool(pair & 1))
            yield near, possible


def _meeting(rows: Iterable[Row], signatures: "_Signatures[S]") -> Iterator[tuple[int, int]]:
    """The pairs that meet in a block, smaller number first, their signatures at hand; some more than once."""
    some: list[list[int]] = []
    size = 0
    for _, block in groupby(rows, key=lambda row: row[0]):
        members: list[int] = []
        for _, number, _ in block:
            if len(members) <= BLOCK_LIMIT:
                members.append(number)
        if 1 < len(members) <= BLOCK_LIMIT:
            some.append(members)
            size += len(members)
        if size >= _AT_A_TIME:
            yield from _pairs(some, signatures)
            some, size = [], 0
    yield from _pairs(some, signatures)


def _pairs(blocks: Sequence[Sequence[int]], signatures: "_Signatures[S]") -> Iterator[tuple[int, int]]:
    signatures.fetch({number for block in blocks for number in block})
    for block in blocks:
        yield from combinations(dict.fromkeys(block), 2)


class _Signatures(dict[int, S]):
    """Signatures of classes from the shelf, some of which are remembered."""

    def __init__(self, rule: Rule[S], shelf: Shelf) -> None:
        super().__init__()
        self._shelf, self._unpack = shelf, unpacker(rule.shape)

    def fetch(self, numbers: set[int]) -> None:
        """Has these at hand, and perhaps others."""
        if len(self) + len(numbers) > _REMEMBERED:
            self.clear()
        self.update((number, self._unpack(data)) for number, data in self._shelf.get(numbers - self.keys()))

    def __missing__(self, number: int) -> S:
        self.fetch({number})
        return self[number]
