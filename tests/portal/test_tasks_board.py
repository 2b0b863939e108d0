"""The board of tasks: columns by state, cards that are moved by a deed, bounded, with what is late marked."""

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
from liandong.followup.tasks import Tasks, Told
from liandong.messages import LANGUAGES
from liandong.portal.pages.board import CARDS
from tests.portal.conftest import handing
from tests.portal.entering import house
from tests.portal.hand import Hand, hidden, wrong
from tests.portal.looking import before, faults, unfolded

BOARD = "/zh/tasks/board"
BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    """An overdue task, one that is proposed, and more accepted ones than a column shows."""
    late = Told(title="用地<b>", owner="市商务局", code="督-1", due=date(2020, 1, 23))
    many = [Told(title=f"第{number}项", owner="市住建局", due=date(2099, 1, 1)) for number in range(CARDS + 4)]
    with open_workspace(tmp_path / "ws", create=True) as made:
        with closing(made.beside()) as beside:
            tasks = Tasks(beside)
            tasks.add_all(lambda _: [late, *many], **BY)
            tasks.add(Told(title="拟办", owner="市商务局"), proposed=True, **BY)
        yield made


def columns(hand: Hand, path: str = BOARD) -> dict[str, list[int]]:
    told = json.loads(hand.open(path.replace("board", "board.json")))["columns"]
    return {state: [task["number"] for task in tasks] for state, tasks in told.items() if tasks}


def test_cards_stand_under_their_state_and_no_column_grows_without_end(held: Workspace) -> None:
    with handing(held) as hand:
        found = columns(hand)
        assert (found["proposed"], found["accepted"][0], len(found["accepted"])) == ([CARDS + 6], 1, CARDS)
        page = hand.open(BOARD)
        assert "用地&lt;b&gt;" in page
        assert page.count('class="late"') == 1
        assert "还有 5 项" in page
        assert "/zh/tasks?state=accepted" in page
        assert BOARD in hand.open("/zh/tasks")
        theirs = columns(hand, f"{BOARD}?person=市商务局")
        assert theirs == {"proposed": [CARDS + 6], "accepted": [1]}
        assert "还有" not in hand.open(f"{BOARD}?person=市商务局")


def test_a_card_is_moved_by_what_its_button_says_and_that_is_taken_back(held: Workspace) -> None:
    with handing(held) as hand:
        path = f"{BOARD}?person=市商务局"
        for do, note, state in (
            ("progress:1.1", "完成选址", "under_way"),
            ("prove:1.2", "2026年9月2日验收", "submitted"),
            ("return:1.3", "缺验收表", "returned"),
        ):
            page = hand.done(path, do=do, **{"note-1": note})
            assert columns(hand, path)[state] == [1]
        assert "person=%E5%B8%82%E5%95%86%E5%8A%A1%E5%B1%80" in hand.led
        assert "已退回" in page
        log = json.loads(hand.open("/zh/tasks/1.json"))["log"]
        assert [(event["deed"], event["reason"]) for event in log[1:]] == [
            ("progress", ""),
            ("prove", ""),
            ("return", "缺验收表"),
        ]
        assert (log[1]["told"]["note"], log[2]["told"]["proof"]["sentence"]) == ("完成选址", "2026年9月2日验收")
        undo = re.search(r'href="(/zh/tasks/batch[^"]*)"', page)
        assert undo
        hand.done(undo[1], do="undo")
        assert columns(hand, path)["submitted"] == [1]


@pytest.mark.parametrize(
    ("do", "place"),
    [
        ("progress:1.1", "f-note-1"),
        ("prove:1.1", "f-note-1"),
        ("withdraw:1.1", "f-note-1"),
        ("finish:1.1", "f-note-1"),
        ("accept:99.1", "f-note-99"),
        ("fly:1.1", ""),
        ("accept:x.y", ""),
        ("undo:1.1", ""),
    ],
)
def test_what_cannot_be_is_told_on_its_card(held: Workspace, do: str, place: str) -> None:
    with handing(held) as hand:
        refused = hand.send(BOARD, do=do, reason="")
        assert 400 <= refused.status_code < 500
        assert wrong(refused.text)
        assert f'href="#{place}"' in refused.text or not place
        assert hand.client.get(f"{BOARD}?moved=99.1").status_code == 200
        assert json.loads(hand.open("/zh/tasks/1.json"))["version"] == 1


def test_who_moves_a_card_that_somebody_else_moved_is_told_and_keeps_what_was_typed(held: Workspace) -> None:
    with handing(held) as hand:
        token = hidden(hand.open(BOARD), "form")
        hand.done("/zh/tasks/1", do="assign", owner="市住建局", seen="1")
        late = hand.send(BOARD, token=token, do="progress:1.1", **{"note-1": "完成<i>"})
        assert late.status_code == 409
        assert "市住建局" in wrong(late.text)[0]
        assert 'value="完成&lt;i&gt;"' in late.text
        assert 'value="progress:1.2"' in late.text


def test_readers_look_editors_move_and_reviewers_judge(held: Workspace) -> None:
    with house(held) as at:
        reader, editor = at.as_(Role.READER), at.as_(Role.EDITOR)
        assert 'name="do"' not in reader.open(BOARD)
        assert "用地" in reader.open(BOARD)
        token = reader.token("/zh/login")
        assert reader.send(BOARD, token=token, do="progress:1.1").status_code == 403
        page = editor.open(BOARD)
        assert 'value="progress:1.1"' in page
        assert 'value="withdraw:1.1"' not in page
        assert wrong(editor.send(BOARD, do="withdraw:1.1", **{"note-1": "因"}).text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_the_board(held: Workspace, chromium: Any, lang: str) -> None:
    found: list[str] = []
    with before(chromium, held) as page:
        unfolded(page, f"/{lang}/tasks/board?person=市商务局")
        found += faults(page, "board", lang)
        page.fill("#f-actor", "周敏")
        page.fill("#f-note-1", "完成选址")
        page.locator("button[value^='progress:1.']").click()
        page.wait_for_url("**moved=**")
        found += faults(page, "moved", lang)
    assert found == []
