"""Whatever table a caller brings, with the missing cells, codes and days of its own kind, becomes the same frame or is
refused with the place."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from liandong.errors import IndicatorError
from liandong.indices import long, wide
from liandong.indices.tables.coinr import framework_of

GAP = [
    pd.DataFrame({"c": ["a", "b"], "x": pd.array([1.5, None], dtype="Float64")}),
    pd.DataFrame({"c": ["a", "b"], "x": pd.Series([1.5, pd.NA], dtype=object)}),
    pd.DataFrame({"c": pd.Categorical(["a", "b"]), "x": [1.5, np.nan]}),
    pl.DataFrame({"c": ["a", "b"], "x": [1.5, None]}),
    pl.DataFrame({"c": ["a", "b"], "x": [Decimal("1.5"), None]}),
    pa.table({"c": ["a", "b"], "x": pa.array([Decimal("1.5"), None])}),
    {"c": ["a", "b"], "x": [Decimal("1.5"), None]},
]


@pytest.mark.parametrize("table", GAP, ids=range(len(GAP)))
def test_a_missing_cell_is_missing_in_any_kind_of_table(table: object) -> None:
    frame = wide(table, unit="c")
    assert frame.units == ("a", "b")
    assert frame.values[0, 0, 0] == 1.5
    assert np.isnan(frame.values[0, 1, 0])


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(["a", None], dtype="string"),
        pd.Series(["a", pd.NA], dtype=object),
        pd.Series([pd.Timestamp("2023-01-01"), pd.NaT]),
    ],
    ids=["string", "object", "days"],
)
@pytest.mark.parametrize("where", ["c", "p"])
def test_a_row_without_unit_or_period_is_named(column: "pd.Series[str]", where: str) -> None:
    table = pd.DataFrame({"c": ["a", "b"], "p": ["1", "1"], "x": [1, 2]}).assign(**{where: column})
    with pytest.raises(IndicatorError, match=rf"2.*{where}"):
        wide(table, unit="c", period="p")


def test_codes_stay_as_they_are() -> None:
    assert wide({"c": ["001", "1"], "x": [1, 2]}, unit="c").units == ("001", "1")
    assert wide(pd.DataFrame({"c": [440100, 440300], "x": [1, 2]}), unit="c").units == ("440100", "440300")
    assert wide({"c": np.array([1, 2], np.float32), "x": [1, 2]}, unit="c").units == ("1", "2")


@pytest.mark.parametrize("days", [pd.to_datetime(["2023-01-01", "2024-01-01"]), [date(2023, 1, 1), date(2024, 1, 1)]])
def test_days_are_periods_without_their_midnight(days: object) -> None:
    frame = wide(pd.DataFrame({"c": ["a", "a"], "p": days, "x": [1, 2]}), unit="c", period="p")
    assert frame.periods == ("2023-01-01", "2024-01-01")


def test_periods_of_whole_numbers_stand_by_their_size() -> None:
    frame = wide({"c": ["a"] * 3, "p": [10, 9, 2023], "x": [1, 2, 3]}, unit="c", period="p")
    assert frame.periods == ("9", "10", "2023")
    assert frame.column("x")[:, 0].tolist() == [2, 1, 3]


def test_units_stand_as_they_are_first_seen() -> None:
    table = {"c": ["b", "a", "b"], "p": ["2", "2", "1"], "x": [1, 2, 3]}
    assert wide(table, unit="c", period="p").units == ("b", "a")
    tall = long({"c": ["b", "a"], "i": ["x", "x"], "v": [1, 2]}, unit="c", indicator="i", value="v")
    assert (tall.units, tall.values.ravel().tolist()) == (("b", "a"), [1, 2])


def test_columns_named_by_numbers_are_indicators() -> None:
    assert wide(pd.DataFrame([["a", 1, 2]], columns=["c", 2023, 2024]), unit="c").indicators == ("2023", "2024")


def test_one_name_stands_for_a_list_of_one() -> None:
    frame = wide({"c": ["a", "b"], "xx": [1, 2], "省": ["粤", "粤"]}, unit="c", labels="省", indicators="xx")
    assert frame.indicators == ("xx",)
    assert frame.labels == {"省": ("粤", "粤")}


def test_a_group_told_in_one_period_holds_in_all() -> None:
    table = {"c": ["a", "a"], "p": ["1", "2"], "x": [1, 2], "g": ["东", None], "n": ["甲", ""]}
    frame = wide(table, unit="c", period="p", name="n", labels=["g"])
    assert frame.labels == {"g": ("东",)}
    assert frame.name("a") == "甲"
    with pytest.raises(IndicatorError, match=r"东.*西"):
        wide({**table, "g": ["东", "西"]}, unit="c", period="p", name="n", labels=["g"])


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (pd.DataFrame([["a", 1, 2]], columns=["c", "x", "x"]), "x"),
        ({"c": ["a"], 1: [1], "1": [2]}, "1"),
        ({"c": ["a", "b"], "x": [1]}, r"x.*1.*2"),
        ({"c": ["a"], "x": [1, 2]}, r"c.*1.*2"),
        ({"c": ["a"], "x": 5}, "x: int"),
        ({"c": "a", "x": [5]}, "c: str"),
        (pl.LazyFrame({"c": ["a"], "x": [1]}), "LazyFrame"),
        (pd.DataFrame({"x": [1]}, index=pd.Index(["a"], name="c")), "reset_index"),
        ({"c": ["a", "a"], "x": [1, 2]}, "column of periods"),
        ({"c": ["a"], "x": [10**400]}, "x"),
        ({"c": ["a"], "x": [True]}, "True"),
        (pd.DataFrame({"c": ["a"], "x": pd.to_datetime(["2023-01-01"])}), "2023-01-01"),
    ],
)
def test_what_is_no_table_of_numbers_is_refused(table: object, named: str) -> None:
    with pytest.raises(IndicatorError, match=named):
        wide(table, unit="c")


@pytest.mark.parametrize("kind", [dict, pd.DataFrame, pl.DataFrame])
def test_a_long_table_names_indicator_and_unit(kind: Callable[[object], object]) -> None:
    with pytest.raises(IndicatorError) as told:
        long(kind({"c": ["a", "b"], "i": ["x", "y"], "v": ["1", "约2"]}), unit="c", indicator="i", value="v")
    assert (told.value.unit, told.value.indicator) == ("b", "y")
    with pytest.raises(IndicatorError, match=r"2.*i"):
        long(kind({"c": ["a", "b"], "i": ["x", None], "v": [1, 2]}), unit="c", indicator="i", value="v")


def test_a_type_that_coinr_does_not_have_is_not_passed_over() -> None:
    meta = {"iCode": ["a", "b"], "iName": ["", ""], "Parent": ["b", "NA"], "Direction": [1, 1], "Weight": [1, 1]}
    with pytest.raises(IndicatorError, match="indicator"):
        framework_of({**meta, "Type": ["indicator", "Aggregate"]})
