"""Assignment (分配结果): the pairs made, in which mode, how good they are and how good any could be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from liandong.matching.assign.blocking import blocking
from liandong.matching.assign.edges import Edges, Floats, Ints, Limits


class Mode(StrEnum):
    """What was sought: the greatest sum under counts; pairs that nobody would leave; the greatest sum under quotas."""

    WELFARE = "welfare"
    STABLE = "stable"
    QUOTA = "quota"


class Bound(NamedTuple):
    """No assignment within the same limits is worth more than `value`.

    It is proved by prices: `prices` (m) for a unit of each offer's room, `place_prices` (m) for a place, where places
    are limited beside it. The bound is the worth of all rooms and places at these prices, and what each need has left
    of its best pair when it has paid (Lagrangian dual; weak duality makes it a bound whatever the prices are). With
    one kind of limit they are the dual prices of the linear programme, so that the bound is its optimum, in which a
    need may be given several offers in parts; with both it lies a little above that.
    """

    value: float
    prices: Floats
    place_prices: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Pairs made (`made`, ascending numbers of edges), what they are worth, and the bound of that.

    `blocking` counts the blocking pairs: need and offer would both rather have each other than what they got. The
    need would: it likes the offer better than its own, or has none. The offer would: it has room for the need, or
    would have when it let go needs that it likes less.
    """

    mode: Mode
    edges: Edges
    limits: Limits
    made: Ints
    value: float
    bound: Bound
    blocking: int

    @classmethod
    def of(cls, mode: Mode, edges: Edges, limits: Limits, made: Ints, bound: Bound) -> "Assignment":
        """With value and blocking pairs counted."""
        value = float(edges.values[made].sum())
        return cls(mode, edges, limits, made, value, bound, len(blocking(edges, limits, made)))

    @property
    def share(self) -> float | None:
        """Value of bound, 1 at most; None where nothing is worth anything."""
        return min(1.0, self.value / self.bound.value) if self.bound.value > 0 else None

    @property
    def offers(self) -> Ints:
        """The offer that each need is given (n), -1 for none."""
        given = np.full(self.edges.many_needs, -1, dtype=np.int64)
        given[self.edges.needs[self.made]] = self.edges.offers[self.made]
        return given

    def blocking_edges(self) -> Ints:
        """The blocking pairs, as ascending numbers of edges."""
        return blocking(self.edges, self.limits, self.made)
