"""Several sets of weights made into one: all sum to 1, and sets that agree are not changed."""

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.weights import game, least_entropy, linear, product
from tests.indices.methods.draws import SEEDS, calmly

CODES = ("a", "b", "c")
SETS = np.array([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])


def test_the_formulas() -> None:
    np.testing.assert_allclose(linear(SETS, CODES), [0.35, 0.25, 0.4])
    np.testing.assert_allclose(linear(SETS, CODES, [3, 1]), [0.425, 0.275, 0.3])
    np.testing.assert_allclose(product(SETS, CODES), np.array([0.10, 0.06, 0.12]) / 0.28)
    roots = np.sqrt([0.10, 0.06, 0.12])
    np.testing.assert_allclose(least_entropy(SETS, CODES), roots / roots.sum())
    parts = np.linalg.solve(SETS @ SETS.T, np.diag(SETS @ SETS.T))
    np.testing.assert_allclose(game(SETS, CODES), parts / parts.sum() @ SETS)


@calmly
@given(SEEDS)
def test_all_sum_to_one_and_do_not_mind_scale_and_order(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sets = rng.random((3, 3)) + 0.01
    order = rng.permutation(3)
    for join in (linear, product, least_entropy, game):
        found = join(sets, CODES)
        assert found.sum() == pytest.approx(1.0)
        assert (found >= 0).all()
        np.testing.assert_allclose(join(sets[::-1, order] * 7, CODES), found[order], rtol=1e-6)


@calmly
@given(SEEDS)
def test_no_other_weights_are_nearer_in_relative_entropy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sets = rng.dirichlet(np.ones(3), 2)
    found = least_entropy(sets, CODES)

    def distance(weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
        return float(np.sum(weights * np.log(weights / sets)))

    for other in rng.dirichlet(np.ones(3), 20):
        assert distance(found) <= distance(other) + 1e-12


@calmly
@given(SEEDS)
def test_sets_that_agree_are_kept_but_the_product_doubles_extremes(seed: int) -> None:
    one = np.random.default_rng(seed).dirichlet(np.full(3, 2.0))
    sets = np.stack([one, one])
    for join in (linear, least_entropy, game):
        np.testing.assert_allclose(join(sets, CODES), one, rtol=1e-9)
    assert product(sets, CODES).max() >= one.max()


def test_sets_without_a_common_weight_and_wrong_ones_are_refused() -> None:
    apart = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    for join in (product, least_entropy):
        with pytest.raises(IndicatorError, match=r"all weights are zero.*a, b, c"):
            join(apart, CODES)
    np.testing.assert_allclose(game(apart, CODES), [0.5, 0.5, 0.0])
    np.testing.assert_allclose(least_entropy(apart, CODES, [1, 0]), apart[0])
    with pytest.raises(IndicatorError, match="2 weights were given"):
        linear(SETS[:, :2], CODES)
