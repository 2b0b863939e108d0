"""Studies: the same bytes however they are cut up, what each factor does, and what hangs on it."""

import multiprocessing
import os
import signal
import tempfile
import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.engine import PoolEngine
from liandong.errors import EngineError, IndicatorError
from liandong.indices import (
    Aggregate,
    Alternatives,
    Between,
    DataNoise,
    DirichletWeights,
    FilledNoise,
    Frame,
    Framework,
    Impute,
    Mark,
    Node,
    Normalise,
    Recipe,
    Removal,
    Spread,
    Study,
    Treat,
    WeightNoise,
    WeightSets,
    solve,
)
from liandong.indices.index import Index
from liandong.indices.methods.aggregation import Arithmetic, BenefitOfDoubt, Generalised, Geometric
from liandong.indices.methods.columns import Array
from liandong.indices.methods.imputation import ByGroup, ByMean, ByMedian, BySiblings, Latest
from liandong.indices.methods.scales import MinMax, ZScore
from liandong.indices.solve import begin, setting_of
from liandong.indices.steps import Step
from liandong.indices.steps.impute import Filling
from liandong.indices.steps.normalise import OnScales
from liandong.indices.steps.treat import FarOut
from liandong.indices.studies.draws import uniforms
from liandong.indices.studies.factors import Factor
from liandong.indices.studies.spread import Counts
from tests.indices import asem, made

RECIPE = Recipe.of(Normalise(MinMax(1, 100)), Aggregate())


def power(given: float) -> Aggregate:
    return Aggregate(Generalised(given))


def study(*factors: Factor, replications: int = 300, seed: int = 7, recipe: Recipe = RECIPE) -> Study:
    return Study(made.panel(), made.framework(), recipe, factors, replications, seed, ("input", "index"))


EVERY: tuple[Factor, ...] = (
    Alternatives("scale", (Normalise(MinMax(1, 100)), Normalise(ZScore(10, 2)))),
    Between("power", 0.2, 0.8, power),
    WeightSets("experts", ({"rd": 2.0}, {"life": 3.0})),
    WeightNoise("noise", 0.5),
    DirichletWeights("dirichlet", 5.0, ("index",)),
    Removal("removal", none=0.5),
    DataNoise("data", 0.05),
)


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 90), st.sets(st.sampled_from(range(len(EVERY))), min_size=1))
def test_any_cut_gives_the_same_bytes(block: int, chosen: set[int]) -> None:
    asked = study(*(EVERY[at] for at in sorted(chosen)), replications=80)
    whole, cut = asked.run(), asked.run(block=block)
    assert whole.ranks is not None
    assert cut.ranks is not None
    assert whole.ranks.tobytes() == cut.ranks.tobytes()
    assert whole.counts.table.tobytes() == cut.counts.table.tobytes()


def test_two_workers_give_the_same_bytes() -> None:
    asked = study(EVERY[0], EVERY[3], EVERY[6])
    assert asked.run(PoolEngine(2), block=64).counts.table.tobytes() == asked.run().counts.table.tobytes()


def test_a_factor_that_other_processes_cannot_have_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asked = study(Between("power", 0.2, 0.8, lambda given: Aggregate(Generalised(given))))
    with pytest.raises(IndicatorError, match="module"):
        asked.run(PoolEngine(2))
    assert not list(tmp_path.iterdir())
    assert asked.run().nominal.score().shape == (3,)


def deadly(given: float) -> Aggregate:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return power(given)


def test_nothing_is_left_of_a_study_whose_worker_was_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(EngineError):
        study(Between("power", 0.2, 0.8, deadly)).run(PoolEngine(2))
    assert not list(tmp_path.iterdir())


def test_a_replication_hangs_on_seed_and_number_alone() -> None:
    whole = uniforms(3, "weights", 5, 0, 100)
    assert (uniforms(3, "weights", 5, 40, 7) == whole[40:47]).all()
    assert (uniforms(4, "weights", 5, 0, 100) != whole).any()
    assert (uniforms(3, "others", 5, 0, 100) != whole).all()
    one, two = study(EVERY[3]).run(), study(EVERY[3], replications=40).run()
    assert one.ranks is not None
    assert two.ranks is not None
    assert (one.ranks[:40] == two.ranks).all()


def test_ranks_are_told_as_chances() -> None:
    spread = study(EVERY[3], EVERY[6]).run()
    chances = spread.chances()
    np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-12)
    np.testing.assert_allclose(spread.top(3), 1, rtol=1e-12)
    assert (spread.quantile(0.05) <= spread.quantile(0.95)).all()
    assert spread.mean() == pytest.approx(chances @ [1, 2, 3])
    both = spread.before("广州", "佛山") + spread.before("佛山", "广州")
    assert both == pytest.approx(1)
    assert 0 <= spread.risen("广州", "2023", "2024") <= 1
    assert spread.quantile(0.5, node="input", period="2023").shape == (3,)


def test_quantiles_are_observed_ranks() -> None:
    spread = study(EVERY[3], EVERY[6], replications=101).run()
    assert spread.ranks is not None
    held = np.sort(spread.ranks[:, -1, -1], axis=0)
    assert (spread.quantile(0.5) == held[50]).all()
    assert (spread.quantile(1.0) == held[-1]).all()
    assert (spread.quantile(0.0) == held[0]).all()


def many_units(units: int, periods: int = 1) -> Index:
    values = np.random.default_rng(0).uniform(1, 2, (periods, units, 2))
    framework = Framework.of([Node("x", "index", direction=1), Node("y", "index", direction=1), Node("index")])
    names = [f"u{at}" for at in range(units)]
    frame = Frame.of(values, names, ["x", "y"], [str(2020 + at) for at in range(periods)])
    return solve(frame, framework, Recipe.of(Normalise()))


def test_spreads_of_many_units_are_told_without_a_table_of_their_square() -> None:
    index = many_units(5_000)
    draw = np.random.default_rng(1)
    ranks = (1 + np.argsort(draw.random((50, 1, 1, 5_000)), axis=-1)).astype(np.uint16)
    ranks[:, 0, 0, 7] = 0
    for spread in (Spread(("index",), index, ranks), Spread(("index",), index, None, Counts.of(ranks))):
        tracemalloc.start()
        top, mean, low = spread.top(10), spread.mean(), spread.quantile(0.05)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 80e6
        ranked = np.delete(ranks[:, 0, 0].astype(float), 7, axis=1)
        assert np.allclose(np.delete(mean, 7), ranked.mean(axis=0))
        assert np.allclose(np.delete(top, 7), (ranked <= 10).mean(axis=0))
        assert (np.delete(low, 7) == np.sort(ranked, axis=0)[2]).all()
        # never ranked: unknown, not zero
        assert np.isnan(top[7])
        assert np.isnan(mean[7])
        assert low[7] == 0


def test_a_study_of_too_many_units_is_refused_before_it_takes_the_memory() -> None:
    index = many_units(20_000, 3)
    asked = Study(index.frame, index.framework, index.recipe, (WeightNoise("weights"),), 10_000)
    with pytest.raises(IndicatorError, match=r"20000 units in 3 periods at 1 nodes would need 1\.1 GiB"):
        asked.run()


def test_a_factor_without_its_step_is_refused() -> None:
    with pytest.raises(IndicatorError, match="Treat"):
        study(Alternatives("treated", (Treat(),)))
    with pytest.raises(IndicatorError, match="Impute"):
        study(FilledNoise("gaps"))


@pytest.mark.parametrize(
    "factor",
    [
        WeightNoise("w", 0.0),
        WeightNoise("w", 1.5),
        WeightNoise("w", levels=(3,)),
        WeightNoise("w", levels=(0,)),
        WeightNoise("w", float("nan")),
        DirichletWeights("d", 0.0),
        DirichletWeights("d", float("inf")),
        DirichletWeights("d", float("nan")),
        DataNoise("n", float("inf")),
        DataNoise("n", float("nan")),
        DirichletWeights("d", 1.0, ("rd",)),
        WeightSets("s", ()),
        WeightSets("s", ({"nowhere": 1.0},)),
        Removal("r", ("index",)),
        Removal("r", none=1.0),
        DataNoise("n", -0.1),
        DataNoise("n", 0.1, (("nowhere", 0.1),)),
    ],
)
def test_a_factor_that_cannot_be_is_refused(factor: Factor) -> None:
    with pytest.raises(IndicatorError):
        study(factor)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(IndicatorError):
        study()
    with pytest.raises(IndicatorError):
        study(EVERY[3], EVERY[3])
    with pytest.raises(IndicatorError):
        study(EVERY[3], replications=0)
    with pytest.raises(IndicatorError):
        Alternatives("mixed", (Normalise(), Treat()))
    with pytest.raises(IndicatorError):
        Alternatives("chances", (Normalise(),), (0.5, 0.5))
    with pytest.raises(IndicatorError):
        Alternatives("chances", (Normalise(), Normalise(ZScore())), (float("inf"), 0.5))
    with pytest.raises(IndicatorError):
        Between("power", 2.0, 1.0, power)
    with pytest.raises(IndicatorError, match="Normalise"):
        study(Normalise())  # type: ignore[arg-type]
    with pytest.raises(IndicatorError, match="nowhere"):
        replace(study(EVERY[3]), nodes=("nowhere",))
    with pytest.raises(IndicatorError):
        study(EVERY[3]).run().top(0)
    with pytest.raises(IndicatorError, match="life"):
        study(EVERY[3], replications=5).run().mean("life")
    with pytest.raises(IndicatorError, match="香港"):
        study(EVERY[3]).run().before("香港", "广州")
    with pytest.raises(IndicatorError):
        study(EVERY[3]).attribute(1)


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, True, None])
def test_a_seed_that_would_draw_as_another_is_refused(seed: int) -> None:
    with pytest.raises(IndicatorError, match="seed"):
        study(EVERY[3], seed=seed)


def test_the_largest_seed_draws_for_chances_and_for_shares() -> None:
    asked = study(EVERY[3], replications=1, seed=2**64 - 1)
    assert asked.run().counts.table.sum() == 2 * 2 * 3
    assert asked.attribute(4).base == 4


def test_dirichlet_weights_of_hardly_any_concentration_take_one_child() -> None:
    setting = setting_of(made.panel(), made.framework().weighted({"input": 3.0}))
    factor = DirichletWeights("d", 1e-6, ("index",))
    drawn = uniforms(1, "d", factor.width(setting), 0, 4_000)
    weights = factor.weigh(drawn, np.broadcast_to(setting.framework.weights, (4_000, 7)), setting)
    places = [setting.framework.codes.index(code) for code in ("input", "life")]
    assert weights[:, places].sum(axis=1) == pytest.approx(1)
    assert weights[:, places].mean(axis=0) == pytest.approx([0.75, 0.25], abs=0.02)
    assert np.mean(weights[:, places].max(axis=1) > 0.999) > 0.99


def test_a_year_filled_from_others_is_redrawn_from_these() -> None:
    values = made.panel().values.copy()
    values[1, :, 0] = np.nan
    frame = replace(made.panel(), values=values)
    recipe = Recipe.of(Impute((Latest(),)), *RECIPE.whole)
    asked = Study(frame, made.framework(), recipe, (FilledNoise("gaps"),), 60)
    replicator = asked.replicator()
    assert np.isfinite(replicator.scores(asked.drawn(replicator.widths, 0, 60))).all()
    assert len(np.unique(asked.run().counts.table)) > 1


def test_a_removed_indicator_gives_no_unit_the_benefit_of_the_doubt() -> None:
    recipe = Recipe.of(Normalise(MinMax(1, 100)), Aggregate(BenefitOfDoubt()))
    removal = Removal("r", ("patents",))
    asked = Study(made.frame(), made.framework(), recipe, (removal,), 3, nodes=("input",))
    replicator = asked.replicator()
    scores = replicator.scores(asked.drawn(replicator.widths, 0, 3))[0, 0, :, 0]
    without = solve(made.frame(), made.framework().without("patents"), recipe).score("input")
    np.testing.assert_allclose(scores, without, rtol=1e-9)
    assert not np.allclose(without, solve(made.frame(), made.framework(), recipe).score("input"))


def test_chances_of_alternatives_are_kept() -> None:
    factor = Alternatives("mean", (Aggregate(Arithmetic()), Aggregate(Geometric())), (0.2, 0.8))
    drawn = uniforms(1, "mean", 1, 0, 20_000)
    assert float(np.mean(factor.picked(drawn) == 0)) == pytest.approx(0.2, abs=0.01)


def test_dirichlet_weights_keep_their_means() -> None:
    setting = setting_of(made.panel(), made.framework().weighted({"input": 3.0}))
    factor = DirichletWeights("d", 4.0, ("index",))
    drawn = uniforms(1, "d", factor.width(setting), 0, 20_000)
    weights = factor.weigh(drawn, np.broadcast_to(setting.framework.weights, (20_000, 7)), setting)
    places = [setting.framework.codes.index(code) for code in ("input", "life")]
    assert weights[:, places].sum(axis=1) == pytest.approx(1)
    assert weights[:, places].mean(axis=0) == pytest.approx([0.75, 0.25], abs=0.01)


def test_a_removed_indicator_has_no_part_in_the_index() -> None:
    setting = setting_of(made.frame(), made.framework())
    factor = Removal("r", ("life",))
    drawn = uniforms(1, "r", 1, 0, 50)
    weights = factor.weigh(drawn, np.broadcast_to(setting.framework.weights, (50, 7)), setting)
    assert set(factor.removed(drawn, setting.framework)) == {"life"}
    assert (weights[:, setting.framework.codes.index("life")] == 0).all()
    spread = Study(made.frame(), made.framework(), RECIPE, (Removal("all"),), 200).run()
    assert spread.ranks is not None
    seen = {tuple(row) for row in spread.ranks[:, 0, 0].tolist()}
    expected = {
        tuple(solve(made.frame(), made.framework().without(code), RECIPE).rank().tolist()) for code in made.CODES
    }
    assert seen == expected


def test_gaps_are_filled_otherwise_each_time() -> None:
    values = made.VALUES.copy()
    values[0, 0] = np.nan
    recipe = Recipe.of(Impute((ByMean(),)), *RECIPE.whole)
    asked = Study(made.frame(values), made.framework(), recipe, (FilledNoise("gaps"),), 200)
    replicator = asked.replicator()
    scores = replicator.scores(asked.drawn(replicator.widths, 0, 200))
    assert set(np.unique(scores[:, 0, 0, 0].round(9))) == {
        round(float(solve(made.frame(_filled(values, known)), made.framework(), RECIPE).score()[0]), 9)
        for known in values[1:, 0]
    }


def _filled(values: Array, number: float) -> Array:
    made_whole = values.copy()
    made_whole[0, 0] = number
    return made_whole


def test_shares_of_uncertainty_are_near_the_converged_ones() -> None:
    """Converged values of two runs of 49,152 (the notes' prototype): the default is within 0.02 of them."""
    framework = asem.framework()
    asked = Study(asem.frame(), framework, asem.recipe(Normalise(MinMax(1, 100))), asem.factors(), 1, seed=7)
    found = asked.attribute(8192)
    shares = found.of_rank_change()
    assert [share.first for share in shares] == pytest.approx([0.03, 0.09, 0.10, 0.56], abs=0.02)
    assert [share.total for share in shares] == pytest.approx([0.055, 0.27, 0.17, 0.75], abs=0.02)
    assert all(share.first <= share.total for share in shares)
    assert found.widest < 0.05
    unit = found.of_unit("CHN")
    assert sum(share.total for share in unit) > 0.99
    assert found.of_all_units().first.shape == (4, 51)


def test_noise_of_more_cells_than_a_sequence_has_is_refused() -> None:
    units = [str(at) for at in range(3000)]
    values = np.arange(12_000.0).reshape(3000, 4)
    wide = Study(Frame.of(values, units, made.CODES), made.framework(), RECIPE, (DataNoise("data", 0.1),))
    with pytest.raises(IndicatorError, match="24000"):
        wide.attribute(4)


def test_draws_are_doubled_until_the_shares_are_steady() -> None:
    still = study(EVERY[3]).settled(0.1, base=16)
    assert (still.base, still.widest) == (16, 0.0)
    asked = Study(asem.frame(), asem.framework(), asem.recipe(Normalise(MinMax(1, 100))), asem.factors(), 1, seed=7)
    steady = asked.settled(0.4, base=16, most=4096)
    assert 0 < steady.widest <= 0.4
    assert asked.attribute(steady.base // 2).widest > 0.4
    assert asked.settled(0.0, base=16, most=64).base == 64


@pytest.mark.parametrize(
    "step",
    [
        Impute((ByGroup("省"), Latest(), ByMedian())),
        Impute((BySiblings(),)),
        Treat(),
        Treat(over="pooled"),
        Normalise(),
        Normalise(ZScore(), over="yearly"),
        Normalise(over="2023"),
    ],
    ids=str,
)
def test_many_tables_are_done_as_each_alone(step: Step) -> None:
    dice = np.random.default_rng(5)
    values = dice.normal(50, 10, (2, 9, 4))
    values[:, 2, 1] = 900.0
    if isinstance(step, Impute):
        values[dice.random(values.shape) < 0.2] = np.nan
    units = [f"u{at}" for at in range(9)]
    frame = Frame.of(values, units, made.CODES, ("2023", "2024"), labels={"省": ["东", "西", ""] * 3})
    setting = replace(setting_of(frame, made.framework()), noting=False)
    first = begin(frame, made.framework())
    tables = [first.with_values(first.values * (1 + dice.normal(0, 0.1, values.shape))) for _ in range(70)]
    bound = step.bind(setting)
    assert isinstance(bound, FarOut | Filling | OnScales)
    for one, together in zip(tables, bound.many(tables), strict=True):
        np.testing.assert_allclose(together.values, bound(one).values, rtol=1e-13)
        assert ((together.marks & Mark.FILLED) == (bound(one).marks & Mark.FILLED)).all()
