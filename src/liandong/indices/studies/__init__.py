"""Studies: what of an index may be otherwise (factors), computed over and over, and what hangs on it."""

from liandong.indices.studies.attribution import Attribution, Share
from liandong.indices.studies.factors import (
    Alternatives,
    Between,
    DataNoise,
    DirichletWeights,
    Factor,
    FilledNoise,
    Removal,
    WeightNoise,
    WeightSets,
)
from liandong.indices.studies.spread import Spread
from liandong.indices.studies.study import Study

__all__ = [
    "Alternatives",
    "Attribution",
    "Between",
    "DataNoise",
    "DirichletWeights",
    "Factor",
    "FilledNoise",
    "Removal",
    "Share",
    "Spread",
    "Study",
    "WeightNoise",
    "WeightSets",
]
