"""What must hold of any index, whatever its numbers: identities of the whole way from frame to score."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from liandong.indices import Aggregate, Frame, Framework, Index, Node, Normalise, Recipe, Weigh, solve
from liandong.indices.insight import Insight
from liandong.indices.methods.aggregation import Arithmetic, BenefitOfDoubt, Copeland, Geometric, Mean
from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import Ranks
from liandong.indices.methods.scales import MinMax, PercentRank, Scale, ZScore
from liandong.indices.steps import Critic, Entropy, FirstComponent

CODES = ("a", "b", "c", "d", "e")
UNITS = tuple(f"u{at}" for at in range(7))
RANGES: tuple[Scale, ...] = (MinMax(1, 100), ZScore(10, 1), PercentRank())
MEANS: tuple[Mean, ...] = (Arithmetic(), Geometric(), Copeland())

tables = arrays(np.float64, (7, 5), elements=st.integers(-999, 999).map(float)).filter(
    lambda values: bool((np.ptp(values, axis=0) > 0).all())
)
weightings = st.lists(st.floats(0.01, 10), min_size=7, max_size=7)
turns = st.lists(st.sampled_from([1, -1]), min_size=5, max_size=5)


def framework(weights: list[float], directions: list[int]) -> Framework:
    parents = ("p", "p", "q", "q", "q")
    leaves = [
        Node(code, parent, direction=turn, weight=weight)
        for code, parent, turn, weight in zip(CODES, parents, directions, weights, strict=False)
    ]
    return Framework.of([*leaves, Node("p", "r", weight=weights[5]), Node("q", "r", weight=weights[6]), Node("r")])


def frame(values: Array, units: tuple[str, ...] = UNITS, codes: tuple[str, ...] = CODES) -> Frame:
    return Frame.of(values, units, codes)


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns, st.permutations(range(7)), st.sampled_from(RANGES), st.sampled_from(MEANS))
def test_the_order_of_units_changes_nothing(
    values: Array, weights: list[float], directions: list[int], order: list[int], scale: Scale, mean: Mean
) -> None:
    assume(not (isinstance(mean, Geometric) and isinstance(scale, PercentRank)))
    asked, recipe = framework(weights, directions), Recipe.of(Normalise(scale), Aggregate(mean))
    index = solve(frame(values), asked, recipe)
    other = solve(frame(values[order], tuple(UNITS[at] for at in order)), asked, recipe)
    np.testing.assert_allclose(other.scores[:, :], index.scores[:, order], rtol=1e-12, atol=1e-12)
    for node in ("p", "q", "r"):
        _same_order(other.score(node), index.score(node)[order], other.rank(node), index.rank(node)[order])


def _same_order(one: Array, other: Array, ranks: Ranks, other_ranks: Ranks) -> None:
    """Ranks are the same wherever scores are further apart than rounding."""
    apart = np.abs(one[:, None] - one[None, :])
    if apart[apart > 0].min(initial=np.inf) > 1e-9:
        assert (ranks == other_ranks).all(), (one, other)


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns, st.permutations(range(5)))
def test_the_order_of_columns_and_nodes_changes_nothing(
    values: Array, weights: list[float], directions: list[int], order: list[int]
) -> None:
    asked, recipe = framework(weights, directions), Recipe.of(Normalise())
    index = solve(frame(values), asked, recipe)
    columns = solve(frame(values[:, order], codes=tuple(CODES[at] for at in order)), asked, recipe)
    assert (columns.scores == index.scores).all()
    turned = Framework.of([*(asked.nodes[at] for at in order), *asked.nodes[:4:-1]])
    nodes = solve(frame(values), turned, recipe)
    for code in asked.codes:
        np.testing.assert_allclose(nodes.score(code), index.score(code), rtol=1e-12, atol=1e-12)
    assert {**nodes.effective} == pytest.approx(index.effective)


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns, st.lists(st.floats(1e-6, 1e6), min_size=5, max_size=5), st.integers(-1000, 1000))
def test_the_unit_of_measurement_does_not_move_scores(
    values: Array, weights: list[float], directions: list[int], factors: list[float], shift: int
) -> None:
    asked = framework(weights, directions)
    for scale in (MinMax(), ZScore()):
        recipe = Recipe.of(Normalise(scale))
        index = solve(frame(values), asked, recipe)
        other = solve(frame((values + shift) * np.array(factors)), asked, recipe)
        np.testing.assert_allclose(other.scores, index.scores, rtol=1e-9, atol=1e-9)


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns, st.sampled_from([None, Entropy(), Critic(), FirstComponent()]), st.booleans())
def test_weights_and_shares_sum_to_one(
    values: Array, weights: list[float], directions: list[int], by: object, flat: bool
) -> None:
    steps = () if by is None else (Weigh(by, flat=flat),)  # type: ignore[arg-type]
    index = solve(frame(values), framework(weights, directions), Recipe.of(Normalise(), *steps))
    assert sum(index.effective.values()) == pytest.approx(1, rel=1e-12)
    assert min(index.effective.values()) >= 0
    for children in index.framework.children.values():
        assert sum(index.weights[child] for child in children) == pytest.approx(1, rel=1e-12)
    np.testing.assert_allclose(index.normalised @ list(index.effective.values()), index.score()[None], atol=1e-9)


@settings(deadline=None, max_examples=30)
@given(tables, weightings, turns, st.sampled_from([None, 0.2]))
def test_no_unit_scores_above_one_by_the_benefit_of_the_doubt(
    values: Array, weights: list[float], directions: list[int], leeway: float | None
) -> None:
    recipe = Recipe.of(Normalise(MinMax(0.1, 1)), Aggregate(BenefitOfDoubt(leeway)))
    index = solve(frame(values), framework(weights, directions), recipe)
    for node in ("p", "q", "r"):
        assert (index.score(node) <= 1).all()
        assert (index.score(node) > 0).all()
    if leeway is None:
        for node in ("p", "q"):
            assert index.score(node).max() == pytest.approx(1)


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns)
def test_obstacle_shares_sum_to_a_hundred(values: Array, weights: list[float], directions: list[int]) -> None:
    index = solve(frame(values), framework(weights, directions), Recipe.of(Normalise()))
    shares = Insight.into(index).obstacles()
    best = (index.normalised[0] == 100).all(axis=1)
    np.testing.assert_allclose(shares[~best].sum(axis=1), 100, rtol=1e-9)
    assert (np.nan_to_num(shares) >= 0).all()


@settings(deadline=None, max_examples=40)
@given(tables, weightings)
def test_a_node_that_counts_inversely_turns_all_under_it(values: Array, weights: list[float]) -> None:
    plain = framework(weights, [1] * 5)
    node = plain.with_node("q", direction=-1)
    leaves = Framework.of([replace(each, direction=-1) if each.parent == "q" else each for each in plain.nodes])
    one, other = (_solved(values, each) for each in (node, leaves))
    assert (one.scores == other.scores).all()


def _solved(values: Array, asked: Framework) -> Index:
    return solve(frame(values), asked, Recipe.of(Normalise()))


@settings(deadline=None, max_examples=40)
@given(tables, weightings, turns, st.integers(0, 6))
def test_a_unit_like_another_has_its_score_and_rank(
    values: Array, weights: list[float], directions: list[int], at: int
) -> None:
    twin = np.vstack([values, values[at]])
    index = solve(frame(twin, (*UNITS, "twin")), framework(weights, directions), Recipe.of(Normalise()))
    assert index.score()[at] == index.score()[-1]
    assert index.rank()[at] == index.rank()[-1]
