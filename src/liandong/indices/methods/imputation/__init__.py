"""Filling of gaps (插补): rules on blocks (t, n, m) of periods, units and indicators; each filled cell is marked."""

from liandong.indices.methods.imputation.fill import Filled, Rule, Sides, impute
from liandong.indices.methods.imputation.over_time import Latest, Linear
from liandong.indices.methods.imputation.simple import ByGroup, ByMean, ByMedian, BySiblings, Constant

__all__ = [
    "ByGroup",
    "ByMean",
    "ByMedian",
    "BySiblings",
    "Constant",
    "Filled",
    "Latest",
    "Linear",
    "Rule",
    "Sides",
    "impute",
]
