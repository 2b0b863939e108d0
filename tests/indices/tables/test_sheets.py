"""Tables as people keep them: headings found by code and name, in either shape and encoding, faults told by cell."""

import io
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from liandong.errors import IndicatorError
from liandong.indices import Cell, Framework, Node, wide
from liandong.indices.tables.files import read_table
from liandong.indices.tables.sheets import read_sheet
from liandong.indices.text import Apart, read

DATA = Path(__file__).parents[3] / "docs" / "data"
FRAMEWORK = Framework.of(
    [
        Node("rd", "index", "研发强度", 1, unit="%"),
        Node("firms", "index", "高企数", 1, denominator="people"),
        Node("index", name="指数"),
    ]
)
WIDE = """八市数据表
城市,年份,研发强度(%),高企数,people,片区,备注
广州,2024,3.1,"12,000",1800,珠三角,1
深圳,2024,5.5,…,1700,珠三角,2
"""
TALL = """地区,年份,指标,数值,来源,发布日期
广州,2024,研发强度,3.1,年鉴,2025-03-01
深圳,2024,rd,5.5,,
广州,2024,firms,12000,,
广州,2024,people,1800,,
深圳,2024,people,1700,,
深圳,2024,别的,1,,
"""


def test_the_example_of_the_documentation_is_read_as_the_command_reads_it() -> None:
    file, method = DATA / "gba-mainland-cities.csv", read(DATA / "gba-mainland-cities.toml")
    held = read_sheet(file.name, file.read_bytes(), method.framework)
    other = wide(read_table(file), unit="city", period="year", name="name")
    assert held.frame is not None
    for code in held.frame.indicators:
        told = dict(zip(held.frame.units, held.frame.column(code).T.tolist(), strict=True))
        assert told == dict(zip(other.units, other.column(code).T.tolist(), strict=True))
    assert held.frame.names == other.names


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_units_below_a_title_with_groups_and_columns_of_no_use(encoding: str) -> None:
    held = read_sheet("表.csv", WIDE.encode(encoding), FRAMEWORK)
    assert held.frame is not None
    assert held.frame.units == ("广州", "深圳")
    assert held.frame.column("rd")[0].tolist() == [3.1, 5.5]
    assert held.frame.column("firms")[0, 0] == 12_000
    assert np.isnan(held.frame.column("firms")[0, 1])
    assert held.frame.labels == {"片区": ("珠三角", "珠三角")}
    assert held.passed == ("备注",)


def test_a_number_a_row_keeps_its_source() -> None:
    held = read_sheet("表.csv", TALL.encode(), FRAMEWORK)
    assert held.frame is not None
    source = held.frame.source(Cell("2024", "广州", "rd"))
    assert source is not None
    assert (source.text, source.vintage) == ("年鉴", "2025-03-01")
    assert held.frame.source(Cell("2024", "深圳", "rd")) is None


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        (TALL + "广州,2024,rd,3.2,,\n", ["C8"]),
        (TALL.replace("5.5", "约5"), ["D3"]),
        (TALL.replace("广州,2024,firms,12000,,\n", ""), ["A1"]),
        (WIDE.replace("深圳,2024", "深圳,"), ["B4"]),
    ],
)
def test_faults_are_told_by_cell(data: str, cells: list[str]) -> None:
    held = read_sheet("表.csv", data.encode(), FRAMEWORK)
    assert held.frame is None
    assert [fault.cell for fault in held.faults] == cells


MONEY = Framework.of([Node("gdp", "index", "GDP", 1, unit="亿元"), Node("index", name="指数")])


def faulted(data: str, framework: Framework = MONEY) -> list[tuple[str, str]]:
    held = read_sheet("表.csv", data.encode(), framework)
    assert (held.frame is None) is bool(held.faults)
    return [(fault.cell, fault.wrong.code) for fault in held.faults]


def column(data: str, framework: Framework = MONEY) -> list[float]:
    held = read_sheet("表.csv", data.encode(), framework)
    assert held.frame is not None, held.faults
    numbers: list[float] = held.frame.values.ravel().tolist()
    return numbers


@pytest.mark.parametrize("shares", ["12%,0.13", "0.12,13%", "１２％,13"])
def test_a_percent_sign_beside_numbers_without_is_no_factor_of_a_hundred(shares: str) -> None:
    one, two = shares.split(",")
    assert faulted(f"城市,gdp\n甲,{one}\n乙,{two}\n") == [("B3", "index.sheet_notation")]
    assert faulted(f"城市,指标,数值\n甲,gdp,{one}\n乙,gdp,{two}\n") == [("C3", "index.sheet_notation")]
    with pytest.raises(IndicatorError, match=f"{two} |“{two}”"):
        wide({"city": ["a", "b"], "gdp": [one, two]}, unit="city")


def test_shares_that_are_all_in_percent_are_read_by_the_portal_as_by_the_command() -> None:
    assert column("城市,gdp\n甲,12%\n乙,…\n丙,0.5%\n")[::2] == [12, 0.5]
    assert wide({"city": ["a", "b"], "gdp": ["12%", "0.5%"]}, unit="city").values.ravel().tolist() == [12, 0.5]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [("GDP（万元）,GDP", [2]), ("GDP,GDP（增速）", [1]), ("GDP(万元),别的", [0.0001]), ("GDP（现价）,别的", [1])],
)
def test_headings_count_as_they_are_written_before_their_brackets_are_passed_over(
    headings: str, numbers: list[float]
) -> None:
    assert column(f"城市,{headings}\n甲,1,2\n") == numbers


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        ("GDP（2023年价）,GDP（现价）", ("C1", "index.sheet_two_headings")),
        ("GDP,gdp", ("C1", "index.sheet_two_headings")),
        ("GDP（万美元）,别的", ("B2", "index.sheet_measure")),
    ],
)
def test_a_heading_that_leaves_a_doubt_is_told(headings: str, wrong: tuple[str, str]) -> None:
    assert faulted(f"城市,{headings}\n甲,1,2\n")[0] == wrong


@pytest.mark.parametrize("first", ["地区,单位", "名称,单位", "地区,计量单位"])
def test_what_a_number_a_row_is_measured_in_is_converted(first: str) -> None:
    assert column(f"{first},指标,数值\n甲,万元,GDP,12345\n乙,亿元,GDP,2\n") == [1.2345, 2]
    assert faulted(f"{first},指标,数值\n甲,美元,GDP,1\n乙,亿元,GDP,2\n")[0] == ("D2", "index.sheet_measure")


def test_labels_of_one_indicator_that_differ_in_their_brackets_are_told() -> None:
    told = faulted("地区,指标,数值\n甲,GDP（现价）,1\n乙,GDP（不变价）,2\n")
    assert told == [("B3", "index.sheet_two_labels")]
    assert column("地区,指标,数值\n甲,GDP（增速）,1\n甲,GDP,2\n乙,GDP（万元）,3\n") == [2]


def test_what_is_measured_by_another_thing_is_converted_by_both() -> None:
    framework = Framework.of([Node("wage", "index", "工资", 1, unit="万元/人"), Node("index")])
    assert column("城市,工资（元/人）\n甲,50000\n", framework) == [5]


def test_the_unit_of_a_quotient_is_not_that_of_what_is_divided() -> None:
    framework = Framework.of([Node("GDP", "index", "人均", 1, unit="万元", denominator="人口"), Node("index")])
    assert column("城市,GDP（亿元）,人口（万人）\n甲,50,10\n", framework) == [50, 10]
    tall = "地区,计量单位,指标,数值\n甲,亿元,GDP,50\n乙,万元,GDP,5000\n甲,万人,人口,1\n乙,万人,人口,1\n"
    assert column(tall, framework) == [50, 1, 0.5, 1]


def test_columns_that_are_named_are_those_and_no_others() -> None:
    data = "序号,地市,届次,地区,GDP（万元）\n1,甲,9,东,12345\n2,乙,9,西,2\n".encode()
    held = read_sheet("表.csv", data, MONEY, Apart("城市", "届次"), Apart(unit="地市", groups=("序号",))).frame
    assert held is not None
    assert (held.units, held.periods) == (("甲", "乙"), ("9",))
    assert held.labels == {"序号": ("1", "2"), "地区": ("东", "西")}
    assert held.values.ravel().tolist() == [1.2345, 0.0002]
    for typed in (Apart(unit="市名"), Apart(period="年"), Apart(groups=("片",))):
        with pytest.raises(IndicatorError, match=r"(市名|年|片)”.*headings: 序号、地市"):
            read_sheet("表.csv", data, MONEY, Apart("地市"), typed)


def test_units_stand_in_the_first_column_where_nothing_names_them() -> None:
    held = read_sheet("表.csv", "地名,gdp\n甲,1\n".encode(), MONEY).frame
    assert held is not None
    assert held.units == ("甲",)


def test_periods_that_are_numbers_stand_by_their_size() -> None:
    held = read_sheet("表.csv", "城市,期,gdp\n甲,10,1\n甲,9,2\n".encode(), MONEY)
    assert held.frame is not None
    assert held.frame.periods == ("9", "10")


def test_a_unit_in_two_groups_is_refused_as_in_a_data_frame() -> None:
    data = "城市,年份,片区,gdp\n甲,2023,东,1\n甲,2024,西,2\n"
    held = read_sheet("表.csv", data.encode(), MONEY, Apart(groups=("片区",)))
    assert [(fault.cell, fault.wrong.code) for fault in held.faults] == [("C3", "index.two_labels")]
    assert read_sheet("表.csv", data.encode(), MONEY).passed == ("片区",)  # nobody said that these are groups
    rows = {"城市": ["甲", "甲"], "年份": ["2023", "2024"], "片区": ["东", "西"], "gdp": [1, 2]}
    with pytest.raises(IndicatorError, match="片区"):
        wide(rows, unit="城市", period="年份", labels="片区")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"\xff\xfe\x00\xd8"), ("a.xlsx", b"PK not"), ("a.csv", b"x,y\n1,2\n"), ("a.csv", b""), ("a.xlsx", b"")],
)
def test_what_is_no_table_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(IndicatorError):
        read_sheet(name, data, FRAMEWORK)


def test_a_unit_that_a_workbook_shows_behind_a_number_is_converted() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (("城市", "年份", "产值（亿元）"), ("广州", 2024, 30), ("深圳", 2024, 500_000), ("佛山", 2024, 7)):
        sheet.append(row)
    for place, code in (("C3", '#,##0"万元"'), ("C4", '0"公顷"'), ("B3", '0"年"')):
        sheet[place].number_format = code
    book.save(out)
    framework = Framework.of([Node("made", "index", "产值", 1, unit="亿元"), Node("index", name="指数")])
    held = read_sheet("表.xlsx", out.getvalue(), framework)
    assert [fault.cell for fault in held.faults] == ["C4"]
    sheet["C4"].number_format = "0"
    out = io.BytesIO()
    book.save(out)
    held = read_sheet("表.xlsx", out.getvalue(), framework)
    assert held.frame is not None
    assert held.frame.periods == ("2024",)
    assert held.frame.column("made")[0].tolist() == [30, 50, 7]
