"""From an event's page to tasks: its commitments chosen, given to somebody, and never taken up twice."""

import json
import re
from contextlib import closing
from typing import Any

import pytest

from liandong import Workspace
from liandong.access import Role
from liandong.followup.tasks import Source, Tasks, Told
from liandong.messages import LANGUAGES
from tests.portal.entering import house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import before, faults, unfolded


def with_promises(workspace: Workspace) -> str:
    """The event at which most was promised."""
    ledger = workspace.ledger()
    promised = {
        event.id: sum(name == "event" and each.kind == "commitment" for name, each in ledger.referring(event))
        for event in ledger.records("event")
    }
    return max(promised, key=lambda id_: (promised[id_], id_))


@pytest.fixture
def path(own: Workspace) -> str:
    return f"/zh/record/{with_promises(own)}/tasks"


def suggested(hand: Hand, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(hand.open(f"{path}.json"))["suggested"]
    return found


def test_chosen_commitments_of_an_event_become_tasks_in_one_step(hand: Hand, path: str) -> None:
    event = path.removesuffix("/tasks")
    assert path in hand.open(event)
    assert path in hand.open(f"{event}/became")
    first, second, third, *_ = suggested(hand, path)
    assert not any(each["tasks"] for each in (first, second, third))
    fields = {f"owner-{first['record']}": "市商务局", f"due-{first['record']}": "2031年6月底"}
    fields |= {f"owner-{second['record']}": "", f"due-{second['record']}": ""}
    fields |= {"supervisor": "市督查室", f"supervisor-{second['record']}": "市发改委"}
    page = hand.done(path, do="accept", take=[first["record"], second["record"]], **fields)
    now = {each["record"]: each["tasks"] for each in suggested(hand, path)}
    (task,), (other,) = now[first["record"]], now[second["record"]]
    assert (task["state"], task["owner"], task["due"]) == ("accepted", "市商务局", "2031-06-30")
    assert (other["owner"], other["due"]) == (None, None)
    assert [each["supervisor"] for each in (task, other)] == ["市督查室", "市发改委"]
    assert now[third["record"]] == []
    assert f'value="{first["record"]}"' not in page
    assert f'value="{third["record"]}"' in page
    assert "已立项 2 项" in page
    assert "/zh/tasks/1" in page
    log = json.loads(hand.open("/zh/tasks/1.json"))["log"]
    assert first["record"] not in re.sub(r"<[^>]+>", "", hand.open("/zh/tasks/1"))
    assert [(event["deed"], event["actor"]) for event in log] == [("propose", "周敏"), ("accept", "周敏")]
    hand.done(path, do="propose", take=third["record"])
    assert json.loads(hand.open("/zh/tasks/3.json"))["state"] == "proposed"


def test_what_the_ledger_does_not_tell_is_left_empty(hand: Hand, path: str) -> None:
    page = hand.open(path)
    for each in suggested(hand, path):
        given = dict(re.findall(rf'name="(owner|due)-{each["record"]}"[^>]* value="([^"]*)"', page))
        assert given == {"owner": each["owner"] or "", "due": each["due"] or ""}


def test_the_cards_of_what_is_taken_up_show_the_tasks_as_they_are(hand: Hand, own: Workspace, path: str) -> None:
    event, record = path.removesuffix("/tasks"), suggested(hand, path)[0]["record"]
    cards = (event, f"/zh/record/{record}")
    assert not any('id="tasks"' in hand.open(card) for card in cards)
    hand.done(path, do="accept", take=record, **{f"due-{record}": "2020-01-23"})
    for card in cards:
        assert "2020-01-23，逾期" in hand.open(card)
        assert [task["state"] for task in json.loads(hand.open(f"{card}.json"))["tasks"]] == ["accepted"]
        assert 'id="tasks"' not in hand.open(f"{card}?as_of=2026-01-01")
    hand.done("/zh/tasks/1", do="withdraw", seen="2")
    assert all("已撤回" in hand.open(card) for card in cards)


def test_tasks_that_a_command_makes_show_on_cards_that_were_kept(hand: Hand, own: Workspace, path: str) -> None:
    event = path.split("/")[3]
    card = f"/zh/record/{event}"
    assert [hand.open(card).count('id="tasks"') for _ in range(2)] == [0, 0]
    with closing(own.beside()) as beside:
        Tasks(beside).add(Told(title="用地", source=Source(record=event)), actor="周敏")
    assert 'id="tasks"' in hand.open(card)


def test_who_is_overtaken_is_told_and_what_they_typed_stays(hand: Hand, own: Workspace, path: str) -> None:
    first, second, *_ = (each["record"] for each in suggested(hand, path))
    late = hand.token(path)
    hand.done(path, do="accept", take=first)
    refused = hand.send(path, token=late, do="accept", take=[first, second], **{f"owner-{second}": "市<b>商务局"})
    assert refused.status_code == 422
    assert "已有事项 1" in wrong(refused.text)[0]
    assert 'value="市&lt;b&gt;商务局"' in refused.text
    assert re.search(rf'value="{second}" checked', refused.text)
    with closing(own.beside()) as beside:
        assert [task.number for task in Tasks(beside).every()] == [1]


@pytest.mark.parametrize(
    ("fields", "place"),
    [({"due": "2026年2月30日"}, "f-due-"), ({"owner": "长" * 201}, "f-owner-"), ({}, "f-take"), ({"do": "fly"}, "")],
)
def test_what_cannot_be_is_told_beside_its_field(hand: Hand, path: str, fields: dict[str, str], place: str) -> None:
    record = suggested(hand, path)[0]["record"]
    given = {"do": "accept"} | {name if name == "do" else f"{name}-{record}": value for name, value in fields.items()}
    refused = hand.send(path, **given, **({"take": record} if place != "f-take" else {}))
    assert refused.status_code == 422
    assert wrong(refused.text)
    assert f'href="#{place}' in refused.text or not place
    assert not any(each["tasks"] for each in suggested(hand, path))


def test_readers_see_what_was_promised_and_take_up_nothing(own: Workspace, path: str) -> None:
    with house(own) as held:
        reader = held.as_(Role.READER)
        page = reader.open(path)
        assert "<form method" not in page
        assert suggested(reader, path)[0]["title"] in page
        token = reader.token("/zh/login")
        record = suggested(reader, path)[0]["record"]
        assert reader.send(path, token=token, do="accept", take=record).status_code == 403


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_taking_up(own: Workspace, chromium: Any, path: str, lang: str) -> None:
    found: list[str] = []
    with before(chromium, own) as page:
        unfolded(page, path.replace("/zh/", f"/{lang}/"))
        found += faults(page, "taking up", lang)
        page.get_by_role("checkbox").first.check()
        page.get_by_role("checkbox").nth(1).check()
        page.fill("#f-actor", "周敏")
        page.locator("button[value=accept]").click()
        page.wait_for_url("**made=**")
        found += faults(page, "taken up", lang)
        unfolded(page, path.replace("/zh/", f"/{lang}/").removesuffix("/tasks"))
        found += faults(page, "card", lang)
    assert found == []
