"""What an audit asks about, in an index with planted faults and in that of ASEM."""

from dataclasses import replace

import numpy as np
import pytest

from liandong.errors import IndicatorError
from liandong.indices.insight import Tree, audit, importance
from liandong.indices.methods.columns import Array
from liandong.messages import LANGUAGES
from tests.indices.methods import asem

PARENTS = np.array([6, 6, 6, 7, 7, 7, 8, 8, -1])
CODES = ("a", "b", "c", "d", "e", "f", "X", "Y", "index")


def tree(leaves: Array, weights: Array | None = None) -> Tree:
    """Three leaves under X and three under Y, all means plain."""
    nodes = [leaves[:, :3].mean(axis=1), leaves[:, 3:].mean(axis=1)]
    values = np.column_stack([leaves, *nodes, np.mean(nodes, axis=0)])
    return Tree(CODES, PARENTS, np.ones(9) if weights is None else weights, values)


def sound(seed: int = 1) -> Array:
    """Leaves that have one thing in common, and the three of each node something more."""
    draw = np.random.default_rng(seed)
    common, own = draw.normal(size=(60, 1)), draw.normal(size=(60, 2))
    return 1.6 * common + np.repeat(own, 3, axis=1) * 0.9 + draw.normal(size=(60, 6)) * 0.6


def found(leaves: Array, raw: Array | None = None) -> set[tuple[str, tuple[str, ...]]]:
    return {(concern.kind, concern.nodes) for concern in audit(tree(leaves), raw)}


def test_a_sound_index_raises_no_concern() -> None:
    assert found(sound(), sound()) == set()


def test_a_leaf_of_the_wrong_direction_is_told_with_its_pairs_and_its_parent() -> None:
    leaves = sound()
    leaves[:, 0] = -leaves[:, 0]
    told = found(leaves)
    assert {("negative", ("a", "b")), ("negative", ("a", "c")), ("against_parent", ("a", "X"))} <= told
    assert ("alpha", ("X",)) in told


def test_one_thing_counted_twice_and_a_leaf_under_the_wrong_node_are_told() -> None:
    leaves = sound()
    leaves[:, 1] = leaves[:, 0] + 0.01 * leaves[:, 2]
    assert ("collinear", ("a", "b")) in found(leaves)
    leaves = sound()
    leaves[:, [2, 3]] = leaves[:, [3, 2]]
    assert {("other_parent", ("c", "X", "Y")), ("other_parent", ("d", "Y", "X"))} <= found(leaves)


def test_raw_numbers_that_hardly_tell_units_apart_are_told() -> None:
    raw = sound() + 10
    raw[:50, 0] = 0
    raw[:50, 1] = np.nan
    raw[3, 2] = 1e6
    kinds = {kind: nodes for kind, nodes in found(sound(), raw) if nodes[0] in "abc"}
    assert kinds == {"zeros": ("a",), "alike": ("a",), "scarce": ("b",), "skewed": ("c",)}


def test_importance_sums_to_1_and_a_weight_that_does_not_show_is_told() -> None:
    leaves = sound()
    shares = importance(leaves[:, :3], leaves[:, :3].mean(axis=1))
    assert shares.sum() == pytest.approx(1)
    weights = np.ones(9)
    weights[0] = 30.0
    assert ("importance", ("a", "X")) in {(one.kind, one.nodes) for one in audit(tree(leaves, weights))}


def test_concerns_are_worded_in_both_languages_and_a_tree_must_count_its_nodes() -> None:
    leaves = sound()
    leaves[:, 0] = -leaves[:, 0]
    for concern in audit(tree(leaves), leaves):
        for lang in LANGUAGES:
            assert concern.nodes[0] in concern.worded(lang)
    with pytest.raises(IndicatorError, match="do not count the same nodes"):
        Tree(CODES[1:], PARENTS, np.ones(9), np.ones((3, 9)))


def test_concerns_call_nodes_by_their_names_and_tell_apart_what_they_compare() -> None:
    leaves = sound()
    leaves[:, [2, 3]] = leaves[:, [3, 2]]
    plain = tree(leaves)
    named = replace(plain, names=tuple(f"node {code}" for code in CODES))
    for concern, told in zip(audit(plain), audit(named), strict=True):
        assert told.nodes == concern.nodes
        assert f"node {concern.nodes[0]}" in told.worded("en")
    nearly = plain.values.copy()
    c, x = nearly[:, 2], nearly[:, 6]
    nearly[:, 7] = x + 1e-4 * c  # goes with c by a little more than X does
    (other,) = [one for one in audit(replace(plain, values=nearly)) if one.nodes == ("c", "X", "Y")]
    own, r = (str(other.told.values[key]) for key in ("own", "r"))
    assert own != r
    assert float(own) < float(r)


@asem.needs_asem
def test_the_audit_of_asem_asks_about_18_indicators_with_outliers_and_the_weak_pillars() -> None:
    nodes = asem.nodes()
    raw = asem.matrix("iData", nodes[:49])
    told = audit(
        Tree(nodes, asem.parents(), asem.weights("weights_original", nodes), asem.matrix("stage_Aggregated", nodes)),
        raw,
    )
    assert sum(concern.kind == "skewed" for concern in told) == 18
    # SusEcFin correlates with the index by 0.02 and hardly with its own parent
    assert ("against_parent", ("SusEcFin", "Sust")) in {(one.kind, one.nodes) for one in told}
