"""Weigh (赋权): weights from the numbers, or from judgements, in the place of those that the framework gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.steps.step import Bound, Setting, Table
from liandong.indices.steps.weighing import Weighing
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class Weigh:
    """The children of each of `nodes` (of every node that has only indicators under it, if none are named) get the
    weights that `by` finds for them. With `flat` all indicators are weighed together, and a node above weighs what
    they sum to."""

    by: Weighing
    nodes: tuple[str, ...] = ()
    flat: bool = False

    def bind(self, setting: Setting) -> Bound:
        """IndicatorError for a node that is not there, or has other nodes under it, whose values are not known yet."""
        framework = setting.framework
        places = {code: at for at, code in enumerate(framework.codes)}
        weigh = self._all if self.flat else self._each(framework)

        def weighed(table: Table) -> Table:
            weights = table.weights.copy()
            weigh(table.values, weights, setting, places)
            return replace(table, weights=weights, notes=())

        return weighed

    def _each(self, framework: Framework) -> Callable[[Array, Array, Setting, dict[str, int]], None]:
        above = set(framework.aggregates)
        own = [code for code in framework.aggregates if not above & set(framework.children[code])]
        for code in self.nodes:
            if code not in own:
                raise IndicatorError(words("index.weigh_node", code=code, there=", ".join(own)), indicator=code)

        def weigh(values: Array, weights: Array, setting: Setting, places: dict[str, int]) -> None:
            for code in self.nodes or own:
                children = [places[child] for child in framework.children[code]]
                weights[children] = self.by(values[..., children], _columns(setting, children))

        return weigh

    def _all(self, values: Array, weights: Array, setting: Setting, places: dict[str, int]) -> None:
        framework = setting.framework
        many = len(framework.indicators)
        weights[:many] = self.by(values, _columns(setting, range(many)))
        for code in framework.aggregates:
            weights[places[code]] = sum(weights[places[child]] for child in framework.children[code])


def _columns(setting: Setting, places: Iterable[int]) -> Columns:
    return setting.pooled().pick(np.array(list(places), dtype=np.intp))
