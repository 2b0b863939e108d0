"""Every stage of a published index, its ranks, its panel, and a thousand replications, as COINr computed them."""

import numpy as np
import pytest

from liandong.indices import (
    Aggregate,
    Mark,
    Normalise,
    Recipe,
    Screen,
    Treat,
    solve,
)
from liandong.indices.methods.columns import Array
from liandong.indices.methods.ranking import ranks
from liandong.indices.studies.replicate import Replicator
from liandong.indices.tables.coinr import frame_of
from tests.indices import asem

STAGES = ("Raw", "Denominated", "Imputed", "Screened", "Treated", "Normalised")


@pytest.mark.parametrize("at", range(len(STAGES)), ids=STAGES)
def test_every_stage_agrees(at: int) -> None:
    framework = asem.framework()
    index = solve(asem.frame(), framework, asem.recipe())
    expected = asem.numbers(f"stage_{STAGES[at]}.csv", framework.indicators, index.frame.units)
    np.testing.assert_allclose(index.stages[at].table.values[0], expected, rtol=1e-12, atol=0)


def test_scores_and_ranks_of_all_nodes_agree() -> None:
    framework = asem.framework()
    index = solve(asem.frame(), framework, asem.recipe())
    units = index.frame.units
    expected = asem.numbers("stage_Aggregated.csv", framework.aggregates, units)
    np.testing.assert_allclose(index.scores[0], expected, rtol=0, atol=1e-11)
    placed = asem.numbers("ranks_aggs.csv", framework.aggregates, units)
    assert (index.ranks[0] == placed).all()
    assert index.score()[0] == index.scores[0, 0, -1]


def test_the_same_points_are_treated() -> None:
    framework = asem.framework()
    index = solve(asem.frame(), framework, asem.recipe())
    held = asem.table("treated_points.csv")
    rows = [held["uCode"].index(unit) for unit in index.frame.units]
    expected = np.array([[bool(held[code][row]) for code in framework.indicators] for row in rows])
    assert ((index.after(Treat).marks[0] & Mark.TREATED != 0) == expected).all()


def test_weights_in_the_whole_agree() -> None:
    index = solve(asem.frame(), asem.framework(), asem.recipe())
    held = asem.table("eff_weights.csv")
    expected = dict(zip(held["iCode"], map(float, held["EffWeight"]), strict=True))
    assert index.effective == pytest.approx({code: expected[code] for code in index.effective}, rel=1e-12)
    assert sum(index.effective.values()) == pytest.approx(1, rel=1e-12)


def test_the_panel_agrees_in_each_year() -> None:
    frame = frame_of(asem.table("iData_panel.csv"), asem.table("iMeta.csv"))
    framework = asem.framework()
    recipe = Recipe.of(Screen(present=0.9), Treat(), Normalise(over="pooled"), Aggregate())
    index = solve(frame, framework, recipe)
    for at, year in enumerate(index.frame.periods):
        name = f"panel_Aggregated_{year}.csv"
        kept = [row for row, unit in enumerate(index.frame.units) if unit in asem.table(name)["uCode"]]
        expected = asem.numbers(name, framework.aggregates, tuple(index.frame.units[row] for row in kept))
        np.testing.assert_allclose(index.scores[at, kept], expected, rtol=0, atol=1e-11)
        assert (np.flatnonzero(index.ranks[at, :, -1]) == kept).all()


STUDIES = ("UA100", "UA300", "SA100")


@pytest.mark.parametrize("name", STUDIES)
def test_stored_replications_agree(name: str) -> None:
    framework = asem.framework()
    replicator = Replicator(asem.frame(), framework, asem.recipe(), asem.factors(), (framework.root,))
    scores = replicator.scores(drawn(name))[:, 0, :, 0]
    units = asem.frame().units
    runs = tuple(column for column in asem.table(f"sa_{name}_scores.csv") if column.startswith("r_"))
    np.testing.assert_allclose(scores, asem.numbers(f"sa_{name}_scores.csv", runs, units).T, rtol=0, atol=1e-10)
    assert (ranks(scores) == asem.numbers(f"sa_{name}_ranks.csv", runs, units).T).all()


def drawn(name: str) -> list[Array]:
    """Numbers of which the factors make what COINr had drawn."""
    held = asem.table(f"sa_{name}_params.csv")
    places = (
        [int(each) - 1 for each in held["winmax"]],
        [("n_minmax", "n_zscore").index(each) for each in held["norm"]],
        [int(each) - 1 for each in held["weight_set"]],
        [("a_amean", "a_gmean").index(each) for each in held["f_ag"]],
    )
    return [(np.array(at)[:, np.newaxis] + 0.5) / many for at, many in zip(places, (5, 2, 100, 2), strict=True)]
