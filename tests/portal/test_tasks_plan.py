"""The plan of a task in the portal: milestones, links to other tasks and days, each fault beside its field."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.tasks import Deed, Milestone, Tasks, Told
from liandong.messages import LANGUAGES
from tests.portal.conftest import handing
from tests.portal.entering import house
from tests.portal.hand import Hand, hidden, wrong
from tests.portal.looking import kept_out

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
PLAN = "/zh/tasks/1/plan"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    """A task with a milestone; a task that needs it; a part of a part of it."""
    steps = (Milestone("选址<b>", date(2026, 2, 1)), Milestone("开工", date(2026, 6, 1)))
    first = Told(title="产业园", code="督-1", start=date(2026, 1, 1), due=date(2026, 6, 30), milestones=steps)
    with open_workspace(tmp_path / "ws", create=True) as made:
        with closing(made.beside()) as beside:
            parts = [Told(title="用地", parent=1), Told(title="勘测", parent=3)]
            Tasks(beside).add_all(lambda _: [first, Told(title="路网", needs=(1,), code="督-2"), *parts], **BY)
        yield made


def test_milestones_are_added_reached_and_removed_in_one_entry(held: Workspace) -> None:
    with handing(held) as hand:
        page = hand.open(PLAN)
        assert "选址&lt;b&gt;" in page
        rows = re.findall(r'name="row" value="(\d+)"', page)
        fields = {"title": "产业园一期", "code": "督-1", "row": rows}
        fields |= {"milestone-1": "选址", "milestone-due-1": "2026-02-01", "milestone-reached-1": "on"}
        fields |= {"milestone-2": "开工", "milestone-due-2": "2026-06-01", "milestone-gone-2": "on"}
        fields |= {"milestone-3": "封顶", "milestone-due-3": "2026年5月底"}
        after = hand.done(PLAN, do="revise", seen="1", needs="3、 4", **fields)
        assert all(part in after for part in ("产业园一期", "封顶 · 2026-05-31", "3 用地", "/zh/tasks/1/plan"))
        task = json.loads(hand.open("/zh/tasks/1.json"))
        assert task["milestones"] == [
            {"title": "选址", "due": "2026-02-01", "reached": True}, {"title": "封顶", "due": "2026-05-31"},
        ]  # fmt: skip
        assert (task["needs"], task["version"], task["log"][-1]["deed"]) == ([3, 4], 2, "revise")
        hand.done(PLAN, do="move", seen="2", start="", due="2026-12-31")
        assert json.loads(hand.open("/zh/tasks/1.json"))["start"] is None


@pytest.mark.parametrize(
    ("fields", "place", "part"),
    [
        ({"title": " "}, "f-title", "不能为空"),
        ({"title": "长" * 301}, "f-title", "300"),
        ({"code": "督-2"}, "f-code", "事项 2"),
        ({"parent": "4"}, "f-parent", "1 → 4 → 3 → 1"),
        ({"parent": "2、3"}, "f-parent", "只能有一个"),
        ({"needs": "2"}, "f-needs", "1 → 2 → 1"),
        ({"needs": "99"}, "f-needs", "99"),
        ({"needs": "用地"}, "f-needs", "用地"),
        ({"milestone-due-1": "2026-02-30"}, "f-milestone-due-1", "2026-02-30"),
        ({"milestone-due-1": "2027-02-01"}, "f-milestones", "选址"),
        ({"milestone-1": "", "milestone-due-1": "2026-02-01"}, "f-milestone-1", "不能为空"),
        ({"do": "move", "start": "2026-07-01", "due": "2026-06-30"}, "f-due", "早于"),
        ({"do": "move", "start": "某天", "due": ""}, "f-start", "某天"),
        ({"do": "move", "due": "2026-09-30", "reason": ""}, "f-reason", ""),
        ({"do": "withdraw"}, "", ""),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_what_was_typed_stays(
    held: Workspace, fields: dict[str, str], place: str, part: str
) -> None:
    with handing(held) as hand:
        sent: dict[str, Any] = {"title": "产业园", "code": "督-1", "row": ["1"], "milestone-1": "选址"}
        refused = hand.send(PLAN, **{"do": "revise", "seen": "1", **sent, **fields})
        assert refused.status_code == 422
        assert part in wrong(refused.text)[0]
        assert f'href="#{place}"' in refused.text or not place
        assert f'id="{place}"' in refused.text or not place
        for name, value in fields.items():
            assert name in ("do", "reason") or f'value="{value}"' in refused.text
        assert json.loads(hand.open("/zh/tasks/1.json"))["version"] == 1


def test_who_is_overtaken_is_told_of_both_plans(held: Workspace) -> None:
    with handing(held) as hand:
        token = hidden(hand.open(PLAN), "form")
        hand.done("/zh/tasks/1", do="assign", owner="市商务局", seen="1")
        late = hand.send(PLAN, token=token, do="revise", seen="1", title="别的", code="督-1")
        assert late.status_code == 409
        assert all(part in wrong(late.text)[0] for part in ("市商务局", "别的"))
        assert 'name="seen" value="2"' in late.text


def test_a_new_task_names_others_and_the_page_shows_the_tree(held: Workspace) -> None:
    with handing(held) as hand:
        hand.done("/zh/tasks/new?parent=1", title="验收", parent="1", needs="3", start="2026-05-01", due="2026-06")
        task = json.loads(hand.open("/zh/tasks/5.json"))
        assert (task["parent"], task["needs"], task["due"]) == (1, [3], "2026-06-30")
        page = hand.open("/zh/tasks/1")
        assert page.index("验收") < page.index("用地") < page.index("勘测")
        assert page.count('<ul class="tree">') == 2
        many = "、".join(map(str, range(201)))
        for fields, place in (
            ({"parent": "99"}, "f-parent"),
            ({"start": "2026-07-01", "due": "2026-06-01"}, "f-due"),
            ({"co_owners": many}, "f-co_owners"),
        ):
            refused = hand.send("/zh/tasks/new", title="又一项", **fields)
            assert f'href="#{place}"' in refused.text
            assert 'value="又一项"' in refused.text


def test_a_closed_task_has_no_plan_to_change_and_readers_none_at_all(held: Workspace) -> None:
    with closing(held.beside()) as beside:
        Tasks(beside).change(1, Deed.WITHDRAW, seen=1, **BY)
    with house(held) as at:
        assert at.as_(Role.READER).client.get(PLAN).status_code == 403
        editor: Hand = at.as_(Role.EDITOR)
        assert "<form method" not in editor.open(PLAN)
        assert PLAN not in editor.open("/zh/tasks/1")
        assert PLAN.replace("1", "2") in editor.open("/zh/tasks/2")


def test_who_may_not_change_a_plan_is_told_why(held: Workspace) -> None:
    with closing(held.beside()) as beside:
        people = Told(owner="市住建局", supervisor="市督查室")
        Tasks(beside).change(1, Deed.ASSIGN, people, seen=1, **BY)
    with house(held) as at:
        editor: Hand = at.as_(Role.EDITOR)
        account = next(each for each in at.access.accounts.all() if each.role is Role.EDITOR)
        at.access.accounts.bind(account.name, ["市住建局"])
        page = editor.open(PLAN)
        assert "<form method" not in page
        assert "督办单位（市督查室）" in page
        assert "重新办理" not in page


def test_a_version_that_there_is_not_yet_is_bad_input_and_no_conflict(held: Workspace) -> None:
    with handing(held) as hand:
        refused = hand.send("/zh/tasks/1", do="progress", note="在办", seen="9")
        assert refused.status_code == 422
        assert "没有第 9 版" in wrong(refused.text)[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_the_plan(held: Workspace, chromium: Any, lang: str) -> None:
    assert kept_out(chromium, held, lang, ("/tasks/1/plan", "/tasks/1", "/tasks/new")) == []
