"""Clusters of mentions: union-find that refuses to join what a person told apart."""

from collections.abc import Iterable, Mapping

from liandong.model import Decision, Judgement


class Clusters:
    """Disjoint sets of mention ids. The root of a set is its smallest id, whatever the order of joining.

    Pairs that were kept apart stay in different sets for good: a join that would bring them together is refused.
    `joins` counts the joins that changed something.
    """

    __slots__ = ("_apart", "_parent", "joins")

    def __init__(self, ids: Iterable[str] = ()) -> None:
        self._parent = {id_: id_ for id_ in ids}
        self._apart: dict[str, set[str]] = {}
        self.joins = 0

    def __contains__(self, id_: object) -> bool:
        return id_ in self._parent

    def root(self, id_: str) -> str:
        """The smallest id of the set that holds `id_`."""
        parent = self._parent
        top = id_
        while parent[top] != top:
            top = parent[top]
        while parent[id_] != top:
            parent[id_], id_ = top, parent[id_]
        return top

    def keep_apart(self, left: str, right: str) -> None:
        """Forbids that the two sets are ever joined; without effect where they are one already."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def join(self, left: str, right: str) -> bool:
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

    def _inherit(self, low: str, high: str) -> None:
        for other in self._apart.pop(high):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)

    def roots(self) -> dict[str, str]:
        """The root of every id, sorted by id."""
        return {id_: self.root(id_) for id_ in sorted(self._parent)}


def live(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, newest first: what a live decision retracts counts for nothing."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=_newest, reverse=True)
    retracted: set[str] = set()
    standing = []
    for decision in ordered:
        if decision.id in retracted:
            continue
        if decision.retracts is not None:
            retracted.add(decision.retracts)
        else:
            standing.append(decision)
    return tuple(standing)


def _newest(decision: Decision) -> tuple[str, str]:
    return decision.attestation.at, decision.id


def judge(clusters: Clusters, kinds: Mapping[str, str], decisions: Iterable[Decision]) -> None:
    """Applies what persons judged: of two judgements on one pair the newer holds; `different` before `same`.

    Judgements on mentions that are not there (their page was erased), or on two kinds of thing, wait without effect.
    """
    latest: dict[tuple[str, str], Judgement] = {}
    for decision in live(decisions):
        low, high = sorted((decision.left, decision.right))
        if low != high and low in kinds and high in kinds and kinds[low] == kinds[high]:
            latest.setdefault((low, high), decision.judgement)
    for (left, right), judgement in latest.items():
        if judgement is Judgement.DIFFERENT:
            clusters.keep_apart(left, right)
    for (left, right), judgement in latest.items():
        if judgement is Judgement.SAME:
            clusters.join(left, right)
