"""Imputation: parity with COINr on ASEM, one rule after another, and what stays missing."""

import numpy as np
import pytest
from hypothesis import given, settings

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation import ByGroup, ByMean, ByMedian, Constant, Filled, Gap, Rule, Sides, impute
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices

GROUPING = "EurAsia_group"


def filled(values: Array, *rules: Rule, **groups: list[str]) -> Filled:
    return impute(values[np.newaxis], rules, Sides(columns_of(values), ("2025",), groups))


@asem.needs_asem
@pytest.mark.parametrize(
    ("rule", "table"),
    [
        (ByGroup(GROUPING), "stage_Imputed"),
        (ByMean(), "alt_imp_i_mean"),
        (ByMedian(), "alt_imp_i_median"),
        (ByGroup(GROUPING, "median"), "alt_imp_i_median_grp"),
    ],
)
def test_asem_is_filled_as_by_coinr(rule: Rule, table: str) -> None:
    gappy = asem.stage("stage_Denominated")
    sides = Sides(asem.columns(), ("2018",), {GROUPING: asem.groups(GROUPING)})
    ours = impute(gappy[np.newaxis], rule, sides)
    asem.assert_same(ours.values[0], asem.stage(table))
    assert np.array_equal(ours.marks[0] == 1, np.isnan(gappy))
    assert list(ours.gaps()) == []


@settings(deadline=None)
@given(matrices(gaps=True))
def test_known_cells_stay_and_filled_ones_are_marked(values: Array) -> None:
    for rule in (ByMean(), ByMedian(), Constant(7.0)):
        ours = filled(values, rule)
        missing = np.isnan(values)
        assert np.array_equal(ours.values[0][~missing], values[~missing])
        assert np.array_equal(ours.marks[0] == 1, missing)
        assert not ours.left.any()


def test_periods_are_not_mixed() -> None:
    block = np.array([[[1.0], [np.nan], [3.0]], [[10.0], [np.nan], [30.0]]])
    ours = impute(block, ByMean(), Sides(columns_of(block[0]), ("2024", "2025")))
    assert ours.values[:, 1, 0].tolist() == [2.0, 20.0]


def test_what_one_rule_leaves_the_next_fills_and_each_is_marked() -> None:
    values = np.array([[1.0], [np.nan], [5.0], [np.nan], [np.nan]])
    ours = filled(values, ByGroup("side"), Constant(-1.0), side=["east", "east", "west", "north", ""])
    assert ours.values[0, :, 0].tolist() == [1.0, 1.0, 5.0, -1.0, -1.0]
    assert ours.marks[0, :, 0].tolist() == [0, 1, 0, 2, 2]


def test_what_stays_missing_is_told_by_name() -> None:
    values = np.array([[1.0, np.nan], [np.nan, np.nan]])
    ours = filled(values, ByGroup("side"), side=["east", "west"])
    assert list(ours.gaps()) == [Gap("2025", "u0", "b"), Gap("2025", "u1", "a"), Gap("2025", "u1", "b")]


def test_a_grouping_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndicatorError, match="no grouping “coast”"):
        filled(np.array([[1.0], [np.nan]]), ByGroup("coast"), side=["east", "west"])
