"""Rules against a target of policy (目标值法), as in the quality index of the cities of the Yangtze Delta.

Nothing is taken from the basis, so that a score moves only when its own value does. The three rules of that index are
stated in its report (长三角城市高质量发展指数); its targets were inferred from what it prints.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.distances import require_targets
from liandong.indices.methods.scales.scale import require, require_finite, require_known

_HOPELESS = 3.0
"""So many times the target, and nothing is left of the score."""


@dataclass(frozen=True, slots=True, eq=False)
class AgainstTarget:
    """`rule` of the ratio (n, m) of value and target, × `top`."""

    targets: Array
    rule: Callable[[Array], Array]
    top: float

    def __call__(self, values: Array) -> Array:
        """Values (n, m) on the scale."""
        return self.rule(values / self.targets) * self.top


@dataclass(frozen=True, slots=True)
class ToTarget:
    """value / target, at least 0 and at most `top`, for indicators of which more is better."""

    top: float = 1.0

    def __post_init__(self) -> None:
        require_finite("ToTarget", top=self.top)
        require(self.top > 0, "ToTarget.top", self.top, "> 0")

    def fit(self, basis: Array, columns: Columns) -> AgainstTarget:
        """Refuses columns without a target above 0, or of which less is better."""
        _require_direction(columns, 1.0, "ToTarget", "AtMost")
        return AgainstTarget(_positive(basis, columns), _reached, self.top)


@dataclass(frozen=True, slots=True)
class AtMost:
    """`top` up to the target, 0 from three times the target on, in between (1.5 - value / (2 target)) × `top`.

    At the target that is 1, so that nothing jumps. For indicators of which less is better.
    """

    top: float = 1.0

    def __post_init__(self) -> None:
        require_finite("AtMost", top=self.top)
        require(self.top > 0, "AtMost.top", self.top, "> 0")

    def fit(self, basis: Array, columns: Columns) -> AgainstTarget:
        """Refuses columns without a target above 0, or of which more is better."""
        _require_direction(columns, -1.0, "AtMost", "ToTarget")
        return AgainstTarget(_positive(basis, columns), _kept, self.top)


@dataclass(frozen=True, slots=True)
class TwoWay:
    """value / target up to the target, and as much less beyond it; at least 0. Directions do not matter."""

    top: float = 1.0

    def __post_init__(self) -> None:
        require_finite("TwoWay", top=self.top)
        require(self.top > 0, "TwoWay.top", self.top, "> 0")

    def fit(self, basis: Array, columns: Columns) -> AgainstTarget:
        """Refuses columns without a target above 0."""
        return AgainstTarget(_positive(basis, columns), _near, self.top)


def _reached(ratio: Array) -> Array:
    return np.clip(ratio, 0.0, 1.0)


def _kept(ratio: Array) -> Array:
    return np.clip((_HOPELESS - ratio) / (_HOPELESS - 1), 0.0, 1.0)


def _near(ratio: Array) -> Array:
    return np.maximum(np.minimum(ratio, 2 - ratio), 0.0)


def _positive(basis: Array, columns: Columns) -> Array:
    require_known(basis, columns)
    targets = require_targets(columns)
    low = targets <= 0
    if low.any():
        at = int(low.argmax())
        raise columns.refuse("index.target_not_positive", at, target=f"{targets[at]:.6g}")
    return targets


def _require_direction(columns: Columns, direction: float, rule: str, other: str) -> None:
    against = columns.directions != direction
    if against.any():
        raise columns.refuse("index.rule_against_direction", int(against.argmax()), rule=rule, other=other)
