"""Repacking (改进): an assignment under quotas made better, offer by offer."""

import numpy as np

from liandong.matching.assign.edges import SLACK, Edges, Floats, Ints, Limits

_ROUNDS = 6
"""How often each offer is packed anew at most."""
_WORTH_A_ROUND = 2e-4
"""The share of the value that a round must have brought for another one to be gone."""
_NOTHING = 1e-12
"""Gains below this are rounding."""


class Packing:
    """Which edge each need holds (n, -1: none), what room and how many places each offer has left (m), and the best
    that was seen (`best`). It begins with pairs within the rooms; where places are short the least valuable go."""

    def __init__(self, edges: Edges, limits: Limits, made: Ints) -> None:
        self.edges, self.uses, self.values = edges, limits.uses, edges.values
        self.spare = limits.rooms * SLACK
        self.rooms, self.places = limits.rooms, limits.places
        made = _within_places(edges, limits.places, made)
        self.free = limits.places - np.bincount(edges.offers[made], minlength=edges.many_offers)
        self.left = limits.left(edges, made)
        self.held = np.full(edges.many_needs, -1, dtype=np.int64)
        self.held[edges.needs[made]] = made
        self.firsts = edges.firsts()
        self.best = made

    @property
    def made(self) -> Ints:
        """Numbers of the edges held, ascending: edges are in the order of needs."""
        return self.held[self.held >= 0]

    def fill(self) -> None:
        """Place needs that hold nothing where there is room, the most valuable pair first."""
        edges, uses, held, left = self.edges, self.uses.tolist(), self.held, (self.left + self.spare).tolist()
        free = self.free.tolist()
        waiting = np.flatnonzero(held[edges.needs] < 0)
        for edge in waiting[np.argsort(-self.values[waiting], kind="stable")].tolist():
            need, offer = int(edges.needs[edge]), int(edges.offers[edge])
            if held[need] < 0 and uses[need] <= left[offer] and free[offer] >= 1:
                held[need] = edge
                left[offer] -= uses[need]
                free[offer] -= 1
        self.left, self.free = np.array(left) - self.spare, np.array(free)
        self._keep()

    def improve(self) -> None:
        """Pack each offer anew, in rounds, for as long as it helps."""
        order = np.argsort(self.edges.offers, kind="stable")
        ends = np.searchsorted(self.edges.offers[order], np.arange(1, self.edges.many_offers))
        for _ in range(_ROUNDS):
            before = self._worth(self.best)
            for offer, asking in enumerate(np.split(order, ends)):
                if len(asking):
                    self._repack(offer, asking)
            self._keep()
            if self._worth(self.best) - before <= _WORTH_A_ROUND * before:
                return

    def _repack(self, offer: int, asking: Ints) -> None:
        """Give the offer those needs that gain most by it, if they gain more than those that it has.

        A need gains what the offer is worth to it above what it holds elsewhere, or, of those here, could hold.
        """
        needs = self.edges.needs[asking]
        here = self.held[needs] == asking
        elsewhere = np.where(self.held[needs] >= 0, self.values[self.held[needs]], 0.0)
        elsewhere[here] = [self._next_best(edge)[0] for edge in asking[here].tolist()]
        gains = self.values[asking] - elsewhere
        useful = np.flatnonzero(gains > _NOTHING)
        room, places = self.rooms[offer] + self.spare[offer], int(self.places[offer])
        packed = useful[fullest(gains[useful], self.uses[needs[useful]], room, places)]
        if gains[packed].sum() <= gains[here].sum() + _NOTHING:
            return
        stays = np.zeros(len(asking), dtype=np.bool_)
        stays[packed] = True
        for edge in asking[here & ~stays].tolist():
            self._move(edge, -1)
        for edge in asking[stays & ~here].tolist():
            self._move(int(self.held[self.edges.needs[edge]]), edge)
        for edge in asking[here & ~stays].tolist():
            self._move(-1, self._next_best(edge)[1])

    def _next_best(self, edge: int) -> tuple[float, int]:
        """The most valuable other pair of the edge's need for which there is room: what it is worth, and its number."""
        need = self.edges.needs[edge]
        since, until = self.firsts[need], self.firsts[need + 1]
        offers = self.edges.offers[since:until]
        fits = (self.left[offers] + self.spare[offers] >= self.uses[need]) & (self.free[offers] >= 1)
        fits[edge - since] = False
        worth = np.where(fits, self.values[since:until], -1.0)
        at = int(worth.argmax())
        return (float(worth[at]), int(since) + at) if worth[at] >= 0 else (0.0, -1)

    def _move(self, old: int, new: int) -> None:
        """Let a need go from one edge to another; -1 is none."""
        for edge, sign in ((old, 1.0), (new, -1.0)):
            if edge >= 0:
                need, offer = self.edges.needs[edge], self.edges.offers[edge]
                self.left[offer] += sign * self.uses[need]
                self.free[offer] += sign
                self.held[need] = edge if sign < 0 else -1

    def _keep(self) -> None:
        """Needs that a new packing sends away may find their next best taken: the best that was seen is kept."""
        if self._worth(self.made) > self._worth(self.best):
            self.best = self.made

    def _worth(self, made: Ints) -> float:
        return float(self.values[made].sum())


def _within_places(edges: Edges, places: Floats, made: Ints) -> Ints:
    """Of each offer no more pairs than it has places, the most valuable ones; ascending."""
    order = made[np.lexsort((-edges.values[made], edges.offers[made]))]
    offers = edges.offers[order]
    before = np.arange(len(order)) - np.searchsorted(offers, offers)
    return np.sort(order[before < places[offers]])


def fullest(gains: Floats, uses: Floats, room: float, places: int) -> Ints:
    """Numbers of a choice of great gain, not more than `places`, whose uses fit: the best of three greedy ones (by
    gain, by gain a unit, and by what lies between)."""
    best, most = np.zeros(0, dtype=np.int64), 0.0
    for by in (gains / uses, gains / np.sqrt(uses), gains):
        chosen: list[int] = []
        left = room
        for at in np.argsort(-by, kind="stable").tolist():
            if uses[at] <= left and len(chosen) < places:
                left -= uses[at]
                chosen.append(at)
        gained = float(gains[chosen].sum())
        if gained > most:
            best, most = np.array(chosen, dtype=np.int64), gained
    return best
