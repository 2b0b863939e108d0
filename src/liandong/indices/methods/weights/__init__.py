"""Weights: given, computed from the numbers, from judgements, or combined; each set sums to 1."""

from liandong.indices.methods.weights.ahp import Judged, ahp, group
from liandong.indices.methods.weights.balance import Balanced, balance
from liandong.indices.methods.weights.combine import game, least_entropy, linear, product
from liandong.indices.methods.weights.critic import critic
from liandong.indices.methods.weights.doubt import Doubt, doubt
from liandong.indices.methods.weights.entropy import entropy
from liandong.indices.methods.weights.given import effective, equal, given
from liandong.indices.methods.weights.pca import Component, component

__all__ = [
    "Balanced",
    "Component",
    "Doubt",
    "Judged",
    "ahp",
    "balance",
    "component",
    "critic",
    "doubt",
    "effective",
    "entropy",
    "equal",
    "game",
    "given",
    "group",
    "least_entropy",
    "linear",
    "product",
]
