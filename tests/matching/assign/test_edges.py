"""Edges and limits: put in order, and refused by name where they cannot be right."""

from collections.abc import Callable

import numpy as np
import pytest

from liandong.errors import MatchingError
from liandong.matching.assign import Assignment, Edges, Limits, quota, stable, welfare
from tests.matching.assign.made import Problem, large


def edges_of(needs: list[int], offers: list[int], scores: list[float]) -> Edges:
    return Edges.of(needs, offers, scores, many_needs=2, many_offers=2)


@pytest.mark.parametrize(
    ("needs", "offers", "scores", "told"),
    [
        ([0, 1], [0, 0], [1.0], "2, 2, 1, 1"),
        ([0, 2], [0, 0], [1.0, 1.0], "need 2 and offer 0"),
        ([0, 1], [-1, 0], [1.0, 1.0], "need 0 and offer -1"),
        ([0, 1], [0, 1], [1.0, float("nan")], "need 1 and offer 1"),
        ([0, 1], [0, 1], [-0.1, 1.0], "need 0 and offer 0"),
        ([0, 1], [0, 1], [float("inf"), 1.0], "need 0 and offer 0"),
        ([1, 0, 1], [1, 0, 1], [1.0, 1.0, 1.0], "need 1 and offer 1 stand there twice"),
    ],
)
def test_a_pair_that_cannot_be_right_is_named(
    needs: list[int], offers: list[int], scores: list[float], told: str
) -> None:
    with pytest.raises(MatchingError, match=told):
        edges_of(needs, offers, scores)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (lambda edges: Limits.of_counts(edges, [1]), "1 numbers were given where there must be 2"),
        (lambda edges: Limits.of_counts(edges, [1, float("nan")]), "offer 1"),
        (lambda edges: Limits.of_amounts(edges, [1, 1], [1, -1]), "offer 1"),
        (lambda edges: Limits.of_amounts(edges, [1, float("nan")], [1, 1]), "need 1"),
        (lambda edges: Limits.of_amounts(edges, [0, 1], [1, 1]), "need 0"),
        (lambda edges: Limits.of_amounts(edges, [1], [1, 1]), "1 numbers were given where there must be 2"),
    ],
)
def test_a_limit_that_is_not_known_is_named(limits: Callable[[Edges], Limits], told: str) -> None:
    with pytest.raises(MatchingError, match=told) as refused:
        limits(edges_of([0, 1], [0, 1], [1, 1]))
    assert refused.value.worded("zh") != str(refused.value)


def test_the_amount_of_a_need_without_pairs_need_not_be_known() -> None:
    assert len(quota(edges_of([0], [0], [1.0]), [1, float("nan")], [1, 1]).made) == 1


def by_counts(solve: Callable[[Edges, list[int]], Assignment]) -> Callable[[Problem, Edges], Assignment]:
    return lambda problem, edges: solve(edges, problem.counts)


@pytest.mark.parametrize(
    "solve",
    [
        by_counts(welfare),
        by_counts(stable),
        lambda problem, edges: quota(edges, problem.amounts, problem.quotas),
    ],
    ids=["welfare", "stable", "quota"],
)
def test_the_order_in_which_pairs_come_changes_nothing(solve: Callable[[Problem, Edges], Assignment]) -> None:
    problem = large(7)
    one = problem.edges
    order = np.random.default_rng(7).permutation(len(one))
    columns = (column[order] for column in (one.needs, one.offers, one.need_scores, one.offer_scores))
    other = Edges.of(*columns, many_needs=60, many_offers=12)
    first, second = solve(problem, one), solve(problem, other)
    assert first.made.tolist() == second.made.tolist()
    assert (first.value, first.bound.value, first.blocking) == (second.value, second.bound.value, second.blocking)
