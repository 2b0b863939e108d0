"""Promises, what became of an event, what was kept: each the same as page, JSON and CSV, and as the room has it."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.followup.promises import By, Outcome, became, league, promises
from liandong.messages import LANGUAGES
from tests.portal.conftest import Get

DAY = "as_of=2026-06-30"
FORUM = "第三届霁川鹭原“双城同行”合作发展论坛"


def event_of(opened: Workspace) -> str:
    return next(each.id for each in opened.ledger().records("event") if each.label == FORUM)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_promises_are_the_same_in_every_form(get: Get, opened: Workspace, lang: str) -> None:
    told = promises(opened.ledger(), date(2026, 6, 30))
    data = get(f"/{lang}/promises.json?{DAY}").json()
    assert {each["id"]: each["outcome"] for each in data["promises"]} == {each.id: each.outcome for each in told}
    rows = get(f"/{lang}/promises.csv?{DAY}").text.splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == [each["id"] for each in data["promises"]]
    page = get(f"/{lang}/promises?{DAY}").text
    assert all(f"/record/{each.id}" in page for each in told)


def test_promises_are_narrowed_by_what_stands_in_the_address(get: Get) -> None:
    for address in ("outcome=kept", "outcome=silent,open&kind=project", "by=霁光", "region=鹭原"):
        data = get(f"/zh/promises.json?{DAY}&{address}").json()
        assert 0 < data["total"] < get(f"/zh/promises.json?{DAY}").json()["total"]
    kept = get(f"/zh/promises.json?{DAY}&outcome=kept").json()["promises"]
    assert {each["outcome"] for each in kept} == {Outcome.KEPT}


def test_each_promise_shows_the_sentences_that_it_rests_on(get: Get) -> None:
    page = get(f"/zh/promises?{DAY}&by=瀚榆").text
    assert "瀚榆生物科技公司将在鹭原市望沅区设立首个跨省区域总部" in page
    assert "/document/" in page


@pytest.mark.parametrize("address", ["outcome=nothing", "region=鼓楼区"])
def test_what_is_not_understood_is_told(client: TestClient, address: str) -> None:
    assert client.get(f"/zh/promises?{address}").status_code == 400


def test_the_card_of_an_event_leads_to_what_became_of_it(get: Get, opened: Workspace) -> None:
    event = event_of(opened)
    assert f"/zh/record/{event}/became" in get(f"/zh/record/{event}").text
    found = became(opened.ledger(), event, date(2026, 6, 30))
    data = get(f"/zh/record/{event}/became.json?{DAY}").json()
    assert {name: group["number"] for name, group in data["stages"].items()} == {
        stage.value: group.number for stage, group in found.stages.items()
    }
    assert found.total > 2
    rows = get(f"/zh/record/{event}/became.csv?{DAY}").text.splitlines()[1:]
    assert len(rows) == len(found.stages) + len(found.sides) + len(found.outcomes) + len(found.sayings)


def test_only_of_an_event_something_became(client: TestClient, opened: Workspace) -> None:
    project = next(iter(opened.ledger().records("project")))
    assert client.get(f"/zh/record/{project.id}/became").status_code == 404


@pytest.mark.parametrize("by", ["region", "organisation"])
def test_what_was_kept_is_the_same_in_every_form(get: Get, opened: Workspace, by: str) -> None:
    rows = league(promises(opened.ledger(), date(2026, 6, 30)), By(by))
    data = get(f"/en/league.json?{DAY}&by={by}").json()
    assert [each["key"] for each in data["rows"]] == [each.key for each in rows]
    assert len(get(f"/en/league.csv?{DAY}&by={by}").text.splitlines()) == len(rows) + 1
    assert rows[0].name in get(f"/en/league?{DAY}&by={by}").text
