"""Shares: the sorts by which a sum is broken down, and where nothing is."""

import pytest

from liandong.statements.figures.shares import sort_of
from tests.statements.written import written


def _sorts(body: str) -> list[str | None]:
    reading = written(body)
    found = []
    for quantity in reading.quantities:
        span = sort_of(reading, quantity)
        found.append(reading.plain[slice(*span)] if span else None)
    return found


def test_each_number_of_a_share_is_that_of_its_sort() -> None:
    body = "云岭大道等交通项目5个,总投资46亿元;产业项目3个、20亿元。另有8家企业。"
    assert _sorts(body) == ["交通项目", "交通项目", "产业项目", "产业项目", None]


@pytest.mark.parametrize(
    ("body", "sorts"),
    [
        (
            "新签约项目3个,总投资20亿元;新开工项目5个,总投资46亿元。",
            ["新签约项目", "新签约项目", "新开工项目", "新开工项目"],
        ),
        ("产业项目3个,总投资20亿元。交通项目5个,总投资46亿元。", ["产业项目", "产业项目", "交通项目", "交通项目"]),
        ("其中,「产业飞地」9块,投资23亿元;「科创飞地」5块,投资2亿元。", ["「产业飞地」"] * 2 + ["「科创飞地」"] * 2),
        ("16个项目总投资21亿元,其中文化旅游6个、工业6个、农业4个。", [None, None, "文化旅游", "工业", "农业"]),
        ("分类看,产业类8个,金额5亿元;基建类虽然只有3个,金额却有6亿元。", ["产业类", "产业类", "基建类", "基建类"]),
    ],
)
def test_sorts_that_are_counted_one_behind_another_break_things_down(body: str, sorts: list[str | None]) -> None:
    assert _sorts(body) == sorts


@pytest.mark.parametrize(
    "body",
    [
        "产业项目3个,总投资20亿元。",
        "产业项目3个,交通项目5个,总投资66亿元。",
        "新签约3个,总投资20亿元;新开工5个,总投资46亿元。",
        "园区签约项目3个,总投资20亿元;开工项目也有5个。",
        "苏州项目3个,总投资20亿元;无锡项目5个,总投资46亿元。",
    ],
)
def test_one_sort_sorts_only_counted_stages_and_places_break_nothing_down(body: str) -> None:
    assert set(_sorts(body)) == {None}
