"""Two solved indices, or two periods of one: who moved, and why scores changed."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.index import Index
from liandong.indices.insight.change import Change, Situation, change
from liandong.indices.insight.comparison import Comparison, compared
from liandong.indices.insight.contributions import contributions
from liandong.indices.insight.insight import Insight
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import Scale
from liandong.indices.steps import POOLED, YEARLY, Normalise
from liandong.indices.tree import laid_out
from liandong.messages import words


def compare(first: Insight, second: Insight, node: str = "") -> Comparison:
    """How the scores of a node (by default the index itself) and the ranks of the units differ."""
    one, other = first.index, second.index
    scores = one.score(node, first.period), other.score(node, second.period)
    return compared(one.frame.units, scores[0], other.frame.units, scores[1])


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """Why the index of these units changed: `change` by unit (n), or by unit and indicator (n, m) where all means are
    arithmetic."""

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    change: Change


@dataclass(frozen=True, slots=True, eq=False)
class Goalposts:
    """What indicators are measured by: the rows (k, m) from which the scales take their parameters."""

    basis: Array
    columns: Columns
    scales: tuple[Scale, ...]

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scales."""
        out = np.empty_like(values)
        for scale in dict.fromkeys(self.scales):
            which = np.array([at for at, one in enumerate(self.scales) if one == scale])
            out[:, which] = scale.fit(self.basis[:, which], self.columns.pick(which))(values[:, which])
        return out


def explain(first: Insight, second: Insight) -> Explained:
    """Why scores changed from the first to the second: values, weights, goalposts, shared out symmetrically (`change`).

    Values are those that come to be normalised: denominated, filled, treated. Units that both have are told.
    IndicatorError where the two have not the same nodes, or are aggregated otherwise.
    """
    one, other = first.index, second.index
    if one.framework.codes != other.framework.codes or one.framework.children != other.framework.children:
        raise IndicatorError(words("index.other_nodes"))
    if one.recipe.aggregate != other.recipe.aggregate:
        raise IndicatorError(words("index.other_means"))
    units = tuple(unit for unit in one.frame.units if unit in other.frame.units)
    linear, tree = first.linear, first.tree
    climb, aggregate = laid_out(one.framework).climb, one.recipe.aggregate

    def solve(values: Array, weights: Array, goalposts: Goalposts) -> Array:
        leaves = goalposts(values)
        if linear:
            return contributions(leaves, weights, tree.parents)
        return np.asarray(climb(leaves, weights, aggregate.mean, aggregate.threshold, units)[:, -1])

    before, after = (_situation(told, units) for told in (first, second))
    return Explained(units, one.framework.indicators, change(solve, before, after))


def _situation(told: Insight, units: tuple[str, ...]) -> Situation[Array, Array, Goalposts]:
    index = told.index
    at, rows = index.frame.periods.index(told.period), [index.frame.units.index(unit) for unit in units]
    values = index.measured
    _require_last(index)
    return Situation(values[at, rows], index.last.weights, _goalposts(index, values, at))


def _require_last(index: Index) -> None:
    """IndicatorError where nothing is normalised, and where a later step changes numbers that goalposts gave."""
    normalised = index.after(Normalise).values
    places = [type(stage.step) for stage in index.stages]
    for stage in index.stages[places.index(Normalise) :]:
        if not np.array_equal(stage.table.values, normalised, equal_nan=True):
            raise IndicatorError(words("index.changed_after", step=type(stage.step).__name__))


def _goalposts(index: Index, values: Array, at: int) -> Goalposts:
    step = index.recipe.step(Normalise)
    assert isinstance(step, Normalise)
    framework, frame = index.framework, index.frame
    scales = tuple(framework.by_code[code].scale or step.scale for code in framework.indicators)
    if step.over == POOLED:
        basis, units, period = values.reshape(-1, values.shape[2]), frame.units * len(values), ""
    else:
        base = at if step.over == YEARLY else frame.periods.index(step.over)
        basis, units, period = values[base], frame.units, frame.periods[base]
    columns = Columns(framework.indicators, units, framework.directions, framework.targets, period)
    return Goalposts(basis, columns, scales)
