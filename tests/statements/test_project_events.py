"""Which projects came of an event: those that were brought to their stage there, wherever the page names them."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.events import events
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written

HELD = "5月8日,松桥市二季度重大项目集中签约仪式举行。市领导出席。\n"


def linked(body: str) -> list[str]:
    reading = written(body, title="松桥集中签约", published="2024年5月9日")
    drafts = projects.extract(reading, events.extract(reading)[0], organisations.find(reading))
    assert_proved(reading, drafts)
    return [draft.name for draft in drafts if draft.get("event")]


def test_what_was_signed_there_came_of_it_in_a_later_paragraph_too() -> None:
    body = HELD + "现场共签约项目9个。其中,云桥风电叶片项目总投资30亿元,霁川光伏玻璃项目总投资8亿元。"
    assert linked(body) == ["云桥风电叶片项目", "霁川光伏玻璃项目"]


@pytest.mark.parametrize(
    "body",
    [
        "今年3月,云桥风电叶片项目在松桥签约,总投资30亿元。",
        "去年投产的云桥风电叶片项目总投资30亿元。",
        "日前,云桥风电叶片项目也签约落户,总投资30亿元。",
    ],
)
def test_what_happened_on_another_day_did_not(body: str) -> None:
    assert linked(HELD + body) == []


def test_a_meeting_that_looks_back_signs_nothing() -> None:
    body = "5月8日,松桥市召开招商引资工作会议。\n全年云桥风电叶片项目签约落户,总投资30亿元。"
    assert linked(body) == []
