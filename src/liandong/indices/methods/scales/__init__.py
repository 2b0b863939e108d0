"""Ways of bringing indicators to one scale (无量纲化): each is fitted on rows of a basis, and then applied to any rows.

The basis is what the parameters are computed from: the rows of one period, of all periods on one another, or of a
base period that is kept. Directions are applied first; what is missing stays missing.
"""

from liandong.indices.methods.scales.distances import (
    DistanceToMax,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMax,
)
from liandong.indices.methods.scales.linear import Affine, Goalposts, MinMax, Scaled, ZScore
from liandong.indices.methods.scales.ranks import Borda, PercentRank, Rank
from liandong.indices.methods.scales.scale import Fitted, Scale
from liandong.indices.methods.scales.targets import AtMost, ToTarget, TwoWay

__all__ = [
    "Affine",
    "AtMost",
    "Borda",
    "DistanceToMax",
    "DistanceToReference",
    "DistanceToTarget",
    "Fitted",
    "FractionOfMax",
    "Goalposts",
    "MinMax",
    "PercentRank",
    "Rank",
    "Scale",
    "Scaled",
    "ToTarget",
    "TwoWay",
    "ZScore",
]
