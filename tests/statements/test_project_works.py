"""Works named by what they are (车站, 水厂, 变电站, 博物馆): each sort of work is read where it is begun, built or
opened, and none where its bearer only stands there or acts."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from liandong.vocabulary.tables import sections
from tests.statements.written import written

WORKS = sections("works.txt")


def kept(body: str) -> list[str]:
    reading = written(body)
    drafts = projects.extract(reading, None, organisations.find(reading))
    return [draft.name for draft in drafts if draft.kind.name == "project"]


@pytest.mark.parametrize("sort", sorted(WORKS))
@pytest.mark.parametrize(
    "told", ["昨日开工。", "主体结构封顶。", "建成投运。", "揭牌。", "总投资3亿元,占地50亩。", "正在加紧施工。"]
)
def test_every_sort_of_work_is_read_where_it_is_told_to_be_made(sort: str, told: str) -> None:
    missed = [noun for noun in WORKS[sort] if not any(noun in name for name in kept(f"霁川云岭{noun}{told}"))]
    assert len(missed) <= 0.2 * len(WORKS[sort]), missed


@pytest.mark.parametrize("sort", sorted(WORKS))
@pytest.mark.parametrize(
    "body",
    [
        "记者走进霁川云岭{},看到一片忙碌。",
        "霁川云岭{}有员工300人。",
        "霁川云岭{}负责人王明表示,今年形势良好。",
        "会议在霁川云岭{}举行。",
        "位于霁川云岭{}附近的公司发展很快。",
        "霁川云岭{}与云桥集团签署合作协议。",
    ],
)
def test_what_stands_there_or_acts_is_no_work(sort: str, body: str) -> None:
    assert [noun for noun in WORKS[sort] if kept(body.format(noun))] == []


@pytest.mark.parametrize(
    "body",
    [
        "霁川云岭医院启用新系统。",
        "霁川云岭港开通3条航线。",
        "霁川云岭书城上线新平台。",
        "主厂房、员工食堂、办公大楼已投入使用。",
        "农贸市场昨日启用。",
        "6幢厂房全部建成。",
        "霁川、云桥两地共商对外开放高地建设。",
        "霁川云岭大学、云桥研究院、澜江集团在霁川签署三方合作协议。",
    ],
)
def test_what_has_no_name_or_does_something_is_none(body: str) -> None:
    assert kept(body) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("霁川云岭污水处理厂主体施工结束,正在装修。", "霁川云岭污水处理厂"),
        ("云桥第二小学迎来首批学生。", "云桥第二小学"),
        ("霁川老街开街。", "霁川老街"),
        ("霁川云岭中医院即将开工。", "霁川云岭中医院"),
        ("霁川眼镜城首批产品下线,正式营业。", "霁川眼镜城"),
        ("霁川云岭特大桥进入拼装阶段。", "霁川云岭特大桥"),
        ("霁川云岭变电站一次送电成功。", "霁川云岭变电站"),
        ("该公司投资1.7亿元,重点建设霁川220千伏输电线路。", "霁川220千伏输电线路"),
    ],
)
def test_the_verbs_of_building_and_opening_make_works(body: str, name: str) -> None:
    assert kept(body) == [name]
