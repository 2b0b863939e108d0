"""Tasks in the portal: made, seen to, proved, judged and taken back; two at once; who may what."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.tasks import Deed, Milestone, Source, State, Task, Tasks, Told
from liandong.messages import LANGUAGES
from liandong.portal.pages.roadmap import WIDTH, bar_of
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import kept_out
from tests.portal.places import events, pages

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
VIEWS = ("/tasks/calendar?month=2026-06", "/tasks/calendar?month=2030-02", "/tasks/roadmap?year=2026")
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as made:
        yield made


@pytest.fixture
def filled(small: Workspace) -> Workspace:
    """With an overdue task and its parts."""
    with closing(small.beside()) as beside:
        steps = (Milestone("选址", date(2026, 2, 1), reached=True), Milestone("开工", date(2026, 6, 1)))
        whole = Told(
            title=f"总任务{SCRIPT}", code="督-1", owner="市发展改革委", due=date(2026, 6, 30), milestones=steps
        )
        tasks = Tasks(beside)
        tasks.add_all(lambda first: [whole, Told(title="用地", parent=first, due=date(2020, 1, 23))], **BY)
        tasks.add_all(lambda first: [Told(title="开工", parent=1, needs=(2,), start=date(2099, 1, 1))], **BY)
        tasks.change(2, Deed.PROGRESS, Told(note="完成选址", percent=40), seen=1, **BY)
    return small


def state(hand: Hand, number: int) -> Any:
    return json.loads(hand.open(f"/zh/tasks/{number}.json"))


def test_a_task_is_made_and_goes_its_way_by_forms(small: Workspace) -> None:
    with handing(small) as hand:
        said = {"title": "落实用地", "owner": "市自然资源局", "co_owners": "市住建局、市商务局", "due": "2026年6月底"}
        page = hand.done("/zh/tasks/new", **said)
        assert hand.led == "/zh/tasks/1"
        assert "市住建局、市商务局" in page
        steps: tuple[dict[str, str], ...] = (
            {"do": "assign", "owner": "市商务局", "co_owners": "", "supervisor": "市政府督查室"},
            {"do": "move", "due": "2026-09-30"},
            {"do": "progress", "note": "完成选址", "percent": "30"},
            {"do": "prove", "sentence": "2026年9月2日验收"},
            {"do": "return"},
            {"do": "prove", "sentence": "验收表已补"},
            {"do": "finish"},
            {"do": "undo"},
        )
        for version, fields in enumerate(steps, 1):
            hand.done("/zh/tasks/1", seen=str(version), **fields)
        task = state(hand, 1)
        assert (task["state"], task["owner"], task["due"], task["version"]) == (
            "submitted",
            "市商务局",
            "2026-09-30",
            9,
        )
        assert [event["deed"] for event in task["log"]][-3:] == ["prove", "finish", "undo"]
        assert {event["actor"] for event in task["log"]} == {"周敏"}
        assert "撤销" in hand.open("/zh/tasks/1")


def test_who_sends_a_form_of_an_older_version_is_told_and_writes_nothing(filled: Workspace) -> None:
    with handing(filled) as hand:
        hand.done("/zh/tasks/2", do="assign", seen="2", owner="市商务局")
        late = hand.send("/zh/tasks/2", do="assign", seen="2", owner="市住建局")
        assert late.status_code == 409
        assert all(part in wrong(late.text)[0] for part in ("市商务局", "市住建局"))
        assert 'name="seen" value="3"' in late.text
        assert state(hand, 2)["owner"] == "市商务局"


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "move", "due": "2026年2月30日"},
        {"do": "move", "due": "2026-01-01", "reason": ""},
        {"do": "finish"},
        {"do": "prove"},
        {"do": "prove", "record": "none"},
        {"do": "fly"},
        {"do": "add", "title": "x"},
        {"do": "progress", "note": "x", "percent": "101"},
    ],
)
def test_what_cannot_be_is_told_on_the_page_and_not_done(filled: Workspace, fields: dict[str, str]) -> None:
    with handing(filled) as hand:
        answer = hand.send("/zh/tasks/2", **{"seen": "2", **fields})
        assert 400 <= answer.status_code < 500
        assert wrong(answer.text)
        assert state(hand, 2)["version"] == 2
        assert hand.client.get("/zh/tasks/99").status_code == 404
        assert hand.client.get("/zh/tasks/x").status_code == 404


def test_a_list_leads_to_its_tasks_from_a_past_ledger_too(filled: Workspace) -> None:
    with handing(filled) as hand:
        past = "as_of=2026-10-30"
        assert f"/zh/tasks/3?{past}" in hand.open(f"/zh/tasks?{past}")


def test_lists_are_those_that_the_address_asks_for_page_by_page(filled: Workspace) -> None:
    with closing(filled.beside()) as beside:
        Tasks(beside).add_all(lambda _: [Told(title=f"第{number}项", owner="甲") for number in range(60)], **BY)
    with handing(filled) as hand:
        first = json.loads(hand.open("/zh/tasks.json"))
        rest = json.loads(hand.open(f"/zh/tasks.json?after={first['after']}"))
        numbers = [task["number"] for task in first["tasks"] + rest["tasks"]]
        assert (len(first["tasks"]), rest["after"], sorted(numbers)) == (50, None, list(range(1, 64)))
        assert numbers[:2] == [2, 1]
        late = json.loads(hand.open("/zh/tasks.json?state=overdue"))["tasks"]
        assert [task["number"] for task in late] == [2, 1]
        theirs = json.loads(hand.open("/zh/tasks.json?person=市发展改革委"))["tasks"]
        assert [task["number"] for task in theirs] == [1]
        page = hand.open("/zh/tasks?state=overdue")
        assert SCRIPT not in page
        assert "逾期" in page
        assert "第3项" in hand.client.get("/zh/tasks.csv").text
        assert hand.client.get("/zh/tasks?after=x~y&state=none").status_code == 200


def test_readers_read_editors_see_to_tasks_and_reviewers_judge(filled: Workspace) -> None:
    with house(filled) as held:
        reader, editor, reviewer = (held.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
        assert "<form method" not in reader.open("/zh/tasks/2")
        assert "/zh/tasks/new" not in reader.open("/zh/tasks")
        token = reader.token("/zh/login")
        assert reader.send("/zh/tasks/2", token=token, do="assign", seen="2", owner="甲").status_code == 403
        editor.actor = "冒名"
        editor.done("/zh/tasks/2", do="prove", seen="2", sentence="已验收")
        refused = editor.send("/zh/tasks/2", do="finish", seen="3")
        assert wrong(refused.text)
        assert state(editor, 2)["state"] == "submitted"
        assert 'value="finish"' not in editor.open("/zh/tasks/2")
        reviewer.done("/zh/tasks/2", do="finish", seen="3")
        assert state(reviewer, 2)["state"] == "done"
        assert "冒名" not in {event["actor"] for event in state(reviewer, 2)["log"]}
        noted = [(entry.deed, entry.outcome) for entry in held.access.audit.entries(20)]
        assert any("finish" in deed for deed, _ in noted)


def test_who_is_bound_to_an_organisation_is_shown_no_other_s_tasks(own: Workspace) -> None:
    """On no page at all, also not on one made in later days: each that the portal has is looked at."""
    event = next(events(own.ledger()))
    days: dict[str, Any] = {"due": date(2026, 6, 15), "start": date(2026, 1, 1), "source": Source(record=event)}
    with closing(own.beside()) as beside:
        every = [Told(title="公开任务", owner="甲局", needs=(2,), **days), Told(title="秘密任务", owner="乙局", **days)]
        Tasks(beside).add_all(lambda _: every, at="2026-01-01T16:30:00+00:00", **BY)
    with house(own) as held:
        said = {f"organisations:{NAMES[Role.REVIEWER]}": "甲局"}
        held.as_(Role.ADMIN).done("/zh/accounts", do=f"bind:{NAMES[Role.REVIEWER]}", **said)
        bound, free = held.as_(Role.REVIEWER), held.as_(Role.EDITOR)
        assert "2026-01-02 00:30" in bound.open("/zh/tasks/1")
        named = (
            "/tasks",
            "/tasks/calendar?month=2026-06",
            "/tasks/roadmap?year=2026",
            "/tasks/board",
            "/tasks/notice?month=2026-06",
            "/tasks/batch?entries=1.1~2.1",
            "/tasks/many?pick=1&pick=2",
            "/tasks/1",
            "/tasks/2/plan",
            "/tasks/2/slips",
            "/tasks/notice/open?month=2026-06",
            f"/record/{event}",
            f"/record/{event}/tasks",
        )
        every_ = {*pages(own), *named}
        asked = [f"/zh{path}" for path in every_] + [as_json(f"/zh{path or '/overview'}") for path in every_]
        seen = {path: free.client.get(path).text for path in [*asked, "/zh/tasks/due.ics"]}
        assert [path for path in named[:-1] if "秘密" not in seen[f"/zh{path}"]] == []
        assert [path for path in seen if "秘密" in bound.client.get(path).text] == []
        assert [bound.client.get(f"/zh/tasks/2{form}").status_code for form in ("", ".json", ".csv")] == [404] * 3
        refused = bound.send("/zh/tasks/new", title="加派", owner="乙局")
        assert "甲局" in wrong(refused.text)[0]
        assert bound.send("/zh/tasks/1", do="move", seen="1", due="2026-09-30").status_code == 422
        assert 'value="move"' not in bound.open("/zh/tasks/1")


def as_json(path: str) -> str:
    head, mark, rest = path.partition("?")
    return f"{head}.json{mark}{rest}"


def test_the_calendar_shows_what_is_due_with_holidays_and_the_road_map_where_bars_stand(filled: Workspace) -> None:
    with handing(filled) as hand:
        june = json.loads(hand.open("/zh/tasks/calendar.json?month=2026-06"))
        assert [task["number"] for task in june["tasks"]] == [1]
        assert [day["day"] for day in june["days"]] == [f"2026-06-{day}" for day in (19, 20, 21)]
        assert "休" in hand.open("/zh/tasks/calendar?month=2026-06")
        assert "尚未公布" in hand.open("/zh/tasks/calendar?month=2030-02")
        for odd in (
            "month=9999-99",
            "month=x",
            "month=0000-00",
            "year=0",
            "year=99999",
            "month=9998-12",
            "month=1900-01",
        ):
            assert hand.client.get(f"/zh/tasks/calendar?{odd}").status_code == 200
            assert hand.client.get(f"/zh/tasks/roadmap?{odd}").status_code == 200
        year = json.loads(hand.open("/zh/tasks/roadmap.json?year=2026"))
        assert [task["number"] for task in year["tasks"]] == [1]
        page = hand.open("/zh/tasks/roadmap?year=2026")
        assert "<svg" in page
        assert "style=" not in page
        assert SCRIPT not in page
        feed = hand.client.get("/zh/tasks/due.ics?person=市发展改革委")
        assert feed.headers["content-type"].startswith("text/calendar")
        assert feed.content.count(b"BEGIN:VEVENT") == 2


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.integers(0, 500))
def test_a_bar_never_leaves_the_year(start: date, days: int) -> None:
    log = Told(title="事", start=start, due=start + timedelta(days=days))
    task = Task(number=1, version=1, state=State.ACCEPTED, **log.fields())  # type: ignore[arg-type]
    bar = bar_of(task, date(2026, 1, 1), date(2027, 1, 1), date(2026, 5, 1))
    assert 0 <= bar.start <= bar.start + bar.width <= WIDTH + 0.1
    assert bar.width > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_tasks(filled: Workspace, chromium: Any, lang: str) -> None:
    paths = ("/tasks", "/tasks?state=overdue", "/tasks/1", "/tasks/2", "/tasks/new", *VIEWS)
    assert kept_out(chromium, filled, lang, paths) == []
