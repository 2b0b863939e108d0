"""Quota (额度约束): the pairs of greatest value where the amounts that an offer takes add up to its quota at most."""

import numpy as np
from numpy.typing import ArrayLike

from liandong.matching.assign.assignment import Assignment, Mode
from liandong.matching.assign.edges import Edges, Limits
from liandong.matching.assign.flow import best_flow
from liandong.matching.assign.repack import Packing


def quota(edges: Edges, amounts: ArrayLike, quotas: ArrayLike) -> Assignment:
    """An assignment of great value: each need is given one offer at most, for all of its amount (n), and what an offer
    takes adds up to its quota (m, the same unit) at most.

    This is a generalised assignment problem, hard to solve to the end. First money flows, as if a need could be given
    several offers in parts: this is its linear programme, and the prices of the offers that come with it prove the
    bound. The flow splits few needs. These, and those given nothing, are placed where there is room, the most valuable
    first; then each offer in turn is packed anew. The result is within the quotas and below the bound, not always the
    greatest there is.
    """
    limits = Limits.of_amounts(edges, amounts, quotas)
    kept = np.flatnonzero(limits.fits(edges))
    possible = edges.only(kept)
    flow = best_flow(possible, limits)
    packing = Packing(possible, limits, flow.whole)
    packing.fill()
    packing.improve()
    return Assignment.of(Mode.QUOTA, edges, limits, kept[packing.best], flow.bound)
