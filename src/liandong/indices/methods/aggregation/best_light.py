"""The benefit of the doubt (BoD): each unit under the weights that suit it best."""

from dataclasses import dataclass

import numpy as np

from liandong.indices.methods.aggregation.mean import shares
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales.scale import require
from liandong.indices.methods.weights.doubt import doubt


@dataclass(frozen=True, slots=True)
class BenefitOfDoubt:
    """The best score of each unit under weights of its own, with which no unit would score above 1.

    With `leeway` the share of each child in a score stays between (1 - leeway) and (1 + leeway) times its given weight;
    without, the given weights do not matter, but that a child of weight 0 is left out. No value may be missing or below
    zero.
    """

    leeway: float | None = None

    def __post_init__(self) -> None:
        require(self.leeway is None or 0 <= self.leeway < np.inf, "BenefitOfDoubt.leeway", self.leeway, ">= 0")

    def __call__(self, values: Array, weights: Array, columns: Columns | None = None) -> Array:
        """See `Mean`."""
        given = shares(weights, values, columns)
        lead = np.broadcast_shapes(values.shape[:-2], weights.shape[:-1])
        many, wide = values.shape[-2:]
        each = np.broadcast_to(values, (*lead, many, wide)).reshape(-1, many, wide)
        parts = np.broadcast_to(given, (*lead, wide)).reshape(-1, wide)
        scores = np.empty((len(each), many))
        for at, (of_units, own) in enumerate(zip(each, parts, strict=True)):
            scores[at] = self._scores(of_units, own, columns)
        return scores.reshape(*lead, many)

    def _scores(self, values: Array, own: Array, columns: Columns | None) -> Array:
        if self.leeway is None:
            counted = np.flatnonzero(own > 0)
            if len(counted) < len(own):
                values = values[:, counted]
                columns = None if columns is None else columns.pick(counted)
            return doubt(values, columns=columns).scores
        low, high = np.maximum(own * (1 - self.leeway), 0.0), np.minimum(own * (1 + self.leeway), 1.0)
        return doubt(values, low, high, columns).scores
