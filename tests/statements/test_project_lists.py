"""Lists of projects: where they stand, what their members are, and which enumerations are none."""

import pytest

from liandong.statements.projects import project_lists
from tests.statements.written import written


def listed(body: str) -> list[str]:
    reading = written(body)
    return [reading.plain[a:b] for s in reading.body for a, b in project_lists.find(reading, s)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "签约项目3个,分别是澜江药谷、云桥冷链物流园、海翼无人机基地。",
            ["澜江药谷", "云桥冷链物流园", "海翼无人机基地"],
        ),
        ("澜江药谷、云桥冷链物流园等12个项目集中开工。", ["澜江药谷", "云桥冷链物流园"]),
        ("其中超20亿元的有2个:澜江药谷基地35亿元、云桥冷链物流园21亿元。", ["澜江药谷基地", "云桥冷链物流园"]),
        ("大会为云桥技术转移中心、澜江联合实验室2个合作项目揭牌。", ["云桥技术转移中心", "澜江联合实验室"]),
        (
            "支持云桥片区的澜江西部基地项目、裸眼显示生产基地项目等5个项目建设。",
            ["澜江西部基地项目", "裸眼显示生产基地项目"],
        ),
        (
            "会上另有4个合作项目启动,分别为澜江联合办公室、云桥e站通、霁川大学医学院,和仲裁平台霁川机构进驻。",
            ["澜江联合办公室", "云桥e站通", "霁川大学医学院", "仲裁平台霁川机构进驻"],
        ),
        ("外企项目1个,为澜江纸业扩建项目。", ["澜江纸业扩建项目"]),
        ("亿元以上项目新开工1个,即澜江纸业扩建项目。", ["澜江纸业扩建项目"]),
        (
            "澜江六期项目、云桥轴承项目也在当天开工之列。",
            ["澜江六期项目", "云桥轴承项目"],
        ),
        (
            "澜江六期项目、云桥轴承项目、海翼装备制造基地,今年都如期投产。",
            ["澜江六期项目", "云桥轴承项目", "海翼装备制造基地"],
        ),
    ],
)
def test_members_of_a_list(body: str, expected: list[str]) -> None:
    assert listed(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "围绕新能源、新材料、生物医药等产业项目开展招商。",
        "产业项目41个,总投资629亿元;社会事业项目29个,总投资256亿元。",
        "合作事项19个,党建合作、劳务交流、招商引资等由部门对接。",
        "项目涉及装备制造、电子信息、现代物流等领域。",
        "全区3个工程启动,分别为治理污染、改善民生、扩大就业。",
        "计划启动3个工程,分别为治理污染、改善民生、扩大就业。",
        "4个项目,主要为大学生就业、困难职工帮扶、退役军人创业、农民工维权。",
    ],
)
def test_fields_and_tallies_are_no_list_of_projects(body: str) -> None:
    assert listed(body) == []
