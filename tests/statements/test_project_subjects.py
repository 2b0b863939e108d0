"""Works named as the subject of a verb of building, and the park in which a work lies."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, values, written


def read(body: str, title: str = "两地深化合作") -> list[Draft]:
    reading = written(body, title=title)
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    return [draft for draft in drafts if draft.kind.name == "project"]


@pytest.mark.parametrize(
    ("body", "name", "status"),
    [
        ("云桥集团捐资的杭州合展小学动工。", "杭州合展小学", "started"),
        ("霁川北京路农贸市场昨日正式封顶。", "霁川北京路农贸市场", "building"),
    ],
)
def test_what_is_begun_or_roofed_is_a_work(body: str, name: str, status: str) -> None:
    drafts = read(body)
    assert [draft.name for draft in drafts] == [name]
    assert values(drafts, "status") == [status]


@pytest.mark.parametrize(
    "body",
    [
        "霁川重点项目集中开工。",
        "云桥市10个项目开工。",
        "霁川市开工仪式昨日举行。",
        "力争2024年竣工投产。",
        "澜江县企业开工率达到95%。",
    ],
)
def test_a_number_a_kind_or_a_ceremony_is_none(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "南京云桥电池推迟投产。",
        "深圳云山电芯有望投产。",
        "霁川云桥中学停止开建。",
        "霁川云山小学没有动工。",
        "霁川云山小学未能如期动工。",
        "霁川云山小学动工遥遥无期。",
        "霁川云山小学动工了吗?",
        "据说霁川云山小学动工。",
        "网传霁川云山小学动工。",
    ],
)
def test_what_is_denied_put_off_meant_or_rumoured_is_not_begun(body: str) -> None:
    assert read(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "深圳奖励资金封顶。",
        "上海社保缴费封顶。",
        "霁川云桥房价封顶。",
        "上海剧组昨天开工。",
        "深圳华强北商户开工。",
        "票房在霁川云湖影城封顶。",
    ],
)
def test_sums_people_and_goods_are_no_works(body: str) -> None:
    assert read(body) == []


def test_a_day_before_the_name_is_none_of_it() -> None:
    drafts = read("1998年霁川北京路农贸市场封顶。")
    assert [draft.name for draft in drafts] == ["霁川北京路农贸市场"]
    assert values(drafts, "date") == ["1998"]


def test_works_side_by_side_are_works() -> None:
    drafts = read("工地传来消息:深圳云江特大桥合龙,南京八嘴航电枢纽导流明渠通了水,杭州段公路改线工程铺架干到了90%。")
    assert "南京八嘴航电枢纽" in [draft.name for draft in drafts]


def test_all_behind_the_firm_is_what_its_work_is_called() -> None:
    drafts = read("一个是云桥重工有限公司的重装叉车、桩工和配件机械项目。")
    assert [draft.name for draft in drafts] == ["重装叉车、桩工和配件机械项目"]


def test_parks_of_other_places_are_others() -> None:
    drafts = read("两地签下合肥芜湖现代产业园区,总投资3亿元。南京扬州现代产业园区签约,总投资5亿元。")
    assert sorted(draft.name for draft in drafts) == ["南京扬州现代产业园区", "合肥芜湖现代产业园区"]


def test_a_work_lies_in_the_park_spoken_of() -> None:
    body = "深圳云江科技园是其中一环。云桥智慧创新中心、澜江电商平台、霁川总部等重点项目,都已在园区安家。"
    assert set(values(read(body), "place")) == {"深圳云江科技园"}
    body = "深圳云江科技园是其中一环。云桥智慧创新中心项目总投资3亿元,园区企业都来道贺。"
    assert "深圳云江科技园" not in values(read(body), "place")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("云桥科技园开园。同日,总投资3亿元的南京云山电池项目在科技园里投产。", ["南京"]),
        ("企业位于云桥园区。园区里一家企业说,杭州云山电池项目今年开工。", ["杭州"]),
        ("企业位于云桥园区。园区里一家企业说,云山电池项目今年开工。", []),
        ("云桥科技园里有很多企业。云山电池项目总投资3亿元,未在科技园里投产。", []),
    ],
)
def test_a_place_in_the_name_goes_before_the_park_and_the_park_of_another_clause_is_none(
    body: str, place: list[str]
) -> None:
    assert values(read(body), "place") == place


@pytest.mark.parametrize("body", ["云山牧场签约代言人。", "云湖酒店开业十周年。", "市场监管局约谈霁川建材城开业商户。"])
def test_a_house_that_opens_or_signs_is_no_work_for_that(body: str) -> None:
    assert read(body) == []


def test_a_house_with_a_sum_is_one() -> None:
    assert [draft.name for draft in read("云湖酒店正式开业,总投资3亿元。")] == ["云湖酒店"]


def test_persons_and_dashes_are_no_part_of_a_name() -> None:
    drafts = read("云桥集团的王强、李明和新材料项目获奖,总投资2亿元。")
    assert not any("王强" in draft.name or "李明" in draft.name for draft in drafts)
    drafts = read("两个项目——40万吨甲醇和60万吨乙烯——被省里看好。")
    assert [draft.name for draft in drafts] == ["40万吨甲醇", "60万吨乙烯"]
    assert read("两个项目——40万吨甲醇和60万吨乙烯——被省里否决。") == []


def test_a_place_told_above_goes_before_the_zone_of_the_title() -> None:
    body = "杭州市一批项目签约。总投资3亿元的云山电池项目签约。"
    assert values(read(body, title="云桥科技城要闻"), "place") == ["杭州市"]


def test_those_who_sign_what_is_named_by_the_work_are_its_sides() -> None:
    body = (
        "澜桥微电子产业园总投资19亿元。深圳云桥新区与南京澜江新区签订《澜桥微电子产业园共建框架协议》,以传感器为方向。"
    )
    assert set(values(read(body), "party")) == {"深圳云桥新区", "南京澜江新区"}
    body = "澜桥微电子产业园总投资19亿元。深圳云桥新区拟与南京澜江新区签订《澜桥微电子产业园共建框架协议》。"
    assert "南京澜江新区" not in values(read(body), "party")


def test_what_is_brought_in_is_a_work_only_where_it_is_called_a_project() -> None:
    assert read("栖川引入云岭工业园区的管理经验。") == []
    assert read("公司拿下云岭国际会展中心的保洁合同。") == []
    assert [draft.name for draft in read("公司引入栖云轴承制造项目。")] == ["栖云轴承制造项目"]
