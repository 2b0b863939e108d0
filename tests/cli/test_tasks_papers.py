"""Slips by command: issued under a number, listed, printed again."""

import json
from pathlib import Path

import pytest

from liandong import open_workspace
from tests.cli.conftest import Run


@pytest.fixture
def place(tmp_path: Path, pages: Path) -> Path:
    with open_workspace(tmp_path / "ws", create=True) as made:
        made.build([pages])
    return tmp_path / "ws"


@pytest.fixture
def late(run: Run, place: Path) -> Path:
    """With a task that is overdue."""
    by = ("--actor", "周敏", "-w", place)
    run("tasks", "add", "落实用地", "--owner", "市商务局", "--due", "2026-01-05", "--supervisor", "市督查室", *by)
    return place


def test_a_slip_is_issued_and_printed_again_with_the_same_number(run: Run, late: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"督办单.{ending}" for ending in ("docx", "pdf", "html")]
    out = [part for file in files for part in ("-o", file)]
    told = run("tasks", "slip", "督办", 1, *out, "--actor", "李华", "-w", late, lang="zh")
    assert told.exit_code == 0, told.output
    assert "督〔" in told.output
    assert all(file.stat().st_size > 1000 for file in files)
    (listed,) = json.loads(run("tasks", "slips", "--task", 1, "--json", "-w", late).stdout)
    assert (listed["sort"], listed["to"], listed["issuer"]) == ("supervise", "市商务局", "市督查室")
    for name in (listed["name"], listed["key"]):
        again = tmp_path / "again.pdf"
        assert run("tasks", "print", name, "-o", again, "-w", late).exit_code == 0
        assert again.read_bytes() == files[1].read_bytes()
    assert run("tasks", "print", listed["name"], "--in", "en", "-o", tmp_path / "en.html", "-w", late).exit_code == 0
    assert "Supervision slip" in (tmp_path / "en.html").read_text(encoding="utf-8")
    twice = run("tasks", "slip", "supervise", 1, "--actor", "王明", "-w", late)
    assert "no new number" in twice.output
    assert listed["name"] in run("tasks", "slips", "-w", late, lang="zh").output


def test_the_notice_of_a_month_is_written_in_every_format(run: Run, late: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"通报.{ending}" for ending in ("docx", "pdf", "html", "xlsx")]
    out = [part for file in files for part in ("-o", file)]
    told = run("tasks", "notice", "2026-01", *out, "-w", late)
    assert told.exit_code == 0, told.output
    assert all(file.stat().st_size > 1000 for file in files)
    assert "2026年1月" in files[2].read_text(encoding="utf-8")


def test_the_appraisal_table_is_written_in_every_format(run: Run, late: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"考核.{ending}" for ending in ("docx", "pdf", "html", "xlsx")]
    out = [part for file in files for part in ("-o", file)]
    told = run("tasks", "appraisal", "--from", "2026-01-01", "--to", "2026年1月底", *out, "-w", late)
    assert told.exit_code == 0, told.output
    assert all(file.stat().st_size > 1000 for file in files)
    assert "2026年1月31日" in files[2].read_text(encoding="utf-8")


def test_the_task_book_is_written_in_every_format(run: Run, late: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"任务书.{ending}" for ending in ("docx", "pdf", "html", "xlsx")]
    told = run("tasks", "book", *(part for file in files for part in ("-o", file)), "--in", "en", "-w", late)
    assert told.exit_code == 0, told.output
    assert all(file.stat().st_size > 1000 for file in files)
    assert "Task book" in files[2].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("notice", "2026-13", "-o", "x.pdf"), 1, "2026-13"),
        (("notice", "2026-10", "-o", "x.odt"), 1, ".xlsx"),
        (("appraisal", "--from", "2026-10-01", "--to", "2026-09-01", "-o", "x.pdf"), 1, "2026-09-01"),
        (("appraisal", "--from", "2026-02-30", "--to", "2026-09-01", "-o", "x.pdf"), 1, "2026-02-30"),
        (("slip", "催促", 1), 2, "催促"),
        (("slip", "督办", 9), 1, "9"),
        (("slip", "督办", 1, "-o", "x.odt"), 1, ".docx"),
        (("slip", "督办", 1, "--seen", 7), 1, "7"),
        (("slip", "督办", 1, "--answer-by", "2月30日"), 2, "2月30日"),
        (("slip", "督办", 1, "--in", "fr"), 2, "fr"),
        (("print", "督〔2026〕9号", "-o", "x.pdf"), 1, "督〔2026〕9号"),
        (("print", "九号", "-o", "x.pdf"), 1, "九号"),
    ],
)
def test_what_cannot_be_issued_is_told_and_nothing_is_written(
    run: Run, late: Path, arguments: tuple[object, ...], status: int, told: str
) -> None:
    result = run("tasks", *arguments, "-w", late)
    assert result.exit_code == status, result.output
    assert told in result.output
    assert json.loads(run("tasks", "slips", "--json", "-w", late).stdout) == []
    assert "No slips" in run("tasks", "slips", "-w", late).output
