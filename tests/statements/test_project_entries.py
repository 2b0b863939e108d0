"""Projects told by structure: entries on lines, heads of items, examples of a number, titles of agreements."""

import pytest

from tests.statements.test_projects import one, scopes, things


def _names(body: str, **how: str) -> list[str]:
    return [draft.name for draft in things(body, **how) if draft.kind.name == "project"]


def test_lines_behind_an_announcement_are_each_a_project() -> None:
    lines = "\n".join(("霞浦东路纵向道路工程", "宁澜市西桐居污水处理工程", "宁澜市西梧居污水处理工程", "市级粮库建设"))
    body = f"1月8日,4个项目集中开工。名单如下:\n{lines}\n副市长林某主持仪式。"
    assert len(_names(body, title="宁澜今年首批4个项目开工")) == 4


def test_lines_behind_an_announcement_of_guests_are_none() -> None:
    assert _names("出席活动的嘉宾包括:\n市政府副市长\n市工商联主席\n市商会会长") == []


def test_a_numbered_item_is_headed_by_its_project() -> None:
    found = things("一、城北工业园进展\n1.利峰纺织。总投资6亿元,占地80亩。\n2.正泰铜业。总投资2亿元,占地10亩。")
    assert [draft.name for draft in found if draft.kind.name == "project"] == ["利峰纺织", "正泰铜业"]
    assert _names("1.工作要求。总体上要抓好落实。") == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("云溪高速等基础设施项目81个,总投资617亿元。", ["云溪高速"]),
        ("新能源、新材料等产业项目81个,总投资617亿元。", []),
    ],
)
def test_examples_of_counted_works_are_named_and_do_not_take_the_sum_of_all(body: str, names: list[str]) -> None:
    found = [draft for draft in things(body) if draft.kind.name == "project"]
    assert [draft.name for draft in found] == names
    assert all(not scopes(draft) for draft in found)


def test_an_agreement_is_named_by_its_project() -> None:
    assert "临澜装备产业园二期项目" in _names("公司与临澜县人民政府签订《临澜装备产业园二期项目投资合作协议》。")
    assert _names("公司与临澜县人民政府签订《战略合作框架协议》。") == []


def test_a_sum_right_behind_the_name_is_its_investment() -> None:
    assert scopes(one("临港先进封装产业园约15亿元,占地200亩,已经开工。")) == [("1500000000", "total")]
    assert scopes(one("临港先进封装产业园15亿元贷款到位,已经开工。")) == []


def test_another_ceremony_ends_what_was_told_of_all() -> None:
    body = (
        "3月8日,海澜市2024年重点项目集中竣工仪式举行,20个项目竣工。\n"
        "日前,云溪区组织二季度项目集中开工。\n名单里有云溪精密机床项目、云溪光电材料项目。"
    )
    stages = {s.value.text for d in things(body) for s in d.statements if s.property == "status"}
    assert stages == {"started"}


def test_both_of_two_projects_go_on() -> None:
    body = "2017年12月,东湖芯片项目、西湖面板项目同时破土,两个项目2019年先后投产。"
    found = [d for d in things(body) if d.kind.name == "project"]
    assert [[s.value.text for s in d.statements if s.property == "status"][-1] for d in found] == ["operating"] * 2


def test_one_of_two_names_in_brackets_is_the_other() -> None:
    assert len(_names("宁州至安化铁路(宁安高铁)全线开工,宁安高铁全长98公里。")) == 1


def test_a_day_of_the_body_dates_what_the_title_tells() -> None:
    body = "昨天,白沙湾区把12个项目放在同一天开工。\n其中,顺艺高端面料项目总投资6亿元。"
    draft = one(body, title="白沙湾一季度12个项目开工", published="2021-03-19")
    assert draft.get("date") == ["2021-03-18"]


def test_who_pays_is_told_of_the_same_project() -> None:
    body = "青岚磷酸铁锂项目正在建设。出资方青岚新能源是上市公司。项目总投资60亿元。"
    assert scopes(one(body)) == [("6000000000", "total")]
    body = "青岚磷酸铁锂项目正在建设。白石港码头是另一处工地。项目总投资60亿元。"
    assert ("6000000000", "total") not in [s for d in things(body) if "青岚" in d.name for s in scopes(d)]


def test_a_work_lies_where_the_ceremony_or_the_title_says() -> None:
    body = "昨日,佛山市顺德区举行重点项目集中开工仪式,12个项目开工。\n名单里有云锦精密机床项目。"
    assert "顺德" in str([d.get("place") for d in things(body) if "云锦" in d.name])
    draft = one("云锦精密机床生产基地投资3亿元。", title="白沙新区设立后首场推介")
    assert "白沙新区" in str(draft.get("place"))
    assert one("云锦精密机床生产基地投资3亿元。", title="市领导走进白沙新区").get("place") in ([], None)
