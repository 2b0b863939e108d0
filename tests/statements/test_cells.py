"""Cells of tables: the row names the holder, the head of the column the metric."""

import pytest

from liandong.statements.figures import figures
from liandong.statements.figures.cells import cell
from tests.statements.written import assert_proved, written


def _told(body: str) -> list[tuple[list[str], list[str], list[str]]]:
    reading = written(body)
    drafts = figures.extract(reading, None, [])
    assert_proved(reading, drafts)
    return [(d.get("subject"), d.get("metric"), d.get("value")) for d in drafts]


def test_the_head_of_the_column_is_the_metric() -> None:
    body = "序号\t名称\t总投资\t占地\n1\t云岭智谷工程\t12亿元\t500亩\n2\t青禾光谷工程\t8亿元\t300亩"
    assert _told(body) == [
        (["云岭智谷工程"], ["总投资"], ["1200000000"]),
        (["云岭智谷工程"], ["占地"], ["500"]),
        (["青禾光谷工程"], ["总投资"], ["800000000"]),
        (["青禾光谷工程"], ["占地"], ["300"]),
    ]


def test_a_head_that_tells_every_measure_alike_is_told_by_the_unit_too() -> None:
    body = "名称\t建设规模\n云岭智谷工程\t500亩\n云岭蓝环工程\t19公里"
    assert [metric for _, metric, _ in _told(body)] == [["建设规模(面积)"], ["建设规模(长度)"]]


def test_without_a_head_the_unit_says_what_is_measured() -> None:
    assert _told("1\t云岭蓝环工程(东段)\t生态\t约19公里") == [(["云岭蓝环工程(东段)"], ["长度"], ["19"])]


def test_a_row_on_one_line_is_read_too() -> None:
    assert _told("云岭圩田展示园一期 生态绿色 约190公顷") == [(["云岭圩田展示园一期"], ["面积"], ["190"])]


@pytest.mark.parametrize("body", ["云岭市占地500亩。", "云岭市 占地约500亩,已建成。", "名称\t数\t占地\n1\t甲\t500亩"])
def test_running_text_and_rows_without_a_name_hold_no_cell(body: str) -> None:
    reading = written(body)
    found = [
        cell(reading, sentence, quantity)
        for sentence in reading.body
        for quantity in reading.quantities_in(sentence.start, sentence.end)
    ]
    assert found
    assert set(found) == {None}


def test_a_year_in_the_head_of_a_column_is_no_number() -> None:
    body = "区域\t总投资\t2016年计划投资\n云岭区\t8.2亿元\t5亿元"
    assert [metric for _, metric, _ in _told(body)] == [["总投资"], ["2016年计划投资"]]
