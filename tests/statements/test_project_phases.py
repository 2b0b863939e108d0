"""Phases: what is told of 一期 and 二期 of the project spoken of."""

from liandong.statements.draft import Draft
from tests.statements.test_projects import things


def _phases(body: str) -> list[Draft]:
    return [draft for draft in things(body) if draft.name.endswith("期")]


def test_phases_told_one_by_one_are_works_of_their_own() -> None:
    body = "云桥药谷产业园项目总投资15亿元。一期投资5亿元,2019年12月投产;二期投资10亿元,正在建设。"
    first, second = _phases(body)
    assert (first.name, second.name) == ("云桥药谷产业园一期", "云桥药谷产业园二期")
    assert (first.get("amount"), second.get("amount")) == (["500000000"], ["1000000000"])
    assert (first.get("status"), second.get("status")) == (["operating"], ["building"])
    assert first.get("part_of") == ["云桥药谷产业园项目"]


def test_one_phase_alone_is_the_project_so_far() -> None:
    assert _phases("云桥药谷产业园项目总投资15亿元。一期投资5亿元,已投产。") == []


def test_the_first_phases_are_each_of_them() -> None:
    body = "云桥药谷产业园项目\n一期:原料2万吨/年,3亿元\n二期:原料3万吨/年,10亿元\n三期:原料6万吨/年,9亿元\n"
    body += "厂方说,前两期都已投产。"
    assert [draft.get("status") for draft in _phases(body)] == [["operating"], ["operating"], []]
