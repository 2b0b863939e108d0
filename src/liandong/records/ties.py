"""Ties between classes: what is one thing and what may be, given back by groups that hang together."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from liandong.model.desk import Desk
from liandong.records.clusters import Clusters
from liandong.records.joining import Neighbours, Relation

_NOTED = [Relation.POSSIBLE, Relation.SAME, Relation.PROVED]
_CODES = 2
"""Bits of a relation among these."""
_SHIFT = 30
"""Bits of a number: pairs are sorted as one number."""
_NUMBER = itemgetter(0)


class Ties:
    """What was noted of the things of one kind. It is used again once its groups were given back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._noted, self._grouped = desk.sheaf(), desk.sheaf()
        self._together = Clusters(0)

    def begin(self) -> None:
        """Before anything is noted."""
        self._together = Clusters(self._desk.size)

    def note(self, left: int, right: int, relation: Relation) -> None:
        """Notes what two are, the smaller first."""
        self._together.join(left, right)
        self._noted.add(left << _SHIFT | right, _NOTED.index(relation))

    def groups(self) -> Iterator[Neighbours]:
        """The groups that hang together."""
        root = self._together.root
        for pair, code, _ in self._noted.sorted():
            self._grouped.add(root(pair >> _SHIFT), pair << _CODES | code)
        for _, group in groupby(self._grouped.sorted(), key=_NUMBER):
            found = Neighbours()
            for _, pair, _ in group:
                found.note(
                    pair >> _SHIFT + _CODES, pair >> _CODES & (1 << _SHIFT) - 1, _NOTED[pair & (1 << _CODES) - 1]
                )
            yield found
