"""Blocking pairs: exactly those of the definition, under counts and under quotas."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from liandong.matching.assign import Edges, Limits, quota, welfare
from liandong.matching.assign.blocking import blocking
from tests.matching.assign.made import Problem, blocks, choices, large, problems


@given(problems(), st.sampled_from(["counts", "amounts", "both"]), st.data())
def test_they_are_those_of_the_definition(problem: Problem, limited_by: str, data: st.DataObject) -> None:
    edges = problem.edges
    limits = _limits(problem, limited_by)
    made = data.draw(st.sampled_from(list(choices(edges, limits))))
    assert blocking(edges, limits, np.array(made, dtype=np.int64)).tolist() == blocks(edges, limits, made)


def _limits(problem: Problem, by: str) -> Limits:
    if by == "counts":
        return Limits.of_counts(problem.edges, problem.counts)
    return Limits.of_amounts(problem.edges, problem.amounts, problem.quotas, problem.counts if by == "both" else None)


def test_a_result_counts_them_and_tells_them_when_asked() -> None:
    problem = large(1)
    for found in (welfare(problem.edges, problem.counts), quota(problem.edges, problem.amounts, problem.quotas)):
        assert found.blocking == len(found.blocking_edges()) > 0
        assert found.blocking_edges().tolist() == blocks(problem.edges, found.limits, tuple(found.made.tolist()))


def test_a_larger_need_blocks_only_if_worse_ones_free_enough() -> None:
    edges = Edges.of([0, 1, 2], [0, 0, 0], [1, 1, 1], [1, 2, 3], many_needs=3, many_offers=1)
    limits = Limits.of_amounts(edges, [4, 4, 9], [10])
    held = np.array([0, 1])
    assert blocking(edges, limits, held).tolist() == [2]
    dear = Limits.of_amounts(edges, [4, 4, 11], [10])
    assert blocking(edges, dear, held).tolist() == []
