"""What it takes at least for one unit to move past another: which indicators, and by how much."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, NonlinearConstraint, minimize

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.messages import words

TOLERANCE = 1e-6
"""The share of the room that is as good as nothing to the solver."""
STEPS = 400
"""Into so many steps the way up is cut on which the search looks for its first answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Effort:
    """By how much each indicator (m, normalised) has to rise, what that costs, and whether it is enough.

    `exact` tells that nothing less is enough; otherwise it is the best that a search found. Where all indicators at
    their most are not enough, `reached` is false, and `rises` go to the most.
    """

    rises: Array
    cost: float
    reached: bool
    exact: bool


def least_effort(
    values: Array, weights: Array, goal: float, costs: Array | None = None, most: float | Array = 1.0
) -> Effort:
    """The least effort by which a unit's score, the sum of its values (m) times their weights in the whole, gets to
    `goal`: exact, for the indicators that give most for their cost rise first, each up to `most`.

    The goal is the rival's score and a little more. A rise by 1 of an indicator costs 1, or its own `costs`. Goalposts
    stay where they are. A missing value cannot rise; its weight must be 0 (see `weights_of_units`).
    IndicatorError where a cost is not above 0.
    """
    prices = _prices(values, costs)
    room = np.clip(np.nan_to_num(np.broadcast_to(np.asarray(most, dtype=float), values.shape) - values), 0.0, None)
    gap = goal - float(np.nan_to_num(values) @ weights)
    rises = np.zeros(len(values))
    for at in np.lexsort((np.arange(len(values)), -weights / prices)):
        if gap <= 0 or weights[at] <= 0:
            break
        rises[at] = min(room[at], gap / weights[at])
        gap -= rises[at] * weights[at]
    return Effort(rises, float(prices @ rises), gap <= 1e-12 * max(1.0, abs(goal)), True)


def searched_effort(
    score: Callable[[Array], float],
    values: Array,
    goal: float,
    costs: Array | None = None,
    most: float | Array = 1.0,
) -> Effort:
    """The least effort that a search finds, for a score that is no weighted sum (geometric means, penalties).

    `score` tells what values (m) come to, and must not fall where one of them rises. The search climbs where the next
    step gives most for its cost, then improves on that, and goes back as far as the goal allows.
    """
    prices = _prices(values, costs)
    room = np.clip(np.nan_to_num(np.broadcast_to(np.asarray(most, dtype=float), values.shape) - values), 0.0, None)
    if score(values) >= goal:
        return Effort(np.zeros(len(values)), 0.0, True, True)
    if score(values + room) < goal:
        return Effort(room, float(prices @ room), False, True)
    starts = [_climbed(score, values, goal, prices, room), room * _back(score, values, goal, room)]
    improved = [_improved(score, values, goal, prices, room, start) for start in starts]
    found = [one * _back(score, values, goal, one) for one in (*starts, *improved) if score(values + one) >= goal]
    best = min(found, key=lambda one: float(prices @ one))
    return Effort(best, float(prices @ best), True, False)


def _prices(values: Array, costs: Array | None) -> Array:
    prices = np.ones(len(values)) if costs is None else np.asarray(costs, dtype=float)
    if not (prices > 0).all():
        at = int(np.argmin(prices > 0))
        raise IndicatorError(words("index.cost_not_above_zero", column=at + 1, cost=f"{prices[at]:g}"))
    return prices


def _climbed(score: Callable[[Array], float], values: Array, goal: float, prices: Array, room: Array) -> Array:
    """Up in small steps, each in the indicator that gives most for its cost, until the goal is reached."""
    rises, step = np.zeros(len(values)), room / STEPS
    while score(values + rises) < goal:
        open_to = np.flatnonzero((step > 0) & (rises < room - step / 2))
        now = score(values + rises)
        gains = []
        for at in open_to:
            tried = rises.copy()
            tried[at] += step[at]
            gains.append((score(values + tried) - now) / (prices[at] * step[at]))
        if not gains:
            return room
        rises[open_to[int(np.argmax(gains))]] += step[open_to[int(np.argmax(gains))]]
    return np.minimum(rises, room)


def _improved(
    score: Callable[[Array], float], values: Array, goal: float, prices: Array, room: Array, start: Array
) -> Array:
    """A cheaper way near this one, still within what is allowed."""
    enough = NonlinearConstraint(lambda rises: np.array([score(values + np.clip(rises, 0, room))]), goal, np.inf)
    within = Bounds(np.zeros(len(room)), room)

    def cost(rises: Array) -> float:
        return float(prices @ rises)

    found = minimize(cost, start, bounds=within, constraints=enough, method="SLSQP")
    rises: Array = np.clip(found.x, 0.0, room)
    rises[rises <= room * TOLERANCE] = 0.0
    # what the solver leaves short of the goal by its tolerance is made up for, by what rises alone, on the way to the
    # full room: else whether an indicator rises at all would hang on the last digits of a machine
    short = np.where(rises > 0, rises + (room - rises) * TOLERANCE, 0.0)
    return rises if score(values + rises) >= goal else short


def _back(score: Callable[[Array], float], values: Array, goal: float, rises: Array) -> float:
    """The least share of these rises that is enough, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if score(values + middle * rises) >= goal else (middle, high)
    return high
