"""Weights by the first component: the loadings of the ASEM fixture, with a sign that a rule fixes."""

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Columns
from liandong.indices.methods.weights import component
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly


@asem.needs_asem
@pytest.mark.parametrize("level", [1, 2])
def test_loadings_of_asem_but_for_the_sign(level: int) -> None:
    inner = set(asem.children())
    told = {node: kids for node, kids in asem.children().items() if (kids[0] in inner) == (level == 2)}
    compared = 0
    for node, kids in told.items():
        if node == "Index":
            continue
        found = component(asem.matrix("stage_Aggregated", kids))
        loadings = asem.weights(f"pca_weights_level{level}", kids)
        np.testing.assert_allclose(found.loadings, loadings * np.sign(loadings.sum()), atol=1e-12)
        compared += 1
    assert compared == {1: 8, 2: 2}[level]


@asem.needs_asem
def test_no_weight_of_asem_is_below_zero_and_what_runs_against_the_others_is_told() -> None:
    """COINr gives the raw loadings: Social -0.74."""
    kids = asem.children()["Sust"]
    found = component(asem.matrix("stage_Aggregated", kids))
    assert asem.weights("pca_weights_level2", kids).min() < -0.7
    assert found.weights.min() > 0
    assert [kid for kid, against in zip(kids, found.against, strict=True) if against] == ["Social"]
    assert found.explained == pytest.approx(0.3721, abs=1e-4)


@calmly
@given(SEEDS)
def test_weights_sum_to_one_and_follow_the_columns(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(20, 4)) + rng.normal(size=(20, 1)) * 2
    found = component(values)
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.loadings.sum() > 0
    order = rng.permutation(4)
    moved = component(values[rng.permutation(20)][:, order] * [1, 10, 0.1, 5] + 7)
    np.testing.assert_allclose(moved.loadings, found.loadings[order], atol=1e-9)


def test_the_sign_holds_where_the_loadings_sum_to_nothing() -> None:
    line = np.arange(5.0)
    found, turned = (component(np.column_stack([one, -one])) for one in (line, -line))
    assert found.loadings.tolist() == turned.loadings.tolist()
    assert found.loadings[0] > 0


def test_rows_with_gaps_are_left_out_and_counted() -> None:
    values = np.random.default_rng(1).normal(size=(9, 3))
    holed = np.vstack([values, [np.nan, 1.0, 2.0]])
    assert component(holed).rows == 9
    np.testing.assert_array_equal(component(holed).loadings, component(values).loadings)


def test_what_has_no_component_is_named() -> None:
    columns = Columns.of(("gdp", "roads"), [str(at) for at in range(4)], "2024")
    with pytest.raises(IndicatorError, match=r"“roads” \(2024\) is the same for all units"):
        component(np.column_stack([np.arange(4.0), np.ones(4)]), columns)
    with pytest.raises(IndicatorError, match=r"only 2 units have all values.*gdp, roads"):
        component(np.array([[1.0, 2.0], [2.0, 1.0], [np.nan, 1.0], [4.0, np.nan]]), columns)
