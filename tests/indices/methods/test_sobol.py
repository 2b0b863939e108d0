"""Sobol indices: against COINr's and SALib's numbers, against known functions, and their intervals."""

from collections.abc import Callable

import numpy as np
import pytest

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.sobol import bounds, coinr, design, indices
from tests.indices.methods import asem

Outputs = tuple[Array, Array, Array]


def asem_outputs() -> Outputs:
    """Mean absolute change of rank in the 600 stored runs: 100 of a, 100 of b, 100 of each of the 4 mixed samples."""
    table = asem.rows("sa_SA100_ranks")
    ranks = np.array([[float(row[f"r_{run + 1}"]) for row in table] for run in range(600)])
    nominal = np.array([float(row["Nominal"]) for row in table])
    change = np.abs(ranks - nominal).mean(axis=1)
    return change[:100], change[100:200], change[200:].reshape(4, 100)


def run(model: Callable[[Array], Array], wide: int, many: int, seed: int) -> Outputs:
    """Outputs of a model of so many factors between 0 and 1."""
    rng = np.random.default_rng(seed)
    a, b = rng.random((many, wide)), rng.random((many, wide))
    mixed = [np.where(np.arange(wide) == at, b, a) for at in range(wide)]
    return model(a), model(b), np.stack([model(one) for one in mixed])


def ishigami(draws: Array) -> Array:
    x = (draws * 2 - 1) * np.pi
    found: Array = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return found


def added(draws: Array) -> Array:
    found: Array = draws @ np.array([1.0, 2.0, 4.0, 0.2]) + 1000.0
    return found


def both(draws: Array) -> Array:
    return np.stack([ishigami(draws), added(np.column_stack([draws, draws[:, 0]])), np.full(len(draws), 0.1)], axis=1)


ISHIGAMI = ([0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437])


@asem.needs_asem
def test_each_mixed_sample_of_asem_takes_one_factor_from_the_second() -> None:
    table = asem.rows("sa_SA100_params")
    drawn = [[row[name] for name in ("winmax", "norm", "weight_set", "f_ag")] for row in table]
    a, b = drawn[:100], drawn[100:200]
    for factor in range(4):
        for at, row in enumerate(drawn[200 + 100 * factor : 300 + 100 * factor]):
            assert row == [(b if place == factor else a)[at][place] for place in range(4)]


@asem.needs_asem
def test_the_formulas_of_coinr_give_its_numbers() -> None:
    told = asem.rows("sa_SA100_indices")
    found = coinr(*asem_outputs())
    np.testing.assert_allclose(found.first, [float(row["Si"]) for row in told], atol=1e-12)
    np.testing.assert_allclose(found.total, [float(row["STi"]) for row in told], atol=1e-12)


@asem.needs_asem
def test_the_same_runs_give_possible_indices_when_they_are_centred() -> None:
    """COINr: first order 0.16 above a total order of 0.06, and two below zero."""
    outputs = asem_outputs()
    wrong, found = coinr(*outputs), indices(*outputs)
    assert wrong.first[0] > wrong.total[0]
    assert (wrong.first < 0).sum() == 2
    assert (found.first <= found.total).all()
    assert (found.first > 0).all()
    assert not bounds(*outputs).impossible.any()


@asem.needs_asem
def test_the_converged_values_lie_within_the_intervals() -> None:
    """Those of 49,152 runs, as the notes beside the fixture tell them; COINr's intervals hold the variance fixed."""
    found = bounds(*asem_outputs(), level=0.99)
    for interval, converged in ((found.first, [0.03, 0.09, 0.10, 0.56]), (found.total, [0.055, 0.27, 0.17, 0.75])):
        assert (interval[0] <= converged).all()
        assert (interval[1] >= converged).all()


def test_known_indices_are_found() -> None:
    found = indices(*run(ishigami, 3, 20_000, 1))
    np.testing.assert_allclose(found.first, ISHIGAMI[0], atol=0.015)
    np.testing.assert_allclose(found.total, ISHIGAMI[1], atol=0.015)
    assert found.variance == pytest.approx(13.845, rel=0.02)


def test_where_factors_only_add_up_both_orders_agree_and_a_great_mean_does_no_harm() -> None:
    outputs = run(added, 4, 20_000, 2)
    true = np.array([1.0, 4.0, 16.0, 0.04]) / 21.04
    found = indices(*outputs)
    np.testing.assert_allclose(found.first, true, atol=0.01)
    np.testing.assert_allclose(found.total, true, atol=0.01)
    assert np.abs(coinr(*outputs).first - true).max() > 1


def test_salib_finds_the_same() -> None:
    from SALib.analyze import sobol

    a, b, ab = run(ishigami, 3, 4096, 3)
    rows = np.column_stack([a, *ab, b]).ravel()
    problem = {"num_vars": 3, "names": ["x1", "x2", "x3"], "bounds": [[0, 1]] * 3}
    told = sobol.analyze(problem, rows, calc_second_order=False, num_resamples=10, seed=1)
    found = indices(a, b, ab)
    np.testing.assert_allclose(found.total, told["ST"], atol=0.03)
    np.testing.assert_allclose(found.first, told["S1"], atol=0.03)
    scaled = np.concatenate([a, b]).var(ddof=1) / np.concatenate([a, b]).var()
    np.testing.assert_allclose(coinr(a, b, ab).total * scaled, told["ST"], rtol=1e-12)
    centre = rows.mean()
    np.testing.assert_allclose(coinr(a - centre, b - centre, ab - centre).first * scaled, told["S1"], atol=1e-12)


@pytest.mark.parametrize("model", [ishigami, added])
def test_estimates_are_steadier_than_the_usual_ones(model: Callable[[Array], Array]) -> None:
    ours, usual = [], []
    for seed in range(80):
        a, b, ab = run(model, 3 if model is ishigami else 4, 128, seed)
        centre = (a.mean() + b.mean()) / 2
        ours.append(indices(a, b, ab))
        usual.append(coinr(a - centre, b - centre, ab - centre))
    for order in ("first", "total"):
        mine = np.std([getattr(one, order) for one in ours], axis=0).mean()
        theirs = np.std([getattr(one, order) for one in usual], axis=0).mean()
        assert mine < 0.95 * theirs


def test_several_outputs_are_told_at_once_and_one_that_never_varies_has_none() -> None:
    outputs = run(both, 3, 500, 4)
    together = indices(*outputs)
    spans = bounds(*outputs, times=50)
    for at in range(2):
        a, b, ab = outputs
        alone = indices(a[:, at], b[:, at], ab[..., at])
        np.testing.assert_allclose(together.first[:, at], alone.first, rtol=1e-9)
        np.testing.assert_allclose(together.total[:, at], alone.total, rtol=1e-9)
        span = bounds(a[:, at], b[:, at], ab[..., at], times=50)
        np.testing.assert_allclose(spans.total[:, :, at], span.total, rtol=1e-9)
    assert together.variance[2] == 0
    assert np.isnan(together.first[:, 2]).all()
    assert np.isnan(spans.first[:, :, 2]).all()


def test_intervals_hold_what_is_true_about_as_often_as_they_say() -> None:
    held = []
    for seed in range(60):
        found = bounds(*run(ishigami, 3, 256, seed), times=200, seed=seed)
        for interval, true in zip((found.first, found.total), ISHIGAMI, strict=True):
            held.append((interval[0] <= true) & (interval[1] >= true))
    assert 0.8 < np.mean(held) < 0.97


def test_more_draws_make_the_widest_interval_narrower() -> None:
    few, many = (bounds(*run(ishigami, 3, size, 5), times=200).widest for size in (200, 5000))
    assert many < 0.3 * few
    assert few > 0.05


def test_the_same_seed_gives_the_same_bytes() -> None:
    outputs = run(ishigami, 3, 200, 6)
    one, same, other = (bounds(*outputs, times=20, seed=seed).first for seed in (1, 1, 2))
    assert one.tobytes() == same.tobytes() != other.tobytes()


def test_a_design_is_even_and_any_draw_of_it_can_be_had_alone() -> None:
    a, b = design(3, 256, 5)
    for sample in (a, b):
        assert sample.shape == (256, 3)
        assert ((sample > 0) & (sample < 1)).all()
        counts = [np.bincount((factor * 16).astype(int), minlength=16) for factor in sample.T]
        np.testing.assert_array_equal(counts, np.full((3, 16), 16))
    for start, many in ((0, 100), (100, 156), (7, 1)):
        some = design(3, many, 5, start)
        np.testing.assert_array_equal(some, (a[start : start + many], b[start : start + many]))
    assert (design(3, 256, 6)[0] != a).all()
    assert abs(np.corrcoef(a.T, b.T)[:3, 3:]).max() < 0.1


def test_samples_in_the_wrong_order_are_noticed() -> None:
    a, b, ab = run(added, 4, 2000, 7)
    assert bounds(b, a, ab[::-1], times=100).impossible.any()


@pytest.mark.parametrize(
    ("shapes", "told"),
    [
        (((5,), (4,), (2, 5)), r"a is \(5,\), b is \(4,\)"),
        (((5,), (5,), (5,)), "shapes that sensitivity needs"),
        (((1,), (1,), (2, 1)), "N of 2 or more"),
    ],
)
def test_wrong_shapes_are_refused(shapes: tuple[tuple[int, ...], ...], told: str) -> None:
    a, b, ab = (np.zeros(shape) for shape in shapes)
    with pytest.raises(IndicatorError, match=told):
        indices(a, b, ab)


def test_intervals_that_cannot_be_are_refused() -> None:
    outputs = run(ishigami, 3, 10, 8)
    with pytest.raises(IndicatorError, match=r"level is 1\.5"):
        bounds(*outputs, level=1.5)
    with pytest.raises(IndicatorError, match="times is 0"):
        bounds(*outputs, times=0)
    with pytest.raises(IndicatorError, match="many is 0"):
        design(3, 0, 1)


def test_a_draw_without_an_output_is_named() -> None:
    a, b, ab = run(ishigami, 3, 10, 8)
    ab[1, 6] = np.nan
    with pytest.raises(IndicatorError, match=r"draw 7 of sample ab\[1\]"):
        bounds(a, b, ab)
