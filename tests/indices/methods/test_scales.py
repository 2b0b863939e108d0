"""Normalisation: parity with COINr on ASEM, what must hold of any table, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.scales import MinMax, Scale, ZScore
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices, shuffled

RELATIVE = (MinMax(), MinMax(1, 100), ZScore(), ZScore(10, 2))
"""Scales that take all that they need from the basis."""


def scaled(scale: Scale, values: Array, directions: Array | None = None) -> Array:
    return scale.fit(values, columns_of(values, directions))(values)


@asem.needs_asem
@pytest.mark.parametrize(
    ("scale", "table"),
    [
        (MinMax(), "stage_Normalised"),
        (MinMax(1, 100), "alt_norm_minmax1_100"),
        (ZScore(10, 2), "alt_norm_zscore"),
    ],
)
def test_asem_is_normalised_as_by_coinr(scale: Scale, table: str) -> None:
    treated = asem.stage("stage_Treated")
    asem.assert_same(scale.fit(treated, asem.columns())(treated), asem.stage(table))


@given(matrices(gaps=True), st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_units_of_measurement_do_not_move_linear_scales(values: Array, factor: float, shift: float) -> None:
    for scale in (MinMax(), ZScore()):
        np.testing.assert_allclose(scaled(scale, values * factor + shift), scaled(scale, values), atol=1e-3)


@given(shuffled())
def test_the_order_of_units_and_indicators_does_not_matter(drawn: tuple[Array, list[int], list[int]]) -> None:
    values, rows, at = drawn
    for scale in RELATIVE:
        there = scaled(scale, values)[rows][:, at]
        np.testing.assert_allclose(scaled(scale, values[rows][:, at]), there, rtol=1e-9, atol=1e-9)


@given(matrices(gaps=True))
def test_what_is_missing_stays_missing_and_nothing_else_becomes_so(values: Array) -> None:
    for scale in RELATIVE:
        assert np.array_equal(np.isnan(scaled(scale, values)), np.isnan(values))


@given(matrices(gaps=True))
def test_less_is_better_where_the_direction_says_so(values: Array) -> None:
    wide = values.shape[1]
    for scale in RELATIVE:
        turned = scaled(scale, values, -np.ones(wide))
        for column in range(wide):
            known = values[~np.isnan(values[:, column]), column]
            assert turned[np.flatnonzero(values[:, column] == known.min()), column].max() == np.nanmax(
                turned[:, column]
            )


def test_the_ends_of_a_min_max_scale_are_met_exactly() -> None:
    values = np.array([[0.1], [0.2], [0.7]])
    assert scaled(MinMax(1, 100), values)[:, 0].tolist()[0::2] == [1.0, 100.0]


def test_a_scale_fitted_on_a_base_period_keeps_its_goalposts() -> None:
    base = np.array([[0.0], [10.0]])
    fitted = MinMax().fit(base, columns_of(base))
    assert fitted(np.array([[5.0], [20.0], [-10.0]]))[:, 0].tolist() == [50.0, 200.0, -100.0]


@pytest.mark.parametrize("scale", RELATIVE)
@pytest.mark.parametrize(
    ("bad", "unit", "words"),
    [
        ([0.1, 0.1, 0.1, 0.1], "", "0.1 for every unit"),
        ([np.nan] * 4, "", "no value at all"),
        ([1.0, np.inf, 2.0, 3.0], "u1", "infinite"),
    ],
)
def test_columns_that_cannot_be_scaled_are_named(scale: Scale, bad: list[float], unit: str, words: str) -> None:
    values = np.column_stack(([1.0, 2.0, 3.0, 4.0], bad))
    with pytest.raises(IndicatorError, match=words) as told:
        scaled(scale, values)
    assert (told.value.indicator, told.value.unit, told.value.period) == ("b", unit, "2025")
    assert "2025" in str(told.value)
