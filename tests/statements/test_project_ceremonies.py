"""Ceremonies: 甲项目开工仪式 names one work and tells its stage; what is held for many works names none."""

import pytest

from tests.statements.test_projects import one, things


@pytest.mark.parametrize(
    ("body", "name", "status"),
    [
        ("3月8日,栖云储能电池项目开工仪式在栖川市举行。", "栖云储能电池项目", "started"),
        ("昨日,栖川年产10万吨单晶硅拉棒项目奠基仪式举行。", "栖川年产10万吨单晶硅拉棒项目", "started"),
        ("3月8日,栖川养老服务中心项目开工仪式举行。", "栖川养老服务中心项目", "started"),
        ("栖云轴承智能制造基地投产仪式在栖川经济开发区举行。", "栖云轴承智能制造基地", "operating"),
        ("星河科技与栖川市政府举行栖云线束生产基地项目签约仪式。", "栖云线束生产基地项目", "signed"),
        ("双方举行了年处理5万吨废旧锂电池综合利用项目投资签约仪式。", "年处理5万吨废旧锂电池综合利用项目", "signed"),
    ],
)
def test_what_is_held_for_a_work_names_it(body: str, name: str, status: str) -> None:
    draft = one(body)
    assert (draft.name, [*dict.fromkeys(draft.get("status"))]) == (name, [status])


def test_the_text_goes_on_about_it() -> None:
    draft = one("3月8日,栖云储能电池项目开工仪式举行。\n该项目总投资50亿元,占地300亩。")
    assert draft.get("amount") == ["5000000000"]


@pytest.mark.parametrize(
    "body",
    [
        "经济技术合作项目签约仪式上,16个项目签约。",
        "2024年第一季度重点项目集中开工仪式在市会展中心举行。",
        "汉川市招商引资项目签约仪式在武汉举行,签约项目12个。",
        "装备制造项目签约仪式今天举行,签约金额30亿元。",
        "农业产业化项目开工仪式在全市同步举行。",
        "第六届进博会长宁区项目签约仪式在沪举行。",
        "栖川志愿服务项目启动仪式举行。",
        "栖川全民阅读项目启动仪式举行。",
        "栖川乡村医生培训项目启动仪式举行。",
        "栖川龙舟竞技项目启动仪式举行。",
        "栖川非遗传承项目启动仪式举行。",
        "栖川银团贷款项目签约仪式举行。",
        "栖川知识产权质押融资项目签约仪式举行。",
        "栖川数字人民币试点项目启动仪式举行。",
        "栖川能源领域项目签约仪式举行。",
    ],
)
def test_what_is_held_for_many_names_none(body: str) -> None:
    assert [draft.name for draft in things(body) if draft.kind.name == "project"] == []


@pytest.mark.parametrize(
    "body",
    [
        "栖云储能电池项目开工仪式因雨取消。",
        "栖云储能电池项目签约仪式推迟举行。",
        "栖云储能电池项目开工仪式五周年纪念活动举行。",
        "欢迎报名参加栖云储能电池项目启动仪式主持人选拔。",
        "栖云储能电池项目开工仪式服务采购公告。",
    ],
)
def test_a_ceremony_not_held_tells_no_stage(body: str) -> None:
    assert [stage for draft in things(body) for stage in draft.get("status")] == []
