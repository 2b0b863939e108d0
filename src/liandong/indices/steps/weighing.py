"""How the children of a node get their weights: each a frozen dataclass, called with their values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods import weights
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import require
from liandong.messages import words


class Weighing(Protocol):
    """A way of weighing. Its fields are its parameters."""

    def __call__(self, values: Array, columns: Columns) -> Array:
        """Weights (k), which sum to 1, of the children of a node from their normalised values (t, n, k)."""
        ...


@dataclass(frozen=True, slots=True)
class Equal:
    """All alike, whatever the values."""

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        return weights.equal(values.shape[-1])


@dataclass(frozen=True, slots=True)
class Entropy:
    """By how much they tell units apart, over all periods together (熵权法)."""

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        return weights.entropy(values, columns)


@dataclass(frozen=True, slots=True)
class Critic:
    """By how much they vary and how little they repeat one another (CRITIC); with `absolute`, falling together
    counts as repeating too."""

    absolute: bool = False

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        return weights.critic(_laid(values), columns, absolute=self.absolute)


@dataclass(frozen=True, slots=True)
class FirstComponent:
    """By their part in the first principal component: squared loadings, so that no sign is arbitrary."""

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        return weights.component(_laid(values), columns).weights


@dataclass(frozen=True, slots=True)
class Judgements:
    """By pairwise judgements of one or several persons (层次分析法, AHP): matrices in the order of the
    children, joined by their geometric mean. Refused where they contradict themselves, unless that is allowed."""

    matrices: tuple[tuple[tuple[float, ...], ...], ...]
    inconsistent: bool = False

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        wide = len(columns.codes)
        if not self.matrices or any(
            len(matrix) != wide or any(len(row) != wide for row in matrix) for matrix in self.matrices
        ):
            raise IndicatorError(words("index.judgements", indicators=", ".join(columns.codes), many=wide))
        judged = weights.ahp(weights.group(np.array(self.matrices, dtype=np.float64), columns.codes), columns.codes)
        if not (judged.consistent or self.inconsistent):
            ratio = f"{float(judged.ratio):.3f}"
            raise IndicatorError(words("index.inconsistent", indicators=", ".join(columns.codes), ratio=ratio))
        return judged.weights


@dataclass(frozen=True, slots=True)
class Balance:
    """So that each correlates with what is made of them by its share (alike, if none are told)."""

    shares: tuple[float, ...] = ()

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`. What is reached is told by `methods.weights.balance`."""
        return weights.balance(_laid(values), self.shares or None, columns=columns).weights


@dataclass(frozen=True, slots=True)
class Combined:
    """Several sets made into one (组合赋权): their mean, their product, the nearest in relative
    entropy, or by the game."""

    sets: tuple[Weighing, ...]
    by: Literal["linear", "product", "least_entropy", "game"] = "linear"

    def __post_init__(self) -> None:
        ways = ("linear", "product", "least_entropy", "game")
        require(self.by in ways, "Combined.by", self.by, " / ".join(ways))

    def __call__(self, values: Array, columns: Columns) -> Array:
        """See `Weighing`."""
        if not self.sets:
            raise IndicatorError(words("index.nothing_combined"))
        join: Callable[..., Array] = getattr(weights, self.by)
        return join(np.stack([each(values, columns) for each in self.sets]), columns.codes)


def _laid(values: Array) -> Array:
    """All periods on one another (t × n, k)."""
    return values.reshape(-1, values.shape[-1])
