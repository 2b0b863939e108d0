"""Ranks: ties share the better one, what has no score has none, and groups are ranked apart."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from liandong.indices.methods.ranking import group_ranks, ranks
from tests.indices.methods.draws import calmly

SCORES = st.lists(st.sampled_from([1.0, 2.0, 2.5, 7.0, np.nan]), min_size=1, max_size=9)


@calmly
@given(SCORES)
def test_a_rank_counts_those_who_are_better(scores: list[float]) -> None:
    told = [0 if np.isnan(one) else 1 + sum(other > one for other in scores) for one in scores]
    assert ranks(np.array(scores)).tolist() == told


@calmly
@given(st.lists(st.tuples(*[st.sampled_from([1.0, 2.0, np.nan])] * 4), min_size=1, max_size=6))
def test_replications_are_ranked_apart(scores: list[tuple[float, ...]]) -> None:
    found = ranks(np.array(scores).reshape(len(scores), 1, 4))
    assert found.shape == (len(scores), 1, 4)
    assert found[:, 0].tolist() == [ranks(np.array(one)).tolist() for one in scores]


def test_views_are_ranked_like_copies() -> None:
    scores = np.random.default_rng(5).random((7, 6))
    assert ranks(scores.T).tolist() == ranks(scores.T.copy()).tolist()
    assert ranks(scores[:, ::-2]).tolist() == ranks(scores[:, ::-2].copy()).tolist()


def test_nobody_is_ranked_where_nobody_is() -> None:
    assert ranks(np.empty((3, 0))).shape == (3, 0)


def test_each_group_has_its_first() -> None:
    scores = np.array([[3.0, 9.0, 3.0, np.nan, 5.0], [1.0, 2.0, 3.0, 4.0, 5.0]])
    assert group_ranks(scores, ["珠三角", "长三角", "珠三角", "长三角", "珠三角"]).tolist() == [
        [2, 1, 2, 0, 1],
        [3, 2, 2, 1, 1],
    ]
