"""Whether the indicators of a node measure one thing: Cronbach's alpha and principal components."""

from dataclasses import dataclass

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.messages import words


def alpha(values: Array) -> float:
    """Cronbach's alpha of the columns (n, m), over the units that have all of them.

    alpha = m / (m - 1) (1 - sum of variances / variance of the sum); L. J. Cronbach, Psychometrika 16 (1951).
    It falls below 0 where indicators work against one another. IndicatorError with fewer than two columns or three
    units, or where the sum does not vary.
    """
    whole = _whole(values, 2)
    total = whole.sum(axis=1).var(ddof=1)
    if not total > 0:
        raise IndicatorError(words("index.sum_constant"))
    many = whole.shape[1]
    return float(many / (many - 1) * (1 - whole.var(axis=0, ddof=1).sum() / total))


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """Principal components of m indicators, the strongest first.

    `variances` (m) are eigenvalues of the correlation matrix and sum to m; `shares` (m) sum to 1; `loadings` (m, m)
    are correlations of indicators (rows) with components (columns), each component turned so that its loadings sum to
    more than 0.
    """

    variances: Array
    shares: Array
    loadings: Array

    @property
    def kept(self) -> int:
        """How many have a variance above 1, that of a single indicator (Kaiser's rule)."""
        return int((self.variances > 1).sum())


def components(values: Array) -> Components:
    """The principal components of the standardised columns (n, m), over the units that have all of them.

    IndicatorError with fewer than three such units, or where a column does not vary over them.
    """
    whole = _whole(values, 1)
    spread = whole.std(axis=0, ddof=1)
    if not (spread > 0).all():
        raise IndicatorError(words("index.component_constant", column=int(np.argmin(spread)) + 1))
    standard = (whole - whole.mean(axis=0)) / spread
    _, strong, directions = np.linalg.svd(standard, full_matrices=False)
    variances = np.zeros(whole.shape[1])
    variances[: len(strong)] = strong**2 / (len(whole) - 1)
    loadings = np.zeros((whole.shape[1],) * 2)
    loadings[:, : len(strong)] = directions.T * np.sqrt(variances[: len(strong)])
    loadings *= np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return Components(variances, variances / variances.sum(), loadings)


def _whole(values: Array, fewest: int) -> Array:
    """The rows without a gap; an error where too few are left."""
    whole: Array = values[~np.isnan(values).any(axis=1)]
    if values.shape[1] < fewest or len(whole) < 3:
        raise IndicatorError(words("index.too_few_units", units=len(whole), indicators=values.shape[1], fewest=fewest))
    return whole
