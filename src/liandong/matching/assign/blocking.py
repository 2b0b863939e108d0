"""Blocking pairs (阻塞对): need and offer that would both rather have each other."""

import numpy as np

from liandong.matching.assign.edges import SLACK, Edges, Floats, Ints, Limits


def blocking(edges: Edges, limits: Limits, made: Ints) -> Ints:
    """Numbers of the edges, ascending, that block the pairs made (numbers of edges).

    An offer holds on to the needs that it likes as well or better, and could let go the others; what a need with the
    same score holds is not up for exchange (weak stability: Gale and Shapley 1962, Roth and Sotomayor 1990, ch. 5).
    """
    own = np.full(edges.many_needs, -1.0)
    own[edges.needs[made]] = edges.need_scores[made]
    would = np.flatnonzero(edges.need_scores > own[edges.needs])
    number, amount = _held_on_to(edges, limits, made, would)
    offers = edges.offers[would]
    room = amount + limits.uses[edges.needs[would]] <= limits.rooms[offers] * (1 + SLACK)
    return would[room & (number < limits.places[offers])]


def _held_on_to(edges: Edges, limits: Limits, made: Ints, asking: Ints) -> tuple[Ints, Floats]:
    """The needs that each asked offer likes as well as the one asking, or better: how many, and what they take."""
    scores = np.unique(edges.offer_scores[made])
    many = len(scores) + 1
    keys = edges.offers[made] * many - np.searchsorted(scores, edges.offer_scores[made])  # within an offer best first
    order = np.argsort(keys, kind="stable")
    taken = np.concatenate([[0.0], np.cumsum(limits.uses[edges.needs[made[order]]])])
    offers = edges.offers[asking]
    last = offers * many - np.searchsorted(scores, edges.offer_scores[asking])
    until = np.searchsorted(keys[order], last, side="right")
    since = np.searchsorted(keys[order], offers * many - many, side="right")
    return until - since, taken[until] - taken[since]
