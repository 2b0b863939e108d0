"""Needs and offers from data frames, and the answer as columns of one."""

from decimal import Decimal
from typing import Any

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

import polars as pl

from liandong.errors import MatchingError
from liandong.matching import match
from liandong.matching.tables.frames import columns_of, needs_from, offers_from
from tests.matching import made

NEEDS = {
    "code": ["n1", "n2"],
    "title": ["产线扩建", "仓储周转"],
    "firm": ["星河公司", None],
    "amount": [3000.0, 1200.5],
    "term": [36, None],
    "region": ["广州市", "深圳市南山区"],
    "pledges": [["房产", "设备"], []],
}
OFFERS = {"code": ["p1"], "title": ["设备贷"], "institution": ["甲银行"], "amount_most": [5000], "pledges": [["设备"]]}


def arrow(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pyarrow", reason="pyarrow is not installed").table(columns)


def pandas(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pandas", reason="pandas is not installed").DataFrame(columns)


@pytest.mark.parametrize("framed", [dict, pl.DataFrame, arrow, pandas])
def test_any_table_gives_the_same_needs(framed: Any) -> None:
    read = needs_from(framed(NEEDS))
    assert read.faults == ()
    first, second = read.found
    assert (first.code, first.firm, first.region) == ("n1", "星河公司", "440100")
    assert first.amount == 3000
    assert first.term == 36
    assert (first.pledges, second.pledges) == (frozenset({"房产", "设备"}), frozenset())
    assert (second.firm, second.amount, second.term) == ("", Decimal("1200.5"), None)


def test_headings_of_the_booklet_will_do_too() -> None:
    read = needs_from(pl.DataFrame({"融资项目": ["产线扩建"], "融资金额": ["0.3亿元"], "备注": ["—"]}))
    assert read.found[0].amount == 3000
    assert len(read.remarks) == 1, "a column that is passed over is named"


def test_every_fault_is_told_by_its_cell() -> None:
    wrong = {**NEEDS, "region": ["普陀区", "无此地"], "amount": [-1.0, 2.0]}
    read = needs_from(pl.DataFrame(wrong))
    assert [fault.cell for fault in read.faults] == ["D2", "F2", "F3"]
    assert read.found == ()


@pytest.mark.parametrize(
    "wrong", [3, "表", {"title": "甲"}, {"title": ["甲"], "amount": [1, 2]}, {}, pl.DataFrame({"x": [1]})]
)
def test_what_is_no_table_is_refused(wrong: Any) -> None:
    with pytest.raises(MatchingError):
        needs_from(wrong)


def test_the_answer_is_a_data_frame() -> None:
    needs, offers = needs_from(pl.DataFrame(NEEDS)).found, offers_from(OFFERS).found
    found = match(needs, offers, made.ON)
    table = pl.DataFrame(columns_of(found))
    assert table.select("need", "offer", "fit").rows() == [("n1", "p1", "takes"), ("n2", "p1", "near")]
    assert table["score"][1] is None
    assert "设备" in table["told"][1]
