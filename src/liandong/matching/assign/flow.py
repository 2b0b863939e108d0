"""Flow (最小费用流): needs flow to offers so that the sum of worths is greatest, in whole numbers; and what proves it.

With worths of whole pairs and one unit a need it is the assignment itself; with worths of a unit of money and amounts
as units it is the linear programme of the one with quotas.
"""

from dataclasses import dataclass

import numpy as np

from liandong.errors import MatchingError
from liandong.matching.assign.edges import SLACK, Edges, Floats, Ints, Limits
from liandong.messages import words

_WORTH_BITS, _SUM_BITS, _INNER_BITS = 42, 60, 58
"""The greatest worth, the sum of all, and a worth by the number of nodes (by which OR-tools multiplies costs) stay
below these powers of two, so that nothing passes 63 bits."""
_FINEST = 10_000_000
"""In how many units the greatest amount is told at most."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What flows along each edge (e, in whole units), the edges along which all of a need flows (`whole`, their
    numbers), and the prices of a unit of each room (m) that prove it."""

    units: Ints
    whole: Ints
    prices: Floats


def best_flow(edges: Edges, limits: Limits) -> Flow:
    """The flow of greatest worth within the rooms. MatchingError where OR-tools does not find it."""
    if not len(edges):
        return Flow(*(np.zeros(0, dtype=np.int64),) * 2, np.zeros(edges.many_offers))
    unit = _unit(limits)
    uses = np.maximum(np.rint(limits.uses / unit), limits.uses > 0).astype(np.int64)
    rooms = np.floor(limits.rooms / unit * (1 + SLACK)).astype(np.int64)
    scale, worths = _whole_worths(edges, uses)
    units = _solved(edges, worths, uses, rooms)
    prices = _prices(edges, worths, uses, units) / (scale * unit)
    whole = np.flatnonzero((units > 0) & (units == uses[edges.needs]))
    return Flow(units, whole, prices)


def _unit(limits: Limits) -> float:
    """1 where all that is used is whole and not too much, else the part of the greatest amount that is told apart."""
    most = float(limits.uses.max())
    if most <= _FINEST and bool((limits.uses == np.rint(limits.uses)).all()):
        return 1.0
    return most / _FINEST


def _whole_worths(edges: Edges, uses: Ints) -> tuple[float, Ints]:
    """Worth of a unit of each edge as whole numbers, and by what it was multiplied.

    Each is one more than that, so that of two flows worth the same the one wins that serves more.
    """
    worths = edges.values / uses[edges.needs]
    if not worths.any():
        return 1.0, np.ones(len(edges), dtype=np.int64)
    nodes = edges.many_needs + edges.many_offers + 2
    highest = min(2.0**_WORTH_BITS, 2.0**_INNER_BITS / nodes)
    scale = min(highest / float(worths.max()), 2.0**_SUM_BITS / float(edges.best(edges.values).sum()))
    return scale, np.rint(worths * scale).astype(np.int64) + 1


def _solved(edges: Edges, worths: Ints, uses: Ints, rooms: Ints) -> Ints:
    """What flows along each edge: needs to offers to the sink, and from needs to the sink what is given nothing."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    n, m = edges.many_needs, edges.many_offers
    sink = n + m
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([edges.needs, np.arange(sink)]).astype(np.int32),
        np.concatenate([n + edges.offers, np.full(sink, sink)]).astype(np.int32),
        np.concatenate([uses[edges.needs], uses, rooms]),
        np.concatenate([-worths, np.zeros(sink, dtype=np.int64)]),
    )
    supplies = np.concatenate([uses, np.zeros(m, dtype=np.int64), [-uses.sum()]])
    flow.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supplies)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise MatchingError(words("assign.unsolved", status=str(status)))
    return np.asarray(flow.flows(np.arange(len(edges), dtype=np.int32)), dtype=np.int64)


def _prices(edges: Edges, worths: Ints, uses: Ints, units: Ints) -> Ints:
    """The least prices at which nobody would have another flow: longest paths from 0 in what could still be moved.

    A need whose amount is all served keeps what it gains where it gains least; one that is not, nothing. An offer
    costs what the neediest of the others would pay above that. The flow is optimal, so that the paths end.
    """
    prices = np.zeros(edges.many_offers, dtype=np.int64)
    served = np.zeros(edges.many_needs, dtype=np.int64)
    np.add.at(served, edges.needs, units)
    used = np.flatnonzero((units > 0) & (served == uses)[edges.needs])
    gains = np.zeros(edges.many_needs, dtype=np.int64)
    gains[edges.needs[used]] = worths[used]
    live = np.arange(len(edges))
    while len(live):
        np.maximum.at(prices, edges.offers[live], worths[live] - gains[edges.needs[live]])
        less = gains.copy()
        np.minimum.at(less, edges.needs[used], worths[used] - prices[edges.offers[used]])
        live = np.flatnonzero((less < gains)[edges.needs])
        gains = less
    return prices
