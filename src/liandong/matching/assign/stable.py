"""Stable (稳定匹配): pairs that no need and offer would both leave for each other."""

from heapq import heappush, heapreplace

import numpy as np
from numpy.typing import ArrayLike

from liandong.matching.assign.assignment import Assignment, Mode
from liandong.matching.assign.edges import Edges, Ints, Limits
from liandong.matching.assign.flow import best_flow
from liandong.matching.assign.prices import bound_at


def stable(edges: Edges, counts: ArrayLike) -> Assignment:
    """Deferred acceptance (Gale and Shapley 1962): needs ask, offers hold the best `counts` (m) of those that asked.

    Each side goes by its own score; of equal scores the lower number comes first, and a pair that somebody would only
    rather have by its number does not block. Of all stable assignments (ties so broken) it is the best for every need
    at once. The bound is that of the greatest value under the same counts: what stability costs is their distance.
    """
    limits = Limits.of_counts(edges, counts)
    made = _held(edges, limits.rooms.astype(np.int64))
    bound = bound_at(edges, limits, best_flow(edges, limits).prices)
    return Assignment.of(Mode.STABLE, edges, limits, made, bound)


def _held(edges: Edges, rooms: Ints) -> Ints:
    """Numbers of the edges that are held when no need has anybody left to ask."""
    asked = np.lexsort((edges.offers, -edges.need_scores, edges.needs))  # of each need, in the order of its asking
    by_rank = np.lexsort((edges.needs, -edges.offer_scores, edges.offers))
    ranks = np.empty(len(edges), dtype=np.int64)
    ranks[by_rank] = np.arange(len(edges))
    queue, offer_of, rank_of, room = asked.tolist(), edges.offers.tolist(), ranks.tolist(), rooms.tolist()
    need_of, edge_of = edges.needs.tolist(), by_rank.tolist()
    firsts = edges.firsts().tolist()
    turn, until = firsts[:-1], firsts[1:]
    held: list[list[int]] = [[] for _ in room]  # of each offer a heap of ranks, negative so that the worst comes first
    for asking in range(edges.many_needs):
        need = asking
        while need >= 0 and turn[need] < until[need]:
            edge = queue[turn[need]]
            turn[need] += 1
            offer, rank = offer_of[edge], rank_of[edge]
            if len(held[offer]) < room[offer]:
                heappush(held[offer], -rank)
                need = -1
            elif room[offer] and rank < -held[offer][0]:
                need = need_of[edge_of[-heapreplace(held[offer], -rank)]]
    return np.sort(np.array([edge_of[-rank] for ranks in held for rank in ranks], dtype=np.int64))
