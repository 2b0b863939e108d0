"""Tables as people keep them: headings found by code and name, in either shape and encoding, faults told by cell."""

from pathlib import Path

import numpy as np
import pytest

from liandong.errors import IndicatorError
from liandong.indices import Cell, Framework, Node, wide
from liandong.indices.tables.files import read_table
from liandong.indices.tables.sheets import read_sheet
from liandong.indices.text import read

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
深圳,2024,5.5%,…,1700,珠三角,2
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


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b"\xff\xfe\x00\xd8"), ("a.xlsx", b"PK not"), ("a.csv", b"x,y\n1,2\n"), ("a.csv", b""), ("a.xlsx", b"")],
)
def test_what_is_no_table_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(IndicatorError):
        read_sheet(name, data, FRAMEWORK)
