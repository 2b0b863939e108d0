"""Weights: given, computed from the numbers, from judgements, or combined; each set sums to 1."""

from liandong.indices.methods.weights.given import effective, equal, given

__all__ = ["effective", "equal", "given"]
