"""Events held at home: their place where nothing tells one, and where it is left open."""

import pytest

from liandong.statements.extract import extract
from tests.statements.written import written


def places(body: str, title: str) -> list[str]:
    said = extract(written(body, title=title, published="2023-06-08").document)
    return [s.value.text for s in said if s.property == "place" and s.mention.kind == "event"]


@pytest.mark.parametrize(
    "body",
    [
        "6月7日,银企座谈会召开,12家企业拿到授信。",
        "6月7日,2023年第二批重点项目集中开工仪式举行。",
        "6月7日,集中签约活动举行,12个项目签约。",
    ],
)
def test_what_a_region_holds_at_home_was_held_where_the_page_speaks_from(body: str) -> None:
    assert places(body, "德清县一批项目签约开工") == ["德清县"]


@pytest.mark.parametrize(
    "body",
    [
        "6月7日,投资环境推介会举行,12个项目签约。",
        "6月7日,第五届数字经济峰会举行,12个项目签约。",
        "6月7日,云桥股份有限公司总部奠基仪式举行。",
    ],
)
def test_events_that_are_held_elsewhere_too_have_no_place(body: str) -> None:
    assert places(body, "德清县一批项目签约开工") == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("德清县在沪签约12个项目", "6月7日,集中签约仪式举行。"),
        ("德清县组团赴港", "6月7日,经贸交流会举行。"),
        ("德清县签下一批项目", "德清县代表团6月6日抵达上海。\n6月7日,集中签约活动举行。"),
        ("德清县党政代表团学习取经", "6月7日,产业协作座谈会召开。"),
        ("德清县飞地园区启用", "6月7日,园区启用仪式举行,园区位于张江。"),
        ("德清县与名校合作", "6月7日,合作签约仪式在浙大举行。"),
        ("德清县作典型发言", "6月7日,全省山海协作推进会召开。"),
        ("德清县当选副理事长单位", "6月7日,长三角县域合作联盟成立仪式举行。"),
        ("德清县入选", "6月7日,百强县榜单发布会举行。"),
    ],
)
def test_those_who_went_elsewhere_or_met_many_were_not_at_home(title: str, body: str) -> None:
    assert "德清县" not in places(body, title)


def test_another_region_in_its_name_or_sentence_leaves_the_place_open() -> None:
    assert places("6月7日,深圳德清产业协作座谈会召开。", "德清县一批项目签约开工") == []
    assert places("6月7日,银企座谈会召开,深圳的12家企业与德清县签约。", "一批项目签约开工") == []


def test_what_is_still_to_come_has_no_place() -> None:
    assert places("6月20日,银企座谈会将召开,12家企业报名。", "德清县一批项目签约开工") == []
