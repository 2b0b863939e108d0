"""Many tasks at once in the portal: chosen in the list, changed all or none, taken back where nothing came after."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.tasks import Tasks, Told
from liandong.messages import LANGUAGES
from tests.portal.conftest import handing
from tests.portal.entering import house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import before, faults, unfolded

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
CHOSEN = "/zh/tasks/many?pick=1&pick=2&pick=3"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as made:
        with closing(made.beside()) as beside:
            tasks = Tasks(beside)
            tasks.add_all(lambda _: [Told(title=f"第{number}项<b>", owner="市商务局") for number in (1, 2, 3)], **BY)
            tasks.add(Told(title="拟办"), proposed=True, **BY)
        yield made


def task(hand: Hand, number: int) -> Any:
    return json.loads(hand.open(f"/zh/tasks/{number}.json"))


def test_tasks_chosen_in_the_list_are_changed_in_one_step_and_taken_back_in_one(held: Workspace) -> None:
    with handing(held) as hand:
        page = hand.open("/zh/tasks")
        assert all(f'name="pick" value="{number}"' in page for number in (1, 2, 3, 4))
        assert page.count(" checked") == 0
        assert hand.open("/zh/tasks?all=1").count(" checked") == 4
        picked = re.findall(r'type="checkbox" name="pick" value="([^"]*)"', hand.open(CHOSEN))
        assert picked == ["1.1", "2.1", "3.1"]
        told = hand.done(CHOSEN, do="assign", pick=picked, supervisor="市政府督查室", owner="", co_owners="")
        assert "/zh/tasks/batch?" in hand.led
        assert "市政府督查室" in told
        for number in (1, 2, 3):
            assert (task(hand, number)["owner"], task(hand, number)["supervisor"]) == ("市商务局", "市政府督查室")
        batch = hand.led
        hand.done("/zh/tasks/2", do="progress", note="完成选址", seen="2")
        assert "完成选址" in hand.open(batch)
        after = hand.done(batch, do="undo")
        assert [task(hand, number)["supervisor"] for number in (1, 2, 3)] == [None, "市政府督查室", None]
        assert after.count("已撤销") == 2
        assert "完成选址" in after
        refused = hand.send(batch, token=hand.token("/zh/tasks/1"), do="undo")
        assert wrong(refused.text)


def test_one_that_was_changed_since_is_named_nothing_is_written_and_what_was_typed_stays(held: Workspace) -> None:
    with handing(held) as hand:
        token = hand.token(CHOSEN)
        hand.done("/zh/tasks/2", do="assign", owner="市住建局", seen="1")
        late = hand.send(CHOSEN, token=token, do="assign", pick=["1.1", "2.1"], owner="市卫健委<i>")
        assert late.status_code == 409
        assert all(part in wrong(late.text)[0] for part in ("事项 2", "市住建局", "市卫健委"))
        assert 'href="#f-pick-2"' in late.text
        assert 'value="市卫健委&lt;i&gt;"' in late.text
        assert re.findall(r'value="([^"]*)" checked', late.text) == ["1.1", "2.2"]
        assert task(hand, 1)["version"] == 1
        hand.done(CHOSEN, do="assign", pick=["1.1", "2.2"], owner="市卫健委")
        assert [task(hand, number)["owner"] for number in (1, 2, 3)] == ["市卫健委", "市卫健委", "市商务局"]


def test_what_is_so_already_is_told_and_not_written(held: Workspace) -> None:
    with handing(held) as hand:
        hand.done("/zh/tasks/1", do="assign", owner="市住建局", seen="1")
        page = hand.done(CHOSEN, do="assign", pick=["1.2", "2.1"], owner="市住建局")
        assert "没有改动的" in page
        assert (task(hand, 1)["version"], task(hand, 2)["version"]) == (2, 2)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"do": "assign", "owner": " "}, "f-owner"),
        ({"do": "move", "due": "2026年2月30日"}, "f-due"),
        ({"do": "move", "due": ""}, "f-due"),
        ({"do": "withdraw", "reason": ""}, "f-reason"),
        ({"do": "withdraw", "pick": "x.y"}, "f-pick"),
        ({"do": "withdraw", "pick": "99.1"}, "f-pick-99"),
        ({"do": "finish"}, "f-pick-1"),
        ({"do": "prove"}, ""),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(held: Workspace, fields: dict[str, str], place: str) -> None:
    with handing(held) as hand:
        refused = hand.send(CHOSEN, **{"pick": "1.1", **fields})
        assert 400 <= refused.status_code < 500
        assert wrong(refused.text)
        assert f'href="#{place}"' in refused.text or not place
        assert task(hand, 1)["version"] == 1
        assert hand.client.get("/zh/tasks/many?pick=x&pick=99").status_code == 200
        assert hand.client.get("/zh/tasks/batch?entries=1.9~x.y~99.1").status_code == 200


def test_readers_choose_nothing_and_editors_judge_nothing(held: Workspace) -> None:
    with house(held) as at:
        reader, editor, reviewer = (at.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
        assert 'name="pick"' not in reader.open("/zh/tasks")
        assert reader.client.get(CHOSEN).status_code == 403
        assert 'value="withdraw"' not in editor.open(CHOSEN)
        assert wrong(editor.send(CHOSEN, do="withdraw", pick="1.1").text)
        editor.done(CHOSEN, do="assign", pick=["1.1", "2.1"], owner="市卫健委")
        batch = editor.led
        assert "<form method" not in editor.open(batch)
        assert editor.send(batch, token=editor.token(CHOSEN), do="undo").status_code == 403
        reviewer.done(batch, do="undo")
        assert task(reviewer, 1)["owner"] == "市商务局"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_doing_many(held: Workspace, chromium: Any, lang: str) -> None:
    found: list[str] = []
    with before(chromium, held) as page:
        unfolded(page, f"/{lang}/tasks")
        found += faults(page, "list", lang)
        for box in page.get_by_role("checkbox").all():
            box.check()
        page.locator("form.choosing button").click()
        page.wait_for_url("**/tasks/many**")
        found += faults(page, "many", lang)
        page.fill("#f-actor", "周敏")
        page.fill("#f-owner", "市卫健委")
        page.locator("button[value=assign]").click()
        page.wait_for_url("**/tasks/batch**")
        found += faults(page, "batch", lang)
        page.fill("#f-reason", "误操作")
        page.locator("button[value=undo]").click()
        page.wait_for_load_state()
        assert page.locator("button[value=undo]").count() == 0
    assert found == []
