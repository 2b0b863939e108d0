"""AHP: Saaty's numbers, consistency, judgements of several persons, and judgements that cannot be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.weights import ahp, group
from tests.indices.methods.draws import SEEDS, calmly

CODES = ("gdp", "roads", "air")
JUDGED = np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])


def implied(weights: Array) -> Array:
    """The judgements of one who never contradicts himself."""
    matrix: Array = weights[:, None] / weights
    return matrix


def test_three_things_judged_by_saatys_rule() -> None:
    found = ahp(JUDGED, CODES)
    np.testing.assert_allclose(found.weights, [0.63699, 0.25828, 0.10473], atol=1e-5)
    assert found.eigenvalue == pytest.approx(3.03851, abs=1e-5)
    assert found.index == pytest.approx(0.019256, abs=1e-6)
    assert found.ratio == pytest.approx(0.019256 / 0.58, abs=1e-5)
    assert found.consistent


@calmly
@given(SEEDS, st.integers(1, 10))
def test_who_never_contradicts_himself_gets_the_weights_he_meant(seed: int, many: int) -> None:
    meant = np.random.default_rng(seed).uniform(1, 9, many)
    found = ahp(implied(meant), [str(at) for at in range(many)])
    np.testing.assert_allclose(found.weights, meant / meant.sum(), rtol=1e-6)
    assert found.ratio == pytest.approx(0.0, abs=1e-6)
    np.testing.assert_allclose(found.strain, 1.0, rtol=1e-5)


def test_a_contradiction_is_told_and_where() -> None:
    matrix = implied(np.array([4.0, 2.0, 1.0]))
    matrix[0, 2], matrix[2, 0] = 1 / 9, 9
    found = ahp(matrix, CODES)
    assert not found.consistent
    place = np.unravel_index(np.argmax(np.abs(np.log(found.strain))), (3, 3))
    assert set(map(int, place)) == {0, 2} or found.ratio > 1


def test_rounded_reciprocals_are_taken_for_what_they_mean() -> None:
    rounded = np.array([[1, 3, 5], [0.33, 1, 3], [0.2, 0.33, 1]])
    assert ahp(rounded, CODES).weights.tolist() == ahp(JUDGED, CODES).weights.tolist()


@calmly
@given(SEEDS)
def test_a_group_is_heard_by_the_geometric_mean(seed: int) -> None:
    rng = np.random.default_rng(seed)
    meant = rng.uniform(1, 9, (4, 3))
    voices = rng.random(4) + 0.1
    joined = group(np.stack([implied(one) for one in meant]), CODES, voices)
    np.testing.assert_allclose(joined * joined.T, 1.0, rtol=1e-9)
    told = np.exp(voices / voices.sum() @ np.log(meant))
    np.testing.assert_allclose(ahp(joined, CODES).weights, told / told.sum(), rtol=1e-6)
    np.testing.assert_allclose(group(np.stack([implied(meant[0])] * 3), CODES), implied(meant[0]), rtol=1e-9)


def test_many_sets_are_judged_at_once() -> None:
    sets = np.stack([JUDGED, JUDGED.T])
    found = ahp(sets, CODES)
    for at, one in enumerate(sets):
        np.testing.assert_allclose(found.weights[at], ahp(one, CODES).weights, rtol=1e-12)
        np.testing.assert_allclose(found.ratio[at], ahp(one, CODES).ratio, rtol=1e-12)
    assert group(np.stack([sets, sets]), CODES).shape == (2, 3, 3)


@pytest.mark.parametrize(
    ("row", "column", "value", "told"),
    [
        (0, 1, 5.0, r"“gdp” against “roads” was judged 5, and the other way round 0\.333"),
        (1, 1, 2.0, "“roads” against “roads” was judged 2"),
        (1, 2, 0.0, "“roads” against “air” is 0"),
        (1, 2, np.nan, "“roads” against “air” is nan"),
        (2, 0, -5.0, "“air” against “gdp” is -5"),
    ],
)
def test_judgements_that_cannot_be_are_named(row: int, column: int, value: float, told: str) -> None:
    matrix = JUDGED.copy()
    matrix[row, column] = value
    with pytest.raises(IndicatorError, match=told):
        ahp(matrix, CODES)
    with pytest.raises(IndicatorError, match=told):
        group(np.stack([JUDGED, matrix]), CODES)


def test_too_many_and_too_few_judgements_are_refused() -> None:
    with pytest.raises(IndicatorError, match=r"shape \(2, 3\).*gdp, roads, air"):
        ahp(JUDGED[:2], CODES)
    with pytest.raises(IndicatorError, match=r"11 indicators are too many.*at most 10"):
        ahp(np.ones((11, 11)), [str(at) for at in range(11)])
