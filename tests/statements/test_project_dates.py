"""Dates of works: the day of their own stage, never that of another deed, time or meeting."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events import events
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def dated(body: str, name: str, **how: str) -> list[str]:
    reading = written(body, **how)  # type: ignore[arg-type]
    found = events.extract(reading)
    drafts: list[Draft] = projects.extract(reading, found[0] if found else None, organisations.find(reading))
    assert_proved(reading, drafts)
    (draft,) = [d for d in drafts if name in d.name]
    return draft.get("date")


CEREMONY = "3月1日上午,松桥县2021年一季度重大项目集中开工仪式举行。"


def test_a_quarter_in_the_name_of_a_ceremony_is_no_day() -> None:
    body = CEREMONY + "\n鹭原冷链物流园项目总投资5亿元,当天也动工。"
    assert dated(body, "冷链", published="2021-03-02") == ["2021-03-01"]
    assert dated("鹭原冷链物流园项目2021年一季度开工。", "冷链", published="2021-06-02") == ["2021Q1"]


MEETING = "5月8日,松桥经贸洽谈会举行,6个项目集中签约。"


@pytest.mark.parametrize(
    "told",
    [
        "澜江药谷项目等一批项目已经落地,总投资10亿元。",
        "同一时期,总投资10亿元的澜江药谷项目还停留在洽谈上。",
        "2020年,两地共建澜江药谷项目,总投资10亿元。",
    ],
)
def test_a_work_of_another_time_has_not_the_day_of_the_meeting(told: str) -> None:
    assert "2024-05-08" not in dated(f"{MEETING}\n{told}", "药谷", published="2024-05-09")


def test_a_work_told_below_the_meeting_has_its_day() -> None:
    body = f"{MEETING}澜江药谷项目总投资10亿元,预计2026年投产。"
    assert dated(body, "药谷", published="2024-05-09") == ["2024-05-08"]


def test_what_goes_on_has_not_the_day_of_a_meeting() -> None:
    body = "5月8日,松桥市长联席会议举行。云海高速公路、澜江大桥等5个建设项目有的在建,有的准备开工。"
    assert dated(body, "大桥", published="2024-05-09") == []


@pytest.mark.parametrize(
    ("deed", "days"),
    [
        ("签署战略合作框架协议,约定在云川市建设澜江药谷项目。", []),
        ("签署战略合作协议,双方将围绕医药产业开展合作,优先推动建设澜江药谷项目。", []),
        ("签署投资协议,将在云川市建设澜江药谷项目。", ["2024-05-08"]),
        ("签署战略合作协议,共建澜江药谷项目。", ["2024-05-08"]),
    ],
)
def test_a_framework_that_only_means_a_work_does_not_date_it(deed: str, days: list[str]) -> None:
    assert dated(f"2024年5月8日,霁光集团与云川市人民政府{deed}", "药谷", published="2024-06-09") == days


def test_that_day_without_a_year_is_not_looked_for_elsewhere() -> None:
    body = "云岭机场已于2021年6月投运。\n10月21日,松桥市在鹭原市办会。当天,松桥市驻鹭原招商服务中心揭牌成立。"
    assert "2021-06" not in dated(body, "服务中心")


def test_what_already_runs_has_not_the_day_told_above() -> None:
    above = "两地合作是2017年4月18日正式启动的。\n"
    assert dated(f"{above}澜江药谷创新中心已经运营,总投资3亿元。", "药谷", published="2018-08-29") == []
    assert dated(f"{above}澜江药谷创新中心当天启用,总投资3亿元。", "药谷", published="2018-08-29") == ["2017-04-18"]


def test_a_closing_day_is_not_that_of_what_was_opened_at_the_meeting() -> None:
    body = "9月13日,第八届霁鹭博览会在长沙{}。澜江药谷创新中心在论坛上挂牌。"
    assert dated(body.format("闭幕"), "药谷", published="2021-10-29") == []
    assert dated(body.format("开幕"), "药谷", published="2021-10-29") == ["2021-09-13"]


def test_what_is_so_by_now_has_not_the_day_of_what_was_agreed() -> None:
    body = "2023年9月,两市签署《共建海工园协议》,明确启动区范围。目前,鹭原舾装码头已竣工验收。"
    assert dated(body, "舾装码头", published="2025-06-02") == []
