"""Given and effective weights: they sum to 1, at every level of the tree."""

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.weights import effective, equal, given
from tests.indices.methods import asem
from tests.indices.methods.draws import calmly


@asem.needs_asem
def test_effective_weights_of_asem() -> None:
    found = effective(asem.weights("weights_original", asem.nodes()), asem.parents())
    np.testing.assert_allclose(found, asem.weights("eff_weights", asem.nodes(), "EffWeight"), rtol=1e-12)


@calmly
@drawn(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_the_children_of_a_node_weigh_what_it_weighs(seed: int, many: int) -> None:
    rng = np.random.default_rng(seed)
    parents = np.array([-1, *(int(rng.integers(0, at)) for at in range(1, many))], dtype=np.intp)
    order = rng.permutation(many)
    place = np.argsort(order)
    parents = np.array([-1 if parents[at] < 0 else place[parents[at]] for at in order], dtype=np.intp)
    whole = effective(rng.random((3, many)) + 0.01, parents)
    assert whole.shape == (3, many)
    for node in set(parents.tolist()) - {-1}:
        np.testing.assert_allclose(whole[:, parents == node].sum(axis=-1), whole[:, node], rtol=1e-12)
    leaves = [at for at in range(many) if at not in parents]
    np.testing.assert_allclose(whole[:, leaves].sum(axis=-1), 1.0, rtol=1e-12)


def test_a_circle_of_nodes_is_refused() -> None:
    with pytest.raises(IndicatorError, match="node 2 does not hang"):
        effective(np.ones(3), np.array([-1, 2, 1], dtype=np.intp))


@calmly
@drawn(st.lists(st.floats(0, 1e6), min_size=1, max_size=8))
def test_given_weights_sum_to_one(weights: list[float]) -> None:
    codes = [f"i{at}" for at in range(len(weights))]
    if sum(weights) == 0:
        with pytest.raises(IndicatorError, match=r"all weights are zero.*i0"):
            given(weights, codes)
    else:
        assert given(weights, codes).sum() == pytest.approx(1.0)


def test_equal_weights_are_equal() -> None:
    assert equal(4).tolist() == [0.25] * 4
