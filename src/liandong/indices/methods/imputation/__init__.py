"""Filling of gaps (插补): rules on blocks (t, n, m) of periods, units and indicators; each filled cell is marked."""

from liandong.indices.methods.imputation.fill import Filled, Gap, Rule, Sides, impute
from liandong.indices.methods.imputation.simple import ByGroup, ByMean, ByMedian, Constant

__all__ = ["ByGroup", "ByMean", "ByMedian", "Constant", "Filled", "Gap", "Rule", "Sides", "impute"]
