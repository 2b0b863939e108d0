"""Benefit of the doubt: scores of at most 1, at the optimum of each unit, with shares within their bounds."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Columns
from liandong.indices.methods.weights import doubt
from liandong.indices.methods.weights.doubt import beaten, highest
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly

COLUMNS = Columns.of(("gdp", "roads"), ("广州", "深圳"), "2024")


def test_two_units_that_are_best_in_one_thing_each_and_one_between() -> None:
    found = doubt(np.array([[1.0, 0.5], [0.5, 1.0], [0.6, 0.6], [0.4, 0.2]]))
    np.testing.assert_allclose(found.scores, [1.0, 1.0, 0.8, 0.4], atol=1e-9)
    np.testing.assert_allclose(found.multipliers[2], [2 / 3, 2 / 3], atol=1e-9)
    np.testing.assert_allclose(found.shares[2], [0.5, 0.5], atol=1e-9)


@calmly
@given(SEEDS, st.sampled_from([(0.0, 1.0), (0.1, 0.6), (0.3, 1.0), (1 / 3, 1 / 3)]))
def test_scores_and_shares_keep_their_bounds(seed: int, bounds: tuple[float, float]) -> None:
    rng = np.random.default_rng(seed)
    values = rng.uniform(0.05, 1.0, (8, 3))
    found = doubt(values, *bounds)
    assert (found.scores <= 1).all()
    assert (found.scores > 0).all()
    assert (values @ found.multipliers.T <= 1 + 1e-7).all()
    np.testing.assert_allclose((values * found.multipliers).sum(axis=1), found.scores, atol=1e-7)
    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0, rtol=1e-9)
    assert (found.shares >= bounds[0] - 1e-6).all()
    assert (found.shares <= bounds[1] + 1e-6).all()
    order = rng.permutation(8)
    np.testing.assert_allclose(
        doubt(values[order] * [3.0, 0.01, 500.0], *bounds).scores, found.scores[order], atol=1e-7
    )


@calmly
@given(SEEDS)
def test_no_weights_score_a_unit_higher(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.uniform(0.05, 1.0, (6, 3))
    found = doubt(values)
    for weights in rng.dirichlet(np.full(3, 0.5), 50):
        scores = values @ weights
        assert (scores / scores.max() <= found.scores + 1e-7).all()


@calmly
@given(SEEDS)
def test_narrower_bounds_score_no_higher(seed: int) -> None:
    values = np.random.default_rng(seed).uniform(0.05, 1.0, (6, 3))
    scores = [doubt(values, low, high).scores for low, high in ((0, 1), (0.1, 0.7), (0.2, 0.5), (0.3, 0.4))]
    for wide, narrow in itertools.pairwise(scores):
        assert (narrow <= wide + 1e-7).all()


@asem.needs_asem
def test_the_pillars_of_asem() -> None:
    pillars = (*asem.children()["Conn"], *asem.children()["Sust"])
    values = asem.matrix("stage_Aggregated", pillars)
    found, bound = doubt(values), doubt(values, 0.05, 0.3)
    assert found.scores.max() == pytest.approx(1.0)
    assert (bound.scores <= found.scores + 1e-7).all()
    assert (bound.shares >= 0.05 - 1e-6).all()


@pytest.mark.parametrize(
    ("values", "low", "high", "told"),
    [
        ([[1.0, np.nan], [1.0, 1.0]], 0.0, 1.0, "“roads” .广州, 2024. is missing"),
        ([[1.0, 1.0], [1.0, -1.0]], 0.0, 1.0, "“roads” .深圳, 2024. is -1, below zero"),
        ([[1.0, 1.0], [1.0, 0.0]], 0.1, 1.0, "“roads” .深圳, 2024. is zero, and yet a share"),
        ([[1.0, 1.0], [0.0, 0.0]], 0.0, 1.0, "深圳 .2024. is zero in everything"),
        ([[1.0, 1.0], [1.0, 1.0]], 0.6, 0.5, "share of “gdp” is to be from 0.6 to 0.5"),
        ([[1.0, 1.0], [1.0, 1.0]], [0.0, -0.1], 1.0, "share of “roads” is to be from -0.1"),
        ([[1.0, 1.0], [1.0, 1.0]], 0.6, 1.0, "lower bounds of the shares sum to 1.2"),
        ([[1.0, 1.0], [1.0, 1.0]], 0.0, 0.4, "upper ones to 0.8"),
    ],
)
def test_what_cannot_be_scored_is_named(values: list[list[float]], low: float, high: float, told: str) -> None:
    with pytest.raises(IndicatorError, match=told):
        doubt(np.array(values), low, high, COLUMNS)


def test_among_many_rivals_only_those_who_bind_are_asked_and_the_scores_are_the_same() -> None:
    values = np.sqrt(np.random.default_rng(3).dirichlet(np.full(4, 2.0), 300))
    found = doubt(values, 0.1, 0.4)
    assert (~beaten(values)).sum() > 200
    assert (values @ found.multipliers.T <= 1 + 1e-7).all()
    rivals = values / values.max(axis=0)
    for at in range(0, 300, 30):
        unit = rivals[at]
        kept = np.vstack([0.1 * unit - np.diag(unit), np.diag(unit) - 0.4 * unit])
        assert found.scores[at] == pytest.approx(unit @ highest(unit, rivals, kept), abs=1e-7)


def test_a_zero_is_no_harm_where_no_share_is_asked_of_it() -> None:
    assert doubt(np.array([[1.0, 0.0], [0.5, 0.0]])).scores == pytest.approx([1.0, 0.5])
