"""What speaks for a phrase being a work: its drawings and sites, and the stage that it is still to come to."""

import pytest

from tests.statements.test_projects import things


def works(body: str) -> list[str]:
    return [thing.name for thing in things(body, title="重点项目加快推进") if thing.kind.name == "project"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("铜吉铁路施工图已获批复,按计划12月26日实质性开工。", "铜吉铁路"),
        ("咸九高速的工地上,一派忙碌。", "咸九高速"),
        ("德清县中医医院,今年开建!", "德清县中医医院"),
        ("成绵乐城际铁路三项,2023年都要全面开工。", "成绵乐城际铁路"),
        ("霁川至云桥高速公路,年内开工建设。", "霁川至云桥高速公路"),
        ("霁川云山小学明年计划动工。", "霁川云山小学"),
    ],
)
def test_it_is_a_work(body: str, name: str) -> None:
    assert works(body) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "咸九高速今天车流平稳。",
        "南安抽水蓄能电站去年发电5亿千瓦时。",
        "依托铜吉铁路,霁川计划明年开建物流园。",
        "从德清县中医医院出发,年内开通3条公交线。",
        "德清县中医医院,明年将启用新门诊楼。",
        "德清县中医医院,今年开工企业12家。",
        "咸九高速,计划7月1日起开通夜间班车。",
        "公司为咸九高速的桩基提供钢材5万吨。",
        "铜吉铁路施工图在展馆展出。",
    ],
)
def test_it_stands_already_or_another_thing_is_to_come(body: str) -> None:
    assert not [name for name in works(body) if name.endswith(("高速", "电站", "铁路", "医院"))]


def test_words_of_time_before_a_verb_are_no_part_of_the_last_member_of_a_list() -> None:
    body = "霁川电池基地项目(一期)、德清云桥公司光学镜片生产项目已经投入运营。"
    assert works(body)[-1] == "德清云桥公司光学镜片生产项目"
