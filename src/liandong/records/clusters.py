"""Clusters of mentions: union-find that refuses to join what a person told apart. Mentions go by number.

Numbers follow the order of ids, so the smallest number of a cluster is that of its smallest id.
"""

from array import array
from collections.abc import Iterable, Mapping

from liandong.model import Decision, Judgement


class Clusters:
    """Disjoint sets of the numbers up to `size`. The root of a set is its smallest, whatever the order of joining.

    Pairs that were kept apart stay in different sets for good: a join that would bring them together is refused.
    `joins` counts the joins that changed something.
    """

    __slots__ = ("_apart", "_parent", "joins")

    def __init__(self, size: int) -> None:
        self._parent = array("i", range(size + 1))
        self._apart: dict[int, set[int]] = {}
        self.joins = 0

    @property
    def parted(self) -> bool:
        """Whether any pair is kept apart: only then does the order of joins matter."""
        return bool(self._apart)

    def root(self, number: int) -> int:
        """The smallest of the set that holds `number`."""
        parent = self._parent
        top = parent[number]
        if parent[top] == top:
            return top
        while parent[top] != top:
            top = parent[top]
        while parent[number] != top:
            parent[number], number = top, parent[number]
        return top

    def keep_apart(self, left: int, right: int) -> None:
        """Forbids that the two sets are ever joined; without effect where they are one already."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def join(self, left: int, right: int) -> bool:
        """Joins the two sets; False where that is forbidden."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return True
        if self._apart and right in self._apart.get(left, ()):
            return False
        low, high = (left, right) if left < right else (right, left)
        self._parent[high] = low
        self.joins += 1
        if high in self._apart:
            self._inherit(low, high)
        return True

    def _inherit(self, low: int, high: int) -> None:
        for other in self._apart.pop(high):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)

    def roots(self) -> "array[int]":
        """The root of every number, in their order."""
        for number in range(len(self._parent)):
            self._parent[number] = self.root(number)
        return self._parent


def judge(clusters: Clusters, known: Mapping[str, tuple[int, str]], decisions: Iterable[Decision]) -> None:
    """Applies decisions that stand, newest first: of two judgements on one pair the newer holds, and a split has judged
    every pair of what it parts; `different` before `same`.

    `known` has number and kind of the mentions that are there. Judgements on others (their page was erased), or on two
    kinds of thing, wait without effect.
    """
    latest: dict[tuple[int, int], Judgement] = {}
    split: list[frozenset[int]] = []
    for decision in decisions:
        told = set[int]()
        for one, other, judgement in decision.pairs:
            left, right = known.get(one), known.get(other)
            if left is None or right is None or left[0] == right[0] or left[1] != right[1]:
                continue
            low, high = sorted((left[0], right[0]))
            told |= {low, high}
            if not any(low in newer and high in newer for newer in split):
                latest.setdefault((low, high), judgement)
        if len(decision.pairs) > 1:
            split.append(frozenset(told))
    for (low, high), judgement in latest.items():
        if judgement is Judgement.DIFFERENT:
            clusters.keep_apart(low, high)
    for (low, high), judgement in latest.items():
        if judgement is Judgement.SAME:
            clusters.join(low, high)
