"""Treatment of outliers: parity with COINr on ASEM, ties, limits, gaps, and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import kurtosis, skew

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.treatment import (
    BoxCox,
    Log,
    SkewKurt,
    Treated,
    Treatment,
    Way,
    Winsorise,
    treat,
    treat_each,
)
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices, shuffled

WINSORISE = Treatment(second=None)


def treated(values: Array, treatment: Treatment = WINSORISE) -> Treated:
    return treat(values, columns_of(values), treatment)


def column(*values: float) -> Array:
    return np.array(values, dtype=float)[:, np.newaxis]


@asem.needs_asem
def test_asem_is_treated_as_by_coinr() -> None:
    ours = treat(asem.stage("stage_Screened"), asem.columns(), Treatment())
    asem.assert_same(ours.values, asem.stage("stage_Treated"))


@asem.needs_asem
def test_the_points_treated_of_asem_are_those_of_coinr() -> None:
    ours = treat(asem.stage("stage_Screened"), asem.columns(), Treatment())
    names = {"": Way.NONE, "winhi": Way.HIGH, "winlo": Way.LOW}
    by_unit = {row["uCode"]: row for row in asem.rows("treated_points")}
    where = asem.columns()
    assert ours.marks.tolist() == [[names[by_unit[unit][code]] for code in where.codes] for unit in where.units]


@asem.needs_asem
def test_the_table_of_treatments_of_asem_is_that_of_coinr() -> None:
    ours = treat(asem.stage("stage_Screened"), asem.columns(), Treatment())
    for deed, theirs in zip(ours.table(), asem.rows("treat_details"), strict=True):
        assert deed.indicator == theirs["iCode"]
        assert deed.passed_untreated == (theirs["check_SkewKurt0.Pass"] == "TRUE")
        assert deed.points == int(theirs["winsorise.nwin"] or 0)
        assert deed.passed
        assert deed.skewness == pytest.approx(float(theirs["check_SkewKurt0.Skew"]), rel=1e-12)
        assert deed.kurtosis == pytest.approx(float(theirs["check_SkewKurt0.Kurt"]), rel=1e-12)
        if theirs["check_SkewKurt1.Skew"]:
            assert deed.skewness_after == pytest.approx(float(theirs["check_SkewKurt1.Skew"]), rel=1e-12)
            assert deed.kurtosis_after == pytest.approx(float(theirs["check_SkewKurt1.Kurt"]), rel=1e-12)


@asem.needs_asem
def test_asem_winsorised_once_and_then_logged_is_as_by_coinr() -> None:
    ours = treat(asem.stage("stage_Screened"), asem.columns(), Treatment(first=Winsorise(1)))
    asem.assert_same(ours.values, asem.stage("alt_treat_win1_then_logCT"))
    assert (ours.remedies == 2).sum() == 11


@asem.needs_asem
def test_logs_as_first_remedy_are_those_of_the_second() -> None:
    """The table alt_treat_logCT.csv holds the untreated stage, so that nothing can be held against it.

    The columns that COINr logged in the other alternative are to be the same.
    """
    untreated = asem.stage("stage_Screened")
    asem.assert_same(untreated, asem.stage("alt_treat_logCT"))
    ours = treat(untreated, asem.columns(), Treatment(first=Log(), second=None))
    both, theirs = (
        treat(untreated, asem.columns(), Treatment(first=Winsorise(1))),
        asem.stage("alt_treat_win1_then_logCT"),
    )
    logged = both.remedies == 2
    asem.assert_same(ours.values[:, logged], theirs[:, logged])


def test_tied_values_beyond_the_limit_are_not_moved() -> None:
    """COINr moves all three though one may be: its limit counts rounds, and each round moves what is tied."""
    tied = column(*range(1, 31), 200, 200, 200)
    ours = treated(tied, Treatment(Winsorise(1), second=None))
    assert ours.values.tolist() == tied.tolist()
    assert not ours.marks.any()


def test_tied_values_within_the_limit_are_moved_together() -> None:
    tied = column(*range(1, 31), 200, 200, 200)
    ours = treated(tied, Treatment(Winsorise(3), second=None))
    assert ours.values[-4:, 0].tolist() == [30, 30, 30, 30]
    assert [deed.points for deed in ours.table()] == [3]


@settings(deadline=None)
@given(matrices(gaps=True), st.integers(0, 6))
def test_no_more_points_are_moved_than_the_limit_and_equals_stay_equal(values: Array, points: int) -> None:
    ours = treated(values, Treatment(Winsorise(points), SkewKurt(0.5, 0.5), None))
    assert (np.count_nonzero(ours.marks, axis=0) <= points).all()
    for before, after in zip(values.T, ours.values.T, strict=True):
        known = ~np.isnan(before)
        order = np.argsort(before[known], kind="stable")
        assert (np.diff(after[known][order]) >= 0).all()
        assert after[known].min() < after[known].max()


@settings(deadline=None)
@given(matrices(least=6, gaps=True), st.integers(0, 6))
def test_all_columns_at_once_are_as_one_point_after_another(values: Array, points: int) -> None:
    check = SkewKurt(0.4, 0.4)
    ours = treated(values, Treatment(Winsorise(points), check, None))
    slow = np.stack([step_by_step(line, points, check) for line in values.T], axis=1)
    assert np.array_equal(ours.values, slow, equal_nan=True)


def step_by_step(line: Array, points: int, check: SkewKurt) -> Array:
    """Winsorising as it is told in words, of one column."""
    known = np.sort(line[~np.isnan(line)])
    above = below = 0
    floor, ceiling = known[0], known[-1]
    while not passes(np.clip(known, floor, ceiling), check) and above + below < points:
        if skewness(np.clip(known, floor, ceiling)) >= 0:
            above += 1
        else:
            below += 1
        if known[below] >= known[-1 - above]:
            break
        floor, ceiling = known[below], known[-1 - above]
    return np.clip(line, floor, ceiling)


def skewness(known: Array) -> float:
    return float(skew(known, bias=False))


def passes(known: Array, check: SkewKurt) -> bool:
    return abs(skewness(known)) < check.skewness or float(kurtosis(known, bias=False)) < check.kurtosis


@settings(deadline=None)
@given(shuffled())
def test_the_order_of_units_and_indicators_does_not_matter(drawn: tuple[Array, list[int], list[int]]) -> None:
    values, rows, at = drawn
    treatment = Treatment(Winsorise(2), SkewKurt(0.7, 0.7))
    there = treated(values, treatment).values[rows][:, at]
    np.testing.assert_allclose(treated(values[rows][:, at], treatment).values, there, rtol=1e-12)


@settings(deadline=None)
@given(matrices(least=6, gaps=True), st.integers(1, 5))
def test_many_at_once_are_as_one_after_another(values: Array, many: int) -> None:
    treatment = Treatment(Winsorise(2), SkewKurt(0.5, 0.5))
    block = np.stack([values * (1 + draw) - draw for draw in range(many)])
    ours = treat_each(block, columns_of(values), treatment)
    for one, together in zip(block, ours, strict=True):
        np.testing.assert_allclose(together, treated(one, treatment).values, rtol=1e-12)


@pytest.mark.parametrize("order", ["C", "F"])
def test_what_is_given_is_not_changed(order: str) -> None:
    values = np.array([[5.0], [1.0], [2.0], [3.0], [2.5], [1.5], [100.0]], order="F" if order == "F" else "C")
    before = values.copy()
    treated(values)
    assert np.array_equal(values, before)


def test_outliers_below_are_brought_up() -> None:
    ours = treated(-column(*range(1, 31), 500))
    assert ours.values[-1, 0] == -30
    assert ours.marks[-1, 0] == Way.LOW


def test_a_column_is_not_made_constant() -> None:
    """Two that are not nought among forty: both moved, the column would tell nothing."""
    rare = column(*[0.0] * 40, 1, 2)
    ours = treated(rare)
    assert sorted(set(ours.values[:, 0])) == [0, 1]


def test_a_constant_column_is_left_as_it_is() -> None:
    assert treated(column(0.1, 0.1, 0.1, 0.1, 0.1)).values[:, 0].tolist() == [0.1] * 5


def test_what_fails_again_gets_the_second_remedy_from_the_untreated_column() -> None:
    values = column(*range(1, 31), 10_000, 20_000, 30_000)
    ours = treated(values, Treatment(Winsorise(1)))
    span = 30_000 - 1
    np.testing.assert_allclose(ours.values, np.log(values - 1 + 0.01 * span), rtol=1e-14)
    assert [deed.marks for deed in ours.table()] == [(Way.LOG,)]


SKEWED = column(*range(1, 31), 200.0)


def test_the_logarithm_of_the_gii_changes_its_input() -> None:
    """COINr's log_GII computes, and gives back what it was given."""
    values = column(1, 5, 20, 100)
    ours = treat(values, columns_of(values), Treatment(Log("gii"), SkewKurt(0.0, -100.0), None))
    expected = np.log(99 * (values - 1) / 99 + 1)
    np.testing.assert_allclose(ours.values, expected, rtol=1e-14)


def test_the_logarithm_of_the_gii_refuses_what_it_would_turn_round() -> None:
    with pytest.raises(IndicatorError, match=r"greatest value is 0\.2") as told:
        treated(SKEWED / 1000, Treatment(Log("gii")))
    assert told.value.indicator == "a"


@pytest.mark.parametrize("sign", [1, -1])
def test_the_mirrored_logarithm_lessens_skewness_on_either_side(sign: int) -> None:
    ours = treated(sign * SKEWED, Treatment(Log("ct_plus"), second=None))
    deed = next(ours.table())
    assert abs(deed.skewness_after) < abs(deed.skewness)
    assert deed.marks == (Way.LOG if sign == 1 else Way.MIRRORED_LOG,)
    assert (np.diff(ours.values[:, 0]) * sign > 0).all()


def test_the_original_logarithm_adds_one() -> None:
    ours = treated(SKEWED, Treatment(Log("ct_original"), second=None))
    np.testing.assert_allclose(ours.values, np.log(SKEWED), rtol=1e-14)


@pytest.mark.parametrize("power", [0.0, 0.5, -1.0])
def test_box_cox_with_a_power(power: float) -> None:
    ours = treated(SKEWED, Treatment(BoxCox(power, "one"), second=None)).values
    expected = np.log(SKEWED) if power == 0 else (SKEWED**power - 1) / power
    np.testing.assert_allclose(ours, expected, rtol=1e-12)


def test_box_cox_finds_a_power_that_makes_the_column_pass() -> None:
    gappy = np.vstack((SKEWED, [[np.nan]]))
    ours = treated(gappy, Treatment(BoxCox(), second=None))
    deed = next(ours.table())
    assert deed.passed
    assert abs(deed.skewness_after) < 0.5
    assert np.isnan(ours.values[-1, 0])
    assert ours.marks[-1, 0] == Way.NONE


def test_too_few_values_are_refused_by_name() -> None:
    values = np.column_stack((np.arange(5.0), [1.0, 2.0, 3.0, np.nan, np.nan]))
    with pytest.raises(IndicatorError, match="b has 3 values") as told:
        treated(values)
    assert told.value.indicator == "b"


def test_a_period_without_units_is_refused() -> None:
    with pytest.raises(IndicatorError, match="a has no value at all"):
        treated(np.empty((0, 1)))


@settings(deadline=None)
@given(matrices(gaps=True), st.sampled_from([0.25, 1024.0]))
def test_units_of_measurement_do_not_matter(values: Array, factor: float) -> None:
    """Factors that numbers of two bear exactly, so that no check falls otherwise by rounding."""
    treatment = Treatment(Winsorise(3), SkewKurt(0.6, 0.6), None)
    assert np.array_equal(
        treated(values * factor, treatment).values, treated(values, treatment).values * factor, equal_nan=True
    )


def test_infinities_are_refused_by_name() -> None:
    with pytest.raises(IndicatorError, match="a of u2 is infinite"):
        treated(column(1, 2, -np.inf, 3, 4))
