"""Works led by their sums, works of a batch without a noun, and sums that are nobody's investment."""

import pytest

from liandong.model import Modality
from liandong.statements.draft import Draft
from tests.statements.test_projects import things


def projects_of(body: str) -> dict[str, Draft]:
    return {draft.name: draft for draft in things(body) if draft.kind.name == "project"}


@pytest.mark.parametrize(
    ("body", "sums"),
    [
        (
            "总投资14亿元的云帆科技年产24GWh新能源电池、总投资13亿元的栖川一工厂及50万台发动机、总投资10亿元的霁光新材料制造中心"
            "等一批重大招商项目签约落地。",
            {
                "云帆科技年产24GWh新能源电池": ["1400000000"],
                "栖川一工厂及50万台发动机": ["1300000000"],
                "霁光新材料制造中心": ["1000000000"],
            },
        ),
        (
            "总投资10亿元的云帆科技三元前驱体、总投资15亿元的霁光半导体显示器件等在谈项目推进签约。",
            {"云帆科技三元前驱体": ["1000000000"], "霁光半导体显示器件": ["1500000000"]},
        ),
        ("总投资3亿元海创磷酸铁锂项目已经签约。", {"海创磷酸铁锂项目": ["300000000"]}),
    ],
)
def test_a_sum_leads_to_its_work(body: str, sums: dict[str, list[str]]) -> None:
    found = projects_of(body)
    assert {name: found[name].get("amount") for name in sums} == sums


def test_the_members_of_a_batch_need_no_noun() -> None:
    found = projects_of(
        "云帆六期项目、远航科技年产1100万片高端触控显示模组及器件、云帆集团轴承系列、海翼智能装备制造基地等一批重大项目如期投产。"
    )
    assert set(found) == {
        "云帆六期项目", "远航科技年产1100万片高端触控显示模组及器件", "云帆集团轴承系列", "海翼智能装备制造基地",
    }  # fmt: skip


def test_fields_and_zones_are_no_members() -> None:
    assert not projects_of("包括锂电池材料、新能源及健康医药等产业项目将落户。")
    assert not projects_of("云岭开发区(云桥镇)、栖川高新区(栖口镇)两大片区又有20个项目集中开工。")


def amounts(draft: Draft) -> list[tuple[str, str | None, Modality]]:
    return [(s.value.text, s.scope, s.modality) for s in draft.statements if s.property == "amount"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("云岭新型储能基地项目今年计划投资2亿元。", []),
        ("云岭新型储能基地项目已开工,本年度计划投资2亿元,建设主厂房。", []),
        ("云岭新型储能基地项目总投资10亿元,年内计划完成投资2亿元。", [("1000000000", "total", Modality.DONE)]),
    ],
)
def test_what_a_year_is_to_bring_is_said_of_the_year(body: str, told: list[tuple[str, str, Modality]]) -> None:
    found = projects_of(body)
    assert set(found) == {"云岭新型储能基地项目"}
    assert amounts(found["云岭新型储能基地项目"]) == [*told, ("200000000", "annual", Modality.INTENDED)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("云帆集团2025年拟投资50亿元在云岭镇新建智算中心项目。", "智算中心项目"),
        ("云帆集团2025年拟投资50亿元,在云岭镇新建智算中心项目。", "智算中心项目"),
        ("云帆集团今年计划投资50亿元建设云帆智算中心项目。", "云帆智算中心项目"),
    ],
)
def test_what_a_year_begins_to_build_is_told_whole(body: str, name: str) -> None:
    found = projects_of(body)
    assert set(found) == {name}
    assert amounts(found[name]) == [("5000000000", "total", Modality.INTENDED)]
    assert found[name].get("party") == ["云帆集团"]


def test_what_was_spent_in_a_year_is_spent() -> None:
    found = projects_of("云帆智算中心项目开工,2024年完成投资5亿元。")
    assert set(found) == {"云帆智算中心项目"}
    assert amounts(found["云帆智算中心项目"]) == [("500000000", "cumulative", Modality.DONE)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "包括云岭新型储能基地项目在内,此次集中开工的项目涉及装备等领域,总投资200亿元。",
            {"云岭新型储能基地项目"},
        ),
        (
            "开工建设项目113个,包括云岭智慧创新中心、栖川民航产业园等,总投资236亿元。",
            {"云岭智慧创新中心", "栖川民航产业园"},
        ),
        ("云帆智算中心开工,集中开工的项目涵盖研发和生产,总投资50亿元。", {"云帆智算中心"}),
        ("云帆智算中心开工,项目涉及装备、能源等领域,总投资50亿元。", {"云帆智算中心"}),
    ],
)
def test_what_a_batch_brings_is_no_investment_of_one(body: str, names: set[str]) -> None:
    found = projects_of(body)
    assert set(found) == names
    assert not any(draft.get("amount") for draft in found.values())


def test_what_a_project_holds_leaves_it_its_sum() -> None:
    found = projects_of("云帆智算中心开工,项目涵盖研发中心和厂房,总投资50亿元。")
    assert {name: draft.get("amount") for name, draft in found.items()} == {"云帆智算中心": ["5000000000"]}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("会上签订了云岭食用菌加工项目、栖川民俗园项目等19个招商引资项目。", "云岭食用菌加工项目"),
        ("最大的项目为云岭片区棚户区改造建设项目,计划总投资23.3亿元。", "云岭片区棚户区改造建设项目"),
        ("新区吸引云帆产业平台总部、栖光信息产业基地等一批重大项目落户。", "云帆产业平台总部"),
    ],
)
def test_a_name_begins_behind_its_verb(body: str, name: str) -> None:
    assert name in projects_of(body)


def test_the_project_spoken_of_is_at_its_stage_not_what_it_holds() -> None:
    found = projects_of(
        "栖光锂电池科技产业园项目一期工程预计9月封顶。该项目于去年7月30日正式开工建设,包括固态电池研究院、固态电池基地两部分。"
    )
    assert found["栖光锂电池科技产业园项目一期工程"].get("status") == ["started"]


def test_who_tells_the_story_is_built_by_nobody() -> None:
    body = "云川省栖川县融媒体中心消息,11月11日,栖光公司举行了10GWh锂电池生产线项目的开工仪式。该项目总投资25亿元。"
    assert {name: draft.get("amount") for name, draft in projects_of(body).items()} == {
        "10GWh锂电池生产线项目": ["2500000000"]
    }


@pytest.mark.parametrize(
    ("body", "place"),
    [
        # the only region that the page names, where nothing holds anything
        ("云霄县加快招商。最大的项目为下港片区棚户区改造建设项目,计划总投资23.3亿元。", "云霄县"),
        # a member of a list says nothing of where the next one lies
        ("昆山立臻智能终端项目、信义光伏装备生产基地等一批重大项目在苏州市开工。", "苏州市"),
    ],
)
def test_a_project_lies_where_its_page_does(body: str, place: str) -> None:
    assert list(projects_of(body).values())[-1].get("place") == [place]


@pytest.mark.parametrize(
    "body",
    [
        "在云岭农产品交易中心施工现场,一派繁忙。",
        "在云岭创业园项目的建设现场,工人们正全力以赴抢抓进度。建成后年产值可达20亿元。",
        "云岭新材料升级改造项目正在进行,将在明年7月底前建成。",
    ],
)
def test_where_people_are_at_work_a_project_is_being_built(body: str) -> None:
    (draft,) = projects_of(body).values()
    assert set(draft.get("status")) == {"building"}


def test_the_works_that_are_drawn_are_no_tenants_of_the_last() -> None:
    found = projects_of("新区吸引云帆产业平台总部、栖光信息产业基地等一批重大项目落户。")
    assert set(found) == {"云帆产业平台总部", "栖光信息产业基地"}
    assert not any("总部" in party for draft in found.values() for party in draft.get("party"))


@pytest.mark.parametrize(
    "body",
    [
        "两地共建的15个科技创新、文化旅游及公共服务项目,已开工14个、累计完成投资153.3亿元。",
        "此次集中开工的项目共81个,包含市政道桥项目、棚改安置房项目、学校教育项目等。",
        "此次建成投产、续建58个项目,总投资达433亿元。",
    ],
)
def test_kinds_and_deeds_are_no_works(body: str) -> None:
    assert not projects_of(body)


def test_of_what_it_is_the_first_is_not_of_its_name() -> None:
    assert "一站式云岭度假区项目" in projects_of("远航集团投资5亿元在云岭镇建设粤港澳大湾区首个一站式云岭度假区项目。")
