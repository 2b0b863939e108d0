"""Normalisation: parity with COINr on ASEM, what must hold of any table, and what is refused."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.scales import (
    AtMost,
    Borda,
    DistanceToMax,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMax,
    Goalposts,
    MinMax,
    PercentRank,
    Rank,
    Scale,
    Scaled,
    ToTarget,
    TwoWay,
    ZScore,
)
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices, shuffled

LINEAR = (MinMax(), MinMax(1, 100), ZScore(), ZScore(10, 2), DistanceToMax())
RELATIVE = (*LINEAR, Rank(), Borda(), PercentRank())
"""Scales that take all that they need from the basis."""


def scaled(scale: Scale, values: Array, directions: Array | None = None) -> Array:
    return scale.fit(values, columns_of(values, directions))(values)


def with_targets(values: Array, targets: list[float], directions: list[float]) -> Columns:
    plain = columns_of(values)
    return Columns(plain.codes, plain.units, np.array(directions), np.array(targets), plain.period)


@asem.needs_asem
@pytest.mark.parametrize(
    ("scale", "table"),
    [
        (MinMax(), "stage_Normalised"),
        (MinMax(1, 100), "alt_norm_minmax1_100"),
        (ZScore(10, 2), "alt_norm_zscore"),
        (Scaled(0, 1), "alt_norm_scaled"),
        (PercentRank(), "alt_norm_prank"),
        (Rank(), "alt_norm_rank"),
        (Borda(), "alt_norm_borda"),
        (DistanceToMax(), "alt_norm_dist2max"),
        (DistanceToTarget(), "alt_norm_dist2targ"),
    ],
)
def test_asem_is_normalised_as_by_coinr(scale: Scale, table: str) -> None:
    treated = asem.stage("stage_Treated")
    asem.assert_same(scale.fit(treated, asem.columns())(treated), asem.stage(table))


@asem.needs_asem
def test_distances_to_a_reference_of_asem_are_those_of_coinr_where_it_has_any() -> None:
    """COINr gives infinities where the reference is itself the worst; here that is refused, and named."""
    treated, theirs = asem.stage("stage_Treated"), asem.stage("alt_norm_dist2ref")
    scale, columns = DistanceToReference("AUS"), asem.columns()
    finite = np.isfinite(theirs).all(axis=0)
    kept = np.flatnonzero(finite)
    ours = scale.fit(treated[:, kept], columns.pick(kept))(treated[:, kept])
    asem.assert_same(ours, theirs[:, kept])
    assert np.isinf(theirs).sum() == 180
    for column in np.flatnonzero(~finite):
        one = np.array([column])
        with pytest.raises(IndicatorError, match="itself the worst") as told:
            scale.fit(treated[:, one], columns.pick(one))
        assert (told.value.indicator, told.value.unit) == (columns.codes[column], "AUS")


@asem.needs_asem
def test_fractions_of_the_greatest_of_asem_are_those_of_coinr_where_more_is_better() -> None:
    """Where less is better COINr divides by the smallest, so that the worst gets the most; here it is the other way.

    Where the smallest is 0 COINr gives infinities, and where values are below 0 the fraction means nothing: refused.
    """
    treated, theirs, columns = asem.stage("stage_Treated"), asem.stage("alt_norm_fracmax"), asem.columns()
    compared = 0
    for column, code in enumerate(columns.codes):
        one, values = np.array([column]), treated[:, [column]]
        if values.min() < 0 or (values.min() == 0 and columns.directions[column] < 0):
            with pytest.raises(IndicatorError, match=f"{code} of"):
                FractionOfMax().fit(values, columns.pick(one))
            continue
        ours = FractionOfMax().fit(values, columns.pick(one))(values)
        assert ours.max() == 1
        asem.assert_same(ours if columns.directions[column] > 0 else 1 / ours, theirs[:, one])
        compared += 1
    assert compared == 45


@settings(deadline=None)
@given(matrices(gaps=True), st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_units_of_measurement_do_not_move_linear_scales(values: Array, factor: float, shift: float) -> None:
    for scale in LINEAR:
        np.testing.assert_allclose(scaled(scale, values * factor + shift), scaled(scale, values), atol=1e-3)


@settings(deadline=None)
@given(shuffled())
def test_the_order_of_units_and_indicators_does_not_matter(drawn: tuple[Array, list[int], list[int]]) -> None:
    values, rows, at = drawn
    for scale in RELATIVE:
        there = scaled(scale, values)[rows][:, at]
        np.testing.assert_allclose(scaled(scale, values[rows][:, at]), there, rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(matrices(gaps=True))
def test_what_is_missing_stays_missing_and_nothing_else_becomes_so(values: Array) -> None:
    for scale in RELATIVE:
        assert np.array_equal(np.isnan(scaled(scale, values)), np.isnan(values))


@settings(deadline=None)
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


@pytest.mark.parametrize("scale", [*RELATIVE, ToTarget(), FractionOfMax()])
def test_a_period_without_units_is_refused(scale: Scale) -> None:
    with pytest.raises(IndicatorError, match="a has no value at all"):
        scale.fit(np.empty((0, 2)), columns_of(np.empty((0, 2))))


def test_a_period_with_one_unit_is_refused() -> None:
    with pytest.raises(IndicatorError, match="a is 5 for every unit"):
        scaled(MinMax(), np.array([[5.0, 6.0]]))


def test_the_ends_of_a_min_max_scale_are_met_exactly() -> None:
    values = np.array([[0.1], [0.2], [0.7]])
    assert scaled(MinMax(1, 100), values)[:, 0].tolist()[0::2] == [1.0, 100.0]


def test_a_scale_fitted_on_a_base_period_keeps_its_goalposts() -> None:
    base = np.array([[0.0], [10.0]])
    fitted = MinMax().fit(base, columns_of(base))
    assert fitted(np.array([[5.0], [20.0], [-10.0]]))[:, 0].tolist() == [50.0, 200.0, -100.0]


@pytest.mark.parametrize("scale", [*RELATIVE, DistanceToReference("u0"), DistanceToTarget(), FractionOfMax()])
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


@pytest.mark.parametrize("scale", [Scaled(), Goalposts(0, 1), ToTarget(), TwoWay()])
@pytest.mark.parametrize(("bad", "words"), [([np.nan] * 2, "no value at all"), ([1.0, np.inf], "infinite")])
def test_scales_that_need_nothing_of_the_basis_refuse_what_is_no_number(
    scale: Scale, bad: list[float], words: str
) -> None:
    values = np.column_stack(([1.0, 2.0], bad))
    with pytest.raises(IndicatorError, match=words) as told:
        scale.fit(values, with_targets(values, [1.0, 1.0], [1.0, 1.0]))
    assert told.value.indicator == "b"


@settings(deadline=None)
@given(matrices(gaps=True))
def test_percentile_ranks_count_the_others_that_are_worse(values: Array) -> None:
    for before, after in zip(values.T, scaled(PercentRank(), values).T, strict=True):
        known = before[~np.isnan(before)]
        expected = [(known < value).sum() / (len(known) - 1) for value in known]
        np.testing.assert_allclose(after[~np.isnan(before)], expected, rtol=1e-15)


def test_ranks_within_a_frozen_basis() -> None:
    base = np.array([[1.0], [2.0], [2.0], [3.0]])
    later = np.array([[0.0], [2.0], [2.5], [9.0]])
    assert Rank().fit(base, columns_of(base))(later)[:, 0].tolist() == [1, 2, 4, 5]
    assert PercentRank().fit(base, columns_of(base))(later)[:, 0].tolist() == [0, 1 / 3, 1, 1]


def test_distances_to_a_unit_may_be_capped() -> None:
    values = np.array([[0.0], [5.0], [10.0]])
    assert scaled(DistanceToReference("u1"), values)[:, 0].tolist() == [0, 1, 2]
    assert scaled(DistanceToReference("u1", cap=True), values)[:, 0].tolist() == [0, 1, 1]


def test_distances_to_a_unit_need_it_in_one_row_with_a_value() -> None:
    values = np.array([[0.0], [np.nan], [10.0]])
    with pytest.raises(IndicatorError, match="“u7” stands in 0 rows"):
        scaled(DistanceToReference("u7"), values)
    with pytest.raises(IndicatorError, match="u1 has no value of a"):
        scaled(DistanceToReference("u1"), values)
    pooled = Columns.of(["a"], ["u0", "u1", "u0"])
    with pytest.raises(IndicatorError, match="“u0” stands in 2 rows"):
        DistanceToReference("u0").fit(values, pooled)


def test_distances_to_targets_turn_the_target_with_the_direction() -> None:
    values = np.array([[0.0, 10.0], [5.0, 5.0], [20.0, 0.0]])
    columns = with_targets(values, [10.0, 2.0], [1.0, -1.0])
    assert DistanceToTarget().fit(values, columns)(values).tolist() == [[0, 0], [0.5, 0.625], [2, 1.25]]
    assert DistanceToTarget(cap=True).fit(values, columns)(values).max() == 1


@pytest.mark.parametrize("scale", [DistanceToTarget(), ToTarget(), TwoWay()])
def test_a_lacking_target_is_named(scale: Scale) -> None:
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(IndicatorError, match="b has no target") as told:
        scale.fit(values, with_targets(values, [5.0, np.nan], [1.0, 1.0]))
    assert told.value.indicator == "b"


def test_a_target_that_all_have_reached_is_refused() -> None:
    values = np.array([[1.0], [3.0]])
    with pytest.raises(IndicatorError, match="target 1 of a is reached by the worst"):
        DistanceToTarget().fit(values, with_targets(values, [1.0], [1.0]))


def test_goalposts_are_in_the_unit_of_the_indicator_and_clamp() -> None:
    values = np.array([[20.0, 0.0], [50.0, 5.0], [90.0, 20.0]])
    columns = columns_of(values, np.array([1.0, -1.0]))
    posts = Goalposts(low={"a": 20.0, "b": 0.0}, high={"a": 80.0, "b": 10.0}, top=100)
    assert posts.fit(values, columns)(values).tolist() == [[0, 100], [50, 50], [100, 0]]
    loose = Goalposts(low={"a": 20.0, "b": 0.0}, high={"a": 80.0, "b": 10.0}, clamp=False)
    np.testing.assert_allclose(loose.fit(values, columns)(values)[2], [70 / 60, -1])


def test_goalposts_that_cannot_be_are_named() -> None:
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(IndicatorError, match="b has no goalpost"):
        scaled(Goalposts(low={"a": 0.0}, high=10), values)
    with pytest.raises(IndicatorError, match="goalposts of b are 20 and 10"):
        scaled(Goalposts(low={"a": 0.0, "b": 20.0}, high=10), values)


def test_rules_against_a_target() -> None:
    values = np.array([[-1.0, 1.0, 0.5], [0.5, 2.0, 1.5], [4.0, 3.5, 2.5]])
    for rule, direction, expected in (
        (ToTarget(), 1.0, [[0, 1, 0.5], [0.5, 1, 1], [1, 1, 1]]),
        (AtMost(), -1.0, [[1, 1, 1], [1, 0.5, 0.75], [0, 0, 0.25]]),
        (TwoWay(), 1.0, [[0, 1, 0.5], [0.5, 0, 0.5], [0, 0, 0]]),
    ):
        columns = with_targets(values, [1.0] * 3, [direction] * 3)
        assert rule.fit(values, columns)(values).tolist() == expected


def test_rules_against_the_direction_are_refused() -> None:
    values = np.array([[1.0], [3.0]])
    with pytest.raises(IndicatorError, match="ToTarget goes against the direction of a"):
        ToTarget().fit(values, with_targets(values, [2.0], [-1.0]))
    with pytest.raises(IndicatorError, match="AtMost goes against the direction of a"):
        AtMost().fit(values, with_targets(values, [2.0], [1.0]))
    with pytest.raises(IndicatorError, match="target of a is 0"):
        TwoWay().fit(values, with_targets(values, [0.0], [1.0]))


@pytest.mark.parametrize(
    ("values", "direction", "words"),
    [([1.0, -2.0], 1.0, "a of u1 is -2"), ([1.0, 0.0], -1.0, "a of u1 is 0"), ([-1.0, -2.0], 1.0, "a of u1 is -2")],
)
def test_fractions_of_values_without_a_true_zero_are_refused(values: list[float], direction: float, words: str) -> None:
    table = np.array(values)[:, np.newaxis]
    with pytest.raises(IndicatorError, match=words) as told:
        scaled(FractionOfMax(), table, np.array([direction]))
    assert told.value.unit == "u1"


def test_fractions_of_the_best_on_either_side() -> None:
    values = np.array([[2.0, 2.0], [4.0, 4.0], [np.nan, np.nan]])
    ours = scaled(FractionOfMax(), values, np.array([1.0, -1.0]))
    assert ours[:2].tolist() == [[0.5, 1.0], [1.0, 0.5]]
    assert np.isnan(ours[2]).all()


@pytest.mark.parametrize(
    "make",
    [
        lambda: MinMax(100, 0),
        lambda: ZScore(sd=0),
        lambda: Scaled(scale=-1),
        lambda: Goalposts(0, 1, top=0),
        lambda: ToTarget(0),
        lambda: AtMost(-1),
        lambda: TwoWay(0),
    ],
)
def test_parameters_that_cannot_be_are_refused(make: Callable[[], Scale]) -> None:
    with pytest.raises(IndicatorError, match="must be"):
        make()
