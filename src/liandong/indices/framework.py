"""Framework (指标体系): the tree from indicators up to the index, and what holds of each node."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation import Mean
from liandong.indices.methods.columns import MOST, Array
from liandong.indices.methods.scales import Scale
from liandong.indices.methods.treatment import Treatment
from liandong.messages import words

DEEPEST = 50
"""Steps from an indicator up to the index: published frameworks have three to six, and what walks a tree goes into
itself once a step."""


@dataclass(frozen=True, slots=True)
class Node:
    """An indicator, or what is made of the nodes under it.

    `direction` is 1 where more is better and -1 where less is; every indicator has one, and a node above that has -1
    turns all under it. `weight` counts among the children of the same parent. `target` is in the indicator's own unit;
    `denominator` names the column by which it is divided. `scale`, `treatment` (of an indicator) and `mean` (of a
    node with children) are those of the recipe where they are None.
    """

    code: str
    parent: str = ""
    name: str = ""
    direction: int | None = None
    weight: float = 1.0
    unit: str = ""
    target: float | None = None
    denominator: str = ""
    scale: Scale | None = None
    treatment: Treatment | None = None
    mean: Mean | None = None


@dataclass(frozen=True)
class Framework:
    """The nodes, in the order in which they are shown. Made by `Framework.of`, which checks them."""

    nodes: tuple[Node, ...]

    def __hash__(self) -> int:
        """By codes and parents: a node may hold a scale whose parameters (goalposts by code) have no hash."""
        return hash(tuple((node.code, node.parent) for node in self.nodes))

    @classmethod
    def of(cls, nodes: Sequence[Node]) -> "Framework":
        """The framework of these nodes.

        IndicatorError for codes that come twice, a parent that is not there, a circle, several roots, a root without
        indicators, an indicator without direction, a weight that is negative, above 1e100 or no number, children
        whose weights are all zero, and more than `DEEPEST` levels.
        """
        made = cls(tuple(nodes))
        _check(made)
        return made

    @cached_property
    def by_code(self) -> Mapping[str, Node]:
        """The nodes by their codes."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """The codes under each node that has any, in the order of the nodes."""
        under: dict[str, list[str]] = {}
        for node in self.nodes:
            if node.parent:
                under.setdefault(node.parent, []).append(node.code)
        return {code: tuple(codes) for code, codes in under.items()}

    @cached_property
    def root(self) -> str:
        """The code of the index itself."""
        return next(node.code for node in self.nodes if not node.parent)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The codes of the leaves."""
        return tuple(node.code for node in self.nodes if node.code not in self.children)

    @cached_property
    def aggregates(self) -> tuple[str, ...]:
        """The codes of the other nodes, each after all that stand under it; the root is the last."""
        return tuple(code for code in self._upwards(self.root) if code in self.children)

    def _upwards(self, code: str) -> Iterator[str]:
        for child in self.children.get(code, ()):
            yield from self._upwards(child)
        yield code

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Indicators, then aggregates: the order in which weights and scores stand in arrays."""
        return (*self.indicators, *self.aggregates)

    @cached_property
    def weights(self) -> Array:
        """The weight of each of `codes`, as given."""
        return np.array([self.by_code[code].weight for code in self.codes])

    @cached_property
    def directions(self) -> Array:
        """1 or -1 for each indicator: its own, turned by every node above that counts inversely."""
        return np.array([self._direction(code) for code in self.indicators], dtype=np.float64)

    def _direction(self, code: str) -> int:
        sign, node = 1, self.by_code[code]
        while True:
            sign *= node.direction or 1
            if not node.parent:
                return sign
            node = self.by_code[node.parent]

    @cached_property
    def targets(self) -> Array:
        """The target of each indicator, NaN where it has none."""
        held = [self.by_code[code].target for code in self.indicators]
        return np.array([np.nan if target is None else target for target in held])

    def name(self, code: str) -> str:
        """How a node is called."""
        return self.by_code[code].name or code

    def level(self, code: str) -> int:
        """0 for the root, and one more for each step down."""
        node, deep = self.by_code[code], 0
        while node.parent:
            node, deep = self.by_code[node.parent], deep + 1
        return deep

    def under(self, code: str) -> tuple[str, ...]:
        """The indicators under a node, itself if it is one."""
        if code not in self.children:
            return (code,)
        return tuple(leaf for child in self.children[code] for leaf in self.under(child))

    def with_node(self, code: str, **changes: Any) -> "Framework":
        """The framework in which one node is changed. IndicatorError as `Framework.of`, and for a code that is not
        there."""
        if code not in self.by_code:
            raise IndicatorError(words("index.no_node", code=code, there=", ".join(self.by_code)), indicator=code)
        return Framework.of([replace(node, **changes) if node.code == code else node for node in self.nodes])

    def weighted(self, weights: Mapping[str, float]) -> "Framework":
        """The framework with other weights of the nodes that are named."""
        for code in weights:
            if code not in self.by_code:
                raise IndicatorError(words("index.no_node", code=code, there=", ".join(self.by_code)), indicator=code)
        return Framework.of([replace(node, weight=weights.get(node.code, node.weight)) for node in self.nodes])

    def without(self, code: str) -> "Framework":
        """The framework without a node and all under it, and without what is left with no indicator."""
        gone = {code}
        for node in self.nodes:
            if any(up in gone for up in self._above(node.code)):
                gone.add(node.code)
        left = [node for node in self.nodes if node.code not in gone]
        while True:
            parents = {node.parent for node in left}
            empty = {node.code for node in left if node.code in self.children and node.code not in parents}
            if not empty:
                return Framework.of(left)
            left = [node for node in left if node.code not in empty]

    def _above(self, code: str) -> Iterator[str]:
        while code:
            yield code
            code = self.by_code[code].parent


def _check(framework: Framework) -> None:
    if not framework.nodes:
        raise IndicatorError(words("index.no_nodes"))
    codes: set[str] = set()
    for node in framework.nodes:
        if not node.code or node.code in codes:
            raise IndicatorError(words("index.twice_node", name=node.code), indicator=node.code)
        codes.add(node.code)
    for node in framework.nodes:
        if node.parent and node.parent not in codes:
            raise IndicatorError(words("index.no_parent", code=node.code, parent=node.parent), indicator=node.code)
    _no_circle(framework)
    roots = [node.code for node in framework.nodes if not node.parent]
    if len(roots) > 1:
        raise IndicatorError(words("index.roots", codes=", ".join(roots)), indicator=roots[1])
    if len(framework.nodes) == 1:
        raise IndicatorError(words("index.only_root", code=roots[0]), indicator=roots[0])
    for node in framework.nodes:
        _check_node(framework, node)
    for code, children in framework.children.items():
        if not any(framework.by_code[child].weight for child in children):
            raise IndicatorError(
                words("index.children_weightless", code=code, children=", ".join(children)), indicator=code
            )


def _no_circle(framework: Framework) -> None:
    for node in framework.nodes:
        path, at = [node.code], node.parent
        while at:
            if at in path:
                circle = " → ".join([*path[path.index(at) :], at])
                raise IndicatorError(words("index.circle", path=circle), indicator=at)
            path.append(at)
            if len(path) > DEEPEST:
                raise IndicatorError(words("index.deep", code=node.code, most=DEEPEST), indicator=node.code)
            at = framework.by_code[at].parent


def _check_node(framework: Framework, node: Node) -> None:
    leaf = node.code not in framework.children
    if node.direction not in (1, -1) and (leaf or node.direction is not None):
        raise IndicatorError(words("index.direction", code=node.code, given=str(node.direction)), indicator=node.code)
    if not (_finite(node.weight) and 0 <= node.weight <= MOST):
        raise IndicatorError(words("index.weight", code=node.code, given=str(node.weight)), indicator=node.code)
    if node.target is not None and not _finite(node.target):
        raise IndicatorError(words("index.target", code=node.code, given=str(node.target)), indicator=node.code)


def _finite(number: object) -> bool:
    return isinstance(number, (int, float, np.number)) and bool(np.isfinite(number))
