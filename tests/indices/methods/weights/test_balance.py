"""Balanced weights: zero or more, at the optimum, and told what they reach."""

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.weights import balance
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly


def reached(values: Array, weights: Array) -> Array:
    """The shares of correlation with the index of these weights, computed from the index itself."""
    index = values @ weights
    found = np.array([np.corrcoef(part, index)[0, 1] for part in values.T])
    shares: Array = found / found.sum()
    return shares


def draw(seed: int, many: int = 4) -> Array:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(40, many)) + rng.normal(size=(40, 1)) * rng.uniform(0, 2) * rng.uniform(0, 1, many)


@asem.needs_asem
def test_the_pillars_of_asem_are_balanced_as_far_as_weights_of_zero_or_more_can() -> None:
    """COINr stops after 9 evaluations with shares from 0.008 to 0.198, or goes down to a weight of -0.20."""
    children = asem.children()
    pillars = (*children["Conn"], *children["Sust"])
    groups = ["Conn"] * 5 + ["Sust"] * 3
    values = asem.matrix("stage_Aggregated", pillars)
    found = balance(values, groups=groups)
    default = asem.weights("opt_weights_balance_level2", pillars)
    tight = asem.weights("opt_weights_balance_level2_tol1e-8", pillars)
    assert tight.min() < -0.2
    assert found.weights.min() >= 0
    np.testing.assert_allclose(reached(values, found.weights), found.shares, atol=1e-9)
    for places in (slice(0, 5), slice(5, 8)):
        assert found.weights[places].sum() == pytest.approx(0.5, abs=1e-10)
        default[places] /= 2 * default[places].sum()
    theirs = reached(values, default)
    assert np.sum((found.shares - 0.125) ** 2) < np.sum((theirs - 0.125) ** 2) / 2


@asem.needs_asem
def test_the_indicators_of_a_pillar_of_asem_are_balanced_exactly_where_that_can_be() -> None:
    met = 0
    for node, kids in asem.children().items():
        found = balance(asem.matrix("stage_Aggregated", kids))
        assert found.weights.sum() == pytest.approx(1.0)
        assert found.weights.min() >= 0
        if found.farthest < 1e-9:
            met += 1
            np.testing.assert_allclose(reached(asem.matrix("stage_Aggregated", kids), found.weights), 1 / len(kids))
        assert node
    assert met >= 5


@calmly
@given(SEEDS)
def test_no_other_weights_come_nearer(seed: int) -> None:
    values, rng = draw(seed), np.random.default_rng(seed)
    target = rng.dirichlet(np.full(4, 5.0))
    found = balance(values, target)
    assert found.weights.sum() == pytest.approx(1.0)
    assert (found.weights >= 0).all()
    best = np.sum((found.shares - target) ** 2)
    for other in rng.dirichlet(np.ones(4), 30):
        near = 0.95 * found.weights + 0.05 * other
        for weights in (other, near):
            shares = reached(values, weights)
            assert (
                best <= np.sum((shares - target) ** 2) + 1e-10 or np.corrcoef(values @ weights, values.T)[0].min() < 0
            )


@calmly
@given(SEEDS)
def test_a_part_in_another_unit_gets_the_weight_that_makes_up_for_it(seed: int) -> None:
    values = draw(seed)
    scale = np.array([1.0, 10.0, 0.5, 2.0])
    one, other = balance(values).weights, balance(values * scale).weights
    np.testing.assert_allclose(other * scale / (other * scale).sum(), one, atol=1e-6)


def test_groups_weigh_what_they_are_told_to() -> None:
    found = balance(draw(5, 6), groups=["东", "西", "东", "西", "西", "东"], outer=[0.7, 0.3])
    assert found.weights[[0, 2, 5]].sum() == pytest.approx(0.7)
    assert found.weights[[1, 3, 4]].sum() == pytest.approx(0.3)


def test_what_cannot_be_balanced_is_named() -> None:
    columns = Columns.of(("gdp", "roads"), [str(at) for at in range(4)])
    with pytest.raises(IndicatorError, match=r"“roads”.*is the same for all units"):
        balance(np.column_stack([np.arange(4.0), np.ones(4)]), columns=columns)
    with pytest.raises(IndicatorError, match="only 2 units have all values"):
        balance(np.array([[1.0, 2.0], [2.0, 3.0]]), columns=columns)
    with pytest.raises(IndicatorError, match="all weights are zero"):
        balance(draw(1, 2), [0.0, 0.0], columns=columns)
