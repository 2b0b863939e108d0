"""Charts of an index: what they hold is what the index has, in the language that is asked for."""

import numpy as np
import pytest

from liandong.charts import Chart, Shape, rows, svg
from liandong.errors import IndicatorError
from liandong.indices import Frame, Index, Normalise, Recipe, Study, WeightNoise, draw, solve
from tests.indices import asem, made

RECIPE = Recipe.of(Normalise())


@pytest.fixture(scope="module")
def index() -> Index:
    return solve(made.panel(), made.framework(), RECIPE)


def test_a_ranking_holds_ranks_with_their_intervals(index: Index) -> None:
    spread = Study(index.frame, index.framework, RECIPE, (WeightNoise("weights", 0.5),), replications=50).run()
    chart = draw.ranking(spread, "zh", source="来源：自拟")
    assert (chart.shape, chart.title) == (Shape.RANGES, "发展指数 2024：排名及其不确定性")
    assert [d.value for d in chart.rows] == [1, 2, 3]
    for d in chart.rows:
        assert d.low is not None
        assert d.high is not None
        assert d.value is not None
        assert 1 <= d.low <= d.value <= d.high <= 3
        within = f"{d.low}–{d.high}" if d.low < d.high else f"{d.low}"
        assert d.label == f"{d.value}（{within}）"
    assert "90%" in rows(chart)[0][1]
    assert draw.ranking(spread, "en").rows[0].label.startswith("1 (")


def test_a_coloured_table_holds_scores_in_the_order_of_ranks(index: Index) -> None:
    chart = draw.heat(index, period="2023")
    units = [index.frame.units[at] for at in np.argsort(index.rank(period="2023"))]
    assert list(dict.fromkeys(d.name for d in chart.rows)) == units
    assert list(dict.fromkeys(d.partner for d in chart.rows)) == ["发展指数", "创新投入", "生活质量"]
    first = index.frame.units.index(units[0])
    assert float(chart.rows[0].value or 0) == pytest.approx(index.score(period="2023")[first], abs=0.05)


def test_the_framework_is_as_wide_as_its_weights(index: Index) -> None:
    chart = draw.sunburst(index, "en")
    held = {d.name: float(d.value or 0) for d in chart.rows}
    assert held["发展指数"] == 100
    assert sum(held[index.framework.name(code)] for code in index.framework.indicators) == pytest.approx(100)
    assert chart.title == "发展指数: framework"


def test_profiles_go_down_to_where_there_is_something_to_compare(index: Index) -> None:
    chart = draw.radar(index, ["深圳", "广州"])
    assert {d.name for d in chart.rows} == {"研发强度", "发明专利", "平均工资", "颗粒物"}
    assert [d.partner for d in chart.rows[::4]] == ["深圳", "广州"]
    with pytest.raises(IndicatorError, match="nowhere"):
        draw.radar(index, ["nowhere"])


def test_paths_hold_every_period_and_no_rank_is_none() -> None:
    values = made.panel().values.copy()
    values[0, 1] = np.nan
    frame = Frame.of(values, made.UNITS, made.CODES, ("2023", "2024"))
    chart = draw.paths(solve(frame, made.framework(), RECIPE))
    held = {(d.name, d.partner): d.value for d in chart.rows}
    assert held["深圳", "2023"] is None
    assert held["深圳", "2024"] == 1
    assert [d.partner for d in chart.rows[:2]] == ["2023", "2024"]


def test_units_and_nodes_of_one_name_are_told_apart() -> None:
    frame = Frame.of(made.VALUES, made.UNITS, made.CODES, names={"广州": "城区", "深圳": "城区"})
    tree = made.framework().with_node("life", name="创新投入")
    chart = draw.heat(solve(frame, tree, RECIPE))
    assert {d.name for d in chart.rows} == {"城区 广州", "城区 深圳", "佛山"}
    assert {d.partner for d in chart.rows} == {"发展指数", "创新投入 input", "创新投入 life"}


def test_asem_is_drawn_in_every_shape() -> None:
    index = solve(asem.frame(), asem.framework(), asem.recipe())
    charts: tuple[Chart, ...] = (
        draw.heat(index),
        draw.sunburst(index),
        draw.radar(index, ["AUT", "CHN"]),
        draw.scatter(index, "Conn", "Sust"),
        draw.paths(index),
    )
    for chart in charts:
        assert chart.title in svg(chart)
    assert len(rows(charts[3])) == 52
