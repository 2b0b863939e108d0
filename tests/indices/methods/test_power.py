"""Power means: against the ASEM fixture, against themselves, and what they refuse."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.aggregation import Arithmetic, Generalised, Geometric, Harmonic, Mean
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.ranking import ranks
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly

POWERS: tuple[Mean, ...] = (Arithmetic(), Geometric(), Harmonic(), Generalised(0.5), Generalised(-2), Generalised(0))


def solved(mean: Mean, table: str, codes: dict[str, tuple[str, ...]]) -> dict[str, Array]:
    """The scores of all nodes from the indicators of a table, with the original weights."""
    found: dict[str, Array] = {}
    for node, below in codes.items():
        values = np.column_stack([found[code] if code in found else asem.column(table, code) for code in below])
        found[node] = mean(values, asem.weights("weights_original", below))
    return found


def ranked_alike(found: dict[str, Array], table: str) -> None:
    """The scores of all 11 nodes are those of the table, and so are the ranks."""
    assert len(found) == 11
    for node, scores in found.items():
        told = asem.column(table, node)
        np.testing.assert_allclose(scores, told, rtol=1e-11)
        np.testing.assert_array_equal(ranks(scores), ranks(told))


@asem.needs_asem
@pytest.mark.parametrize(
    ("mean", "table"),
    [
        (Arithmetic(), "alt_agg_a_amean"),
        (Geometric(), "alt_agg_a_gmean"),
        (Harmonic(), "alt_agg_a_hmean"),
        (Generalised(0.5), "alt_agg_a_genmean_p0.5"),
        (Arithmetic(), "stage_Aggregated"),
    ],
)
def test_every_aggregate_of_asem_is_reached_and_ranked_alike(mean: Mean, table: str) -> None:
    ranked_alike(solved(mean, table, asem.children()), table)


@asem.needs_asem
def test_the_ranks_of_asem_are_those_told() -> None:
    for node in asem.children():
        told = {row["uCode"]: int(row[node]) for row in asem.rows("ranks_aggs")}
        found = ranks(asem.column("stage_Aggregated", node))
        units = [row["uCode"] for row in asem.rows("stage_Aggregated")]
        assert {unit: int(rank) for unit, rank in zip(units, found, strict=True)} == told


def draw(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).uniform(1.0, 100.0, shape)


@pytest.mark.parametrize("mean", POWERS)
@calmly
@given(seed=SEEDS, lead=st.sampled_from([(), (1,), (3,), (130,), (2, 3)]))
def test_replications_broadcast(mean: Mean, seed: int, lead: tuple[int, ...]) -> None:
    values, weights = draw(seed, *lead, 4, 3), draw(seed + 1, *lead, 3)
    fixed = values[(0,) * len(lead)]
    for given_values, given_weights in ((values, weights), (fixed, weights), (values, weights[(0,) * len(lead)])):
        found = mean(given_values, given_weights)
        wide = np.broadcast_to(given_values, values.shape)
        wide_weights = np.broadcast_to(given_weights, weights.shape)
        for at in np.ndindex(lead):
            np.testing.assert_allclose(found[at], mean(wide[at], wide_weights[at]), rtol=1e-12)
        assert found.shape == (*lead, 4)


@pytest.mark.parametrize("mean", POWERS)
@calmly
@given(seed=SEEDS)
def test_order_of_units_and_of_children_does_not_matter(mean: Mean, seed: int) -> None:
    values, weights = draw(seed, 6, 4), draw(seed + 1, 4)
    rng = np.random.default_rng(seed)
    units, kids = rng.permutation(6), rng.permutation(4)
    np.testing.assert_allclose(mean(values[units][:, kids], weights[kids]), mean(values, weights)[units], rtol=1e-12)


@pytest.mark.parametrize("mean", POWERS)
@calmly
@given(seed=SEEDS, factor=st.floats(0.01, 100))
def test_means_lie_between_their_children_and_scale_with_them(mean: Mean, seed: int, factor: float) -> None:
    values, weights = draw(seed, 6, 4), draw(seed + 1, 4)
    found = mean(values, weights)
    assert (found >= values.min(axis=-1) - 1e-9).all()
    assert (found <= values.max(axis=-1) + 1e-9).all()
    np.testing.assert_allclose(mean(values * factor, weights), found * factor, rtol=1e-11)
    np.testing.assert_allclose(mean(values, weights * factor), found, rtol=1e-12)


@calmly
@given(seed=SEEDS)
def test_the_smaller_the_power_the_lower_the_mean(seed: int) -> None:
    values, weights = draw(seed, 6, 4), draw(seed + 1, 4)
    found = [Generalised(power)(values, weights) for power in (-3, -1, 0, 0.5, 1, 2)]
    for lower, upper in itertools.pairwise(found):
        assert (lower <= upper * (1 + 1e-12)).all()
    np.testing.assert_allclose(found[1], Harmonic()(values, weights), rtol=1e-12)
    np.testing.assert_allclose(found[4], Arithmetic()(values, weights), rtol=1e-12)


@pytest.mark.parametrize("mean", POWERS)
def test_a_missing_child_is_left_out_and_the_others_weigh_more(mean: Mean) -> None:
    """COINr's generalised mean is missing as soon as one child is."""
    values = np.array([[4.0, np.nan, 16.0], [4.0, 9.0, 16.0], [np.nan, np.nan, np.nan], [np.nan, 5.0, np.nan]])
    weights = np.array([[1.0, 2.0, 3.0], [2.0, 0.0, 2.0]])
    found = mean(values, weights)
    np.testing.assert_allclose(found[0, 0], mean(values[:1, [0, 2]], np.array([1.0, 3.0]))[0], rtol=1e-14)
    assert np.isnan(found[:, 2]).all()
    np.testing.assert_allclose(found[0, 3], 5.0)
    assert np.isnan(found[1, 3]), "what alone is known weighs nothing"
    np.testing.assert_allclose(mean(np.stack([values, values]), weights), found, rtol=1e-14)


@pytest.mark.parametrize("mean", POWERS)
def test_a_replication_has_the_same_bytes_in_any_block(mean: Mean) -> None:
    holed = draw(2, 300, 51, 9)
    holed[np.random.default_rng(4).random(holed.shape) < 0.001] = np.nan
    holed[0, 3, 4] = np.nan
    for values in (draw(2, 51, 49), draw(2, 300, 51, 49), holed[0], holed):
        weights = draw(3, 300, values.shape[-1])
        whole = mean(values, weights)
        for size in (1, 7, 128, 299):
            blocks = [
                mean(values if values.ndim == 2 else values[at : at + size], weights[at : at + size])
                for at in range(0, 300, size)
            ]
            assert np.concatenate(blocks).tobytes() == whole.tobytes()


COLUMNS = Columns.of(("gdp", "roads"), ("广州", "深圳"), "2024")


@pytest.mark.parametrize("mean", [Geometric(), Harmonic(), Generalised(-2)])
@pytest.mark.parametrize("value", [0.0, -1.0])
def test_zero_and_less_are_named_where_a_mean_cannot_take_them(mean: Mean, value: float) -> None:
    values = np.array([[1.0, np.nan], [2.0, value]])
    with pytest.raises(IndicatorError, match=r"roads.*深圳.*2024") as caught:
        mean(values, np.ones(2), COLUMNS)
    assert (caught.value.indicator, caught.value.unit, caught.value.period) == ("roads", "深圳", "2024")
    with pytest.raises(IndicatorError, match="“2”"):
        mean(np.stack([np.ones((2, 2)), values]), np.ones(2))


def test_what_is_below_zero_is_named_where_the_root_cannot_take_it() -> None:
    with pytest.raises(IndicatorError, match=r"gdp.*广州.*-4"):
        Generalised(0.5)(np.array([[-4.0, 1.0], [1.0, 1.0]]), np.ones(2), COLUMNS)
    assert Generalised(0.5)(np.array([[0.0, 4.0]]), np.ones(2))[0] == 1.0


@pytest.mark.parametrize("mean", POWERS)
@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ([0.0, 0.0], "all weights are zero.*gdp, roads"),
        ([1.0, -1.0], "weight of “roads” is -1"),
        ([1.0, np.nan], "weight of “roads” is nan"),
        ([np.inf, 1.0], "weight of “gdp” is inf"),
        ([1.0], "1 weights were given"),
    ],
)
def test_weights_that_cannot_be_used_are_named(mean: Mean, weights: list[float], told: str) -> None:
    with pytest.raises(IndicatorError, match=told):
        mean(np.ones((2, 2)), np.array(weights), COLUMNS)
