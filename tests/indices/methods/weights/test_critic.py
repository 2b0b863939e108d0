"""CRITIC weights: the formula, gaps, and what has no correlation."""

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Columns
from liandong.indices.methods.weights import critic
from liandong.indices.methods.weights.critic import correlations
from tests.indices.methods.draws import SEEDS, calmly


@calmly
@given(SEEDS)
def test_the_formula(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.random((3, 5, 4))
    pooled = values.reshape(15, 4)
    for absolute in (False, True):
        found = critic(values, absolute=absolute)
        together = np.corrcoef(pooled, rowvar=False)
        told = pooled.std(axis=0, ddof=1) * (1 - (np.abs(together) if absolute else together)).sum(axis=0)
        np.testing.assert_allclose(found, told / told.sum(), rtol=1e-10)
        assert found.sum() == pytest.approx(1.0)
    order = rng.permutation(4)
    np.testing.assert_allclose(critic(values[::-1][..., order] * 5 + 1), critic(values)[order], rtol=1e-9)


@calmly
@given(SEEDS)
def test_each_pair_is_correlated_over_the_rows_that_it_shares(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(12, 3)) + 1000
    values[rng.random(values.shape) < 0.2] = np.nan
    values[:3] = rng.normal(size=(3, 3))
    found = correlations(values)
    for one in range(3):
        for other in range(3):
            both = ~np.isnan(values[:, [one, other]]).any(axis=1)
            told = np.corrcoef(values[both, one], values[both, other])[0, 1]
            assert found[one, other] == pytest.approx(told, abs=1e-9)


def test_what_has_no_correlation_is_named() -> None:
    columns = Columns.of(("gdp", "roads"), [str(at) for at in range(4)], "2024")
    with pytest.raises(IndicatorError, match=r"“roads” \(2024\) is the same for all units"):
        critic(np.column_stack([np.arange(4.0), np.full(4, 0.1)]), columns)
    with pytest.raises(IndicatorError, match="“gdp” and “roads” are known together for fewer than 3"):
        critic(np.array([[1.0, np.nan], [2.0, 3.0], [3.0, 1.0], [np.nan, 2.0]]), columns)
    with pytest.raises(IndicatorError, match=r"“roads”.*is the same"):
        critic(np.column_stack([np.arange(4.0), np.full(4, np.nan)]), columns)


def test_columns_that_all_move_alike_tell_no_weights() -> None:
    line = np.arange(5.0)
    with pytest.raises(IndicatorError, match="all weights are zero"):
        critic(np.column_stack([line, line * 2]))
