"""Single works: what is to be built, is not begun, or is told by a part of it."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from tests.statements.written import written


def stages(body: str) -> list[tuple[str, list[str]]]:
    reading = written(body, published="2020-10-10")
    drafts = projects.extract(reading, None, organisations.find(reading))
    return [(draft.name, draft.get("status")) for draft in drafts if draft.kind.name == "project"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("澜江第二绕城高速还没有动工,但快了。", [("澜江第二绕城高速", ["planned"])]),
        (
            "重点项目12个已经开工。往后还想再建两座园,海宁澜江产业园、嘉善云桥产业园等都排上了号。",
            [("海宁澜江产业园", ["planned"]), ("嘉善云桥产业园", ["planned"])],
        ),
        ("核心区里头要建云桥现代农业合作示范园;其余照旧。", [("云桥现代农业合作示范园", [])]),
        ("海宁大道北延线云桥示范段,主体工程已经完工。", [("海宁大道北延线云桥示范段", ["building"])]),
        ("海翼装备产业园,主体工程已经完工。", [("海翼装备产业园", ["building"])]),
    ],
)
def test_a_work_told_by_a_clause(body: str, expected: list[tuple[str, list[str]]]) -> None:
    assert stages(body) == expected


@pytest.mark.parametrize("body", ["海翼装备产业园,大家都知道。", "一行人走过云桥现代农业合作示范园;其余照旧。"])
def test_what_is_only_named_is_no_project(body: str) -> None:
    assert stages(body) == []
