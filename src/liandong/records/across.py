"""Joining across documents, block by block: what is held is some signatures at a time, and numbers.

Things are numbered by mention, equal signatures stand under the smallest number of their things (a class). Classes meet
in blocks, which come sorted from the desk; what is one thing or may be is noted as a pair of numbers, and the pairs
come back by groups that hang together: only within a group can a signature be ambiguous.
"""

from array import array
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, TypeVar

from liandong.model.desk import Desk, Row, Sheaf, Shelf
from liandong.records.clusters import Clusters
from liandong.records.joining import BLOCK_LIMIT, FITS_SEVERAL, Neighbours, Relation, Rule, ambiguous, joined, meeting
from liandong.records.packing import pack, unpacker

S = TypeVar("S", bound=Hashable)

_Block = tuple[dict[int, None], dict[int, None]]
"""Who meets in a block: each other, or those who are offered."""

_AT_A_TIME = 2_000
"""Classes of blocks whose signatures are fetched together."""
_REMEMBERED = 10_000
"""Signatures that are kept for the blocks that follow, at most."""
_NOTED = [Relation.POSSIBLE, Relation.SAME, Relation.PROVED]
_NUMBER = itemgetter(0)
_SHIFT = 30
"""Bits of a number: pairs are sorted as one number."""
_OFFERED = b""
"""Marks what only meets those who seek it."""


def lay(signature: Hashable, thing: int, sheaf: Sheaf) -> None:
    """Lays down the signature of a thing, to be joined later."""
    sheaf.add(hash(signature), thing, pack(signature))


class Across(Generic[S]):
    """The joining of all things of one kind by one rule. Its sheaves and shelf are used again for the next one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shelf, self._refined = desk.shelf(), desk.shelf()
        self._blocks, self._heads, self._pairs, self._groups, self._joins, self._words = (
            desk.sheaf() for _ in range(6)
        )
        self._sought: set[int] = set()
        self.left_open = desk.sheaf()
        """Pairs of things that may be one and were not joined, with the reason."""

    def join(self, rule: Rule[S], laid: Iterable[Row], clusters: Clusters) -> None:
        """Joins the things whose signatures were laid down (they come sorted) where they are one and nothing else."""
        signatures = _Signatures(rule, self._shelf)
        twins, firsts = self._classes(rule, laid)
        if rule.learn is not None:
            self._refine(rule, firsts, self._learned())
            signatures = _Signatures(rule, self._refined)
        unclear = bytearray(self._desk.size + 1)
        joins = self._joined(rule, signatures, twins, unclear)
        if clusters.parted:
            for left, right in joins:
                self._joins.add(left, right)
            joins = ((left, right) for left, right, _ in self._joins.sorted())
        for left, right in joins:
            clusters.join(left, right)
        self._shelf.clear()
        self._refined.clear()
        self._sought = set()

    def _classes(self, rule: Rule[S], laid: Iterable[Row]) -> "tuple[array[int], array[int]]":
        """Shelves each signature once and lays down its blocks, or, if its rule learns, what is learned from it. The
        things that have the same one and are one thing by that, each after the smallest with it; and the smallest.
        """
        unpack = unpacker(rule.shape)
        twins, firsts = array("i"), array("i")
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
            if rule.learn is None:
                self._block(rule, signature, thing)
                continue
            firsts.append(thing)
            self._sought.update(map(hash, rule.sought(signature)))
            for word, beside, least in rule.learn(signature):
                self._words.add(hash(word), hash(beside), least.to_bytes())
        return twins, firsts

    def _refine(self, rule: Rule[S], firsts: Sequence[int], words: Container[int]) -> None:
        """Shelves the signatures again, as far as they are known by what was learned, and lays down their blocks."""
        unpack = unpacker(rule.shape)
        for start in range(0, len(firsts), _AT_A_TIME):
            for number, data in self._shelf.get(firsts[start : start + _AT_A_TIME]):
                signature = unpack(data)
                refined = rule.refined(signature, words)
                self._refined.add(number, data if refined is signature else pack(refined))
                self._block(rule, refined, number)
        self._shelf.clear()

    def _block(self, rule: Rule[S], signature: S, thing: int) -> None:
        for block in rule.keys(signature):
            self._blocks.add(hash(block), thing)
        for block in rule.sought(signature):
            self._heads.add(hash(block), thing)
        for block in map(hash, rule.offered(signature)):
            if rule.learn is None or block in self._sought:  # of what nobody seeks nothing is laid down
                self._heads.add(block, thing, _OFFERED)

    def _learned(self) -> set[int]:
        """The hashes of the words that stand beside enough different ones."""
        words = set[int]()
        for word, rows in groupby(self._words.sorted(), key=_NUMBER):
            beside: set[int] = set()
            least = 0
            for _, other, mark in rows:
                if mark is not None:
                    least = mark[0]
                beside.add(other)
            if len(beside) >= least:
                words.add(word)
        return words

    def _joined(
        self, rule: Rule[S], signatures: "_Signatures[S]", twins: Sequence[int], unclear: bytearray
    ) -> Iterator[tuple[int, int]]:
        """The pairs of things to be joined; those with unclear signatures are left alone, and noted as open."""
        for found in self._near(rule, signatures):
            possible, same = found.possible, found.same
            if len(possible) <= _REMEMBERED and any(
                len(same.get(number, ())) < len(possible) - 1 for number in possible
            ):  # not one thing throughout
                signatures.fetch(set(possible))
            for number in ambiguous(rule, signatures, found, local=False):
                unclear[number] = True
            yield from joined(found, unclear.__getitem__)
            if rule.proposes:
                self._leave_open(rule, signatures, found, unclear)
        for place in range(0, len(twins), 2):
            if not unclear[twins[place]]:
                yield twins[place], twins[place + 1]

    def _near(self, rule: Rule[S], signatures: "_Signatures[S]") -> Iterator[Neighbours]:
        """What is one thing and what may be, by groups that hang together."""
        together = Clusters(self._desk.size)
        for left, right in chain(
            _meeting(self._blocks.sorted(), signatures), _meeting(self._heads.sorted(), signatures, sought=True)
        ):
            relation = rule.compare(signatures[left], signatures[right], False)
            if relation in _NOTED:
                together.join(left, right)
                self._pairs.add(left << _SHIFT | right, _NOTED.index(relation))
            elif relation is Relation.NEAR:
                self._open(rule, signatures, left, right)
        for pair, code, _ in self._pairs.sorted():
            self._groups.add(together.root(pair >> _SHIFT), pair << 2 | code)
        for _, group in groupby(self._groups.sorted(), key=_NUMBER):
            found = Neighbours()
            for _, pair, _ in group:
                left, right = pair >> _SHIFT + 2, pair >> 2 & (1 << _SHIFT) - 1
                found.note(left, right, _NOTED[pair & 3])
            yield found

    def _leave_open(
        self, rule: Rule[S], signatures: "_Signatures[S]", found: Neighbours, unclear: Sequence[int]
    ) -> None:
        """Notes the pairs of a group that are not joined, though they may be one thing."""
        for left, others in found.possible.items():
            same, proved = found.same.get(left, ()), found.proved.get(left, ())
            for right in others:
                if left < right and right not in proved and (right not in same or unclear[left] or unclear[right]):
                    self._open(rule, signatures, left, right, FITS_SEVERAL if right in same else None)

    def _open(
        self, rule: Rule[S], signatures: "_Signatures[S]", left: int, right: int, reason: str | None = None
    ) -> None:
        """Notes an open pair; in front stands the one that is told less fully, for it is that which is in doubt (of two
        that are told equally well, either).
        """
        ours, theirs = signatures[left], signatures[right]
        why = (reason or rule.why(ours, theirs)).encode()
        if rule.weight(ours) <= rule.weight(theirs):
            self.left_open.add(left, right, why)
        if rule.weight(theirs) <= rule.weight(ours):
            self.left_open.add(right, left, why)


def _meeting(rows: Iterable[Row], signatures: "_Signatures[S]", *, sought: bool = False) -> Iterator[tuple[int, int]]:
    """The pairs that meet in a block, smaller number first, their signatures at hand; some more than once. Where things
    are `sought`, those who seek the same do not meet by that.
    """
    some: list[_Block] = []
    size = 0
    for _, block in groupby(rows, key=_NUMBER):
        members: dict[int, None] = {}
        offered: dict[int, None] = {}
        for _, number, mark in block:
            if len(members) + len(offered) <= BLOCK_LIMIT:
                (members if mark is None else offered)[number] = None
        if members and (offered or not sought) and 1 < len(members) + len(offered) <= BLOCK_LIMIT:
            some.append((members, offered))
            size += len(members) + len(offered)
        if size >= _AT_A_TIME:
            yield from _pairs(some, signatures)
            some, size = [], 0
    yield from _pairs(some, signatures)


def _pairs(blocks: Sequence[_Block], signatures: "_Signatures[S]") -> Iterator[tuple[int, int]]:
    signatures.fetch({number for block in blocks for some in block for number in some})
    for members, offered in blocks:
        for left, right in meeting(members, offered):
            if left != right:
                yield (left, right) if left < right else (right, left)


class _Signatures(dict[int, S]):
    """Signatures of classes from the shelf, some of which are remembered."""

    def __init__(self, rule: Rule[S], shelf: Shelf) -> None:
        super().__init__()
        self._shelf, self._unpack = shelf, unpacker(rule.shape)

    def fetch(self, numbers: set[int]) -> None:
        """Has these at hand, and perhaps others."""
        if len(self) + len(numbers) > _REMEMBERED:
            self.clear()
        missing = [number for number in numbers if number not in self]
        self.update((number, self._unpack(data)) for number, data in self._shelf.get(missing))

    def __missing__(self, number: int) -> S:
        self.fetch({number})
        return self[number]
