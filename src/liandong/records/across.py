"""Joining across documents, block by block: what is held is some signatures at a time, and numbers.

Things are numbered by mention, equal signatures stand under the smallest number of their things (a class). Classes meet
in blocks, which come sorted from the desk; what is one thing or may be is noted as a tie, and the ties come back by
groups that hang together: only within a group can a signature be ambiguous.
"""

from array import array
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from liandong.model.desk import Desk, Row, Sheaf, Shelf
from liandong.records.blocks import meeting, portions
from liandong.records.clusters import Clusters
from liandong.records.joining import FITS_SEVERAL, Neighbours, Relation, Rule, ambiguous, joined
from liandong.records.packing import pack, unpacker
from liandong.records.ties import Ties

S = TypeVar("S", bound=Hashable)

_AT_A_TIME = 2_000
"""Classes whose signatures are fetched together."""
_HELD = 10_000
"""Signatures of one group that are held together, at most."""
_NEAR, _APART = Relation.NEAR, (Relation.DIFFERENT, Relation.OPEN)
_NUMBER = itemgetter(0)
_OFFERED = b""
"""Marks what only meets those who seek it."""


def lay(signature: Hashable, thing: int, sheaf: Sheaf) -> None:
    """Lays down the signature of a thing, to be joined later."""
    sheaf.add(hash(signature), thing, pack(signature))


class Across(Generic[S]):
    """The joining of all things of one kind by one rule. Its sheaves and shelves are used again for the next one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shelf, self._refined = desk.shelf(), desk.shelf()
        self._blocks, self._heads, self._joins, self._words, self._anchors = (desk.sheaf() for _ in range(5))
        self._ties = Ties(desk)
        self._sought: set[int] = set()
        self.left_open = desk.sheaf()
        """Pairs of things that may be one and were not joined, with the reason."""

    def join(self, rule: Rule[S], laid: Iterable[Row], clusters: Clusters) -> None:
        """Joins the things whose signatures were laid down (they come sorted) where they are one and nothing else."""
        shelf, twins, firsts = self._shelf, *self._classes(rule, laid)
        if rule.learn is not None:
            shelf = self._refined
            self._refine(rule, firsts, self._learned())
            twins = self._merge(rule) + twins
        joins = self._joined(rule, _Signatures(rule, shelf), twins)
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
        twins, firsts = array("i"), array("i")
        for signature, data, things in _equal(laid, unpacker(rule.shape)):
            first = things[0]
            if len(things) > 1 and rule.alone(signature):
                for thing in things[1:]:
                    twins.extend((first, thing))
            self._shelf.add(first, data)
            if rule.learn is None:
                self._block(rule, signature, first)
                continue
            firsts.append(first)
            self._sought.update(map(hash, rule.sought(signature)))
            for word, beside, least in rule.learn(signature):
                self._words.add(hash(word), hash(beside), least.to_bytes())
        return twins, firsts

    def _refine(self, rule: Rule[S], firsts: Sequence[int], words: Container[int]) -> None:
        """Shelves the signatures again, as far as they are known by what was learned, and lays down their blocks; those
        that have an anchor are laid down by it first.
        """
        unpack = unpacker(rule.shape)
        for start in range(0, len(firsts), _AT_A_TIME):
            for number, data in self._shelf.get(firsts[start : start + _AT_A_TIME]):
                signature = unpack(data)
                refined = rule.refined(signature, words)
                packed = data if refined is signature else pack(refined)
                anchor = rule.anchor(refined)
                if anchor is None:
                    self._settle(rule, refined, number, packed)
                else:
                    self._anchors.add(hash(anchor), number, packed)
        self._shelf.clear()

    def _merge(self, rule: Rule[S]) -> "array[int]":
        """Makes one class of those with one anchor, where the rule does. Those merged, each after the smallest of its
        class.
        """
        merged = array("i")
        unpack = unpacker(rule.shape)
        for _, rows in groupby(self._anchors.sorted(), key=_NUMBER):
            group = [(number, data, unpack(data)) for _, number, data in rows if data is not None]
            first, packed, signature = group[0]
            whole = rule.merged([each for _, _, each in group]) if len(group) > 1 else None
            if whole is not None:
                self._settle(rule, whole, first, packed if whole is signature else pack(whole))
                for other, _, _ in group[1:]:
                    merged.extend((first, other))
                continue
            for number, data, each in group:
                self._settle(rule, each, number, data)
        return merged

    def _settle(self, rule: Rule[S], signature: S, thing: int, data: bytes) -> None:
        self._refined.add(thing, data)
        self._block(rule, signature, thing)

    def _block(self, rule: Rule[S], signature: S, thing: int) -> None:
        for block in map(hash, rule.keys(signature)):
            self._blocks.add(block, thing)
        for block in map(hash, rule.sought(signature)):
            self._heads.add(block, thing)
        for block in map(hash, rule.offered(signature)):
            if rule.learn is None or block in self._sought:  # of what nobody seeks nothing is laid down
                self._heads.add(block, thing, _OFFERED)

    def _learned(self) -> set[int]:
        """The hashes of the words that stand beside enough different ones."""
        words = set[int]()
        for word, rows in groupby(self._words.sorted(), key=_NUMBER):
            beside = {other: least for _, other, least in rows}
            least = next(iter(beside.values()))
            if least is not None and len(beside) >= least[0]:
                words.add(word)
        return words

    def _joined(self, rule: Rule[S], signatures: "_Signatures[S]", twins: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The pairs of things to be joined; those with unclear signatures are left alone, and noted as open."""
        unclear = bytearray(self._desk.size + 1)
        for found in self._near(rule, signatures):
            known = signatures.of(found.possible)
            for number in ambiguous(rule, known, found, local=False):
                unclear[number] = True
            yield from joined(found, unclear.__getitem__)
            if rule.proposes:
                self._leave_open(rule, known, found, unclear)
        for place in range(0, len(twins), 2):
            first, twin = twins[place : place + 2]
            if unclear[first]:
                unclear[twin] = True
            else:
                yield first, twin

    def _near(self, rule: Rule[S], signatures: "_Signatures[S]") -> Iterator[Neighbours]:
        """What is one thing and what may be, by groups that hang together."""
        ties = self._ties
        ties.begin()
        for sheaf, sought in (self._blocks, False), (self._heads, True):
            for blocks in portions(sheaf.sorted(), _AT_A_TIME, sought=sought):
                known = signatures.of({number for block in blocks for some in block for number in some})
                for block in blocks:
                    for left, right in meeting(*block):
                        relation = rule.compare(known[left], known[right], False)
                        if relation is _NEAR:
                            self._open(rule, known, left, right)
                        elif relation not in _APART:
                            ties.note(left, right, relation)
        return ties.groups()

    def _leave_open(self, rule: Rule[S], known: Mapping[int, S], found: Neighbours, unclear: Sequence[int]) -> None:
        """Notes the pairs of a group that are not joined, though they may be one thing."""
        for left, others in found.possible.items():
            same, proved = found.same.get(left, ()), found.proved.get(left, ())
            for right in others:
                if left < right and right not in proved and (right not in same or unclear[left] or unclear[right]):
                    self._open(rule, known, left, right, FITS_SEVERAL if right in same else None)

    def _open(self, rule: Rule[S], known: Mapping[int, S], left: int, right: int, reason: str | None = None) -> None:
        """Notes an open pair; in front stands the one that is told less fully, for it is that which is in doubt (of two
        that are told equally well, either).
        """
        ours, theirs = known[left], known[right]
        why = (reason or rule.why(ours, theirs)).encode()
        lighter = rule.weight(ours) - rule.weight(theirs)
        if lighter <= 0:
            self.left_open.add(left, right, why)
        if lighter >= 0:
            self.left_open.add(right, left, why)


def _equal(laid: Iterable[Row], unpack: Callable[[bytes], S]) -> Iterator[tuple[S, bytes, Sequence[int]]]:
    """The signatures that were laid down, each once, as bytes too, with its things."""
    for _, (first, *others) in groupby(laid, key=_NUMBER):
        if not others and first[2] is not None:
            yield unpack(first[2]), first[2], first[1:2]
            continue
        by_data: dict[bytes, list[int]] = {}
        for _, thing, data in (first, *others):
            if data is not None:
                by_data.setdefault(data, []).append(thing)
        found: dict[S, tuple[bytes, list[int]]] = {}
        for data, things in by_data.items():
            found.setdefault(unpack(data), (data, []))[1].extend(things)
        yield from ((signature, data, sorted(things)) for signature, (data, things) in found.items())


class _Signatures(Generic[S]):
    """Signatures of classes from the shelf."""

    def __init__(self, rule: Rule[S], shelf: Shelf) -> None:
        self._shelf, self._unpack = shelf, unpacker(rule.shape)

    def of(self, numbers: Collection[int]) -> Mapping[int, S]:
        """The signatures of these classes; of very many they are fetched one by one."""
        if len(numbers) > _HELD:
            return _OneByOne(self)
        unpack = self._unpack
        return {number: unpack(data) for number, data in self._shelf.get(numbers)}


class _OneByOne(dict[int, S]):
    """Signatures that are fetched when they are asked for; some are held."""

    def __init__(self, signatures: _Signatures[S]) -> None:
        super().__init__()
        self._signatures = signatures

    def __missing__(self, number: int) -> S:
        if len(self) >= _HELD:
            self.clear()
        self.update(self._signatures.of((number,)))
        return self[number]
