"""Mechanisms by command: kept up, their rounds held, and what these agree made into tasks."""

import json
from pathlib import Path
from typing import Any

import pytest

from liandong import open_workspace
from tests.cli.conftest import PAGES, Run

NAME = "深莞惠联席会议"
ADD = (
    *("mechanisms", "add", NAME, "--secretariat", "深圳市发展改革委", "--member", "深圳市", "--member", "东莞市"),
    *("--turn", "深圳市、东莞市", "--months", "6", "--rule", "quarter/3:fri-1:before", "--since", "2025-07-01"),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_workspace(tmp_path / "ws", create=True):
        return tmp_path / "ws"


def done(run: Run, place: Path, *call: Any) -> str:
    told = run(*call, "--actor", "周敏", "--reason", "会议定", "-w", place)
    assert told.exit_code == 0, told.output
    return str(told.output)


def shown(run: Run, place: Path, *call: Any) -> Any:
    return json.loads(run(*call, "--json", "-w", place).stdout)


def test_a_mechanism_is_kept_up_and_its_decisions_are_tasks(run: Run, place: Path, tmp_path: Path) -> None:
    assert run("mechanisms", "list", "-w", place).exit_code == 0
    assert "version 1" in done(run, place, *ADD)
    done(run, place, "mechanisms", "revise", 1, "--member", "惠州市", "--leave", "东莞市", "--since", "2026-01-01")
    (tmp_path / "m.txt").write_text("一、听取汇报。\n\n二、议定事项。\n", encoding="utf-8")
    done(run, place, "rounds", "call", 1, "2025-09-26", "--ordinal", 5, "--place", "东莞", "--agenda", "交通")
    came = ("--present", "深圳市=副市长", "--excused", "东莞市")
    done(run, place, "rounds", "hold", 1, "--on", "2025-10-10", *came, "--minutes", tmp_path / "m.txt")
    assert "Tasks made: 1" in done(
        run, place, "rounds", "agree", 1, "推进城际", "--owner", "市发改委", "--due", "2030-01-01"
    )
    done(run, place, "rounds", "agree", 1, "同意章程", "--noted")
    done(run, place, "rounds", "hold", 1, "--present", "深圳市", "--absent", "东莞市")
    held = shown(run, place, "rounds", "show", 1)
    assert (held["state"], held["planned"], held["day"]) == ("held", "2025-09-26", "2025-10-10")
    assert held["minutes"] == ["一、听取汇报。", "二、议定事项。"]
    assert [event["deed"] for event in held["log"]] == ["call", "hold", "agree", "agree", "minute"]
    done(run, place, "rounds", "call", 1, "2025-12-26")
    for deed, state in (("cancel", "cancelled"), ("reopen", "called"), ("miss", "not held")):
        assert state in done(run, place, "rounds", deed, 2)
    whole = shown(run, place, "mechanisms", "show", 1)
    assert [member["name"] for member in whole["members"]] == ["深圳市", "东莞市", "惠州市"]
    rounds = whole["health"]["rounds"]
    assert (rounds["late"], rounds["missed"], rounds["on_time"]) == (["2025-09-26"], ["2025-12-26"], [])
    assert "2026-03-27" in rounds["not_recorded"]
    assert (whole["health"]["agreed"]["open"], whole["health"]["agreed"]["noted"]) == ([1], [0])
    assert shown(run, place, "tasks", "show", 1)["source"] == {"meeting": f"{NAME} 2025-10-10", "round": 1}
    for lang, word in (("zh", "延期召开 1"), ("en", "held late 1")):
        assert word in run("mechanisms", "show", 1, "-w", place, lang=lang).output
        assert NAME in run("rounds", "show", 1, "-w", place, lang=lang).output
    assert len(run("rounds", "list", 1, "-w", place).output.splitlines()) == 3
    assert [each["number"] for each in shown(run, place, "rounds", "list", 1)] == [1, 2]
    assert NAME in run("mechanisms", "list", "-w", place).output
    assert "withdrawn" not in run("tasks", "list", "-w", place).output


def test_steps_are_taken_back_and_a_mechanism_ends_and_goes_on(run: Run, place: Path) -> None:
    done(run, place, *ADD)
    done(run, place, "rounds", "call", 1, "2025-09-26")
    done(run, place, "rounds", "hold", 1)
    done(run, place, "rounds", "agree", 1, "推进城际")
    done(run, place, "rounds", "undo", 1)
    assert shown(run, place, "tasks", "list")[0]["state"] == "withdrawn"
    assert "ended" in done(run, place, "mechanisms", "end", 1, "--on", "2025-12-31")
    assert shown(run, place, "mechanisms", "show", 1)["health"]["rounds"]["due"] == 2
    assert "kept up" in done(run, place, "mechanisms", "end", 1, "--reopen")
    assert "ended" in done(run, place, "mechanisms", "undo", 1)
    late = run("mechanisms", "undo", 1, "--seen", 1, "--reason", "误", "--actor", "王明", "-w", place)
    assert late.exit_code == 1
    assert "mechanism 1 was changed" in late.output


def test_the_members_that_pages_tell_are_taken_over_each_with_its_proof(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    text = PAGES["推介会.txt"] + "会上，由南京大学、东南大学联合发起的紫金山智库联盟成立。\n"
    page.write_text(text, encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True) as made:
        made.build([page])
        ledger = made.ledger()
        (record,) = ledger.records("mechanism")
        known = {statement.id for statement in ledger.statements()}
    done(run, tmp_path / "ws", "mechanisms", "add", NAME, "--record", record.id)
    whole = shown(run, tmp_path / "ws", "mechanisms", "show", 1)
    assert whole["record"] == record.id
    assert len(whole["members"]) == 2
    assert {one for member in whole["members"] for one in member["statements"]} <= known
    assert all(member["statements"] for member in whole["members"])


@pytest.mark.parametrize(
    "wrong",
    [
        ("mechanisms", "add", "x", "--rule", "week:fri"),
        ("mechanisms", "add", "x", "--since", "2026-02-30"),
        ("mechanisms", "revise", 1, "--leave", "广州市"),
        ("mechanisms", "show", 9),
        ("rounds", "call", 9, "2026-01-01"),
        ("rounds", "call", 1, "2026-02-30"),
        ("rounds", "call", 1, "2026-01-01", "--planned", "2026-01-01"),
        ("rounds", "hold", 9),
        ("rounds", "agree", 9, "事"),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy(run: Run, place: Path, wrong: tuple[Any, ...]) -> None:
    done(run, place, *ADD)
    told = run(*wrong, "-w", place)
    assert told.exit_code in (1, 2)
    assert "Traceback" not in told.output
    assert len(told.output.strip().splitlines()) >= 2
