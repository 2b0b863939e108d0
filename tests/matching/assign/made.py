"""Small problems of assignment, and what can be said of them by trying everything."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import coo_array

from liandong.matching.assign import Edges, Limits
from liandong.matching.assign.edges import Ints

Pairs = tuple[int, ...]
"""The edges made, ascending."""


class Problem(NamedTuple):
    edges: Edges
    counts: list[int]
    amounts: list[int]
    quotas: list[int]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to 4 needs and 4 offers; few scores, so that many are equal; offers without room too."""
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    pairs = draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, m - 1)), unique=True, max_size=n * m))
    scores = st.lists(st.integers(0, 5).map(float), min_size=len(pairs), max_size=len(pairs))
    needs, offers = [need for need, _ in pairs], [offer for _, offer in pairs]
    edges = Edges.of(needs, offers, draw(scores), draw(scores), many_needs=n, many_offers=m)
    several = [draw(st.lists(numbers, min_size=many, max_size=many)) for numbers, many in _sizes(n, m)]
    return Problem(edges, *several)


def _sizes(n: int, m: int) -> list[tuple[st.SearchStrategy[int], int]]:
    return [(st.integers(0, 3), m), (st.integers(1, 9), n), (st.integers(0, 20), m)]


def large(seed: int, n: int = 60, m: int = 12, each: int = 6) -> Problem:
    """Needs with some offers each; scores are all different."""
    dice = np.random.default_rng(seed)
    offers = np.concatenate([np.sort(dice.choice(m, each, replace=False)) for _ in range(n)])
    scores = dice.random((2, n * each))
    edges = Edges.of(np.repeat(np.arange(n), each), offers, *scores, many_needs=n, many_offers=m)
    amounts = np.rint(np.exp(dice.normal(6, 1, n))).clip(10, 5000).astype(np.int64)
    quotas = np.rint(dice.gamma(2, 1, m) * amounts.sum() * 0.7 / m / 2).astype(np.int64)
    return Problem(edges, dice.integers(0, 8, m).tolist(), amounts.tolist(), quotas.tolist())


def choices(edges: Edges, limits: Limits) -> Iterator[Pairs]:
    """All that may be made within the limits."""
    own = [[-1, *np.flatnonzero(edges.needs == need).tolist()] for need in range(edges.many_needs)]
    for chosen in product(*own):
        made = tuple(edge for edge in chosen if edge >= 0)
        taken, number = np.zeros((2, edges.many_offers))
        for edge in made:
            taken[edges.offers[edge]] += limits.uses[edges.needs[edge]]
            number[edges.offers[edge]] += 1
        if (taken <= limits.rooms).all() and (number <= limits.places).all():
            yield made


def worth(edges: Edges, made: Pairs) -> float:
    return sum(float(edges.need_scores[edge] + edges.offer_scores[edge]) / 2 for edge in made)


def blocks(edges: Edges, limits: Limits, made: Pairs) -> list[int]:
    """The blocking pairs, as the definition says it."""
    found = []
    for edge in range(len(edges)):
        need, offer = edges.needs[edge], edges.offers[edge]
        own = [other for other in made if edges.needs[other] == need]
        kept = [
            limits.uses[edges.needs[other]]
            for other in made
            if edges.offers[other] == offer and edges.offer_scores[other] >= edges.offer_scores[edge]
        ]
        would = not own or edges.need_scores[edge] > edges.need_scores[own[0]]
        if would and sum(kept) + limits.uses[need] <= limits.rooms[offer] and len(kept) < limits.places[offer]:
            found.append(edge)
    return found


def linear_optimum(edges: Edges, limits: Limits) -> float:
    """The greatest value where a need may be given several offers in parts, by another solver (HiGHS)."""
    of = np.arange(len(edges))
    n, m = edges.many_needs, edges.many_offers
    rows: Ints = np.concatenate([edges.needs, n + edges.offers, n + m + edges.offers])
    parts = np.concatenate([np.ones(len(of)), limits.uses[edges.needs], np.ones(len(of))])
    held = coo_array((parts, (rows, np.tile(of, 3))), shape=(n + 2 * m, len(of)))
    most = np.concatenate([np.ones(n), limits.rooms, limits.places])
    solved = linprog(-edges.values, A_ub=held.toarray(), b_ub=most, method="highs")
    assert solved.fun is not None
    return -float(solved.fun)
