"""Stable: no pair that both would rather have; of all such assignments the best for the needs."""

import numpy as np
import pytest
from hypothesis import given

from liandong.matching.assign import Edges, Limits, Mode, stable, welfare
from tests.matching.assign.made import Pairs, Problem, blocks, choices, large, problems


@given(problems())
def test_nobody_would_leave(problem: Problem) -> None:
    edges, limits = problem.edges, Limits.of_counts(problem.edges, problem.counts)
    found = stable(edges, problem.counts)
    made = tuple(found.made.tolist())
    assert found.mode is Mode.STABLE
    assert made in set(choices(edges, limits))
    assert (found.blocking, blocks(edges, limits, made)) == (0, [])
    assert found.value <= found.bound.value


@pytest.mark.parametrize("seed", range(6))
def test_no_need_is_better_off_in_any_other_stable_one(seed: int) -> None:
    problem = large(seed, n=5, m=4, each=3)
    edges, limits = problem.edges, Limits.of_counts(problem.edges, [1, 1, 2, 1])
    mine = _likes(edges, tuple(stable(edges, [1, 1, 2, 1]).made.tolist()))
    others = [_likes(edges, made) for made in choices(edges, limits) if not blocks(edges, limits, made)]
    assert others
    assert all((mine >= other).all() for other in others)


def _likes(edges: Edges, made: Pairs) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    own = np.zeros(edges.many_needs)
    own[edges.needs[list(made)]] = edges.need_scores[list(made)]
    return own


@pytest.mark.parametrize("seed", range(6))
def test_with_one_shared_score_it_is_the_greedy_one(seed: int) -> None:
    problem = large(seed)
    edges = Edges.of(problem.edges.needs, problem.edges.offers, problem.edges.values, many_needs=60, many_offers=12)
    free, room, greedy = set(range(60)), list(problem.counts), []
    for edge in np.argsort(-edges.need_scores).tolist():
        need, offer = int(edges.needs[edge]), int(edges.offers[edge])
        if need in free and room[offer]:
            free.remove(need)
            room[offer] -= 1
            greedy.append(edge)
    assert stable(edges, problem.counts).made.tolist() == sorted(greedy)


def test_of_equal_scores_the_lower_number_comes_first() -> None:
    edges = Edges.of([0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 1, 1], many_needs=2, many_offers=2)
    assert stable(edges, [1, 1]).offers.tolist() == [0, 1]


def test_the_bound_is_that_of_the_greatest_value() -> None:
    problem = large(2)
    found, best = stable(problem.edges, problem.counts), welfare(problem.edges, problem.counts)
    assert found.bound.value == best.bound.value
    assert found.value < best.value
    assert best.blocking > 0
