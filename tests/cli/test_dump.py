"""`liandong dump` and `liandong load`: a workspace into open files, and back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workspace import real


def test_a_dump_is_loaded_and_the_ledger_is_the_same(ledger: Path, tmp_path: Path, run: Run) -> None:
    out = run("dump", "-w", ledger, "--out", tmp_path / "out")
    assert (out.exit_code, "liandong load" in out.output) == (0, True)
    made = run("load", tmp_path / "out", "-w", tmp_path / "made", lang="zh")
    assert (made.exit_code, "台账第 1 版" in made.output) == (0, True)
    assert real.exported(tmp_path / "made") == real.exported(ledger)
    assert run("check", "-w", tmp_path / "made").exit_code == 0


@pytest.mark.parametrize(("lang", "told"), [("zh", "statement.jsonl 第 "), ("en", "statement.jsonl, line ")])
def test_damage_is_told_with_file_and_line(ledger: Path, tmp_path: Path, run: Run, lang: str, told: str) -> None:
    assert run("dump", "-w", ledger, "--out", tmp_path / "out").exit_code == 0
    with (tmp_path / "out" / "statement.jsonl").open("r+") as file:
        file.truncate(1000)
    result = run("load", tmp_path / "out", "-w", tmp_path / "made", lang=lang)
    assert result.exit_code == 1
    assert "".join(told.split()) in "".join(result.output.split())
    assert not (tmp_path / "made").exists()
