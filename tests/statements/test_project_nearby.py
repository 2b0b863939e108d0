"""Where a project lies by its name and by what its sentence says; nothing where the text tells of other places."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def places(body: str, title: str = "一批项目开工") -> list[str]:
    reading = written(body, title=title)
    drafts = [d for d in projects.extract(reading, None, organisations.find(reading)) if d.kind.name == "project"]
    assert_proved(reading, drafts)
    return [value for draft in drafts for value in draft.get("place")]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("复旦大学上海医学院晋江云江医学中心项目总投资5亿元,已开工建设。", "晋江"),
        ("上海市工业综合开发区云江谷亳州产业园总投资5亿元,已开工建设。", "亳州"),
        ("太仓云江集团常州云桥储能基地总投资5亿元,已开工建设。", "常州"),
        ("深圳前海云江谷项目总投资5亿元,已开工建设。", "深圳前海"),
    ],
)
def test_a_name_lies_where_it_says_and_not_where_its_founder_does(body: str, place: str) -> None:
    assert places(body) == [place]


@pytest.mark.parametrize(
    "body",
    [
        "大湾区云江校友创业基地总投资5亿元,已开工建设。",
        "云江储能基地建成后,在华南及华中区域投入使用,总投资5亿元。",
    ],
)
def test_a_group_of_cities_is_no_place_of_a_work(body: str) -> None:
    assert places(body) == []


def test_a_bare_region_of_another_province_of_which_nothing_else_speaks_is_a_firm_s() -> None:
    body = "云桥储能项目开工,宁波欧达松山滩20万千瓦风电项目总投资5亿元,已开工建设。"
    assert "宁波" not in places(body, "天祝县一批项目开工")
    assert "宁波" in places(body + "宁波市也来人道贺。", "天祝县一批项目开工")


def test_a_region_of_another_province_near_by_is_none() -> None:
    body = "我县与金山区结成友好。云江汽车产业基地总投资5亿元,已开工建设。"
    assert places(body, "滨海县工业园一年间") == ["滨海县工业园"]


def test_a_region_beside_that_in_the_name_is_none() -> None:
    body = "常熟市一路领先。随后云江集团(太仓)储能基地总投资5亿元,已开工建设。"
    assert places(body) == ["太仓"]


def test_the_region_of_a_firm_with_its_trade_is_no_place_of_its_work() -> None:
    body = "青川县一次签回两个:重庆荣杭茶业的云江贡茶精加工项目总投资3亿元。"
    assert places(body) != ["重庆"]


def test_who_helps_is_not_where_it_is_built() -> None:
    body = "鄂尔多斯市对口帮扶兴安盟,云江羊绒衫加工项目总投资3亿元,已开工建设。"
    assert places(body) == ["兴安盟"]
