"""`liandong import`: what was changed in an exported workbook is shown, asked about, and written down."""

import json
from pathlib import Path

import pytest

from liandong import open_workspace
from tests.cli.conftest import Run
from tests.exchange.given_back import changed, exported, opened

GOOD = ("项目", "滨江数据中心", "投资额（万元）", 45000)
BAD = ("项目", "滨江数据中心", "日期", "乱写")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with opened(tmp_path / "ws", tmp_path / "in") as made:
        exported(made, tmp_path / "out.xlsx")
    return tmp_path / "ws"


def acts(workspace: Path) -> int:
    with open_workspace(workspace) as made:
        return len(made.log())


@pytest.mark.parametrize(("lang", "word"), [("zh", "台账现值"), ("en", "In the ledger")])
def test_a_preview_lists_changes_and_writes_nothing(
    workspace: Path, tmp_path: Path, run: Run, lang: str, word: str
) -> None:
    back = changed(tmp_path / "out.xlsx", tmp_path / "back.xlsx", GOOD)
    result = run("import", back, "-w", workspace, "--preview", lang=lang)
    assert result.exit_code == 0, result.output
    assert word in result.output
    assert "\t30000\t45000" in result.output
    assert acts(workspace) == 0


def test_with_yes_it_is_written_and_the_log_tells_one_import(workspace: Path, tmp_path: Path, run: Run) -> None:
    back = changed(tmp_path / "out.xlsx", tmp_path / "back.xlsx", GOOD)
    who = ("--actor", "周敏", "--reason", "核对", "--at", "2031-05-19T10:00:00+08:00")
    result = run("import", back, "-w", workspace, "--yes", *who, lang="zh")
    assert (result.exit_code, "一次导入，操作 1 项" in result.output) == (0, True)
    log = run("review", "log", "-w", workspace, lang="zh").output.splitlines()
    assert [row.split("\t")[2:4] for row in log[1:]] == [["周敏", "更正"], ["周敏", "导入"]]
    assert "back.xlsx：1 项" in log[2]
    whole = json.loads(run("review", "log", "--json", "-w", workspace).output)[1]["id"]
    assert run("review", "undo", whole, "-w", workspace, "--actor", "周敏", "--reason", "误导入").exit_code == 0
    log = run("review", "log", "-w", workspace, lang="zh").output.splitlines()
    assert ["被第 3 条撤销" in row for row in log[1:]] == [True, True, False]


def test_cells_that_cannot_be_taken_stop_it_unless_they_are_skipped(workspace: Path, tmp_path: Path, run: Run) -> None:
    back = changed(tmp_path / "out.xlsx", tmp_path / "back.xlsx", GOOD, BAD)
    for more in ([], ["--preview"]):
        result = run("import", back, "-w", workspace, "--yes", *more)
        assert result.exit_code == 3
        assert "'乱写' is no date" in result.output
    assert acts(workspace) == 0
    who = ("--actor", "周敏", "--reason", "核对")
    assert run("import", back, "-w", workspace, "--yes", "--skip-errors", *who).exit_code == 0
    assert acts(workspace) == 2


def test_where_nobody_can_be_asked_nothing_is_written(workspace: Path, tmp_path: Path, run: Run) -> None:
    back = changed(tmp_path / "out.xlsx", tmp_path / "back.xlsx", GOOD)
    result = run("import", back, "-w", workspace)
    assert (result.exit_code, "--yes" in result.output) == (2, True)
    assert acts(workspace) == 0


def test_programs_get_the_same_as_json(workspace: Path, tmp_path: Path, run: Run) -> None:
    back = changed(tmp_path / "out.xlsx", tmp_path / "back.xlsx", GOOD, BAD)
    told = json.loads(run("import", back, "-w", workspace, "--preview", "--json").output)
    (change,) = told["changes"]
    assert (change["old"], change["new"], change["property"]) == ("30000", "45000", "amount")
    assert change["deeds"] == ["correct"]
    assert [error["code"] for error in told["errors"]] == ["fault.entry_date"]


def test_a_file_of_another_origin_is_an_error_with_its_remedy(workspace: Path, tmp_path: Path, run: Run) -> None:
    result = run("import", tmp_path / "in" / "rows.xlsx", "-w", workspace, "--preview")
    assert (result.exit_code, "liandong build" in result.output) == (1, True)
