"""Denominating: parity with COINr on ASEM, what is lost, what is refused, and what is suggested."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices.methods.columns import Array
from liandong.indices.methods.denominating import Denominators, denominate, suggest
from tests.indices.methods import asem
from tests.indices.methods.tables import columns_of, matrices


def asem_denominators() -> Denominators:
    names = tuple(row["iCode"] for row in asem.rows("iMeta") if row["Type"] == "Denominator")
    of_unit = {row["uCode"]: row for row in asem.rows("iData")}
    table = [[float(of_unit[unit][name] or "nan") for name in names] for unit in asem.columns().units]
    return Denominators(names, np.array(table))


@asem.needs_asem
def test_asem_is_denominated_as_by_coinr() -> None:
    named = {row["iCode"]: row["Denominator"] for row in asem.rows("iMeta")}
    by, raw = [named[code] for code in asem.columns().codes], asem.stage("stage_Raw")
    ours = denominate(raw, by, asem_denominators(), asem.columns())
    asem.assert_same(ours.values, asem.stage("stage_Denominated"))
    lost = [(asem.columns().units[row], asem.columns().codes[at]) for row, at in np.argwhere(ours.lost)]
    assert [code for _, code in lost] == ["Elec", "Gas"]
    assert np.array_equal(np.isnan(ours.values), np.isnan(raw) | ours.lost)


@asem.needs_asem
def test_denominators_suggested_for_asem_are_those_of_coinr() -> None:
    found = suggest(asem.stage("stage_Raw"), asem_denominators(), asem.columns())
    ours = sorted((one.indicator, one.denominator, round(one.correlation, 2)) for one in found)
    assert ours == sorted((row["Ind"], row["Denom"], float(row["Corr"])) for row in asem.rows("denom_corr"))


PEOPLE = Denominators(("people", "area"), np.array([[2.0, 10.0], [4.0, np.nan], [0.0, -1.0]]))
TOTALS = np.array([[10.0, 5.0], [20.0, 6.0], [np.nan, 7.0]])


def test_only_what_has_a_denominator_is_divided_and_scaled() -> None:
    ours = denominate(TOTALS, ["people", ""], PEOPLE, columns_of(TOTALS), factors=np.array([100.0, 7.0]))
    assert ours.values[:2].tolist() == [[500, 5], [500, 6]]
    assert not ours.lost.any()


def test_a_denominator_that_is_missing_is_told_and_loses_the_cell() -> None:
    ours = denominate(TOTALS[:2], ["area", ""], Denominators(("area",), PEOPLE.values[:2, 1:]), columns_of(TOTALS[:2]))
    assert ours.lost.tolist() == [[False, False], [True, False]]
    assert np.isnan(ours.values[1, 0])


@pytest.mark.parametrize(("name", "value"), [("people", "0"), ("area", "-1")])
def test_denominators_that_are_not_above_zero_are_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(IndicatorError, match=f"“{name}” of b is {value} for u2") as told:
        denominate(TOTALS, ["", name], PEOPLE, columns_of(TOTALS))
    assert (told.value.indicator, told.value.unit, told.value.period) == ("b", "u2", "2025")


def test_a_denominator_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndicatorError, match=r"b is to be divided by “gdp”, .*people, area"):
        denominate(TOTALS, ["people", "gdp"], PEOPLE, columns_of(TOTALS))


@settings(deadline=None)
@given(matrices(least=5, gaps=True), st.floats(0.01, 100))
def test_totals_of_the_same_size_are_suggested_whatever_the_unit(values: Array, factor: float) -> None:
    size = Denominators(("size",), values[:, :1] * factor + 3)
    found = suggest(values[:, :1], size, columns_of(values[:, :1]))
    assert [(one.denominator, round(one.correlation, 6)) for one in found] == [("size", 1.0)]


def test_nothing_is_suggested_of_what_tells_nothing() -> None:
    flat = Denominators(("flat", "rare"), np.array([[1.0, 1], [1, 2], [1, np.nan], [1, np.nan]]))
    values = np.array([[1.0], [2.0], [3.0], [4.0]])
    assert suggest(values, flat, columns_of(values)) == ()
