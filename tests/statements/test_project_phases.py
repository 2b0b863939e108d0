"""Phases: what is told of 一期 and 二期 of the project spoken of."""

import pytest

from liandong.statements.draft import Draft
from tests.statements.test_projects import things


def _phases(body: str) -> list[Draft]:
    return [draft for draft in things(body) if draft.name.endswith("期")]


def test_phases_told_one_by_one_are_works_of_their_own() -> None:
    body = "云桥药谷产业园项目总投资15亿元。一期投资5亿元,2019年12月投产;二期投资10亿元,正在建设。"
    first, second = _phases(body)
    assert (first.name, second.name) == ("云桥药谷产业园一期", "云桥药谷产业园二期")
    assert (first.get("amount"), second.get("amount")) == (["500000000"], ["1000000000"])
    assert (first.get("status"), second.get("status")) == (["operating"], ["building"])
    assert first.get("part_of") == ["云桥药谷产业园项目"]


def test_one_phase_alone_is_the_project_so_far() -> None:
    assert _phases("云桥药谷产业园项目总投资15亿元。一期已投产。") == []


@pytest.mark.parametrize(
    ("body", "phases"),
    [
        ("栖云光伏项目总投资30亿元,其中二期投资12亿元。", [("栖云光伏二期", ["1200000000"], [])]),
        ("栖云光伏项目总投资30亿元,其中一期约12亿元。", [("栖云光伏一期", ["1200000000"], [])]),
        (
            "栖云冷链物流园分三期建设,一期已建成投用,二期正在建设。",
            [("栖云冷链物流园一期", [], ["operating"]), ("栖云冷链物流园二期", [], ["building"])],
        ),
        (
            "栖云轴承项目总投资15亿元,一、二期均已投产,三期正在建设。",
            [
                ("栖云轴承一期", [], ["operating"]),
                ("栖云轴承二期", [], ["operating"]),
                ("栖云轴承三期", [], ["building"]),
            ],
        ),
        (
            "栖云轴承基地1—3期已建成,4—5期开工建设。",
            [("栖云轴承基地1—3期", [], ["operating"]), ("栖云轴承基地4—5期", [], ["started"])],
        ),
        ("栖云轴承项目进展顺利。公司又投入3亿元建设二期。", [("栖云轴承二期", ["300000000"], [])]),
        (
            "栖云轴承项目位于栖川。一期工程占地200亩,投资6亿元,已投产;二期工程占地100亩,投资4亿元。",
            [("栖云轴承一期", ["600000000"], ["operating"]), ("栖云轴承二期", ["400000000"], [])],
        ),
    ],
)
def test_a_phase_has_its_own_sum_and_stage(body: str, phases: list[tuple[str, list[str], list[str]]]) -> None:
    found = _phases(body)
    assert [(d.name, d.get("amount"), [*dict.fromkeys(d.get("status"))]) for d in found] == phases


def test_the_next_phase_of_a_work_named_by_its_phase_is_beside_it() -> None:
    first, second = things("栖云轴承项目一期已投产、二期在建。")
    assert (first.name, first.get("status")) == ("栖云轴承项目一期", ["operating"])
    assert (second.name, second.get("status"), second.get("part_of")) == ("栖云轴承项目二期", ["building"], [])


@pytest.mark.parametrize(
    "told",
    [
        "第三期培训班在市委党校开班,典礼已举行",
        "新一期债券已完成发行",
        "公司发行二期基金3亿元",
        "两期都在规划",
        "在一期竣工投产之日起一年内招工",
        "开工的是苏州栖川科技有限公司,一期投2000万元",
    ],
)
def test_what_is_no_phase_of_it_makes_none(told: str) -> None:
    assert _phases(f"栖云轴承项目总投资15亿元。{told}。") == []


def test_the_sum_of_a_phase_is_not_that_of_the_whole() -> None:
    whole = things("栖云轴承项目位于栖川。一期工程占地200亩,投资6亿元,已投产;二期工程占地100亩,投资4亿元。")[0]
    assert [(s.value.text, s.scope) for s in whole.statements if s.property == "amount"] == [
        ("600000000", "first_phase")
    ]


def test_the_first_phases_are_each_of_them() -> None:
    body = "云桥药谷产业园项目\n一期:原料2万吨/年,3亿元\n二期:原料3万吨/年,10亿元\n三期:原料6万吨/年,9亿元\n"
    body += "厂方说,前两期都已投产。"
    assert [draft.get("status") for draft in _phases(body)] == [["operating"], ["operating"], []]


@pytest.mark.parametrize(
    "told",
    [
        "由产业基金二期投资3亿元",
        "国家大基金二期投资3亿元",
        "医药临床二期试验已启动",
        "绿色债券二期已上线",
        "“稳盈”二期理财产品已启动",
        "“云税贷”二期授信3亿元,一期2亿元",
        "获专项债一期3亿元",
        "公司投资5亿元二期股权",
        "疫情一期已结束,二期已启动",
        "建设周期三期叠加,已开工",
        "一期工程比二期工程多投资3亿元",
        "如果一期顺利投产,二期随即开工",
        "若一期顺利投产,二期即开工",
    ],
)
def test_a_phase_of_something_else_or_on_a_condition_is_none_of_it(told: str) -> None:
    whole, *phases = things(f"栖云轴承项目总投资15亿元。{told}。")
    assert phases == []
    assert (whole.get("amount"), whole.get("status")) == (["1500000000"], [])


def test_a_phase_of_another_work_that_is_named_is_of_that_work() -> None:
    told = things("栖云轴承项目总投资15亿元。客商考察了云岭药谷一期和二期,二期正在建设。")
    assert [(draft.name, draft.get("status")) for draft in told] == [
        ("栖云轴承项目", []),
        ("云岭药谷二期", ["building"]),
    ]


def test_what_hangs_on_a_condition_leaves_what_has_come() -> None:
    whole, *phases = things("栖云轴承项目总投资15亿元。一期已投产,二期视情况启动。")
    assert [(draft.name, draft.get("status")) for draft in phases] == [("栖云轴承一期", ["operating"])]
    assert whole.get("status") == ["operating"]


@pytest.mark.parametrize("told", ["两期投资共", "固定资产投资不低于", "全部项目投资", "总体投资"])
def test_a_sum_of_all_phases_is_that_of_the_whole(told: str) -> None:
    (whole,) = things(f"栖云轴承项目位于栖川。一期工程占地80亩,二期工程占地90亩,{told}6亿元。")
    assert [(s.value.text, s.scope) for s in whole.statements if s.property == "amount"] == [("600000000", "total")]
