"""Gaps filled by what the other indicators tell."""

import numpy as np
import pytest

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation import ByMean, Filled, Rule, Sides, impute
from liandong.indices.methods.imputation.learned import ByModel, ByNeighbours
from tests.indices.methods.tables import columns_of


def related(many: int = 60, wide: int = 4) -> Array:
    """Indicators that all follow one cause, in units far apart."""
    rng = np.random.default_rng(7)
    cause = rng.normal(size=(many, 1))
    return (cause + rng.normal(scale=0.05, size=(many, wide))) * 10.0 ** np.arange(wide) + 5


TRUE = related()
GAPS = np.random.default_rng(8).random(TRUE.shape) < 0.08
GAPPY = np.where(GAPS, np.nan, TRUE)


def filled(rule: Rule, values: Array = GAPPY) -> Filled:
    return impute(values[np.newaxis], rule, Sides(columns_of(values), ("2025",)))


def error(ours: Filled) -> float:
    """The mean error of filled cells in standard deviations of their indicator."""
    off = (ours.values[0] - TRUE) / TRUE.std(axis=0)
    return float(np.sqrt((off[GAPS] ** 2).mean()))


@pytest.mark.parametrize("rule", [ByNeighbours(), ByNeighbours(3, "distance"), ByModel(), ByModel(seed=1)])
def test_related_indicators_fill_gaps_far_better_than_a_mean(rule: Rule) -> None:
    ours = filled(rule)
    assert error(ours) < error(filled(ByMean())) / 2
    assert np.array_equal(ours.marks[0] == 1, GAPS)
    assert np.array_equal(ours.values[0][~GAPS], TRUE[~GAPS])


@pytest.mark.parametrize("rule", [ByNeighbours(), ByModel()])
def test_units_of_measurement_do_not_matter(rule: Rule) -> None:
    factors = np.array([1000.0, 0.01, 1.0, 50.0])
    np.testing.assert_allclose(filled(rule, GAPPY * factors).values[0] / factors, filled(rule).values[0], rtol=1e-6)


def test_draws_differ_by_seed_and_are_the_same_for_one() -> None:
    one, again, other = (filled(ByModel(seed=seed)).values[0] for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert (one[GAPS] != other[GAPS]).all()


def test_of_an_indicator_without_any_value_nothing_is_told() -> None:
    values = np.column_stack((GAPPY, np.full(len(GAPPY), np.nan)))
    for rule in (ByNeighbours(), ByModel()):
        ours = filled(rule, values)
        assert [gap.indicator for gap in ours.gaps()] == ["e"] * len(values)


def test_a_model_that_does_not_settle_is_refused() -> None:
    with pytest.raises(IndicatorError, match="does not settle in 1 rounds") as told:
        filled(ByModel(rounds=1, tolerance=1e-9))
    assert told.value.period == "2025"


def test_parameters_that_cannot_be_are_refused() -> None:
    with pytest.raises(IndicatorError, match="must be > 0"):
        ByNeighbours(0)
    with pytest.raises(IndicatorError, match="must be > 0"):
        ByModel(rounds=0)
