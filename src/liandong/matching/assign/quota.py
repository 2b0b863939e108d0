"""Quota (额度约束): the pairs of greatest value where the amounts that an offer takes add up to its quota at most."""

import numpy as np
from numpy.typing import ArrayLike

from liandong.matching.assign.assignment import Assignment, Mode
from liandong.matching.assign.edges import Edges, Floats, Ints, Limits
from liandong.matching.assign.flow import best_flow
from liandong.matching.assign.prices import bound_at, prices_of_places
from liandong.matching.assign.repack import Packing


def quota(edges: Edges, amounts: ArrayLike, quotas: ArrayLike, counts: ArrayLike | None = None) -> Assignment:
    """An assignment of great value: each need is given one offer at most, for all of its amount (n), and what an offer
    takes adds up to its quota (m, the same unit) at most; where `counts` (m) are given, it takes no more needs than so
    many either.

    This is a generalised assignment problem, hard to solve to the end. First money flows, as if a need could be given
    several offers in parts: this is its linear programme, and the prices of the offers that come with it prove the
    bound. The flow splits few needs. These, and those given nothing, are placed where there is room, the most valuable
    first; then each offer in turn is packed anew. The result is within the quotas and below the bound, not always the
    greatest there is. Where places are scarce too, each pair pays for its place before the money flows.
    """
    limits = Limits.of_amounts(edges, amounts, quotas, counts)
    kept = np.flatnonzero(limits.fits(edges))
    possible = edges.only(kept)
    flow = best_flow(possible, limits)
    bound, start = bound_at(possible, limits, flow.prices), flow.whole
    paid = prices_of_places(possible, limits, flow.prices) if counts is not None else None
    if paid is not None and paid.any():
        start, prices = _flow_when_paid(possible, limits, paid)
        bound = bound_at(possible, limits, prices, paid)
    packing = Packing(possible, limits, start)
    packing.fill()
    packing.improve()
    return Assignment.of(Mode.QUOTA, edges, limits, kept[packing.best], bound)


def _flow_when_paid(edges: Edges, limits: Limits, paid: Floats) -> tuple[Ints, Floats]:
    """The edges along which all of a need flows when each pair pays for its place, and the prices of rooms then."""
    left = edges.values - paid[edges.offers]
    kept = np.flatnonzero(left > 0)
    worth = left[kept]
    flow = best_flow(Edges(edges.needs[kept], edges.offers[kept], worth, worth, len(limits.uses), len(paid)), limits)
    return kept[flow.whole], flow.prices
