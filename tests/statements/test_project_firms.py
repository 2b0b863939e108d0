"""Works without a noun for one: who makes what, and for how much."""

import pytest

from liandong.statements.projects import project_firms
from tests.statements.test_projects import things
from tests.statements.written import written


def _works(body: str) -> list[str]:
    reading = written(body)
    return [reading.plain[w.start : w.end] for works in project_firms.find(reading).values() for w in works]


@pytest.mark.parametrize(
    ("body", "works"),
    [
        ("云桥半导体做显示芯片和模组,总投资3亿元,6月已经投产。", ["显示芯片和模组"]),
        ("澜江智能科技有限公司瞄的是装配式建筑部件,年产30万平方米,投资10亿元。", ["装配式建筑部件"]),
        ("海翼包装计划投1.1亿元,项目还在建。", ["海翼包装"]),
        ("年产10万吨三元前驱体,总投资100亿元。", ["年产10万吨三元前驱体"]),
        ("云桥半导体介绍了行情,去年营收3亿元。", []),
        ("全县工业项目,总投资100亿元。", []),
        ("海翼包装计划投1.1亿元,用于还贷。", []),
    ],
)
def test_a_firm_makes_goods_for_a_sum(body: str, works: list[str]) -> None:
    assert _works(body) == works


def test_a_list_of_firms_with_what_each_makes() -> None:
    body = "今年又有8个建成并投产,主要是:云桥热电有限公司发电供热;"
    body += "澜江车辆有限公司变型拖拉机;海翼水泥有限公司水泥,尚在试产。"
    assert _works(body) == ["发电供热", "变型拖拉机", "水泥"]
    assert _works("与会的有:云桥热电有限公司董事长;澜江车辆有限公司参加了会议;海翼水泥有限公司。") == []


def test_the_work_has_its_sum_stage_and_firm() -> None:
    draft = next(d for d in things("云桥半导体做显示芯片和模组,总投资3亿元,6月已经投产。") if d.kind.name == "project")
    assert draft.name == "显示芯片和模组项目"
    assert draft.get("amount") == ["300000000"]
    assert draft.get("status") == ["operating"]
    assert draft.get("party") == ["云桥半导体"]
