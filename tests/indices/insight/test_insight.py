"""What is told of an index adds up, whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from liandong.errors import IndicatorError
from liandong.indices.insight import (
    Situation,
    alpha,
    change,
    compared,
    components,
    contributions,
    correlate,
    flags,
    gathered,
    least_effort,
    obstacles,
    reasons,
    searched_effort,
    shared,
    standings,
    strengths,
    weaknesses,
    weights_of_units,
)
from liandong.indices.methods.aggregation import Arithmetic
from liandong.indices.methods.columns import Array

PARENTS = np.array([5, 5, 5, 6, 6, 7, 7, -1])
"""Five leaves under two nodes under one."""

seeds = st.integers(0, 10**6)


def table(seed: int, n: int = 12, m: int = 5, gaps: float = 0.0) -> Array:
    draw = np.random.default_rng(seed)
    values = draw.uniform(0, 1, (n, m))
    values[draw.uniform(size=(n, m)) < gaps] = np.nan
    return values


def tree_weights(seed: int) -> Array:
    return np.random.default_rng(seed + 1).uniform(0.1, 2, len(PARENTS))


def score_of(values: Array, weights: Array) -> Array:
    """The tree climbed with the means of the engine."""
    mean = Arithmetic()
    low = mean(values[:, :3], weights[:3]), mean(values[:, 3:], weights[3:5])
    return mean(np.column_stack(low), weights[5:7])


@given(seeds, st.sampled_from([0.0, 0.3]))
def test_what_the_cells_add_is_the_score_also_where_cells_are_missing(seed: int, gaps: float) -> None:
    values, weights = table(seed, gaps=gaps), tree_weights(seed)
    scores = score_of(values, weights)
    known = ~np.isnan(scores)
    cells = contributions(values, weights, PARENTS)
    assert np.allclose(cells.sum(axis=1)[known], scores[known], rtol=1e-12)
    assert np.allclose(gathered(cells, PARENTS)[:, -1][known], scores[known], rtol=1e-12)
    whole = weights_of_units(~np.isnan(values), weights, PARENTS)
    assert np.allclose(whole[:, :5].sum(axis=1), known.astype(float))


@given(seeds)
def test_the_parts_of_a_change_add_up_and_what_did_not_change_has_none(seed: int) -> None:
    draw = np.random.default_rng(seed)

    def solve(values: Array, weights: Array, posts: tuple[Array, Array]) -> Array:
        return (values - posts[0]) / (posts[1] - posts[0]) * weights

    before = Situation(draw.uniform(0, 9, (6, 4)), draw.dirichlet(np.ones(4)), (np.zeros(4), np.full(4, 9.0)))
    after = Situation(
        before.values + draw.normal(size=(6, 4)), draw.dirichlet(np.ones(4)), (np.ones(4), np.full(4, 11.0))
    )
    found = change(solve, before, after)
    assert np.allclose(found.values + found.weights + found.goalposts, found.whole, atol=1e-12)
    by_unit = change(lambda *all_: solve(*all_).sum(axis=1), before, after)
    assert np.allclose(found.weights.sum(axis=1), by_unit.weights, atol=1e-12)
    back = change(solve, after, before)
    assert np.allclose(back.goalposts, -found.goalposts, atol=1e-12)
    still = change(solve, before, Situation(after.values, before.weights, before.goalposts))
    assert not still.weights.any()
    assert not still.goalposts.any()


@given(seeds, st.integers(2, 9))
def test_shared_parts_add_up_and_are_those_of_each_cause_where_causes_do_not_meet(seed: int, causes: int) -> None:
    own = np.random.default_rng(seed).normal(size=causes)
    parts = shared(lambda done: np.array(own @ done), causes, draws=5)
    assert np.allclose(parts, own, atol=1e-12)
    met = shared(lambda done: np.array((own @ done) ** 2 + done.all()), causes, draws=5)
    assert met.sum() == pytest.approx(own.sum() ** 2 + 1, abs=1e-9)


@given(seeds, st.sampled_from([0.0, 0.3]))
def test_obstacles_of_each_unit_sum_to_100(seed: int, gaps: float) -> None:
    values = table(seed, gaps=gaps)
    values[0] = 1.0
    found = obstacles(values, np.random.default_rng(seed).dirichlet(np.ones(5)))
    assert not found[0].any()
    short = (np.nan_to_num(values, nan=1.0) < 1).any(axis=1)
    assert np.allclose(found.sum(axis=1), 100.0 * short)
    assert np.allclose(
        found, obstacles(values * 100, np.random.default_rng(seed).dirichlet(np.ones(5)), 100), atol=1e-9
    )


def test_obstacles_refuse_a_value_outside_the_scale() -> None:
    with pytest.raises(IndicatorError, match=r"1\.2 in row 1, column 2 is not between 0 and 1"):
        obstacles(np.array([[0.5, 1.2]]), np.array([0.5, 0.5]))


@given(seeds, st.floats(0.05, 0.999))
def test_the_least_effort_is_that_of_linear_programming(seed: int, share: float) -> None:
    draw = np.random.default_rng(seed)
    values, weights, costs = draw.uniform(0, 1, 6), draw.dirichlet(np.ones(6)), draw.uniform(0.5, 3, 6)
    now = float(values @ weights)
    goal = now + share * (1 - now)
    found = least_effort(values, weights, goal, costs)
    best = optimize.linprog(costs, A_ub=-weights[None], b_ub=[now - goal], bounds=[(0, 1 - value) for value in values])
    assert found.reached
    assert found.cost == pytest.approx(best.fun, rel=1e-7, abs=1e-9)
    assert float((values + found.rises) @ weights) == pytest.approx(goal, abs=1e-12)
    assert (values + found.rises <= 1 + 1e-12).all()


def test_an_effort_that_cannot_be_enough_says_so_and_one_that_is_not_needed_costs_nothing() -> None:
    values, weights = np.array([0.5, np.nan, 0.5]), np.array([0.5, 0.0, 0.5])
    far = least_effort(values, weights, 1.5)
    assert (far.reached, far.rises.tolist()) == (False, [0.5, 0.0, 0.5])
    assert least_effort(values, weights, 0.4).cost == 0
    with pytest.raises(IndicatorError, match="costs must be above 0"):
        least_effort(values, weights, 1.0, np.array([1.0, 0.0, 1.0]))


def test_the_search_finds_the_least_effort_of_a_geometric_mean() -> None:
    values, weights = np.array([0.2, 0.5, 0.8]), np.array([0.5, 0.3, 0.2])

    def score(at: Array) -> float:
        return float(np.exp(weights @ np.log(at)))

    found = searched_effort(score, values, 0.5)
    assert found.reached
    assert not found.exact
    assert score(values + found.rises) == pytest.approx(0.5, abs=1e-9)
    # as cheap as the best of a fine grid over two of the indicators, the third filling up
    grid = np.linspace(0, 0.8, 401)
    first, second = np.meshgrid(grid, np.linspace(0, 0.5, 251))
    third = (0.5 / ((values[0] + first) ** 0.5 * (values[1] + second) ** 0.3)) ** 5 - values[2]
    third = np.where(third < 0.2, np.clip(third, 0, None), np.inf)
    assert found.cost <= (first + second + third).min() + 1e-6


@given(seeds)
def test_the_search_agrees_with_the_exact_answer_for_a_weighted_sum(seed: int) -> None:
    draw = np.random.default_rng(seed)
    values, weights = draw.uniform(0, 1, 4), draw.dirichlet(np.ones(4))
    goal = float(values @ weights) * 0.6 + 0.4
    exact = least_effort(values, weights, goal)
    found = searched_effort(lambda at: float(at @ weights), values, goal)
    assert exact.cost - 1e-9 <= found.cost <= exact.cost * 1.001 + 1e-6


@given(seeds, st.sampled_from([0.0, 0.2]))
def test_correlations_are_those_of_scipy_over_the_common_units(seed: int, gaps: float) -> None:
    values = table(seed, 15, 3, gaps)
    both = ~np.isnan(values[:, :2]).any(axis=1)
    x, y = values[both, 0], values[both, 1]
    for kind, measure in (("pearson", stats.pearsonr), ("spearman", stats.spearmanr), ("kendall", stats.kendalltau)):
        found = correlate(values, kind=kind)  # type: ignore[arg-type]
        told = measure(x, y)
        assert found.r[0, 1] == pytest.approx(told.statistic, abs=1e-12)
        assert found.p[0, 1] == pytest.approx(told.pvalue, abs=1e-9)
        assert np.array_equal(found.r, found.r.T, equal_nan=True)
        assert found.many[0, 1] == both.sum()


def test_a_constant_column_has_no_correlation_and_pairs_of_one_parent_are_flagged() -> None:
    rising = np.arange(10.0)
    noise = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 3.0])
    values = np.column_stack([rising, rising**1.1, -rising, np.ones(10), noise])
    found = correlate(values)
    assert np.isnan(found.r[3]).all()
    assert flags(found, ["a"] * 5) == (
        (0, 1, "collinear"),
        (0, 2, "negative"),
        (1, 2, "negative"),
        (2, 4, "weak"),
    )
    assert flags(found, ["a", "b", "b", "a", "c"]) == ((1, 2, "negative"),)


def test_alpha_is_1_for_columns_that_are_the_same_and_known_for_two() -> None:
    column = np.arange(5.0)[:, None]
    assert alpha(np.hstack([column, column, column])) == pytest.approx(1.0)
    values = table(7, 30, 2)
    r_and_spread = np.cov(values.T)
    assert alpha(values) == pytest.approx(2 * 2 * r_and_spread[0, 1] / r_and_spread.sum())
    with pytest.raises(IndicatorError, match="does not vary"):
        alpha(np.hstack([column, -column]))
    with pytest.raises(IndicatorError, match="at least 3 units and 2 indicators"):
        alpha(column)


@given(seeds)
def test_components_have_the_variances_of_the_correlation_matrix(seed: int) -> None:
    values = table(seed, 14, 5)
    found = components(values)
    assert np.allclose(np.sort(found.variances)[::-1], np.linalg.eigvalsh(np.corrcoef(values.T))[::-1])
    assert found.shares.sum() == pytest.approx(1)
    assert np.allclose(found.loadings @ found.loadings.T, np.corrcoef(values.T))
    assert (found.loadings.sum(axis=0) >= 0).all()
    assert found.kept == (found.variances > 1).sum()


def test_components_refuse_a_constant_column() -> None:
    with pytest.raises(IndicatorError, match="column 2 does not vary"):
        components(np.column_stack([np.arange(5.0), np.ones(5)]))


def test_a_unit_is_strong_where_it_stands_above_the_median() -> None:
    values = np.array([[9.0, 1.0, 5.0, np.nan], [1.0, 9.0, 5.0, 1.0], [5.0, 5.0, 5.0, 2.0], [3.0, 7.0, 5.0, 3.0]])
    assert [one.column for one in strengths(values, 0)] == [0]
    assert [one.column for one in weaknesses(values, 0)] == [1]
    assert [(one.column, one.rank, one.among) for one in standings(values, 0)] == [(0, 1, 4), (2, 1, 4), (1, 4, 4)]


def test_two_indices_are_compared_over_the_units_that_both_score() -> None:
    found = compared(
        ["a", "b", "c", "d", "e"],
        np.array([5, 4, 3, 2, np.nan]),
        ["d", "b", "a", "x", "c"],
        np.array([9.0, 4, 3, 1, 2]),
    )
    assert found.units == ("a", "b", "c", "d")
    assert found.ranks.tolist() == [[1, 3], [2, 2], [3, 4], [4, 1]]
    assert found.only == ((), ("x",))
    assert found.moved_most(2) == (("d", 3), ("a", -2))
    assert found.correlation("spearman") == pytest.approx(-0.4)
    with pytest.raises(IndicatorError, match="stands twice"):
        compared(["a", "a"], np.ones(2), ["a"], np.ones(1))


@given(seeds)
def test_the_reasons_of_a_move_add_up_to_the_change_of_the_lead(seed: int) -> None:
    first, second = table(seed), table(seed + 1)
    lead = [cells.sum(axis=1)[3] - cells.sum(axis=1).mean() for cells in (first, second)]
    told = reasons(first, second, 3, many=5)
    assert sum(part for _, part in told) == pytest.approx(lead[1] - lead[0], abs=1e-12)
    assert [abs(part) for _, part in told] == sorted((abs(part) for _, part in told), reverse=True)
