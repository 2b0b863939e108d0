"""The framework laid out for arrays: which places each node is made of, so that scores climb without looking up a
name."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from liandong.indices.framework import Framework
from liandong.indices.methods.aggregation import Arithmetic, Mean
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.weights import effective
from liandong.indices.methods.weights.given import ROOT


@dataclass(frozen=True, eq=False, slots=True)
class Branch:
    """A node with children: its place and theirs among `Framework.codes`, and its own mean if it has one."""

    place: int
    children: NDArray[np.intp]
    leaves: bool
    mean: Mean | None


@dataclass(frozen=True, eq=False, slots=True)
class Tree:
    """The branches of a framework, each after those under it."""

    indicators: int
    branches: tuple[Branch, ...]
    codes: tuple[str, ...]
    parents: NDArray[np.intp]

    def climb(
        self, values: Array, weights: Array, mean: Mean, threshold: float, units: tuple[str, ...], period: str = ""
    ) -> Array:
        """Scores (..., n, branches) of normalised values (n, m), or (..., n, m), under weights (..., codes).

        A node of which less than the share `threshold` of its children is there has no score (NaN); children that are
        missing are left out, and the weights of the others count for them.
        """
        lead = weights.shape[:-1]
        scores = np.empty((*lead, values.shape[-2], len(self.branches)))
        for at, branch in enumerate(self.branches):
            children = self._under(branch, values, scores)
            columns = Columns.of([self.codes[child] for child in branch.children], units, period)
            made = (branch.mean or mean)(children, weights[..., branch.children], columns)
            if threshold > 0:
                present = np.mean(~np.isnan(children), axis=-1)
                made = np.where(present >= threshold, made, np.nan)
            scores[..., at] = made
        return scores

    def _under(self, branch: Branch, values: Array, scores: Array) -> Array:
        if branch.leaves:
            return values[..., branch.children]
        above = branch.children >= self.indicators
        if above.all():
            return scores[..., branch.children - self.indicators]
        mixed = np.empty((*scores.shape[:-1], len(branch.children)))
        mixed[..., ~above] = values[..., branch.children[~above]]
        mixed[..., above] = scores[..., branch.children[above] - self.indicators]
        return mixed

    def linear(self, mean: Mean) -> bool:
        """Whether every score is a weighted sum of indicators, where none is missing."""
        return all(isinstance(branch.mean or mean, Arithmetic) for branch in self.branches)

    def fold(self, weights: Array) -> Array:
        """What each indicator weighs in the root (..., m), from the weights (..., codes): they sum to 1."""
        return effective(weights, self.parents, self.codes)[..., : self.indicators]


@lru_cache(maxsize=64)
def laid_out(framework: Framework) -> Tree:
    """The tree of a framework."""
    places = {code: at for at, code in enumerate(framework.codes)}
    parents = np.full(len(places), ROOT, dtype=np.intp)
    branches = []
    for code in framework.aggregates:
        children = np.array([places[child] for child in framework.children[code]])
        parents[children] = places[code]
        leaves = bool((children < len(framework.indicators)).all())
        branches.append(Branch(places[code], children, leaves, framework.by_code[code].mean))
    return Tree(len(framework.indicators), tuple(branches), framework.codes, parents)
