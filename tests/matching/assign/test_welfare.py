"""Welfare: the greatest value under counts, and a bound that proves it."""

import numpy as np
import pytest
from hypothesis import given

from liandong.matching.assign import Edges, Limits, Mode, welfare
from tests.matching.assign.made import Problem, choices, large, linear_optimum, problems, worth


@given(problems())
def test_it_is_the_greatest_of_all_that_can_be_made(problem: Problem) -> None:
    edges, limits = problem.edges, Limits.of_counts(problem.edges, problem.counts)
    found = welfare(edges, problem.counts)
    allowed = list(choices(edges, limits))
    best = max(worth(edges, made) for made in allowed)
    assert found.mode is Mode.WELFARE
    assert tuple(found.made.tolist()) in allowed
    assert found.value == pytest.approx(best, rel=1e-9)
    assert best <= found.bound.value
    assert found.bound.value == pytest.approx(best, rel=1e-6, abs=1e-9)


@given(problems())
def test_of_several_that_are_worth_the_same_it_serves_most(problem: Problem) -> None:
    edges, limits = problem.edges, Limits.of_counts(problem.edges, problem.counts)
    allowed = list(choices(edges, limits))
    best = max(worth(edges, made) for made in allowed)
    most = max(len(made) for made in allowed if worth(edges, made) == best)
    assert len(welfare(edges, problem.counts).made) == most


@pytest.mark.parametrize("seed", range(8))
def test_its_bound_is_the_optimum_of_the_linear_programme(seed: int) -> None:
    problem = large(seed)
    limits = Limits.of_counts(problem.edges, problem.counts)
    found = welfare(problem.edges, problem.counts)
    optimum = linear_optimum(problem.edges, limits)
    assert found.bound.value == pytest.approx(optimum, rel=1e-9)
    assert found.share == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("factor", [1e-9, 1e9])
def test_what_the_scores_are_measured_in_changes_nothing(factor: float) -> None:
    problem = large(3)
    edges = problem.edges
    other = Edges.of(
        edges.needs,
        edges.offers,
        edges.need_scores * factor,
        edges.offer_scores * factor,
        many_needs=60,
        many_offers=12,
    )
    assert welfare(other, problem.counts).made.tolist() == welfare(edges, problem.counts).made.tolist()


def test_scores_far_apart_are_not_drowned() -> None:
    scores = np.array([1e12, 3.0, 2.0, 1e-3])
    edges = Edges.of([0, 1, 1, 2], [0, 1, 2, 2], scores, many_needs=3, many_offers=3)
    found = welfare(edges, [1, 1, 1])
    assert found.made.tolist() == [0, 1, 3]
    assert found.value <= found.bound.value


def test_without_a_limit_each_need_gets_what_is_best() -> None:
    problem = large(5)
    edges = problem.edges
    found = welfare(edges, np.full(12, np.inf))
    assert found.value == pytest.approx(sum(edges.values[edges.needs == need].max() for need in range(60)))
    assert not found.bound.prices.any()


def test_where_nothing_can_be_made_nothing_is() -> None:
    edges = Edges.of([], [], [], many_needs=3, many_offers=2)
    found = welfare(edges, [1, 1])
    assert (found.made.size, found.value, found.bound.value, found.share, found.blocking) == (0, 0.0, 0.0, None, 0)
    assert found.offers.tolist() == [-1, -1, -1]
