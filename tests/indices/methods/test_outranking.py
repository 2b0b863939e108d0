"""Copeland's score: against the ASEM fixture and against duels counted one by one."""

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation import Copeland
from liandong.indices.methods.aggregation.outranking import duels
from liandong.indices.methods.columns import Array
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly
from tests.indices.methods.test_power import ranked_alike, solved


@asem.needs_asem
def test_every_aggregate_of_asem_is_reached_as_a_mean_like_any_other() -> None:
    """COINr cannot call its own Copeland from `Aggregate`; the fixture needed a wrapper."""
    ranked_alike(solved(Copeland(), "alt_agg_a_copeland", asem.children()), "alt_agg_a_copeland")


def one_by_one(values: Array, weights: Array) -> list[float]:
    score = []
    for unit in values:
        total = 0.0
        for other in values:
            ahead = sum(weight for weight, a, b in zip(weights, unit, other, strict=True) if a > b)
            behind = sum(weight for weight, a, b in zip(weights, unit, other, strict=True) if a < b)
            total += int(ahead > behind) - int(ahead < behind)
        score.append(np.nan if np.isnan(unit).all() else total)
    return score


@calmly
@given(SEEDS)
def test_duels_are_counted(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 4, (5, 3)).astype(np.float64)
    values[rng.random((5, 3)) < 0.2] = np.nan
    weights = rng.integers(1, 4, (4, 3)).astype(np.float64)
    told = [one_by_one(values, one) for one in weights]
    np.testing.assert_array_equal(Copeland()(values, weights), told)
    np.testing.assert_array_equal(Copeland()(np.stack([values] * 4), weights), told)
    np.testing.assert_array_equal(Copeland()(np.stack([values] * 4), weights[0]), [told[0]] * 4)


def test_blocks_that_hold_a_few_units_or_runs_count_the_same() -> None:
    rng = np.random.default_rng(1)
    values, parts = rng.random((9, 4)), rng.random((20, 4))
    whole = duels(values, parts)
    for block in (1, 50, 300, 1000):
        np.testing.assert_array_equal(duels(values, parts, block), whole)


@calmly
@given(SEEDS)
def test_only_the_order_of_the_values_counts(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, weights = rng.normal(size=(6, 4)), rng.random(4)
    found = Copeland()(values, weights)
    assert found.sum() == 0
    np.testing.assert_array_equal(found, Copeland()(np.exp(values) * [1.0, 5.0, 0.1, 2.0], weights))
    order = rng.permutation(6)
    np.testing.assert_array_equal(found[order], Copeland()(values[order], weights * 7))


def test_equal_weights_on_both_sides_are_a_tie() -> None:
    third = np.full(6, 1 / 6)
    assert Copeland()(np.array([[1.0, 1, 1, 0, 0, 0], [0.0, 0, 0, 1, 1, 1]]), third).tolist() == [0.0, 0.0]


def test_weights_that_are_all_zero_are_refused() -> None:
    with pytest.raises(IndicatorError, match="all weights are zero"):
        Copeland()(np.ones((2, 2)), np.zeros(2))
