"""Factors (不确定因素): what of an index may be otherwise, and how likely.

Each draws `width` uniform numbers a replication and makes of them a step, weights, or data. A factor of steps holds
whole steps, so that it cannot point to what a recipe does not have: a study refuses one of a kind that the recipe
lacks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv, gammaln, ndtri

from liandong.errors import IndicatorError
from liandong.indices.frame import Mark
from liandong.indices.framework import Framework
from liandong.indices.methods.columns import Array
from liandong.indices.steps.step import Setting, Step, Table
from liandong.messages import words

_SMALLEST = 2.0**-53
"""Stands for a drawn 0, whose normal and gamma quantiles would be infinite."""


class Factor(Protocol):
    """What all factors have: a name, by which their numbers are drawn and their effects are told."""

    @property
    def name(self) -> str: ...

    def width(self, setting: Setting) -> int:
        """How many numbers a replication draws. IndicatorError where the factor does not fit the framework."""
        ...


@runtime_checkable
class OfSteps(Protocol):
    """A factor that puts another step in the place of the recipe's own."""

    name: str
    kind: type[Step]

    def width(self, setting: Setting) -> int: ...

    def steps(self, drawn: Array) -> Sequence[Step]:
        """The step of each replication, from its numbers (r, 1); equal steps are one object."""
        ...


@runtime_checkable
class OfWeights(Protocol):
    """A factor that changes the weights."""

    name: str

    def width(self, setting: Setting) -> int: ...

    def weigh(self, drawn: Array, weights: Array, setting: Setting) -> Array:
        """Other weights (r, codes), in the order of `Framework.codes`, from numbers (r, width)."""
        ...


@runtime_checkable
class OfData(Protocol):
    """A factor that changes the numbers themselves, before the first step."""

    name: str

    def width(self, setting: Setting) -> int: ...

    def disturb(self, drawn: Array, tables: Sequence[Table], setting: Setting) -> list[Table]:
        """The tables of replications, from their numbers (r, width)."""
        ...


@dataclass(frozen=True)
class Alternatives:
    """One of several steps of one kind, each as likely as its `chances` say, all equally where they say nothing."""

    name: str
    choices: tuple[Step, ...]
    chances: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        kinds = {type(step) for step in self.choices}
        if len(kinds) != 1:
            raise IndicatorError(words("index.one_kind", name=self.name))
        if self.chances and (
            len(self.chances) != len(self.choices) or min(self.chances) < 0 or not 0 < sum(self.chances) < np.inf
        ):
            raise IndicatorError(words("index.chances", name=self.name))

    @property
    def kind(self) -> type[Step]:
        """The kind of step that is varied."""
        return type(self.choices[0])

    def width(self, setting: Setting) -> int:
        """One number."""
        return 1

    def picked(self, drawn: Array) -> NDArray[np.intp]:
        """Which of the choices each replication has, from its numbers (r, 1): [0, 1) is cut by the chances."""
        chances = self.chances or (1.0,) * len(self.choices)
        bounds = np.cumsum(chances)[:-1] / sum(chances)
        return np.searchsorted(bounds, drawn[:, 0], side="right")

    def steps(self, drawn: Array) -> Sequence[Step]:
        """See `OfSteps`."""
        return [self.choices[at] for at in self.picked(drawn)]


@dataclass(frozen=True)
class Between:
    """A step made from a number between `low` and `high`, all equally likely: `make` is a function of a module."""

    name: str
    low: float
    high: float
    make: Callable[[float], Step]

    def __post_init__(self) -> None:
        if not -np.inf < self.low < self.high < np.inf:
            raise IndicatorError(words("index.between", name=self.name, low=self.low, high=self.high))

    @property
    def kind(self) -> type[Step]:
        """The kind of step that is varied."""
        return type(self.make(self.low))

    def width(self, setting: Setting) -> int:
        """One number."""
        return 1

    def steps(self, drawn: Array) -> Sequence[Step]:
        """See `OfSteps`."""
        return [self.make(self.low + (self.high - self.low) * float(each)) for each in drawn[:, 0]]


@dataclass(frozen=True)
class WeightNoise:
    """Each weight times a number between 1 - `share` and 1 + `share`, all equally likely; of the nodes of these
    `levels` (1 is below the root), or of all."""

    name: str
    share: float = 0.25
    levels: tuple[int, ...] = ()

    def width(self, setting: Setting) -> int:
        """A number for each node that is disturbed."""
        if not 0 < self.share <= 1:
            raise IndicatorError(words("index.noise_share", name=self.name, share=self.share))
        framework = setting.framework
        deepest = max(framework.level(code) for code in framework.indicators)
        for level in self.levels:
            if not 1 <= level <= deepest:
                raise IndicatorError(words("index.no_level", name=self.name, level=level, deepest=deepest))
        return len(self._places(framework))

    def weigh(self, drawn: Array, weights: Array, setting: Setting) -> Array:
        """See `OfWeights`."""
        places = self._places(setting.framework)
        noisy = weights.copy()
        noisy[:, places] *= 1 + self.share * (2 * drawn - 1)
        return noisy

    def _places(self, framework: Framework) -> list[int]:
        codes = framework.codes
        return [at for at, code in enumerate(codes[:-1]) if not self.levels or framework.level(code) in self.levels]


@dataclass(frozen=True)
class DirichletWeights:
    """Weights drawn from a Dirichlet distribution around the given ones, among the children of each of `nodes` (or
    of all): the greater `concentration`, the nearer to them; with equal weights and the number of children, all are
    equally likely."""

    name: str
    concentration: float
    nodes: tuple[str, ...] = ()

    def width(self, setting: Setting) -> int:
        """A number for each child."""
        if not 0 < self.concentration < np.inf:
            raise IndicatorError(words("index.concentration", name=self.name, given=self.concentration))
        return sum(len(children) for children in self._families(setting.framework))

    def weigh(self, drawn: Array, weights: Array, setting: Setting) -> Array:
        """See `OfWeights`."""
        made, at = weights.copy(), 0
        for children in self._families(setting.framework):
            given = weights[:, children]
            shapes = self.concentration * given / given.sum(axis=1, keepdims=True)
            numbers = np.maximum(drawn[:, at : at + len(children)], _SMALLEST)
            made[:, children] = _dirichlet(shapes, numbers)
            at += len(children)
        return made

    def _families(self, framework: Framework) -> list[list[int]]:
        wanted = self.nodes or framework.aggregates
        for code in wanted:
            if code not in framework.children:
                raise IndicatorError(words("index.no_node", code=code, there=", ".join(framework.aggregates)))
        places = {code: at for at, code in enumerate(framework.codes)}
        return [[places[child] for child in framework.children[code]] for code in wanted]


def _dirichlet(shapes: Array, numbers: Array) -> Array:
    """Shares (r, k) that sum to 1: gamma quantiles of these shapes, scaled."""
    gammas = np.where(shapes > 0, gammaincinv(np.maximum(shapes, 1e-300), numbers), 0.0)
    total = gammas.sum(axis=1, keepdims=True)
    lost = total[:, 0] < np.finfo(np.float64).tiny
    if lost.any():  # all so small that they vanish: by their logarithms, of which near 0 there is a short form
        counted = shapes[lost] > 0
        shaped = np.where(counted, shapes[lost], 1.0)
        logs = np.where(counted, (np.log(numbers[lost]) + gammaln(shaped + 1)) / shaped, -np.inf)
        gammas[lost] = np.exp(logs - logs.max(axis=1, keepdims=True))
        total = gammas.sum(axis=1, keepdims=True)
    shares: Array = gammas / total
    return shares


@dataclass(frozen=True)
class WeightSets:
    """The weights of one of several experts, all equally likely; nodes that an expert does not name keep theirs."""

    name: str
    sets: tuple[Mapping[str, float], ...]

    def width(self, setting: Setting) -> int:
        """One number."""
        if not self.sets:
            raise IndicatorError(words("index.no_sets", name=self.name))
        for each in self.sets:
            setting.framework.weighted(each)
        return 1

    def weigh(self, drawn: Array, weights: Array, setting: Setting) -> Array:
        """See `OfWeights`."""
        codes = setting.framework.codes
        named = np.array([[each.get(code, np.nan) for code in codes] for each in self.sets])
        chosen = named[(drawn[:, 0] * len(self.sets)).astype(np.intp)]
        return np.where(np.isnan(chosen), weights, chosen)


@dataclass(frozen=True)
class Removal:
    """One indicator left out, or one of `nodes` with all under it; `none` is how likely it is that all stay, and
    each of the others is equally likely."""

    name: str
    nodes: tuple[str, ...] = ()
    none: float = 0.0

    def width(self, setting: Setting) -> int:
        """One number."""
        if not 0 <= self.none < 1:
            raise IndicatorError(words("index.share", share=self.none))
        for code in self.nodes:
            if code not in setting.framework.by_code or code == setting.framework.root:
                raise IndicatorError(words("index.no_node", code=code, there=", ".join(setting.framework.codes[:-1])))
        return 1

    def removed(self, drawn: Array, framework: Framework) -> list[str]:
        """The node that each replication leaves out, or nothing (an empty text)."""
        nodes = self.nodes or framework.indicators
        at = np.floor((drawn[:, 0] - self.none) / (1 - self.none) * len(nodes)).astype(np.intp)
        at = np.minimum(at, len(nodes) - 1)  # the division may round up to 1
        return [nodes[each] if each >= 0 else "" for each in at]

    def weigh(self, drawn: Array, weights: Array, setting: Setting) -> Array:
        """See `OfWeights`. A node of which nothing is left is left out with it."""
        framework, made = setting.framework, weights.copy()
        places = {code: at for at, code in enumerate(framework.codes)}
        for row, removed in enumerate(self.removed(drawn, framework)):
            code = removed
            while code and code != framework.root:
                parent = framework.by_code[code].parent
                others = [places[child] for child in framework.children[parent] if child != code]
                if made[row, others].any():
                    made[row, places[code]] = 0.0
                    break
                code = parent
        return made


@dataclass(frozen=True)
class DataNoise:
    """Every number times 1 + `share` × a standard normal number: what a figure may be off by; `shares` are those of
    single indicators. What is missing or zero stays so."""

    name: str
    share: float = 0.0
    shares: tuple[tuple[str, float], ...] = ()

    def width(self, setting: Setting) -> int:
        """A number for each cell."""
        held = dict(self.shares)
        for code in held:
            if code not in setting.framework.indicators:
                raise IndicatorError(words("index.no_node", code=code, there=", ".join(setting.framework.indicators)))
        if not all(0 <= share < np.inf for share in (self.share, *held.values())):
            raise IndicatorError(words("index.noise_below_zero", name=self.name))
        return len(setting.periods) * len(setting.units) * len(setting.framework.indicators)

    def disturb(self, drawn: Array, tables: Sequence[Table], setting: Setting) -> list[Table]:
        """See `OfData`."""
        held = dict(self.shares)
        shares = np.array([held.get(code, self.share) for code in setting.framework.indicators])
        noise = ndtri(np.maximum(drawn, _SMALLEST)).reshape(len(tables), *tables[0].values.shape)
        noise *= shares
        noise += 1
        return [table.with_values(table.values * each) for table, each in zip(tables, noise, strict=True)]


@dataclass(frozen=True)
class FilledNoise:
    """Every cell that was filled holds a number drawn from those known of the same indicator in that period (a hot
    deck) instead, or in all periods where it has none in that one: how much hangs on how gaps were filled."""

    name: str

    def width(self, setting: Setting) -> int:
        """A number for each cell."""
        return len(setting.periods) * len(setting.units) * len(setting.framework.indicators)

    def refill(self, drawn: Array, table: Table) -> Table:
        """The table after gaps were filled, with other numbers in them."""
        filled = (table.marks & Mark.FILLED) != 0
        numbers, values = drawn.reshape(table.values.shape), table.values.copy()
        for period, column in {(int(at), int(to)) for at, _, to in np.argwhere(filled)}:
            gaps = filled[period, :, column]
            known = _known(table.values[period, :, column], gaps)
            if not len(known):
                known = _known(table.values[:, :, column], filled[:, :, column])
            if not len(known):  # a rule like `Constant` needs none, and then there is nothing to draw from
                continue
            values[period, gaps, column] = known[(numbers[period, gaps, column] * len(known)).astype(np.intp)]
        return table.with_values(values)


def _known(values: Array, filled: NDArray[np.bool_]) -> Array:
    """The numbers that were given, in order."""
    given = values[~filled]
    return np.sort(given[~np.isnan(given)])


FACTORS = (Alternatives, WeightNoise, DirichletWeights, WeightSets, Removal, DataNoise, FilledNoise)
"""Those that a text file can hold; `Between` has a function."""
