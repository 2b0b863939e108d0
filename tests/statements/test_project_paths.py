"""The region around a place that does not say by itself where it lies."""

import pytest

from liandong.model import Role
from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def read(body: str, title: str = "重点项目签约", medium: str | None = None) -> list[Draft]:
    reading = written(body, title=title, medium=medium)
    drafts = [d for d in projects.extract(reading, None, organisations.find(reading)) if d.kind.name == "project"]
    assert_proved(reading, drafts)
    return drafts


def places(drafts: list[Draft]) -> list[str]:
    return [text for draft in drafts for text in draft.get("place")]


def outer(drafts: list[Draft]) -> list[str]:
    said = [s for d in drafts for s in d.statements if s.property == "place"]
    return [quote.text for s in said for quote in s.evidence if quote.role is Role.PLACE]


@pytest.mark.parametrize(
    ("body", "place", "quoted"),
    [
        (
            "昨日,昆山市千灯镇举行开工仪式。总投资3亿元的晶澜光学镜头项目落户千灯镇,明年投产。",
            "昆山市千灯镇",
            "昆山市",
        ),
        ("5月8日,余杭区一季度新签项目中,晶澜光学镜头项目落户仓前街道,总投资3亿元。", "余杭区仓前街道", "余杭区"),
        ("落户桂城街道的晶澜光学镜头项目总投资3亿元,去年开工。", "佛山桂城街道", "佛山"),
    ],
)
def test_a_town_lies_in_the_region_that_the_page_names(body: str, place: str, quoted: str) -> None:
    drafts = read(body, medium="佛山日报" if "桂城" in body else None)
    assert places(drafts) == [place]
    assert outer(drafts) == [quoted]


def test_what_the_gazetteer_knows_needs_none() -> None:
    drafts = read("昨日,总投资3亿元的晶澜光学镜头项目落户昆山市千灯镇,明年投产。")
    assert places(drafts) == ["昆山市千灯镇"]
    assert outer(drafts) == []


def test_a_firm_does_not_tell_where_a_town_lies() -> None:
    drafts = read("深圳市晶澜光学有限公司投资3亿元的晶澜光学镜头项目落户仓前街道。", title="镜头项目签约")
    assert places(drafts) == ["仓前街道"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("贵阳市今年新签一批项目。总投资3亿元的晶澜光学镜头项目落户白云区。", "贵阳市白云区"),
        ("广州市天河区和白云区签约。总投资3亿元的晶澜光学镜头项目落户白云区。", "广州市白云区"),
        ("昨日,总投资3亿元的晶澜光学镜头项目落户广州市白云区。", "广州市白云区"),
        ("昨日,总投资3亿元的晶澜光学镜头项目落户白云区。", "白云区"),
    ],
)
def test_a_name_of_several_regions_says_which_it_is(body: str, place: str) -> None:
    assert places(read(body)) == [place]


def test_no_path_is_taken_from_the_name_of_another_work() -> None:
    body = "宁波欧达松山滩风电项目、天堂镇星级民宿项目开工,总投资5亿元。"
    assert "宁波天堂镇" not in places(read(body))
