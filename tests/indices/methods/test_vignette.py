"""The study of COINr's vignette on ASEM, at every combination of its choices: 1,000 stored runs and exact indices."""

import functools

import numpy as np
import pytest
from numpy.typing import NDArray

from liandong.indices.methods.aggregation import Arithmetic, Geometric, Mean
from liandong.indices.methods.columns import Array, Columns
from liandong.indices.methods.ranking import Ranks, ranks
from liandong.indices.methods.scales import MinMax, Scale, ZScore
from liandong.indices.methods.sobol import bounds, design, indices
from liandong.indices.methods.treatment import Treatment, Winsorise, treat
from tests.indices.methods import asem

pytestmark = asem.needs_asem

SCALES: dict[str, Scale] = {"n_minmax": MinMax(1, 100), "n_zscore": ZScore(10, 2)}
MEANS: dict[str, Mean] = {"a_amean": Arithmetic(), "a_gmean": Geometric()}
FACTORS = ("winmax", "norm", "weight_set", "f_ag")
LEVELS = (5, 2, 100, 2)


@functools.cache
def scores() -> Array:
    """The index (5, 2, 100, 2, 51) at each number of winsorised points, scale, set of weights and mean."""
    leaves = tuple(code for code in asem.nodes() if code not in asem.children())
    told = {row["iCode"]: float(row["Direction"] or 1) for row in asem.rows("iMeta")}
    units = tuple(row["uCode"] for row in asem.rows("stage_Screened"))
    directions = np.array([told[code] for code in leaves])
    columns = Columns(leaves, units, directions, np.full(len(leaves), np.nan))
    raw = asem.matrix("stage_Screened", leaves)
    found = np.empty((*LEVELS, len(units)))
    for points in range(LEVELS[0]):
        treated = treat(raw, columns, Treatment(Winsorise(points + 1))).values
        for at, scale in enumerate(SCALES.values()):
            scaled = scale.fit(treated, columns)(treated)
            for place, mean in enumerate(MEANS.values()):
                found[points, at, :, place] = top(scaled, leaves, mean)
    return found


def top(scaled: Array, leaves: tuple[str, ...], mean: Mean) -> Array:
    """The index (100, 51) under the 100 sets of weights."""
    solved = dict(zip(leaves, scaled.T, strict=True))
    for node, below in asem.children().items():
        values = np.stack(np.broadcast_arrays(*(solved[code] for code in below)), axis=-1)
        weights = np.stack([asem.weights("sa_noisy_weights", below, f"w_{at + 1}") for at in range(100)])
        solved[node] = mean(values, weights)
    index: Array = solved["Index"]
    return index


def drawn(study: str) -> NDArray[np.intp]:
    """The choices (4, R) of each run of a stored study."""
    levels = (list(map(str, range(1, 6))), list(SCALES), list(map(str, range(1, 101))), list(MEANS))
    rows = asem.rows(f"sa_{study}_params")
    return np.array([[level.index(row[name]) for row in rows] for name, level in zip(FACTORS, levels, strict=True)])


def nominal() -> Ranks:
    return np.array([int(row["Nominal"]) for row in asem.rows("sa_SA100_ranks")], dtype=np.int32)


@functools.cache
def changes() -> Array:
    """The mean absolute change of rank (5, 2, 100, 2) against the nominal index."""
    found: Array = np.abs(ranks(scores()) - nominal()).mean(axis=-1)
    return found


def exact() -> tuple[Array, Array]:
    """First and total order from all 2,000 combinations, each as likely as the other."""
    whole = changes()
    axes = range(4)
    first = [whole.mean(axis=tuple(set(axes) - {at})).var() / whole.var() for at in axes]
    total = [whole.var(axis=at).mean() / whole.var() for at in axes]
    return np.array(first), np.array(total)


@pytest.mark.parametrize(("study", "runs"), [("UA100", 100), ("UA300", 300), ("SA100", 600)])
def test_stored_runs_are_reached_and_ranked_alike(study: str, runs: int) -> None:
    found = scores()[tuple(drawn(study))]
    told, ranked = (
        np.array([[float(row[f"r_{run + 1}"]) for row in asem.rows(f"sa_{study}_{what}")] for run in range(runs)])
        for what in ("scores", "ranks")
    )
    assert found.shape == told.shape == (runs, 51)
    assert np.abs(found - told).max() < 1e-10
    np.testing.assert_array_equal(ranks(found), ranked)


def test_exact_indices_are_those_that_were_noted() -> None:
    first, total = exact()
    np.testing.assert_allclose(first, [0.03, 0.09, 0.10, 0.56], atol=0.01)
    np.testing.assert_allclose(total, [0.055, 0.27, 0.17, 0.75], atol=0.01)


def outputs_of(a: Array, b: Array) -> tuple[Array, Array, Array]:
    """Outputs of two samples (N, 4) of numbers from 0 to 1, and of the first with one factor exchanged."""
    levels = np.array(LEVELS)
    mixed = [np.where(np.arange(4) == at, b, a) for at in range(4)]
    outputs = [changes()[tuple((one * levels).astype(np.intp).T)] for one in (a, b, *mixed)]
    return outputs[0], outputs[1], np.stack(outputs[2:])


@pytest.mark.parametrize("seed", range(5))
def test_estimates_come_within_two_hundredths_of_the_exact_indices(seed: int) -> None:
    outputs = outputs_of(*design(4, 8192, seed))
    found, spans, (first, total) = indices(*outputs), bounds(*outputs, times=200), exact()
    np.testing.assert_allclose(found.first, first, atol=0.02)
    np.testing.assert_allclose(found.total, total, atol=0.02)
    assert not spans.impossible.any()
    assert spans.widest < 0.05


def test_even_draws_come_nearer_than_random_ones() -> None:
    even, wild = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        even.append(indices(*outputs_of(*design(4, 1024, seed))).total)
        wild.append(indices(*outputs_of(rng.random((1024, 4)), rng.random((1024, 4)))).total)
    assert np.abs(even - exact()[1]).mean() < 0.6 * np.abs(wild - exact()[1]).mean()


def test_of_a_hundred_draws_first_order_never_surpasses_total_order_beyond_chance() -> None:
    """COINr's formulas do in the very first study."""
    for seed in range(40):
        rng = np.random.default_rng(seed)
        outputs = outputs_of(rng.random((100, 4)), rng.random((100, 4)))
        assert not bounds(*outputs, times=200, level=0.99).impossible.any()
