"""Means that punish what is uneven: their formulas, their ends, and what they refuse."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation import AMPI, MPI, Arithmetic, Generalised, Lowest, Mean
from liandong.indices.methods.columns import Array, Columns
from tests.indices.methods.draws import SEEDS, calmly

UNEVEN: tuple[Mean, ...] = (MPI(), MPI("+"), AMPI(), Lowest(), Lowest(0.5), Lowest(0.7, 3.0))


def draw(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).uniform(70.0, 130.0, shape)


def test_the_index_of_mazziotta_and_pareto_of_two_units() -> None:
    values = np.array([[100.0, 100.0, 100.0], [90.0, 100.0, 110.0]])
    spread = np.sqrt(200 / 3)
    np.testing.assert_allclose(MPI()(values, np.ones(3)), [100.0, 100 - spread * spread / 100], rtol=1e-14)
    np.testing.assert_allclose(MPI("+")(values, np.ones(3)), [100.0, 100 + spread * spread / 100], rtol=1e-14)
    np.testing.assert_allclose(AMPI()(values, np.ones(3)), MPI()(values, np.ones(3)))


@calmly
@given(SEEDS)
def test_weights_of_whole_numbers_are_children_that_stand_several_times(seed: int) -> None:
    values = draw(seed, 5, 3)
    often = np.array([1, 2, 3])
    for mean in (MPI(), MPI("+"), Lowest(0.3, 1.0)):
        repeated = mean(np.repeat(values, often, axis=1), np.ones(6))
        np.testing.assert_allclose(mean(values, often.astype(np.float64)), repeated, rtol=1e-12)


@calmly
@given(SEEDS)
def test_only_what_is_uneven_is_punished_and_never_below_the_lowest(seed: int) -> None:
    values, weights = draw(seed, 5, 4), draw(seed + 1, 4)
    mean = Arithmetic()(values, weights)
    for uneven in UNEVEN:
        np.testing.assert_allclose(uneven(np.repeat(values[:, :1], 4, axis=1), weights), values[:, 0], rtol=1e-12)
        if uneven != MPI("+"):
            assert (uneven(values, weights) <= mean + 1e-9).all()
    np.testing.assert_allclose(Lowest(1.0, 0.0)(values, weights), values.min(axis=-1), rtol=1e-12)
    np.testing.assert_allclose(Lowest(0.0, 0.0)(values, weights), mean, rtol=1e-12)
    assert (Lowest(0.5, 2.0)(values, weights) >= values.min(axis=-1)).all()


@pytest.mark.parametrize("mean", UNEVEN)
@calmly
@given(seed=SEEDS, lead=st.sampled_from([(), (3,), (130,), (2, 3)]))
def test_replications_broadcast(mean: Mean, seed: int, lead: tuple[int, ...]) -> None:
    values, weights = draw(seed, *lead, 4, 3), draw(seed + 1, *lead, 3)
    weights[..., 0] *= np.random.default_rng(seed).integers(0, 2, lead)
    for each in (values, values[(0,) * len(lead)]):
        found = mean(each, weights)
        wide = np.broadcast_to(each, values.shape)
        for at in np.ndindex(lead):
            np.testing.assert_allclose(found[at], mean(wide[at], weights[at]), rtol=1e-12)


@pytest.mark.parametrize("mean", UNEVEN)
def test_a_missing_child_is_left_out(mean: Mean) -> None:
    values = np.array([[90.0, np.nan, 120.0], [np.nan] * 3])
    weights = np.array([[1.0, 2.0, 3.0], [1.0, 0.0, 1.0]])
    found = mean(values, weights)
    np.testing.assert_allclose(found[0, 0], mean(values[:1, [0, 2]], np.array([1.0, 3.0]))[0], rtol=1e-14)
    assert np.isnan(found[:, 1]).all()


def test_what_weighs_nothing_is_not_the_lowest() -> None:
    assert Lowest()(np.array([[1.0, 5.0, 7.0]]), np.array([[0.0, 1.0, 1.0], [1.0, 1.0, 1.0]])).tolist() == [
        [5.0],
        [1.0],
    ]


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: MPI("x"), "MPI.sign is x"),  # type: ignore[arg-type]
        (lambda: Lowest(1.5), "Lowest.alpha is 1.5"),
        (lambda: Lowest(0.5, -1.0), "Lowest.beta is -1.0"),
        (lambda: Lowest(0.5, np.nan), "Lowest.beta is nan"),
        (lambda: Generalised(np.nan), "Generalised.power is nan"),
    ],
)
def test_parameters_that_cannot_be_are_named(make: Callable[[], Mean], told: str) -> None:
    with pytest.raises(IndicatorError, match=told):
        make()


def test_a_mean_that_is_not_above_zero_is_named() -> None:
    columns = Columns.of(("gdp", "roads"), ("广州", "深圳"))
    with pytest.raises(IndicatorError, match=r"mean of 深圳 is -1.*deviation 10") as caught:
        MPI()(np.array([[1.0, 2.0], [-3.0, 1.0]]), np.ones(2), columns)
    assert caught.value.unit == "深圳"
