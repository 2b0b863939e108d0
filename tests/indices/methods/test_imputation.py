"""Imputation: parity with COINr on ASEM, one rule after another, and what stays missing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Cell
from liandong.indices.methods.imputation import (
    ByGroup,
    ByMean,
    ByMedian,
    BySiblings,
    Constant,
    Filled,
    Latest,
    Linear,
    Rule,
    Sides,
    impute,
)
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
    assert list(ours.gaps()) == [Cell("2025", "u0", "b"), Cell("2025", "u1", "a"), Cell("2025", "u1", "b")]


def test_a_grouping_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndicatorError, match="no grouping “coast”"):
        filled(np.array([[1.0], [np.nan]]), ByGroup("coast"), side=["east", "west"])


def over_time(rule: Rule, *values: float, periods: tuple[str, ...] = ()) -> list[float]:
    """What becomes of one unit's one indicator; -1 where it stays missing."""
    block = np.array(values)[:, np.newaxis, np.newaxis]
    named = periods or tuple(str(2000 + year) for year in range(len(values)))
    ours = impute(block, rule, Sides(columns_of(block[0]), named)).values[:, 0, 0]
    return [-1.0 if np.isnan(value) else float(value) for value in ours]


N = float("nan")


def test_the_latest_value_is_carried_on_as_far_as_allowed() -> None:
    assert over_time(Latest(), N, 3, N, N, 6, N) == [-1, 3, 3, 3, 6, 6]
    assert over_time(Latest(1), N, 3, N, N, 6, N) == [-1, 3, 3, -1, 6, 6]


def test_gaps_between_two_values_lie_on_the_line() -> None:
    assert over_time(Linear(), N, 3, N, N, 6, N) == [-1, 3, 4, 5, 6, -1]
    assert over_time(Linear(1), N, 3, N, N, 6, N) == [-1, 3, 4, -1, 6, -1]
    assert over_time(Linear(hold=True), N, 3, N, N, 6, N) == [3, 3, 4, 5, 6, 6]


def test_years_that_were_left_out_count() -> None:
    assert over_time(Linear(), 0, N, 10, periods=("2010", "2012", "2020")) == [0, 2, 10]
    assert over_time(Latest(1), 0, N, 10, periods=("2010", "2012", "2020")) == [0, -1, 10]
    assert over_time(Linear(), 0, N, 10, periods=("first", "second", "third")) == [0, 5, 10]


def test_years_out_of_order_are_refused() -> None:
    with pytest.raises(IndicatorError, match="2019 comes after 2020"):
        over_time(Latest(), 1, N, periods=("2020", "2019"))


@settings(deadline=None)
@given(st.lists(st.one_of(st.just(N), st.integers(-50, 50).map(float)), min_size=2, max_size=9), st.booleans())
def test_lines_over_time_are_those_of_numpy(line: list[float], hold: bool) -> None:
    values = np.array(line)
    known = np.flatnonzero(~np.isnan(values))
    ours = np.array(over_time(Linear(hold=hold), *line))
    if not known.size:
        assert (ours == -1).all()
        return
    expected = np.interp(np.arange(len(line)), known, values[known])
    inside = np.full(len(line), hold)
    inside[known[0] : known[-1] + 1] = True
    np.testing.assert_allclose(ours[inside], expected[inside], atol=1e-12)
    assert (ours[~inside] == -1).all()


def test_siblings_tell_where_a_unit_stands() -> None:
    """b is 0 to 100, and less of it is better; c is under another node."""
    values = np.array([[0.0, 100.0, 5.0], [10.0, 0.0, 6.0], [8.0, np.nan, 7.0], [np.nan, 50.0, 8.0]])
    plain = columns_of(values, np.array([1.0, -1.0, 1.0]))
    ours = impute(values[np.newaxis], BySiblings(), Sides(plain, ("2025",), parents=("x", "x", "y")))
    assert ours.values[0, 2, 1] == pytest.approx(20.0)
    assert ours.values[0, 3, 0] == pytest.approx(5.0)
    median = impute(values[np.newaxis], BySiblings("median"), Sides(plain, ("2025",), parents=("x", "x", "y")))
    assert median.values[0, 2, 1] == pytest.approx(20.0)


def test_without_parents_there_are_no_siblings() -> None:
    with pytest.raises(IndicatorError, match="under which node"):
        filled(np.array([[1.0], [np.nan]]), BySiblings())
