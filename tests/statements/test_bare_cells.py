"""Bare cells: the unit of a number stands at the head of its column or above the table."""

import pytest

from liandong.statements.figures import figures
from tests.statements.written import assert_proved, written


def _told(body: str, title: str = "两地深化合作") -> list[tuple[list[str], list[str], list[str]]]:
    reading = written(body, title=title)
    drafts = figures.extract(reading, None, [])
    assert_proved(reading, drafts)
    return [(d.get("subject"), d.get("metric"), d.get("value")) for d in drafts]


def test_a_row_that_names_a_place_holds_its_numbers_in_the_unit_of_the_head() -> None:
    body = "地区\t总投资(亿元)\t增长%\n苏州\t1,120.5\t9.0\n无锡\t800\t"
    assert _told(body) == [
        (["苏州"], ["总投资"], ["112050000000"]),
        (["苏州"], ["增长"], ["9"]),
        (["无锡"], ["总投资"], ["80000000000"]),
    ]


def test_a_head_that_says_too_little_is_read_with_the_line_above() -> None:
    body = "表3—1 地区生产总值\n城市 | 总量(亿元)\n苏州 | 1,120.5\n无锡 | 800"
    assert [metric for _, metric, _ in _told(body)] == [["地区生产总值总量"]] * 2


def test_a_row_that_names_a_sort_says_what_is_counted_of_what_the_page_speaks_of() -> None:
    body = "类别\t个数\t总投资(亿元)\n工业\t29\t98.7\n农业\t19\t32.3"
    assert _told(body, title="无锡市重点项目进展")[:2] == [
        (["无锡市"], ["工业个数"], ["29"]),
        (["无锡市"], ["工业总投资"], ["9870000000"]),
    ]


def test_units_above_the_table_go_to_its_columns_in_their_order() -> None:
    body = "签约情况见下表(单位:个、亿元):\n口径\t类别\t项目数\t总投资\n类型\t外资项目\t16\t120.5\n内资项目\t63\t90"
    assert [value for _, _, (value,) in _told(body)] == ["16", "12050000000", "63", "9000000000"]


def test_the_number_that_opens_a_row_is_no_value() -> None:
    body = "序号\t地区\t总投资(亿元)\n1\t苏州\t12\n2\t无锡\t8"
    assert [(*subject, *value) for subject, _, value in _told(body)] == [("苏州", "1200000000"), ("无锡", "800000000")]


@pytest.mark.parametrize(
    "body",
    [
        "地区\t排名\n苏州\t1\n无锡\t2",
        "地区\t总投资\n苏州\t12\n无锡\t8",
        "地区\t总投资(亿元)\n苏州\t12",
        "地区\t总投资(亿元)\n合计\t12\n总计\t8",
        "苏州\t12\n无锡\t8",
    ],
)
def test_orders_sums_and_numbers_without_a_unit_or_a_table_are_no_figures(body: str) -> None:
    assert _told(body) == []
