"""An audit of an index in the manner of the JRC's: what a reader should ask before trusting its scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from liandong.errors import IndicatorError
from liandong.indices.insight.consistency import alpha, components
from liandong.indices.insight.correlations import WEAK, correlate, flags
from liandong.indices.insight.statistics import described
from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights.given import ROOT, given
from liandong.messages import Words, words

ALPHA = 0.7
"""Below this, children of one node are usually not taken for measures of one thing (OECD/JRC Handbook, 2008)."""

UNEQUAL = 2.0
"""From this ratio of importance to weight on, up or down, a node counts for more or less than was meant."""

_MOST_DECIMALS = 12
"""What differs later does so by the way it was computed."""

Kind = Literal[
    "scarce",
    "zeros",
    "alike",
    "skewed",
    "negative",
    "weak",
    "collinear",
    "against_parent",
    "other_parent",
    "alpha",
    "components",
    "importance",
]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The q nodes of an index, the m leaves first: codes, places of parents (ROOT on top), weights among brothers,
    and the values (n, q) that units have at each, all on one scale; `names` word them, else their codes do.

    IndicatorError where these do not count the same nodes.
    """

    codes: tuple[str, ...]
    parents: NDArray[np.intp]
    weights: Array
    values: Array
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        many = {len(self.codes), len(self.parents), len(self.weights), self.values.shape[1]}
        many |= {len(self.names)} if self.names else set()
        if len(many) > 1:
            raise IndicatorError(words("index.nodes_count", counts=", ".join(map(str, sorted(many)))))

    def name(self, node: int) -> str:
        """How a node is called."""
        return (self.names or self.codes)[node]

    def children(self, node: int) -> NDArray[np.intp]:
        """The places of the children of a node."""
        return np.flatnonzero(self.parents == node)


@dataclass(frozen=True, slots=True)
class Concern:
    """Something to ask about: which nodes (their codes) it is about, the number that made it one, and what it says."""

    kind: Kind
    nodes: tuple[str, ...]
    number: float
    told: Words

    def worded(self, lang: str) -> str:
        """The concern in Chinese (`zh`) or English (`en`)."""
        return self.told.worded(lang)


def audit(tree: Tree, raw: Array | None = None) -> tuple[Concern, ...]:
    """All concerns: about the numbers as they came in (`raw` (n, m), where given), about indicators of one parent,
    about each parent as a measure of one thing, and about what nodes have to do with their parents."""
    found = list(_about_raw(tree, raw)) if raw is not None else []
    for node in range(len(tree.codes)):
        if len(tree.children(node)) > 1:
            found += [*_about_pairs(tree, node), *_about_parent(tree, node), *_about_importance(tree, node)]
    return (*found, *_about_belonging(tree))


def _about_raw(tree: Tree, raw: Array) -> Iterator[Concern]:
    told = described(raw)
    for at in range(raw.shape[1]):
        code, name, units = tree.codes[at], tree.name(at), told.units
        if told.scarce[at]:
            many = int(told.available[at])
            yield Concern("scarce", (code,), many, words("index.audit_scarce", node=name, many=many, units=units))
        if told.empty[at]:
            many = int(told.available[at] - told.not_zero[at])
            yield Concern("zeros", (code,), many, words("index.audit_zeros", node=name, many=many, units=units))
        if told.alike[at]:
            many = int(told.unique[at])
            yield Concern("alike", (code,), many, words("index.audit_alike", node=name, many=many, units=units))
        if told.skewed[at]:
            skewness, kurtosis = f"{told.skewness[at]:.2f}", f"{told.kurtosis[at]:.2f}"
            saying = words("index.audit_skewed", node=name, skewness=skewness, kurtosis=kurtosis)
            yield Concern("skewed", (code,), float(told.skewness[at]), saying)


def _about_pairs(tree: Tree, node: int) -> Iterator[Concern]:
    children = tree.children(node)
    found = correlate(tree.values[:, children])
    for one, other, flag in flags(found, [node] * len(children)):
        pair, r = (int(children[one]), int(children[other])), float(found.r[one, other])
        saying = words(f"index.audit_{flag}", one=tree.name(pair[0]), other=tree.name(pair[1]), r=f"{r:.2f}")
        yield Concern(flag, (tree.codes[pair[0]], tree.codes[pair[1]]), r, saying)


def _about_parent(tree: Tree, node: int) -> Iterator[Concern]:
    """Cronbach's alpha and principal components of the children; silent where too few units are whole for them."""
    code, values = tree.codes[node], tree.values[:, tree.children(node)]
    whole = values[~np.isnan(values).any(axis=1)]
    if len(whole) < 3 or not np.ptp(whole, axis=0).all() or not np.ptp(whole.sum(axis=1)):
        return
    consistent = alpha(values)
    if consistent < ALPHA:
        told, limit = _apart(consistent, ALPHA)
        saying = words("index.audit_alpha", node=tree.name(node), alpha=told, limit=limit)
        yield Concern("alpha", (code,), consistent, saying)
    parts = components(values)
    if parts.kept > 1:
        share = f"{100 * parts.shares[0]:.0f}"
        yield Concern(
            *("components", (code,), parts.kept),
            words("index.audit_components", node=tree.name(node), many=parts.kept, share=share),
        )


def _about_importance(tree: Tree, node: int) -> Iterator[Concern]:
    children = tree.children(node)
    counts = importance(tree.values[:, children], tree.values[:, node])
    weights = given(tree.weights[children], [tree.codes[at] for at in children])
    for at, child in enumerate(children):
        ratio = counts[at] / weights[at] if weights[at] else np.nan
        if ratio > UNEQUAL or ratio < 1 / UNEQUAL:
            share, weight = _apart(100 * counts[at], 100 * weights[at], 0)
            name, parent = tree.name(int(child)), tree.name(node)
            saying = words("index.audit_importance", node=name, parent=parent, share=share, weight=weight)
            yield Concern("importance", (tree.codes[child], tree.codes[node]), float(ratio), saying)


def importance(children: Array, parent: Array) -> Array:
    """What each child (n, k) counts for in its parent (n): its squared correlation, as a share of those of all.

    After P. Paruolo, M. Saisana and A. Saltelli, Ratings and rankings: voodoo or science?, JRSS A 176 (2013), with the
    linear correlation in place of their smoothed one. NaN where nothing correlates.
    """
    squares = correlate(children, parent[:, np.newaxis]).r[:, 0] ** 2
    total = np.nansum(squares)
    return np.asarray(squares / total) if total > 0 else np.full(len(squares), np.nan)


def _about_belonging(tree: Tree) -> Iterator[Concern]:
    """Children that hardly go with their own parent, or better with one of its brothers."""
    found = correlate(tree.values).r
    for node, parent in enumerate(tree.parents):
        if parent == ROOT or len(tree.children(int(parent))) < 2:
            continue
        code, own = tree.codes[node], float(found[node, parent])
        name, above = tree.name(node), tree.name(int(parent))
        if own < WEAK:
            saying = words("index.audit_against_parent", node=name, parent=above, r=f"{own:.2f}")
            yield Concern("against_parent", (code, tree.codes[parent]), own, saying)
        brothers = [int(at) for at in np.flatnonzero(tree.parents == tree.parents[parent]) if at != parent]
        best = max(brothers, key=lambda at: np.nan_to_num(found[node, at], nan=-1.0), default=None)
        if tree.parents[parent] != ROOT and best is not None and found[node, best] > own:
            r, other = float(found[node, best]), tree.codes[best]
            less, more = _apart(own, r)
            there = tree.name(best)
            saying = words("index.audit_other_parent", node=name, parent=above, other=there, own=less, r=more)
            yield Concern("other_parent", (code, tree.codes[parent], other), r, saying)


def _apart(one: float, other: float, decimals: int = 2) -> tuple[str, str]:
    """Two numbers with so many decimals, or with as many more as they need to be told apart."""
    while (told := (f"{one:.{decimals}f}", f"{other:.{decimals}f}"))[0] == told[1] and decimals < _MOST_DECIMALS:
        decimals += 1
    return told
