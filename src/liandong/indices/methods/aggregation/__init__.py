"""Means: from the children of a node to its score; each is called as `mean(values (..., n, k), weights (..., k))`."""

from liandong.indices.methods.aggregation.mean import Mean
from liandong.indices.methods.aggregation.power import Arithmetic, Generalised, Geometric, Harmonic

__all__ = ["Arithmetic", "Generalised", "Geometric", "Harmonic", "Mean"]
