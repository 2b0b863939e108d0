"""What cannot be computed is refused, with unit, indicator, period and remedy; nothing is silently missing."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from liandong.errors import IndicatorError
from liandong.indices import (
    Aggregate,
    Denominate,
    Frame,
    Framework,
    Impute,
    Node,
    Normalise,
    Recipe,
    Screen,
    Treat,
    Weigh,
    long,
    solve,
    wide,
)
from liandong.indices.insight import Insight
from liandong.indices.methods.aggregation import BenefitOfDoubt
from liandong.indices.methods.imputation import ByGroup, BySiblings, Constant, Latest, Linear
from liandong.indices.methods.scales import Goalposts, MinMax, Scaled, TwoWay, ZScore
from liandong.indices.methods.treatment import BoxCox, Log, SkewKurt, Treatment, Winsorise
from liandong.indices.steps import YEARLY, Combined, Equal
from tests.indices import made

ONE = Framework.of([Node("index"), Node("rd", "index", direction=1)])
TABLE = {"city": ["广州", "深圳"], "year": ["2023", "2023"], "rd": ["3.1", "5.5"], "wage": ["7", ""]}


@pytest.mark.parametrize("kind", [dict, pd.DataFrame, pl.DataFrame, pa.table])
def test_any_table_becomes_a_frame(kind: Callable[[object], object]) -> None:
    frame = wide(kind(TABLE), unit="city", period="year")
    assert frame.units == ("广州", "深圳")
    assert frame.values[0, 0].tolist() == [3.1, 7.0]
    assert np.isnan(frame.values[0, 1, 1])


def refused(table: object, **named: str) -> IndicatorError:
    with pytest.raises(IndicatorError) as told:
        wide(table, unit="city", period="year", **named)
    return told.value


def test_a_unit_that_comes_twice_is_named() -> None:
    error = refused({**TABLE, "city": ["广州", "广州"]})
    assert (error.unit, error.period) == ("广州", "2023")
    assert "广州" in error.worded("zh")


def test_text_among_numbers_is_named() -> None:
    error = refused({**TABLE, "rd": ["3.1", "约5.5"]})
    assert (error.unit, error.indicator, error.period) == ("深圳", "rd", "2023")
    assert "约5.5" in str(error)


@pytest.mark.parametrize("text", ["1_000", "true", "1,00", "5%", "0x10"])
def test_what_only_looks_like_a_number_is_refused(text: str) -> None:
    assert refused({**TABLE, "rd": ["3.1", text]}).indicator == "rd"


def test_grouped_digits_are_numbers() -> None:
    assert wide({**TABLE, "rd": ["1,234.5", "-2,000"]}, unit="city", period="year").values[0, :, 0].tolist() == [
        1234.5,
        -2000,
    ]


@pytest.mark.parametrize("endless", ["inf", float("-inf")])
def test_infinities_are_named(endless: object) -> None:
    error = refused({**TABLE, "rd": [1.0, endless]})
    assert (error.unit, error.indicator, error.period) == ("深圳", "rd", "2023")


def test_a_row_without_unit_is_named() -> None:
    assert "2" in str(refused({**TABLE, "city": ["广州", " "]}))


def test_no_table_and_no_column_are_told() -> None:
    with pytest.raises(IndicatorError, match="list"):
        wide([1, 2], unit="city")
    with pytest.raises(IndicatorError, match="rd"):
        wide(TABLE, unit="town")


def test_a_number_that_comes_twice_in_a_long_table_is_named() -> None:
    table = {"c": ["广州", "广州"], "i": ["rd", "rd"], "v": [1, 2]}
    with pytest.raises(IndicatorError) as told:
        long(table, unit="c", indicator="i", value="v")
    assert (told.value.unit, told.value.indicator) == ("广州", "rd")


def changed(code: str, **changes: object) -> list[Node]:
    return [replace(node, **changes) if node.code == code else node for node in made.nodes()]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nodes", "named"),
    [
        ([], ""),
        (changed("input", parent="rd"), "rd"),
        (changed("index", parent="life"), "index"),
        (changed("rd", parent="nowhere"), "rd"),
        (changed("rd", direction=None), "rd"),
        (changed("rd", direction=0), "rd"),
        (changed("rd", weight=-1.0), "rd"),
        (changed("rd", weight=float("nan")), "rd"),
        (changed("rd", weight=1e308), "rd"),
        (changed("rd", target=float("inf")), "rd"),
        (changed("rd", parent=""), "index"),
        (changed("rd", weight="much"), "rd"),
        (changed("rd", target="much"), "rd"),
        ([Node("rd", direction=1)], "rd"),
        ([*made.nodes(), Node("rd", "life", direction=1)], "rd"),
        ([replace(node, weight=0.0) if node.parent == "life" else node for node in made.nodes()], "life"),
    ],
)
def test_a_framework_that_is_none_is_refused(nodes: list[Node], named: str) -> None:
    with pytest.raises(IndicatorError) as told:
        Framework.of(nodes)
    assert told.value.indicator == named
    assert told.value.worded("zh") != str(told.value)


def test_a_constant_indicator_is_named_with_its_year() -> None:
    values = made.panel().values.copy()
    values[1, :, 1] = 7.0
    frame = Frame.of(values, made.UNITS, made.CODES, ("2023", "2024"))
    with pytest.raises(IndicatorError) as told:
        solve(frame, made.framework(), Recipe.of(Normalise(over=YEARLY)))
    assert (told.value.indicator, told.value.period) == ("patents", "2024")


def test_a_year_with_one_unit_is_named() -> None:
    values = made.panel().values.copy()
    values[1, 1:] = np.nan
    frame = Frame.of(values, made.UNITS, made.CODES, ("2023", "2024"))
    with pytest.raises(IndicatorError) as told:
        solve(frame, made.framework(), Recipe.of(Normalise(over=YEARLY)))
    assert told.value.period == "2024"
    index = solve(frame, made.framework(), Recipe.of(Normalise(over="2023")))
    assert index.rank(period="2024").tolist() == [1, 0, 0]


def test_an_indicator_without_any_number_is_named() -> None:
    values = made.VALUES.copy()
    values[:, 2] = np.nan
    with pytest.raises(IndicatorError) as told:
        solve(made.frame(values), made.framework(), Recipe.of(Normalise()))
    assert told.value.indicator == "wage"


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(IndicatorError) as told:
        solve(made.frame().pick(("rd", "wage", "dust")), made.framework(), Recipe.of(Normalise()))
    assert told.value.indicator == "patents"


def test_steps_that_cannot_be_are_refused() -> None:
    with pytest.raises(IndicatorError, match="Normalise"):
        Recipe.of(Normalise(), Normalise())
    with pytest.raises(IndicatorError, match="Treat"):
        Recipe.of(Normalise()).replacing(Treat())
    with pytest.raises(IndicatorError, match="1999"):
        solve(made.frame(), made.framework(), Recipe.of(Normalise(over="1999")))


def test_units_without_score_are_told_not_hidden() -> None:
    values = made.VALUES.copy()
    values[0, 0] = np.nan
    index = solve(made.frame(values), made.framework(), Recipe.of(Normalise()))
    assert np.isfinite(index.score()).all()
    assert [note.cell.indicator for note in index.unscored] == []
    values[0, :] = np.nan
    index = solve(made.frame(values), made.framework(), Recipe.of(Normalise()))
    assert [note.cell.unit for note in index.unscored] == ["广州"]


def test_a_unit_absent_in_a_year_was_not_asked_to_go() -> None:
    values = made.panel().values.copy()
    values[1, 0] = np.nan
    frame = Frame.of(values, made.UNITS, made.CODES, ("2023", "2024"))
    index = solve(frame, made.framework(), Recipe.of(Screen(present=0.5, drop=("佛山",)), Normalise()))
    told = {(note.cell.period, note.cell.unit): note.told.worded("en") for note in index.unscored}
    assert told[("2024", "广州")] == "has no numbers in this period"
    assert told[("2023", "佛山")] == told[("2024", "佛山")] == "left out as asked for"


def test_less_is_better_only_where_something_turns_it() -> None:
    with pytest.raises(IndicatorError, match="Normalise") as told:
        solve(made.frame(), made.framework(), Recipe.of())
    assert told.value.indicator == "dust"
    upwards = made.framework().with_node("dust", direction=1)
    assert solve(made.frame(), upwards, Recipe.of()).score("life").tolist() == pytest.approx([23.5, 15.75, 20.55])


@pytest.mark.parametrize("value", [1e101, -1e300])
def test_what_is_too_large_to_be_a_figure_is_named(value: float) -> None:
    values = made.VALUES.copy()
    values[1, 2] = value
    with pytest.raises(IndicatorError, match="1e100") as told:
        made.frame(values)
    assert (told.value.unit, told.value.indicator) == ("深圳", "wage")


def test_what_differs_too_little_is_refused() -> None:
    with pytest.raises(IndicatorError) as told:
        solve(made.frame(made.VALUES * 1e-300), made.framework(), Recipe.of(Normalise(ZScore())))
    assert told.value.indicator == "rd"


def test_a_denominator_that_vanishes_is_named() -> None:
    table = np.column_stack([made.VALUES * 1e90, [1.0, 1e-250, 1.0]])
    frame = Frame.of(table, made.UNITS, (*made.CODES, "people"))
    framework = made.framework().with_node("rd", denominator="people")
    with pytest.raises(IndicatorError, match="people") as told:
        solve(frame, framework, Recipe.of(Denominate(), Normalise()))
    assert (told.value.unit, told.value.indicator) == ("深圳", "rd")


@pytest.mark.parametrize(
    "part",
    [
        lambda: Winsorise(-1),
        lambda: Winsorise(2.5),  # type: ignore[arg-type]
        lambda: Log("log"),  # type: ignore[arg-type]
        lambda: BoxCox(1e3),
        lambda: BoxCox(shift="two"),  # type: ignore[arg-type]
        lambda: ByGroup("省", "mode"),  # type: ignore[arg-type]
        lambda: BySiblings("mode"),  # type: ignore[arg-type]
        lambda: Latest(-1),
        lambda: Linear(float("nan")),
        lambda: Combined((Equal(),), "equal"),  # type: ignore[arg-type]
    ],
)
def test_a_parameter_that_cannot_be_is_refused_where_it_is_given(part: Callable[[], object]) -> None:
    with pytest.raises(IndicatorError):
        part()


def test_steps_stand_in_an_order_that_means_something() -> None:
    with pytest.raises(IndicatorError, match=r"Denominate.*Normalise"):
        Recipe.of(Normalise(), Denominate())
    with pytest.raises(IndicatorError, match=r"Normalise.*Weigh"):
        Recipe.of(Weigh(Equal()), Normalise())
    with pytest.raises(IndicatorError, match="Normalise"):
        Recipe.of(Normalise)  # type: ignore[arg-type]


NO_NUMBER = float("nan"), float("inf")


@pytest.mark.parametrize("given", NO_NUMBER)
def test_parameters_are_finite(given: float) -> None:
    parts: list[Callable[[], object]] = [
        lambda: MinMax(0, given),
        lambda: ZScore(given, 1),
        lambda: ZScore(0, given),
        lambda: Scaled(given, 1),
        lambda: TwoWay(given),
        lambda: Goalposts(0, 1, top=given),
        lambda: Constant(given),
        lambda: BenefitOfDoubt(given),
        lambda: solve(made.frame(), made.framework(), Recipe.of(Normalise(Goalposts(0, given)))),
        lambda: solve(made.frame(), made.framework(), Recipe.of(Denominate(given), Normalise())),
        lambda: solve(made.frame(), made.framework(), Recipe.of(Normalise(), Aggregate(threshold=given))),
    ]
    for part in parts:
        with pytest.raises(IndicatorError):
            part()


def test_goalposts_by_code_may_stand_in_a_node() -> None:
    framework = made.framework().with_node("rd", scale=Goalposts({"rd": 0}, {"rd": 10}, top=100))
    index = solve(made.frame(), framework, Recipe.of(Normalise()))
    assert index.score("rd").tolist() == pytest.approx([31, 55, 27])


@pytest.mark.parametrize(
    ("values", "units", "codes", "named"),
    [
        (np.array([["a"]]), ["u"], ["i"], "array"),
        ([[1, 2], [3]], ["u", "v"], ["i", "j"], "array"),
        (np.eye(2), ["u", ""], ["i", "j"], "2"),
        (np.eye(2), ["u", "v"], ["i", " "], "2"),
        (np.eye(2), ["u", "v"], ["i"], "1 × 2 × 1"),
        (np.eye(2), [1, 1], ["i", "j"], "1"),
    ],
)
def test_an_array_that_is_no_frame_is_refused(values: object, units: list[str], codes: list[str], named: str) -> None:
    with pytest.raises(IndicatorError, match=named):
        Frame.of(values, units, codes)  # type: ignore[arg-type]


def test_codes_that_are_numbers_become_text() -> None:
    frame = Frame.of(np.eye(2), [1, 2], [3, 4], [2024])  # type: ignore[list-item]
    assert (frame.units, frame.indicators, frame.periods) == (("1", "2"), ("3", "4"), ("2024",))


def test_what_is_not_in_a_frame_is_named() -> None:
    with pytest.raises(IndicatorError, match="1999"):
        made.panel().during(["1999"])
    with pytest.raises(IndicatorError, match="groups"):
        Frame.of(made.VALUES, made.UNITS, made.CODES, labels={"省": ("粤",)})
    index = solve(made.panel(), made.framework(), Recipe.of(Normalise()))
    with pytest.raises(IndicatorError, match="香港"):
        index.marks("香港")
    with pytest.raises(IndicatorError, match="1999"):
        index.marks("广州", "1999")


def test_a_fill_that_leaves_nothing_missing_is_marked() -> None:
    values = made.VALUES.copy()
    values[0, 0] = np.nan
    index = solve(made.frame(values), made.framework(), Recipe.of(Impute((Constant(3.0),)), Normalise()))
    assert {code: mark.name for code, mark in index.marks("广州").items()} == {"rd": "FILLED"}


def test_ranks_within_groups_leave_out_who_has_none() -> None:
    frame = Frame.of(made.VALUES, made.UNITS, made.CODES, labels={"省": ("粤", "粤", "")})
    index = solve(frame, made.framework(), Recipe.of(Normalise()))
    assert index.group_rank("省").tolist() == [2, 1, 0]
    with pytest.raises(IndicatorError, match="国"):
        index.group_rank("国")


def test_an_indicator_that_nothing_divides_by_its_denominator_is_noted() -> None:
    framework = made.framework().with_node("rd", denominator="wage")
    index = solve(made.frame(), framework, Recipe.of(Normalise()))
    assert [(note.cell.indicator, note.told.code) for note in index.notes] == [("rd", "index.note_undivided")]
    divided = solve(made.frame(), framework, Recipe.of(Denominate(), Normalise()))
    assert divided.notes == ()


def test_a_table_that_no_memory_holds_is_refused() -> None:
    many = [str(at) for at in range(8000)]
    with pytest.raises(IndicatorError, match="8000"):
        wide({"unit": many, "period": many, "rd": [1.0] * 8000}, unit="unit", period="period")


def test_each_point_that_was_drawn_in_and_each_cell_still_missing_is_named_with_its_numbers() -> None:
    values = np.array([[1.0, 5.0], [2.0, 6.0], [3.0, np.nan], [4.0, 8.0], [5.0, 9.0], [90.0, 7.0], [np.nan, np.nan]])
    frame = Frame.of(np.stack([values, values + 1]), list("abcdefg"), ["x", "y"], ("2023", "2024"))
    framework = Framework.of([Node("x", "index", direction=1), Node("y", "index", direction=1), Node("index")])
    for over, columns in (("yearly", ["2023", "2024"]), ("pooled", [""])):
        index = solve(frame, framework, Recipe.of(Treat(Treatment(check=SkewKurt(1.0, 0.0)), over), Normalise()))
        told = [(*note.cell, note.told.code, note.told.values) for note in index.notes]
        of_columns = [note for note in told if note[3] == "index.note_treated"]
        assert [note[:3] for note in of_columns] == [(period, "", "x") for period in columns]
        points = {note[:2]: note[4] for note in told if note[3] == "index.note_moved"}
        assert points[("2023", "f")]["before"] == "90"
        assert points[("2024", "f")] == {"before": "91", "after": f"{index.measured[1, 5, 0]:.6g}"}
        assert len(points) == sum(int(str(note[4]["points"])) for note in of_columns)
        # g has nothing at all: `unscored` tells of it
        left = [note[:3] for note in told if note[3] == "index.note_left"]
        assert left == [("2023", "c", "y"), ("2024", "c", "y")]
    filled = solve(frame, framework, Recipe.of(Impute((Constant(7.0),)), Treat(), Normalise()))
    assert not [note for note in filled.notes if note.told.code == "index.note_left"]


def test_a_period_of_a_table_without_periods_is_told_so() -> None:
    index = solve(wide({"city": ["a", "b"], "rd": ["1", "2"]}, unit="city"), ONE, Recipe.of(Normalise()))
    with pytest.raises(IndicatorError, match="the data have no periods"):
        index.score(period="2017")


def test_a_year_may_be_asked_as_a_number() -> None:
    table = {"city": ["a", "b"] * 2, "year": [2016, 2016, 2017, 2017], "rd": [1, 2, 4, 3]}
    index = solve(wide(table, unit="city", period="year"), ONE, Recipe.of(Normalise()))
    assert index.rank(period=2017).tolist() == [1, 2]  # type: ignore[arg-type]
    assert Insight.into(index, 2016).period == "2016"  # type: ignore[arg-type]
