"""Task tables in the portal: sent, looked at cell by cell, agreed to, entered; hostile files get no further."""

import io
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.messages import LANGUAGES
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import kept_out

HEADINGS = ("编号", "事项", "责任单位", "开始时间", "完成期限", "前置事项", "备注")
GOOD = (
    ("督-1", "落实用地", "市自然资源局", "2026-01-05", "2026年6月底", "", "急"),
    ("督-2", "开工", "市住建局", "", "", "督-1", ""),
)
BAD = (
    ("督-3", "验收", "市住建局", "2026-05-01", "2026年2月30日", "", ""),
    ("督-3", "结算", "市住建局", "2026-05-01", "2026-04-01", "督-9", ""),
    ("督-5", "审计", "市审记局", "", "", "督-6", ""),
    ("督-6", "整改", "市审计局", "", "", "督-5", ""),
)
OWNERS = "市自然资源局\n市住建局\n市审计局"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as made:
        yield made


def book(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "任务"
    sheet.append(["2026年重点任务分解表"])
    for row in (headings, *rows):
        sheet.append(list(row))
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def sent(hand: Hand, data: bytes, owners: str = "", name: str = "任务表.xlsx") -> str:
    """The address of the import, once its table was looked at."""
    hand.done("/zh/tasks/import", [("files", (name, data))], owners=owners)
    at = hand.led
    assert at
    ended(hand, at)
    return at


def ended(hand: Hand, path: str) -> str:
    until = time.monotonic() + 60
    while 'data-refresh="' in (page := hand.open(path)):
        assert time.monotonic() < until
    return page


def tasks_of(hand: Hand) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(hand.open("/zh/tasks.json"))["tasks"]
    return found


def test_a_sound_table_is_looked_at_and_entered_once_agreed_to(small: Workspace) -> None:
    with handing(small) as hand:
        at = sent(hand, book(GOOD), OWNERS)
        page = hand.open(at)
        assert all(part in page for part in ("共有 2 行", "均无错误", "备注"))
        assert all(part in page for part in ("将建立以下事项 2 项", "任务!B3", "落实用地", "2026-06-30"))
        assert tasks_of(hand) == []
        hand.done(at, do="start")
        assert "已建立事项 2 项" in ended(hand, at)
        assert [task["title"] for task in tasks_of(hand)] == ["落实用地", "开工"]
        assert json.loads(hand.open("/zh/tasks/2.json"))["needs"] == [1]
        assert {event["actor"] for event in json.loads(hand.open("/zh/tasks/1.json"))["log"]} == {"周敏"}
        again = hand.open(sent(hand, book(GOOD)))
        assert "督-1" in again
        assert "任务!A3" in again


def test_every_fault_is_told_with_its_cell_and_nothing_is_written_until_it_is_left_out(small: Workspace) -> None:
    with handing(small) as hand:
        at = sent(hand, book(GOOD + BAD), OWNERS)
        told = {fault["cell"]: fault["wrong"] for fault in json.loads(hand.open(f"{at}.json"))["outcome"]["faults"]}
        assert list(told) == ["任务!E5", "任务!A6", "任务!E6", "任务!F6", "任务!C7", "任务!F7"]
        assert "市审计局" in told["任务!C7"]["zh"]
        assert "督-5 → 督-6" in told["任务!F7"]["en"]
        for lang in LANGUAGES:
            page = hand.open(at.replace("/zh/", f"/{lang}/"))
            assert all(cell in page for cell in told)
        refused = hand.send(at, do="start")
        assert wrong(refused.text)
        assert tasks_of(hand) == []
        hand.done(at, do="start", skip="1")
        assert "已建立事项 2 项" in ended(hand, at)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", book((), ("无关", "表头")), "文字".encode()])
def test_what_is_no_task_table_is_said_and_can_be_removed(small: Workspace, data: bytes) -> None:
    with handing(small) as hand:
        at = sent(hand, data)
        page = hand.open(at)
        assert 'class="fault"' in page
        assert 'value="start"' not in page
        hand.done(at, do="discard")
        assert hand.client.get(at).status_code == 404
        assert tasks_of(hand) == []
    with handing(small) as hand:
        assert wrong(hand.send("/zh/tasks/import", owners="甲").text)
        both = [("files", ("一.xlsx", book(GOOD))), ("files", ("二.xlsx", book(GOOD)))]
        assert wrong(hand.send("/zh/tasks/import", both).text)


def test_nobody_takes_in_tasks_of_others_nor_sees_what_others_sent(small: Workspace) -> None:
    with house(small) as held:
        said = {f"organisations:{NAMES[Role.EDITOR]}": "市住建局"}
        held.as_(Role.ADMIN).done("/zh/accounts", do=f"bind:{NAMES[Role.EDITOR]}", **said)
        bound, free, reader = held.as_(Role.EDITOR), held.as_(Role.REVIEWER), held.as_(Role.READER)
        assert reader.client.get("/zh/tasks/import").status_code == 403
        theirs, own = sent(free, book(GOOD)), sent(bound, book(GOOD))
        assert bound.client.get(theirs).status_code == 404
        assert theirs not in bound.open("/zh/tasks/import")
        assert own in free.open("/zh/tasks/import")
        bound.done(own, do="start")
        assert "市住建局" in ended(bound, own)
        assert tasks_of(free) == []


def test_rows_that_were_written_before_the_server_ended_are_not_written_again(small: Workspace) -> None:
    """The server ends between the writing and the note of it: the job shows as interrupted, and somebody goes on."""
    rows = [("", *row[1:5], "", "") for row in GOOD]
    with handing(small) as hand:
        at = sent(hand, book(rows))
        hand.done(at, do="start")
        ended(hand, at)
    assert small.folder is not None
    (file,) = (small.folder / ".portal" / "jobs").glob("*/job.json")
    told = json.loads(file.read_bytes())
    file.write_text(json.dumps({**told, "state": "working", "outcome": {}}), encoding="utf-8")
    with handing(small) as hand:
        assert "要么一行也没有" in hand.open(at)
        hand.done(at, do="look")
        assert "已建立事项 2 项" in ended(hand, at)
        assert len(tasks_of(hand)) == 2


def test_an_import_that_was_broken_off_is_looked_at_again(small: Workspace) -> None:
    with handing(small) as hand:
        at = sent(hand, book(GOOD))
        hand.done(at, do="cancel")
        assert 'value="look"' in hand.open(at)
        hand.done(at, do="look")
        assert 'value="start"' in ended(hand, at)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_bringing_a_table(small: Workspace, chromium: Any, lang: str) -> None:
    with handing(small) as hand:
        at = sent(hand, book(GOOD + BAD), OWNERS).removeprefix("/zh")
    assert kept_out(chromium, small, lang, ("/tasks/import", at)) == []
