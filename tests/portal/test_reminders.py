"""Reminders in the portal: rules, addresses that nobody sees, what became of messages, and who may what."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.calendar import today
from liandong.followup.reminders import Manner, Reminders, Rule, State, When
from liandong.followup.tasks import Tasks, Told
from liandong.messages import LANGUAGES
from liandong.portal.pages import reminders as page_of
from liandong.settings import Settings
from tests.followup.reminders.receiver import receiving
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, buttons, wrong
from tests.portal.looking import kept_out

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
SECRET = "k3ythatnobodysees"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as made:
        yield made


@pytest.fixture
def filled(small: Workspace) -> Workspace:
    """With a message that is in doubt, one that was delivered, and one that is due and has no address."""
    quick = Settings(reminder_timeout_seconds=1)
    with closing(small.beside()) as beside, receiving() as receiver:
        due = today() + timedelta(days=2)
        Tasks(beside).add_all(lambda _: [Told(title=f"事{SCRIPT}", owner=name, due=due) for name in "甲乙"], **BY)
        reminders = Reminders(beside, quick)
        reminders.book.add_rule(Rule(when=When.BEFORE, days=3), **BY)
        reminders.book.add_address("甲", receiver.url(f"never/{SECRET}"), "甲群", **BY)
        reminders.book.add_address("乙", receiver.url(f"good/{SECRET}"), **BY)
        reminders.send()
        Tasks(beside).add(Told(title="第三件", owner="丙", due=due), **BY)
    return small


def told(hand: Hand) -> Any:
    return json.loads(hand.open("/zh/reminders.json"))


def test_rules_addresses_and_manner_are_made_and_removed_by_forms(small: Workspace) -> None:
    with handing(small) as hand:
        rule = {"when": "overdue", "days": "2", "every": "5", "whom": "owner", "working": "1", "named": "督查室、周敏"}
        page = hand.done("/zh/reminders", do="add_rule", **rule)
        assert "逾期满 2 个工作日起，每 5 个工作日一次" in page
        assert "责任单位、督查室、周敏" in page
        page = hand.done("/zh/reminders", do="add_address", person="甲", label="甲群", url=f"wecombot://{SECRET}")
        assert "甲群 wecombot://…" in page
        assert SECRET not in page
        page = hand.done("/zh/reminders", do="manner", quiet="22:00-08:00", base="https://a.example.cn", language="en")
        assert "免打扰时段：22:00-08:00" in page
        assert "每天都发送" in page
        assert [each["every"] for each in told(hand)["rules"]] == [5]
        for deed in ("remove_rule", "remove_address"):
            (button,) = buttons(page, deed)
            hand.done("/zh/reminders", do=button)
        assert told(hand)["rules"] == []
    with closing(small.beside()) as beside:
        deeds = [entry.deed for entry in Reminders(beside, Settings()).book.log(9)]
        assert deeds == ["remove_address", "remove_rule", "set_manner", "add_address", "add_rule"]
        assert SECRET.encode() not in small.folder.joinpath(".portal", "portal.sqlite").read_bytes()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "add_rule", "when": "before", "days": "0", "whom": "owner"},
        {"do": "add_rule", "when": "before", "days": "", "whom": "owner"},
        {"do": "add_rule", "when": "overdue", "days": "三", "whom": "owner"},
        {"do": "add_rule", "when": "on"},
        {"do": "add_address", "person": "甲", "url": f"slack://{SECRET}"},
        {"do": "add_address", "person": "甲", "url": f"wecombot://{SECRET}%%"},
        {"do": "manner", "quiet": "25:00-08:00", "language": "zh"},
        {"do": "manner", "base": "javascript:alert(1)", "language": "zh"},
        {"do": "remove_rule:9"},
        {"do": "resend:9"},
        {"do": "fly"},
    ],
)
def test_what_cannot_be_is_told_on_the_page_and_not_done(small: Workspace, fields: dict[str, str]) -> None:
    with handing(small) as hand:
        answer = hand.send("/zh/reminders", **fields)
        assert 400 <= answer.status_code < 500
        assert wrong(answer.text)
        assert SECRET not in answer.text
        assert told(hand)["rules"] == []


def test_what_is_in_doubt_is_sent_again_with_a_reason(filled: Workspace) -> None:
    with handing(filled) as hand:
        page = hand.open("/zh/reminders")
        assert SCRIPT not in page
        assert SECRET not in page
        assert "丙（1 项）" in page
        (button,) = buttons(page, "resend")
        assert wrong(hand.send("/zh/reminders", do=button, reason="").text)
        hand.done("/zh/reminders", do=button, reason="对方称未收到")
        assert [each["state"] for each in told(hand)["messages"]] == ["waiting", "delivered"]
        assert [each["state"] for each in json.loads(hand.open("/zh/reminders.json?state=delivered"))["messages"]] == [
            "delivered"
        ]
        assert "甲群" in hand.client.get("/zh/reminders.csv").text


def test_reviewers_see_to_reminders_and_admins_alone_to_addresses(filled: Workspace) -> None:
    with house(filled) as held:
        for role in (Role.READER, Role.EDITOR):
            hand = held.as_(role)
            assert hand.client.get("/zh/reminders").status_code == 403
            assert hand.client.get("/zh/reminders.json").status_code == 403
        reviewer = held.as_(Role.REVIEWER)
        page = reviewer.open("/zh/reminders")
        assert "add_address" not in page
        assert "remove_address" not in page
        assert wrong(reviewer.send("/zh/reminders", do="remove_address:1").text)
        reviewer.done("/zh/reminders", do="add_rule", when="on", whom="supervisor")
        admin = held.as_(Role.ADMIN)
        admin.done("/zh/reminders", do="remove_address:1")
        held.access.accounts.bind(NAMES[Role.REVIEWER], ("甲",))
        assert reviewer.client.get("/zh/reminders").status_code == 403
        noted = " ".join(entry.deed for entry in held.access.audit.entries(20))
        assert "add_rule" in noted
    with closing(filled.beside()) as beside:
        book = Reminders(beside, Settings()).book
        assert {entry.actor for entry in book.log(2)} == {NAMES[Role.REVIEWER], NAMES[Role.ADMIN]}


def test_long_outboxes_are_told_page_by_page(small: Workspace) -> None:
    with closing(small.beside()) as beside, receiving() as receiver:
        due = today() + timedelta(days=2)
        Tasks(beside).add_all(lambda _: [Told(title=f"第{n}件", owner="甲", due=due) for n in range(60)], **BY)
        reminders = Reminders(beside, Settings())
        reminders.book.add_rule(Rule(when=When.BEFORE, days=3), **BY)
        reminders.book.set_manner(Manner(digest=False), **BY)
        reminders.book.add_address("甲", receiver.url("good"), **BY)
        reminders.send()
        assert reminders.outbox.counts()[State.DELIVERED] == 60
    with handing(small) as hand:
        first = told(hand)["messages"]
        rest = json.loads(hand.open(f"/zh/reminders.json?before={first[-1]['number']}"))["messages"]
        assert [each["number"] for each in first + rest] == list(range(60, 0, -1))
        assert "before=11" in hand.open("/zh/reminders")


def test_a_page_does_not_look_through_more_tasks_than_one_waits_for(
    filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_of, "MOST_PLANNED", 2)
    with handing(filled) as hand:
        assert "未办结的事项有 3 个" in hand.open("/zh/reminders")
        assert told(hand)["planned"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_reminders(filled: Workspace, chromium: Any, lang: str) -> None:
    assert kept_out(chromium, filled, lang, ["/reminders"]) == []
