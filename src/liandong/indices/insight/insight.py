"""What can be told of a solved index in one period, by the names of its nodes and units."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.frame import Mark
from liandong.indices.index import Index
from liandong.indices.insight.audit import Concern, Tree, audit
from liandong.indices.insight.contributions import contributions, weights_of_units
from liandong.indices.insight.effort import Effort, least_effort, searched_effort
from liandong.indices.insight.obstacles import obstacles
from liandong.indices.insight.profile import Standing, standings
from liandong.indices.insight.removal import Removal, removed
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import AtMost, Goalposts, MinMax, Scale, ToTarget, TwoWay
from liandong.indices.methods.weights.given import ROOT
from liandong.indices.steps import Normalise
from liandong.indices.tree import laid_out
from liandong.messages import words

AHEAD = 1e-6
"""By this share of the rival's score a unit has to be above it to be past it."""


@dataclass(frozen=True, slots=True, eq=False)
class Insight:
    """An index and the period (by default the last) of which is told."""

    index: Index
    period: str

    @classmethod
    def into(cls, index: Index, period: str | None = None) -> "Insight":
        """IndicatorError for a period that is not there."""
        return cls(index, index.frame.periods[index.frame.when(period)])

    @property
    def _at(self) -> int:
        return self.index.frame.periods.index(self.period)

    @property
    def leaves(self) -> Array:
        """The normalised values (n, m)."""
        return np.asarray(self.index.normalised[self._at])

    @property
    def tree(self) -> Tree:
        """The nodes in the order of `Framework.codes` (the order of every array here), with the values of all units."""
        framework = self.index.framework
        places = {code: at for at, code in enumerate(framework.codes)}
        parents = [places.get(framework.by_code[code].parent, ROOT) for code in framework.codes]
        values = np.column_stack([self.leaves, self.index.scores[self._at]])
        names = tuple(map(framework.name, framework.codes))
        return Tree(framework.codes, np.array(parents, dtype=np.intp), self.index.last.weights, values, names)

    @property
    def linear(self) -> bool:
        """Whether scores are weighted arithmetic means all the way up, without a least share of children."""
        aggregate = self.index.recipe.aggregate
        return laid_out(self.index.framework).linear(aggregate.mean) and aggregate.threshold == 0

    def contributions(self) -> Array:
        """What each indicator (m) adds to the index of each unit (n); a row sums to the score.

        IndicatorError where a node is no arithmetic mean: there no cell has a part of its own in the score.
        """
        self._require_linear("contributions")
        tree = self.tree
        return contributions(self.leaves, tree.weights, tree.parents)

    def obstacles(self) -> Array:
        """The share in percent (n, m) of each indicator in what a unit falls short of the best (障碍度).

        IndicatorError where a scale has no best value that is the same for all indicators.
        """
        low, high = self._ends()
        columns = Columns.of(self.index.framework.indicators, self.index.frame.units, self.period)
        weights = np.array(list(self.index.effective.values()))
        return obstacles((self.leaves - low) / (high - low), weights, columns=columns)

    def audit(self) -> tuple[Concern, ...]:
        """What a reader should ask about: of indicators as they were divided and treated, without what was filled."""
        index = self.index
        marks = index.last.marks[self._at]
        known = np.where(marks & Mark.FILLED, np.nan, index.measured[self._at])
        return audit(self.tree, known[~(marks & Mark.SCREENED).any(axis=1)])

    def standings(self, unit: str) -> Mapping[str, Standing]:
        """Where a unit stands in each indicator that it has, the best first."""
        told = standings(self.leaves, self._row(unit))
        return {self.index.framework.indicators[one.column]: one for one in told}

    def without(self, *nodes: str) -> Removal:
        """By how many places units move without each of these nodes; without any named, each indicator.

        The values stay as they were normalised.
        """
        framework = self.index.framework
        named = nodes or framework.indicators
        for code in named:
            self.index.score(code, self.period)
        return removed(self._scores, self.index.last.weights, [framework.codes.index(code) for code in named])

    def effort(self, unit: str, rival: str, costs: Mapping[str, float] | None = None) -> Effort:
        """What it takes at least for a unit to move past a rival: rises of its normalised values, each at most to the
        best of all units. A rise by 1 costs 1, or what `costs` say of the indicator.

        Everything else stays: the rival, and what indicators are measured by. Exact for arithmetic means.
        """
        row, codes = self._row(unit), self.index.framework.indicators
        if unit == rival:
            raise IndicatorError(
                words("index.with_itself", unit=self.index.frame.name(unit)), unit=unit, period=self.period
            )
        for code, cost in (costs or {}).items():
            if not cost > 0:
                told = words("index.cost_of", indicator=self.index.framework.name(code), cost=f"{cost:g}")
                raise IndicatorError(told, indicator=code)
        goal = float(self.index.score(period=self.period)[self._row(rival)])
        goal += AHEAD * max(abs(goal), 1e-9)
        if np.isnan(goal) or np.isnan(self.index.score(period=self.period)[row]):
            raise IndicatorError(words("index.effort_unscored", unit=unit, rival=rival), unit=unit, period=self.period)
        prices = np.array([(costs or {}).get(code, 1.0) for code in codes])
        own, most = self.leaves[row], np.fmax.reduce(self.leaves, axis=0)
        if self.linear:
            tree = self.tree
            weights = weights_of_units(~np.isnan(own)[np.newaxis], tree.weights, tree.parents)[0, : len(codes)]
            return least_effort(own, weights, goal, prices, most)
        return searched_effort(self._score_of, own, goal, prices, most)

    def _scores(self, weights: Array) -> Array:
        aggregate, frame = self.index.recipe.aggregate, self.index.frame
        tree = laid_out(self.index.framework)
        climbed = tree.climb(self.leaves, weights, aggregate.mean, aggregate.threshold, frame.units, self.period)
        return np.asarray(climbed[:, -1])

    def _score_of(self, values: Array) -> float:
        """The index of one unit with these normalised values."""
        aggregate, tree = self.index.recipe.aggregate, laid_out(self.index.framework)
        climbed = tree.climb(
            values[np.newaxis], self.index.last.weights, aggregate.mean, aggregate.threshold, ("",), self.period
        )
        return float(climbed[0, -1])

    def _ends(self) -> tuple[float, float]:
        step = self.index.recipe.step(Normalise)
        default: Scale | None = step.scale if isinstance(step, Normalise) else None
        framework = self.index.framework
        ends = {_ends_of(framework.by_code[code].scale or default) for code in framework.indicators}
        if len(ends) != 1 or None in ends:
            raise IndicatorError(words("index.no_best"), period=self.period)
        (found,) = ends
        assert found is not None
        return found

    def _require_linear(self, what: str) -> None:
        if not self.linear:
            raise IndicatorError(words("index.not_linear", what=words(f"index.insight_{what}")), period=self.period)

    def _row(self, unit: str) -> int:
        try:
            return self.index.frame.units.index(unit)
        except ValueError:
            there = ", ".join(self.index.frame.units)
            raise IndicatorError(words("index.unit_unknown", unit=unit, there=there), unit=unit) from None


def _ends_of(scale: Scale | None) -> tuple[float, float] | None:
    """The worst and the best value on a scale; None where it has none."""
    if isinstance(scale, MinMax):
        return scale.low, scale.high
    if isinstance(scale, ToTarget | AtMost | TwoWay) or (isinstance(scale, Goalposts) and scale.clamp):
        return 0.0, scale.top
    return None
