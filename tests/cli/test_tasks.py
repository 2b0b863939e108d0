"""Tasks by command: from the ledger and by hand, each step with who and why."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from liandong import open_workspace
from tests.cli.conftest import Run


@pytest.fixture
def place(tmp_path: Path, pages: Path) -> Path:
    with open_workspace(tmp_path / "ws", create=True) as made:
        made.build([pages])
    return tmp_path / "ws"


def shown(run: Run, place: Path, number: int) -> Any:
    return json.loads(run("tasks", "show", number, "--json", "-w", place).stdout)


def test_a_task_goes_its_way_and_everybody_sees_what_was_done(run: Run, place: Path) -> None:
    made = run("tasks", "add", "落实用地", "--owner", "市自然资源局", "--with", "市住建局", "--within", "5",
               "--start", "2026-09-30", "--code", "督-1", "--actor", "周敏", "-w", place)  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "2026-10-13" in made.output
    steps = (
        ("assign", 1, "--owner", "市商务局"),
        ("move", 1, "2026-11-30", "--reason", "专题会同意"),
        ("progress", 1, "完成选址", "--percent", "30"),
        ("prove", 1, "--sentence", "2026年11月2日验收"),
        ("return", 1, "--reason", "缺验收表"),
        ("prove", 1, "--sentence", "验收表已补"),
        ("done", 1),
        ("undo", 1, "--reason", "误点"),
    )
    for step in steps:
        told = run("tasks", *step, "--actor", "周敏", "-w", place)
        assert told.exit_code == 0, told.output
    task = shown(run, place, 1)
    assert (task["state"], task["due"], task["version"]) == ("submitted", "2026-11-30", 9)
    assert [event["deed"] for event in task["log"]] == [
        *("add", "assign", "move", "progress", "prove", "return", "prove", "finish", "undo")
    ]
    for lang, word in (("en", "hand in proof"), ("zh", "提交办结证明")):
        assert word in run("tasks", "show", 1, "-w", place, lang=lang).output
    listed = run("tasks", "list", "--person", "市商务局", "-w", place).output
    assert "落实用地" in listed
    assert run("tasks", "list", "--person", "市自然资源局", "-w", place).output.strip() == "There are no such tasks."


def test_who_looked_at_an_older_version_is_told_what_others_did(run: Run, place: Path) -> None:
    run("tasks", "add", "落实用地", "--actor", "周敏", "-w", place)
    run("tasks", "assign", 1, "--owner", "市商务局", "--actor", "王明", "-w", place)
    late = run("tasks", "assign", 1, "--owner", "市住建局", "--seen", "1", "--actor", "李华", "-w", place, lang="zh")
    assert late.exit_code == 1
    assert all(part in late.output for part in ("王明", "市商务局", "市住建局"))
    assert shown(run, place, 1)["owner"] == "市商务局"


def test_one_deed_is_done_to_several_tasks_or_to_none(run: Run, place: Path) -> None:
    for title in ("用地", "路网", "排水"):
        run("tasks", "add", title, "--actor", "周敏", "-w", place)
    told = run("tasks", "assign", 1, 2, 3, "--owner", "市商务局", "--actor", "周敏", "-w", place)
    assert told.exit_code == 0, told.output
    assert told.output.count("version 2") == 3
    run("tasks", "withdraw", 2, "--reason", "重复", "--actor", "周敏", "-w", place)
    refused = run("tasks", "assign", 1, 2, 3, "--owner", "市住建局", "--actor", "周敏", "-w", place)
    assert refused.exit_code == 1
    assert "task 2 is withdrawn" in refused.output
    assert {shown(run, place, number)["owner"] for number in (1, 2, 3)} == {"市商务局"}
    assert run("tasks", "accept", 1, 3, "--seen", "1", "--actor", "周敏", "-w", place).exit_code == 2
    again = run("tasks", "assign", 1, 3, "--owner", "市商务局", "--actor", "周敏", "-w", place)
    assert (again.exit_code, again.output.count("version 2")) == (0, 2)


def test_tasks_are_proposed_from_the_ledger_once_with_what_proves_them(run: Run, place: Path) -> None:
    with open_workspace(place) as opened:
        ledger = opened.ledger()
        promised = list(ledger.records("commitment"))
        assert promised
        known = {statement.id for statement in ledger.statements()}
    for _ in range(2):
        told = run("tasks", "propose", *(record.id for record in promised), "--actor", "周敏", "-w", place)
        assert told.exit_code == 0, told.output
    listed = json.loads(run("tasks", "list", "--state", "proposed", "--json", "-w", place).stdout)
    assert len(listed) == len(promised)
    assert {each["source"]["record"] for each in listed} == {record.id for record in promised}
    assert {one for each in listed for one in each["source"]["statements"]} <= known
    assert all(each["source"]["statements"] for each in listed)
    assert [each["due"] for each in listed] == ["2033-12-31"]
    assert run("tasks", "accept", 1, "--actor", "王明", "-w", place).exit_code == 0
    assert run("tasks", "accept", 1, "--actor", "王明", "-w", place).exit_code == 1


def test_overdue_is_told_in_working_days_and_the_task_book_as_a_tree(run: Run, place: Path) -> None:
    for title, *more in (("总任务", "--due", "2030-01-01"), ("子任务", "--due", "2020-01-23", "--parent", "1")):
        assert run("tasks", "add", title, *more, "--actor", "周敏", "-w", place).exit_code == 0
    assert "working days" in run("tasks", "list", "--overdue", "-w", place).output
    tree = run("tasks", "list", "--tree", "-w", place).output
    assert "\t总任务\t" in tree
    assert "\t  子任务\t" in tree


@pytest.mark.parametrize(
    "wrong",
    [
        ("list", "--state", "late"),
        ("add", "事", "--due", "2026-02-30"),
        ("prove", "1"),
        ("show", "9"),
        ("move", "9", "2026-01-01"),
        ("calendar", "--add", "3", "--from", "x"),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy(run: Run, place: Path, wrong: tuple[str, ...]) -> None:
    where = () if wrong[0] == "calendar" else ("-w", place)
    told = run("tasks", *wrong, *where)
    assert told.exit_code in (1, 2)
    assert "Traceback" not in told.output
    assert len(told.output.strip().splitlines()) >= 2


def test_the_calendar_tells_make_up_days_and_what_is_not_yet_published(run: Run) -> None:
    told = run("tasks", "calendar", 2026).output
    assert "2026-02-14\tSaturday\tmake-up day, at work" in told
    assert "not yet published" in run("tasks", "calendar", 2030).output
    counted = json.loads(run("tasks", "calendar", "--from", "2026-12-20", "--add", "20", "--json").stdout)
    assert counted["provisional"] is True


def test_a_table_is_taken_in_whole_or_not_at_all_and_taken_away_again(run: Run, place: Path, tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (
        ("编号", "任务", "责任单位", "完成时限"),
        ("1", "甲事", "市商务局", "2026-06-30"),
        ("2", "乙事", "市商局", "2月30日"),
    ):
        sheet.append(row)
    made.save(tmp_path / "t.xlsx")
    (tmp_path / "owners.txt").write_text("市商务局\n", encoding="utf-8")
    call = ("tasks", "import", tmp_path / "t.xlsx", "--owners", tmp_path / "owners.txt", "--actor", "周敏", "-w", place)
    for more in ((), ("--preview",)):
        refused = run(*call, *more)
        assert refused.exit_code == 3
        assert "Sheet!C3" in refused.output
        assert "Sheet!D3" in refused.output
    assert run("tasks", "list", "-w", place).output.strip() == "There are no such tasks."
    told = json.loads(run(*call, "--skip-errors", "--json").stdout)
    assert [error["cell"] for error in told["errors"]] == ["Sheet!C3", "Sheet!D3"]
    assert [each["code"] for each in json.loads(run("tasks", "list", "--json", "-w", place).stdout)] == ["1"]
    for name in ("out.xlsx", "out.ics", "out.json"):
        assert run("tasks", "export", tmp_path / name, "-w", place).exit_code == 0
        assert (tmp_path / name).stat().st_size > 100
    assert run("tasks", "export", tmp_path / "out.pdf", "-w", place).exit_code == 1
    assert run("tasks", "import", tmp_path / "out.json", "-w", place).exit_code == 1
