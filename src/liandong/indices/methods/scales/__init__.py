"""Ways of bringing indicators to one scale (无量纲化): each is fitted on rows of a basis, and then applied to any rows.

The basis is what the parameters are computed from: the rows of one period, of all periods on one another, or of a
base period that is kept. Directions are applied first; what is missing stays missing.
"""

from liandong.indices.methods.scales.linear import Linear, MinMax, ZScore
from liandong.indices.methods.scales.scale import Fitted, Scale

__all__ = ["Fitted", "Linear", "MinMax", "Scale", "ZScore"]
