"""Quota: sums of amounts within quotas, near a bound that no assignment passes."""

import numpy as np
import pytest
from hypothesis import given

from liandong.matching.assign import Edges, Limits, Mode, quota, welfare
from tests.matching.assign.made import Problem, choices, large, linear_optimum, problems, worth

FLOOR_SMALL = 0.93
"""Mean share of the bound on problems of 60 needs and 12 offers, of which a few take one need each."""

ABOVE_OPTIMUM = 0.01
"""By how much at most the bound under both limits passes the optimum of the linear programme, on such problems."""


@given(problems())
def test_it_keeps_the_quotas_and_nothing_passes_its_bound(problem: Problem) -> None:
    edges, limits = problem.edges, Limits.of_amounts(problem.edges, problem.amounts, problem.quotas)
    found = quota(edges, problem.amounts, problem.quotas)
    allowed = list(choices(edges, limits))
    assert found.mode is Mode.QUOTA
    assert tuple(found.made.tolist()) in allowed
    assert max(worth(edges, made) for made in allowed) <= found.bound.value
    assert found.value <= found.bound.value


@given(problems())
def test_it_keeps_places_too_where_they_are_limited(problem: Problem) -> None:
    edges = problem.edges
    limits = Limits.of_amounts(edges, problem.amounts, problem.quotas, problem.counts)
    found = quota(edges, problem.amounts, problem.quotas, problem.counts)
    allowed = list(choices(edges, limits))
    assert tuple(found.made.tolist()) in allowed
    assert max(worth(edges, made) for made in allowed) <= found.bound.value
    assert found.value <= found.bound.value


@pytest.mark.parametrize("seed", range(8))
def test_with_places_its_bound_lies_a_little_above_that_of_the_linear_programme(seed: int) -> None:
    problem = large(seed)
    limits = Limits.of_amounts(problem.edges, problem.amounts, problem.quotas, problem.counts)
    optimum = linear_optimum(problem.edges.only(limits.fits(problem.edges)), limits)
    found = quota(problem.edges, problem.amounts, problem.quotas, problem.counts)
    alone = min(
        quota(problem.edges, problem.amounts, problem.quotas).bound.value,
        welfare(problem.edges, problem.counts).bound.value,
    )
    assert optimum * (1 - 1e-9) <= found.bound.value <= min(alone * (1 + 1e-5), optimum * (1 + ABOVE_OPTIMUM))


@given(problems())
def test_no_need_is_left_out_for_which_there_is_room(problem: Problem) -> None:
    found = quota(problem.edges, problem.amounts, problem.quotas)
    left, given_none = found.limits.left(found.edges, found.made), found.offers < 0
    fits = found.limits.uses[found.edges.needs] <= left[found.edges.offers]
    assert not (fits & given_none[found.edges.needs] & (found.edges.values > 0)).any()


@pytest.mark.parametrize("seed", range(8))
def test_its_bound_is_the_optimum_of_the_linear_programme(seed: int) -> None:
    problem = large(seed)
    limits = Limits.of_amounts(problem.edges, problem.amounts, problem.quotas)
    possible = problem.edges.only(limits.fits(problem.edges))
    optimum = linear_optimum(possible, limits)
    found = quota(problem.edges, problem.amounts, problem.quotas)
    assert optimum * (1 - 1e-9) <= found.bound.value <= optimum * (1 + 1e-5)


def test_it_comes_near_its_bound() -> None:
    shares = []
    for seed in range(20):
        problem = large(seed)
        share = quota(problem.edges, problem.amounts, problem.quotas).share
        assert share is not None
        shares.append(share)
    assert np.mean(shares) >= FLOOR_SMALL


def test_a_need_larger_than_a_quota_lifts_no_bound() -> None:
    edges = Edges.of([0, 1], [0, 0], [5, 1], many_needs=2, many_offers=1)
    found = quota(edges, [11, 10], [10])
    assert (found.offers.tolist(), found.value) == ([-1, 0], 1.0)
    assert found.bound.value == pytest.approx(1)
    assert found.blocking == 0


def test_sums_of_decimals_fill_a_quota_to_the_brim() -> None:
    edges = Edges.of([0, 1, 2], [0, 0, 0], [1, 1, 1], many_needs=3, many_offers=1)
    assert len(quota(edges, [0.1, 0.2, 0.3], [0.6]).made) == 3


def test_amounts_may_be_in_any_unit() -> None:
    problem = large(4)
    one = quota(problem.edges, problem.amounts, problem.quotas)
    other = quota(problem.edges, np.array(problem.amounts) / 1e4, np.array(problem.quotas) / 1e4)
    assert other.bound.value == pytest.approx(one.bound.value, rel=1e-5)
    assert other.value == pytest.approx(one.value, rel=0.01)


def test_without_quotas_each_need_gets_what_is_best() -> None:
    problem = large(5)
    found = quota(problem.edges, problem.amounts, np.full(12, np.inf))
    assert found.share == pytest.approx(1, rel=1e-9)
    assert Limits.of_amounts(problem.edges, problem.amounts, np.full(12, np.inf)).rooms.max() < np.inf
