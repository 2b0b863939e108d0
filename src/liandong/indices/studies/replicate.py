"""Replicate: the scores of many replications at once. Only what the factors touch is done again.

Replications of the same steps share one normalised table; their weights are matrices, and the tree is climbed for
all of them together. Only where the data themselves are disturbed are the steps redone for each.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.frame import Frame
from liandong.indices.framework import Framework
from liandong.indices.index import Index
from liandong.indices.methods.aggregation.mean import weighted
from liandong.indices.methods.columns import Array
from liandong.indices.recipe import Recipe
from liandong.indices.solve import begin, setting_of
from liandong.indices.steps.impute import Filling, Impute
from liandong.indices.steps.normalise import OnScales
from liandong.indices.steps.step import Setting, Table
from liandong.indices.steps.treat import FarOut
from liandong.indices.studies.factors import Factor, FilledNoise, OfData, OfSteps, OfWeights
from liandong.indices.tree import laid_out
from liandong.messages import words

TOGETHER = 512
"""Replications whose scores are held at once."""

KEPT = 64
"""Normalised tables that are kept: those of the latest combinations of steps."""


class Replicator:
    """What a study is computed by. `nodes` are places among the framework's aggregates, in the order of the answers."""

    def __init__(
        self, frame: Frame, framework: Framework, recipe: Recipe, factors: Sequence[Factor], nodes: Sequence[str]
    ) -> None:
        for factor in factors:
            if not isinstance(factor, OfSteps | OfWeights | OfData | FilledNoise):
                raise IndicatorError(words("index.no_factor", given=type(factor).__name__))
        self._setting: Setting = replace(setting_of(frame, framework), noting=False)
        self._recipe = recipe
        self._factors = tuple(factors)
        self._tree = laid_out(framework)
        self._begin = begin(frame, framework)
        self._nodes = [self._place(code) for code in nodes]
        self._only_root = self._nodes == [len(framework.aggregates) - 1]
        self._prepared: dict[tuple[int, ...], tuple[Recipe, Table]] = {}
        self.widths = tuple(factor.width(self._setting) for factor in self._factors)

        self._steps = self._having(OfSteps)
        self._weighing = self._having(OfWeights)
        self._data = self._having(OfData)
        self._refilling = self._having(FilledNoise)
        self._check()

    def _having(self, kind: type[Any]) -> list[tuple[int, Any]]:
        """The factors of a kind, and their places."""
        return [(at, factor) for at, factor in enumerate(self._factors) if isinstance(factor, kind)]

    def _check(self) -> None:
        names = [factor.name for factor in self._factors]
        if len(set(names)) < len(names):
            raise IndicatorError(words("index.factor_twice", names=", ".join(names)))
        kinds = [(factor, factor.kind) for _, factor in self._steps]
        for factor, kind in [*kinds, *((factor, Impute) for _, factor in self._refilling)]:
            if self._recipe.step(kind) is None:
                there = ", ".join(type(step).__name__ for step in self._recipe.whole)
                raise IndicatorError(words("index.factor_no_step", factor=factor.name, step=kind.__name__, there=there))

    def _place(self, code: str) -> int:
        aggregates = self._setting.framework.aggregates
        if code not in aggregates:
            raise IndicatorError(words("index.no_node", code=code, there=", ".join(aggregates)), indicator=code)
        return aggregates.index(code)

    def scores(self, drawn: Sequence[Array]) -> Array:
        """Scores (r, t, n, nodes) from the numbers (r, width) of each factor."""
        many = len(drawn[0]) if drawn else 1
        setting = self._setting
        out = np.empty((many, len(setting.periods), len(setting.units), len(self._nodes)))
        for recipe, rows in self._alike(drawn, many):
            for start in range(0, len(rows), TOGETHER):
                some = rows[start : start + TOGETHER]
                if self._data or self._refilling:
                    values, weights = self._redone(recipe, some, drawn)
                else:
                    table = self._prepare(recipe)
                    values, weights = table.values, np.broadcast_to(table.weights, (len(some), len(table.weights)))
                for at, factor in self._weighing:
                    weights = factor.weigh(drawn[at][some], weights, setting)
                for at in range(len(setting.periods)):
                    out[some, at] = self._climb(recipe, values[..., at, :, :], weights, at)
        return out

    def _alike(self, drawn: Sequence[Array], many: int) -> list[tuple[Recipe, NDArray[np.intp]]]:
        """Recipes, and the replications that have each."""
        steps = [factor.steps(drawn[at]) for at, factor in self._steps]
        if not steps:
            return [(self._recipe, np.arange(many))]
        groups: dict[tuple[int, ...], list[int]] = {}
        for row, held in enumerate(zip(*steps, strict=True)):
            groups.setdefault(tuple(id(step) for step in held), []).append(row)
        made = []
        for rows in groups.values():
            recipe = self._recipe
            for each in steps:
                recipe = recipe.replacing(each[rows[0]])
            made.append((recipe, np.array(rows)))
        return made

    def know(self, nominal: Index) -> None:
        """Takes over the table of the index with nothing varied, so that it need not be made again."""
        self._prepared[_key(nominal.recipe)] = (nominal.recipe, nominal.last)

    def _prepare(self, recipe: Recipe) -> Table:
        """The table that is aggregated: kept, with the steps that made it, so that no other step takes their
        identities."""
        key = _key(recipe)
        if key not in self._prepared:
            table = self._begin
            for step in recipe.steps:
                table = step.bind(self._setting)(table)
            if len(self._prepared) >= KEPT:
                del self._prepared[next(iter(self._prepared))]
            self._prepared[key] = (recipe, table)
        return self._prepared[key][1]

    def _redone(self, recipe: Recipe, rows: NDArray[np.intp], drawn: Sequence[Array]) -> tuple[Array, Array]:
        """Normalised values (r, t, n, m) and weights (r, codes) of replications in which each step is redone."""
        tables = [self._begin] * len(rows)
        for at, factor in self._data:
            tables = factor.disturb(drawn[at][rows], tables, self._setting)
        for step in recipe.steps:
            bound = step.bind(self._setting)
            tables = (
                bound.many(tables)
                if isinstance(bound, FarOut | OnScales | Filling)
                else [bound(table) for table in tables]
            )
            for at, factor in self._refilling if isinstance(step, Impute) else ():
                tables = [factor.refill(drawn[at][row], table) for row, table in zip(rows, tables, strict=True)]
        return np.stack([table.values for table in tables]), np.stack([table.weights for table in tables])

    def _climb(self, recipe: Recipe, values: Array, weights: Array, at: int) -> Array:
        aggregate, setting = recipe.aggregate, self._setting
        if self._only_root and self._tree.linear(aggregate.mean) and not np.isnan(values).any():
            return weighted(values, self._tree.fold(weights))[:, :, np.newaxis]
        scores = self._tree.climb(
            values, weights, aggregate.mean, aggregate.threshold, setting.units, setting.periods[at]
        )
        return scores[..., self._nodes]


def _key(recipe: Recipe) -> tuple[int, ...]:
    return tuple(id(step) for step in recipe.steps)
