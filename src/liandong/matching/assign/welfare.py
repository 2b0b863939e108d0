"""Welfare (总分最大): the pairs whose values add up to the most, where each offer takes a number of needs."""

from numpy.typing import ArrayLike

from liandong.matching.assign.assignment import Assignment, Mode
from liandong.matching.assign.edges import Edges, Limits
from liandong.matching.assign.flow import best_flow
from liandong.matching.assign.prices import bound_at


def welfare(edges: Edges, counts: ArrayLike) -> Assignment:
    """The assignment of greatest value: each need is given one offer at most, each offer `counts` (m) needs at most.

    Value is the mean of both sides' scores. Found as a flow of least cost (OR-tools: cost scaling, Goldberg 1997), of
    which all is whole; that it reaches its bound proves it. Of several that are worth the same one is given, always
    the same for the same edges, and one that serves more needs before one that serves less.
    """
    limits = Limits.of_counts(edges, counts)
    flow = best_flow(edges, limits)
    return Assignment.of(Mode.WELFARE, edges, limits, flow.whole, bound_at(edges, limits, flow.prices))
