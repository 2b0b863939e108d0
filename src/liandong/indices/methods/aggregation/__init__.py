"""Means: from the children of a node to its score; each is called as `mean(values (..., n, k), weights (..., k))`."""

from liandong.indices.methods.aggregation.best_light import BenefitOfDoubt
from liandong.indices.methods.aggregation.mean import Mean
from liandong.indices.methods.aggregation.outranking import Copeland
from liandong.indices.methods.aggregation.penalty import AMPI, MPI, Lowest
from liandong.indices.methods.aggregation.power import Arithmetic, Generalised, Geometric, Harmonic

__all__ = [
    "AMPI",
    "MPI",
    "Arithmetic",
    "BenefitOfDoubt",
    "Copeland",
    "Generalised",
    "Geometric",
    "Harmonic",
    "Lowest",
    "Mean",
]
