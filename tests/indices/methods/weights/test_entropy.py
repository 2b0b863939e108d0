"""Entropy weights: the formula over a panel, zeros and gaps as they are, and what has no entropy."""

import math

import numpy as np
import pytest
from hypothesis import given

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.weights import entropy
from tests.indices.methods import asem
from tests.indices.methods.draws import SEEDS, calmly

COLUMNS = Columns.of(("gdp", "roads"), ("广州", "深圳", "佛山"), "2024")


def by_hand(values: Array) -> list[float]:
    """The same in plain Python, cell by cell."""
    spread = []
    for column in values.reshape(-1, values.shape[-1]).T:
        cells = [cell for cell in column if not math.isnan(cell)]
        parts = [cell / sum(cells) for cell in cells]
        spread.append(1 + sum(part * math.log(part) for part in parts if part > 0) / math.log(len(cells)))
    return [one / sum(spread) for one in spread]


@calmly
@given(SEEDS)
def test_the_formula_over_years_with_zeros_and_gaps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.random((3, 4, 5))
    values[rng.random(values.shape) < 0.1] = 0.0
    values[rng.random(values.shape) < 0.1] = np.nan
    values[0, 0], values[1, 1] = 0.9, 0.1
    found = entropy(values)
    np.testing.assert_allclose(found, by_hand(values), rtol=1e-10)
    assert found.sum() == pytest.approx(1.0)
    order = rng.permutation(5)
    np.testing.assert_allclose(entropy(values[::-1, ::-1][..., order] * 3), found[order], rtol=1e-10)


@asem.needs_asem
def test_the_heaviest_of_asem_are_as_noted() -> None:
    """Of the indicators on 0 to 100: the greatest weight is 17.5 times the least."""
    leaves = tuple(code for code in asem.nodes() if code not in asem.children())
    found = entropy(asem.matrix("stage_Normalised", leaves))
    heaviest = [leaves[at] for at in np.argsort(-found)[:4]]
    assert heaviest == ["Bord", "Gas", "Elec", "NGOs"]
    assert found.max() / found.min() == pytest.approx(17.5, abs=0.05)


def test_a_column_that_never_varies_weighs_nothing() -> None:
    assert entropy(np.array([[0.3, 1.0], [0.3, 0.5], [0.3, 0.0]])).tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([[0.0, 1.0], [1.0, -0.5], [0.5, 0.5]], r"roads.*深圳.*2024.*-0\.5"),
        ([[0.0, 1.0], [0.0, 0.5], [0.0, 0.5]], "“gdp” has fewer than two known values, or zeros only"),
        ([[1.0, 1.0], [np.nan, 0.5], [np.nan, 0.5]], "“gdp” has fewer than two"),
        ([[0.5, 0.3], [0.5, 0.3], [0.5, 0.3]], "no indicator differs.*gdp, roads"),
    ],
)
def test_what_has_no_entropy_is_named(values: list[list[float]], told: str) -> None:
    for shape in ((3, 2), (1, 3, 2)):
        with pytest.raises(IndicatorError, match=told):
            entropy(np.array(values).reshape(shape), COLUMNS)
