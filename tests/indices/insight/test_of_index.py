"""What is told of a solved index, by names."""

from dataclasses import replace

import numpy as np
import pytest

from liandong.errors import IndicatorError
from liandong.indices import (
    Aggregate,
    Denominate,
    Frame,
    Framework,
    Impute,
    Index,
    Node,
    Normalise,
    Recipe,
    Treat,
    solve,
)
from liandong.indices.insight import Insight, compare, explain, turned_back
from liandong.indices.methods.aggregation import Arithmetic, Geometric
from liandong.indices.methods.imputation import ByMean
from liandong.indices.methods.scales import Goalposts, MinMax, Rank, Scale, ZScore
from liandong.indices.methods.treatment import SkewKurt, Treatment, Winsorise
from liandong.indices.mistakes import Printed, against
from tests.indices import asem, made


def solved(*steps: Normalise | Aggregate) -> Index:
    return solve(made.panel(), made.framework(), Recipe.of(*(steps or (Normalise(),))))


GEOMETRIC = (Normalise(MinMax(1, 100)), Aggregate(Geometric()))


@pytest.mark.parametrize("period", ["2023", "2024"])
def test_contributions_sum_to_the_scores(period: str) -> None:
    index = solved()
    cells = Insight.into(index, period).contributions()
    assert np.allclose(cells.sum(axis=1), index.score(period=period), rtol=1e-12)


def test_contributions_of_geometric_means_are_refused_with_a_way_out() -> None:
    with pytest.raises(IndicatorError, match="use these means"):
        Insight.into(solved(*GEOMETRIC)).contributions()


def test_obstacles_sum_to_100_and_need_a_best_value() -> None:
    # 深圳 is the best of both years in everything: nothing stands in its way
    assert np.allclose(Insight.into(solved()).obstacles().sum(axis=1), [100, 0, 100])
    with pytest.raises(IndicatorError, match="深圳, 2024"):
        Insight.into(solved(Normalise(over="2023"))).obstacles()
    with pytest.raises(IndicatorError, match="no best value in common"):
        Insight.into(solved(Normalise(ZScore()))).obstacles()


def test_goalposts_that_a_geometric_mean_cannot_take_are_refused() -> None:
    index = solved(Normalise(MinMax(1, 100), "yearly"), Aggregate(Geometric()))
    with pytest.raises(IndicatorError, match="not above zero"):
        explain(Insight.into(index, "2023"), Insight.into(index, "2024"))


@pytest.mark.parametrize(
    ("over", "means"),
    [
        *(("pooled", ()), ("yearly", ()), ("2023", ())),
        *(("pooled", (Aggregate(Geometric()),)), ("2024", (Aggregate(Arithmetic()),))),
    ],
)
def test_a_change_between_years_is_told_whole(over: str, means: tuple[Aggregate, ...]) -> None:
    index = solved(Normalise(MinMax(1, 100), over), *means)
    told = explain(Insight.into(index, "2023"), Insight.into(index, "2024"))
    parts = told.change
    assert np.allclose(parts.values + parts.weights + parts.goalposts, parts.whole, atol=1e-10)
    whole = parts.whole.reshape(len(told.units), -1).sum(axis=1)
    assert np.allclose(whole, index.score(period="2024") - index.score(period="2023"), atol=1e-10)
    assert not parts.weights.any()
    assert bool(np.abs(parts.goalposts).max() > 0.1) == (over == "yearly")


def test_other_weights_are_told_apart_from_other_values() -> None:
    first = solved()
    framework = made.framework().weighted({"rd": 3.0})
    second = solve(made.panel(), framework, Recipe.of(Normalise()))
    told = explain(Insight.into(first, "2024"), Insight.into(second, "2024"))
    assert not told.change.values.any()
    assert np.allclose(told.change.weights, told.change.whole)
    with pytest.raises(IndicatorError, match="do not have the same nodes"):
        explain(Insight.into(first), Insight.into(solve(made.panel(), framework.without("rd"), Recipe.of(Normalise()))))
    with pytest.raises(IndicatorError, match="aggregated by different means"):
        explain(Insight.into(first), Insight.into(solved(*GEOMETRIC)))


@pytest.mark.parametrize("steps", [(Normalise(),), GEOMETRIC])
def test_the_effort_brings_a_unit_past_its_rival(steps: tuple[Normalise | Aggregate, ...]) -> None:
    index = solved(*steps)
    told = Insight.into(index)
    effort = told.effort("佛山", "广州")
    assert effort.reached
    assert effort.exact == (steps == (Normalise(),))
    row = index.frame.units.index("佛山")
    leaves = index.normalised[-1].copy()
    leaves[row] += effort.rises
    again = solve(
        Frame.of(leaves, made.UNITS, made.CODES),
        replace_directions(index),
        Recipe.of(*(step for step in steps if isinstance(step, Aggregate))),
    )
    scores = again.score()
    assert scores[row] > scores[index.frame.units.index("广州")]
    assert scores[row] == pytest.approx(scores[index.frame.units.index("广州")], rel=1e-5)
    dear = told.effort("佛山", "广州", dict.fromkeys(made.CODES, 50.0))
    assert dear.cost == pytest.approx(50 * effort.cost, rel=1e-3)


def replace_directions(index: Index) -> Framework:
    """The framework whose indicators all count as they are: the values are normalised already."""
    return Framework.of([replace(node, direction=1 if node.direction else None) for node in index.framework.nodes])


def test_names_that_are_not_there_are_refused() -> None:
    told = Insight.into(solved())
    with pytest.raises(IndicatorError, match="there is no unit 东莞"):
        told.effort("东莞", "广州")
    with pytest.raises(IndicatorError):
        told.without("nothing")
    with pytest.raises(IndicatorError):
        Insight.into(solved(), "1999")


def test_standings_and_removal_go_by_names() -> None:
    told = Insight.into(solved())
    assert set(told.standings("深圳")) == set(made.CODES)
    assert next(iter(told.standings("深圳").values())).rank == 1
    assert len(told.without().mean) == len(made.CODES)
    assert compare(told, Insight.into(solved(), "2023")).units == made.UNITS


def test_the_audit_and_removals_of_asem_by_its_nouns() -> None:
    index = solve(asem.frame(), asem.framework(), asem.recipe())
    told = Insight.into(index)
    pillars = [row for row in asem.table("remove_level2.csv")["iCode"] if row != "Nominal"]
    means = dict(
        zip(asem.table("remove_level2.csv")["iCode"], asem.table("remove_level2.csv")["MeanAbsDiff"], strict=True)
    )
    assert told.without(*pillars).mean.tolist() == pytest.approx([float(means[code]) for code in pillars], abs=1e-12)
    assert not any(concern.kind == "skewed" for concern in told.audit())
    untreated = Recipe.of(*(step for step in asem.recipe().whole if not isinstance(step, Treat)))
    skewed = Insight.into(solve(asem.frame(), asem.framework(), untreated)).audit()
    assert sum(concern.kind == "skewed" for concern in skewed) == 14
    assert np.allclose(told.contributions().sum(axis=1), index.score(), rtol=1e-12)


def test_a_printed_score_that_the_index_does_not_give_is_found() -> None:
    index = solved()
    codes = ("rd", "input", "index")
    values = np.column_stack([index.score(code, "2024") for code in codes]).round(2)
    printed = Printed.of("printed", made.UNITS, codes, values, 2, "2024")
    assert against(printed, index) == ()
    values[1, 2] += 0.02
    (found,) = against(Printed.of("printed", made.UNITS, codes, values, 2, "2024"), index)
    assert (found.kind, found.unit, found.indicator) == ("total", "深圳", "index")


def test_an_audit_asks_about_what_is_normalised_and_not_about_totals_nor_what_was_filled() -> None:
    people = np.array([1.0, 2.0, 4.0, 8.0, 16.0, 400.0])
    per_head = np.array([5.0, 7.0, 6.0, 8.0, 5.5, 7.5])
    gaps = np.array([1.0, np.nan, np.nan, np.nan, 3.0, 4.0])
    frame = Frame.of(np.column_stack([people * per_head, gaps, people]), list("abcdef"), ["gdp", "schools", "people"])
    nodes = [Node("gdp", "index", direction=1, denominator="people"), Node("schools", "index", direction=1)]
    framework = Framework.of([*nodes, Node("index")])
    recipe = Recipe.of(Denominate(), Impute((ByMean(),)), Normalise())
    index = solve(frame, framework, recipe)
    assert np.allclose(index.measured[0, :, 0], per_head)
    told = {(concern.kind, concern.nodes) for concern in Insight.into(index).audit()}
    assert ("skewed", ("gdp",)) not in told
    assert ("scarce", ("schools",)) in told


def test_a_step_that_changes_normalised_numbers_is_not_explained_as_if_it_were_not_there() -> None:
    treat = Treat(Treatment(Winsorise(1), SkewKurt(0.1, -9), None), "pooled")
    index = solve(made.panel(), made.framework(), Recipe.of(Normalise(), treat))
    assert not np.array_equal(index.normalised, index.after(Normalise).values)
    with pytest.raises(IndicatorError, match="Treat changes numbers after they were normalised"):
        explain(Insight.into(index, "2023"), Insight.into(index, "2024"))
    unmoved = solve(made.panel(), made.framework(), Recipe.of(Normalise(), Impute((ByMean(),))))
    assert explain(Insight.into(unmoved, "2023"), Insight.into(unmoved, "2024")).change.whole.any()


@pytest.mark.parametrize("scale", [MinMax(), ZScore(), Goalposts(-1e3, 1e6)], ids=lambda scale: type(scale).__name__)
def test_normalised_values_are_turned_back_along_a_straight_scale(scale: Scale) -> None:
    index = solved(Normalise(scale), Aggregate())
    for at, period in enumerate(index.frame.periods):
        for row, unit in enumerate(index.frame.units):
            found = turned_back(index, unit, period, index.normalised[at, row])
            np.testing.assert_allclose(found, index.measured[at, row], rtol=1e-9)


def test_what_cannot_be_turned_back_is_not_told() -> None:
    ranked, cut = solved(Normalise(Rank()), Aggregate()), solved(Normalise(Goalposts(1e8, 1e9)), Aggregate())
    for index in (ranked, cut):
        assert np.isnan(
            turned_back(index, index.frame.units[0], index.frame.periods[-1], index.normalised[-1, 0])
        ).all()
