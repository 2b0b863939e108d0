"""Places of works told by the zone or town that opens a sentence, and by the region right beside their name."""

import pytest

from tests.statements.test_projects import things


def _place(body: str, title: str = "重点项目进展", word: str = "青岭") -> list[str]:
    return next(d for d in things(body, title=title) if word in d.name).get("place")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("天目产业园区内,青岭光伏玻璃项目已投产,总投资12亿元。", "天目产业园区"),
        ("记者在天目产业园区看到,青岭光伏玻璃项目已封顶,总投资12亿元。", "天目产业园区"),
        ("天目高新区今年引进项目20个。其中,青岭光伏玻璃项目总投资12亿元,已开工。", "天目高新区"),
        ("天目产业园区传来好消息:青岭光伏玻璃项目投产,总投资12亿元。", "天目产业园区"),
        ("青岭光伏玻璃项目总投资12亿元,入驻天目产业园区,现已开工。", "天目产业园区"),
        ("卧云乡的山坡上机器轰鸣,青岭光伏玻璃项目已开工,总投资12亿元。", "卧云乡"),
        ("天目高新区,重点是青岭光伏玻璃项目,总投资12亿元,已开工。", "天目高新区"),
    ],
)
def test_a_zone_or_town_that_opens_the_sentence_is_where_the_work_lies(body: str, place: str) -> None:
    assert _place(body) == [place]


@pytest.mark.parametrize(
    "body",
    [
        "天目高新区的企业来访。青岭光伏玻璃项目总投资12亿元,已开工。",
        "天目高新区与各方座谈。青岭光伏玻璃项目总投资12亿元,已开工。",
        "天目高新区党工委书记发言。青岭光伏玻璃项目总投资12亿元,已开工。",
        "天目产业园区举行培训。\n青岭光伏玻璃项目总投资12亿元,已开工。",
    ],
)
def test_a_zone_from_which_others_come_or_of_another_paragraph_is_none(body: str) -> None:
    assert _place(body) == []


@pytest.mark.parametrize(
    ("body", "places"),
    [
        (
            "青岭光伏玻璃项目(安吉)总投资12亿元,已开工;云桥冷链物流园项目(德清)总投资5亿元,已签约。",
            ["安吉", "德清"],
        ),
        ("安吉的青岭光伏玻璃项目、德清的云桥冷链物流园项目总投资17亿元,同日开工。", ["安吉", "德清"]),
    ],
)
def test_the_region_right_beside_the_name_is_its_own(body: str, places: list[str]) -> None:
    assert [*_place(body), *_place(body, word="云桥")] == places


def test_what_comes_from_a_region_does_not_lie_there() -> None:
    assert _place("来自德清的青岭光伏玻璃项目在安吉县开工,总投资12亿元。") == ["安吉县"]


def test_a_county_that_draws_investment_is_where_the_page_speaks_from() -> None:
    body = "今年以来,全县引进项目30个。青岭光伏玻璃项目总投资12亿元,已开工。"
    assert _place(body, title="寿县招商引资进展情况") == ["寿县"]
