"""Fillings that learn from all indicators of a period: nearest units, or a model of each indicator by the others.

Through scikit-learn (extra `learned`), which is imported when it is used. Indicators are brought to one scale first, so
that no unit of measurement counts more than another.
"""

import warnings
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods import known
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation.fill import Sides
from liandong.indices.methods.scales.scale import require
from liandong.messages import words


@dataclass(frozen=True, slots=True)
class ByNeighbours:
    """The mean of the units that are nearest in what is known of both, among those that have the value.

    With `by` "distance" nearer ones weigh more. O. Troyanskaya et al., Missing value estimation methods for DNA
    microarrays, Bioinformatics 17 (2001).
    """

    neighbours: int = 5
    by: Literal["uniform", "distance"] = "uniform"

    def __post_init__(self) -> None:
        require(self.neighbours > 0, "ByNeighbours.neighbours", self.neighbours, "> 0")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m)."""
        from sklearn.impute import KNNImputer

        fitted = KNNImputer(n_neighbors=self.neighbours, weights=self.by, keep_empty_features=True)
        return np.stack([_on_one_scale(of_period, fitted.fit_transform) for of_period in values])


@dataclass(frozen=True, slots=True)
class ByModel:
    """What a Bayesian ridge regression on the other indicators expects, each in turn, until nothing moves any more.

    With a `seed` the value is drawn from what the model holds possible instead, so that several seeds tell how
    uncertain the filling is (multiple imputation). S. van Buuren and K. Groothuis-Oudshoorn, mice, Journal of
    Statistical Software 45 (2011).
    """

    rounds: int = 100
    tolerance: float = 0.01
    seed: int | None = None

    def __post_init__(self) -> None:
        require(self.rounds > 0, "ByModel.rounds", self.rounds, "> 0")
        require(self.tolerance > 0, "ByModel.tolerance", self.tolerance, "> 0")

    def __call__(self, values: Array, sides: Sides) -> Array:
        """Proposals (t, n, m); refuses a period in which the model does not settle."""
        return np.stack([self._of(of_period, sides, period) for period, of_period in enumerate(values)])

    def _of(self, values: Array, sides: Sides, period: int) -> Array:
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.experimental import enable_iterative_imputer  # noqa: F401  # makes the next import possible
        from sklearn.impute import IterativeImputer

        drawn = self.seed is not None
        model = IterativeImputer(
            max_iter=10 if drawn else self.rounds,  # draws never settle: ten rounds are usual
            tol=self.tolerance,
            sample_posterior=drawn,
            random_state=self.seed if drawn else 0,
            keep_empty_features=True,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("error", ConvergenceWarning)
            if drawn:
                warnings.simplefilter("ignore", ConvergenceWarning)
            try:
                return _on_one_scale(values, model.fit_transform)
            except ConvergenceWarning as unsettled:
                named = sides.periods[period] or words("index.all_periods")
                told = words("index.model_unsettled", period=named, rounds=self.rounds)
                raise IndicatorError(told, period=sides.periods[period]) from unsettled


class _Filler(Protocol):
    def __call__(self, values: Array, /) -> Array: ...


def _on_one_scale(values: Array, fill: _Filler) -> Array:
    """What it fills, in the units of the indicators; indicators of which nothing is known get no proposal."""
    middle, spread = known.means(values), known.deviations(values)
    spread = np.where(spread > 0, spread, 1.0)  # NaN of a single value counts as none
    told = ~np.isnan(middle)
    proposed = np.full(values.shape, np.nan)
    if told.any():
        filled = fill((values[:, told] - middle[told]) / spread[told])
        proposed[:, told] = filled * spread[told] + middle[told]
    return proposed
