"""Batches: what an enumeration lists where the text counts works, and where it lists something else."""

import pytest

from liandong.statements.projects import project_batches
from tests.statements.written import written


def listed(body: str, title: str = "两地深化合作") -> list[str]:
    reading = written(body, title=title)
    return [reading.plain[a:b] for s in reading.body for a, b in project_batches.find(reading, s, [])]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "26个项目同日动工。县里一侧,云桥蓄水池、海宁产业园孵化基地、澜江旅游基础设施等列在其中。",
            ["云桥蓄水池", "海宁产业园孵化基地", "澜江旅游基础设施"],
        ),
        (
            "签约项目12个,总投资8亿元。企业一侧,则有海宁澜江滩30万千瓦风电、云桥镇星级民宿。",
            ["海宁澜江滩30万千瓦风电", "云桥镇星级民宿"],
        ),
        (
            "亿元以上项目新开工4个,海宁三期食品扩建、云桥纺织技改扩能均在其内。",
            ["海宁三期食品扩建", "云桥纺织技改扩能"],
        ),
        ("全年引进项目9个。配合部门引来海宁电梯、苏州澜江电子两个含量较高的项目。", ["海宁电梯", "苏州澜江电子"]),
        ("重点项目6个。\n海宁卫生院、嘉善卫生院启动建设。", ["海宁卫生院", "嘉善卫生院"]),
    ],
)
def test_members_of_a_batch_whatever_closes_it(body: str, expected: list[str]) -> None:
    assert listed(body) == expected


def test_the_title_counts_for_the_whole_page() -> None:
    body = "好消息来了。\n大家都很高兴。\n再说细账。\n海宁污水处理厂、嘉善垃圾发电厂,样样在列。"
    assert listed(body, "海宁16个项目开建") == ["海宁污水处理厂", "嘉善垃圾发电厂"]
    assert listed(body, "海宁的好消息") == []


def test_a_verb_of_making_needs_no_number() -> None:
    body = "一期拟引入海宁电梯产业总部平台、云桥升降系统全球示范工厂和国家级检验检测中心。"
    assert listed(body) == ["海宁电梯产业总部平台", "云桥升降系统全球示范工厂", "国家级检验检测中心"]


@pytest.mark.parametrize(
    "body",
    [
        "26个项目同日动工,市长王海宁、书记李澜江出席。",
        "26个项目同日动工,海宁市、嘉善县、平湖市一起办会。",
        "26个项目同日动工,涉及新能源、装备制造、生物医药等领域。",
        "26个项目同日动工,海宁市发展改革局、嘉善县商务局签了字。",
        "26个项目同日动工,海宁机械有限公司、嘉善电子有限公司等12家企业到会。",
        "26个项目同日动工,海宁论坛、嘉善推介会、平湖音乐节接连举行。",
        "26个项目同日动工,待海宁大桥、嘉善大道通车后,两地只要半小时。",
        "26个项目同日动工,园区配有鲜花冷库、成品冷库、普通仓库。",
        "26个项目同日动工,海宁沁园、嘉善兰园项目总投资12亿元。",
        "海宁铁路、嘉善铁路都将与园区连通。",
        "考察团看了海宁展厅、嘉善展厅。",
    ],
)
def test_other_things_are_no_members(body: str) -> None:
    assert listed(body) == []
