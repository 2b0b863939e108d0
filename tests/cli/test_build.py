"""`liandong build`: what it prints, what it sets aside, and how it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.pages.test_find import without_rights


def test_a_first_build_counts_records_by_kind(pages: Path, tmp_path: Path, run: Run) -> None:
    result = run("build", "-w", tmp_path / "ledger", pages)
    assert result.exit_code == 0
    assert "pages new 2, known 0" in result.output
    assert "Projects 1" in result.output
    assert re.search(r"sources disagree: [1-9]", result.output)
    assert f"liandong list -w {tmp_path / 'ledger'}" in result.output


def test_the_same_in_chinese(pages: Path, tmp_path: Path, run: Run) -> None:
    result = run("build", "-w", tmp_path / "ledger", pages, lang="zh")
    assert "新读页面 2，已读过 0" in result.output
    assert "项目 1" in result.output
    assert re.search("说法冲突 [1-9] 处", result.output)


def test_a_second_build_says_that_nothing_is_new(pages: Path, tmp_path: Path, run: Run) -> None:
    run("build", "-w", tmp_path / "ledger", pages)
    again = run("build", "-w", tmp_path / "ledger", pages)
    assert again.exit_code == 0
    assert "Nothing new: all 2 pages were read before; the ledger stays at version 1." in again.output
    assert "Projects 1" in again.output


def test_one_new_page_makes_a_new_version(pages: Path, tmp_path: Path, run: Run) -> None:
    first, second = sorted(pages.iterdir())
    run("build", "-w", tmp_path / "ledger", first)
    result = run("build", "-w", tmp_path / "ledger", second)
    assert "ledger version 2: pages new 1, known 0; documents 2" in result.output


def test_one_worker_and_two_build_the_same_ledger(pages: Path, tmp_path: Path, run: Run) -> None:
    outputs = []
    for workers in (1, 2):
        assert run("build", "-w", tmp_path / f"by{workers}", pages, "--workers", workers).exit_code == 0
        run("export", "-w", tmp_path / f"by{workers}", "--format", "jsonl", "--out", tmp_path / f"out{workers}")
        outputs.append([path.read_bytes() for path in sorted((tmp_path / f"out{workers}").iterdir())])
    assert outputs[0] == outputs[1]


def test_unreadable_input_is_named_and_the_rest_goes_on(pages: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "empty.txt").write_bytes(b"")
    (tmp_path / "bad" / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
    result = run("build", "-w", tmp_path / "ledger", pages, tmp_path / "bad")
    assert result.exit_code == 3
    assert "Set aside 2:" in result.output
    assert "  empty.txt: empty file" in result.output
    assert "  rubbish.txt: neither text nor web page nor Excel file" in result.output
    assert "Of these, 2 could not be read" in result.output
    assert "Projects 1" in result.output


def test_a_page_judged_not_to_belong_is_no_failure(tmp_path: Path, run: Run) -> None:
    (tmp_path / "english.txt").write_text("The weather in the mountains was fine all week. " * 40, encoding="utf-8")
    result = run("build", "-w", tmp_path / "ledger", tmp_path / "english.txt")
    assert result.exit_code == 0
    assert "Set aside 1:" in result.output
    assert "No records yet" in result.output


def test_a_path_that_does_not_exist_is_wrong_usage(pages: Path, tmp_path: Path, run: Run) -> None:
    result = run("build", "-w", tmp_path / "ledger", pages, tmp_path / "nowhere")
    assert result.exit_code == 2
    assert f"{tmp_path / 'nowhere'} does not exist" in result.output
    assert not (tmp_path / "ledger").exists()


def test_a_workspace_that_is_a_file_ends_with_words(pages: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "ledger").write_text("not a folder", encoding="utf-8")
    result = run("build", "-w", tmp_path / "ledger", pages)
    assert result.exit_code == 1
    assert "Error: the workspace cannot be used" in result.output
    assert "Traceback" not in result.output


def test_a_wrong_setting_ends_with_words(pages: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "liandong.toml").write_text("workers = 'many'", encoding="utf-8")
    result = run("build", "-w", tmp_path / "ledger", pages, lang="zh")
    assert result.exit_code == 1
    assert "设置有误" in result.output
    assert "workers" in result.output


def test_no_workers_is_wrong_usage(pages: Path, tmp_path: Path, run: Run) -> None:
    assert run("build", "-w", tmp_path / "ledger", pages, "--workers", 0).exit_code == 2


def test_names_with_steering_characters_are_printed_harmlessly(tmp_path: Path, run: Run) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a\x1b[2Jb.txt").write_bytes(b"")
    result = run("build", "-w", tmp_path / "ledger", tmp_path / "pages")
    assert result.exit_code == 3
    assert "\x1b" not in result.output


def test_brackets_of_markup_in_names_are_printed_as_they_are(tmp_path: Path, run: Run) -> None:
    (tmp_path / "[bold]x[b].txt").write_bytes(b"")
    result = run("build", "-w", tmp_path / "ledger", tmp_path / "[bold]x[b].txt")
    assert "[bold]x[b].txt" in result.output


def test_an_export_is_not_read_back_into_its_ledger_unless_one_asks_for_it(
    pages: Path, tmp_path: Path, run: Run
) -> None:
    ledger, out = tmp_path / "ledger", tmp_path / "导出.xlsx"
    before = records(run("build", "-w", ledger, pages).output)
    assert run("export", "-w", ledger, "--format", "xlsx", "--out", out).exit_code == 0
    refused = run("build", "-w", ledger, out, lang="zh")
    assert refused.exit_code == 3
    assert "以下工作簿是从这本台账导出的，没有读" in refused.output
    assert "import 交回" in refused.output
    assert "加 --own-exports" in refused.output
    assert records(run("build", "-w", ledger, out).output) == before
    read = run("build", "-w", ledger, out, "--own-exports")
    assert read.exit_code == 0
    assert "Exported from this very ledger and read in: 导出.xlsx" in read.output
    assert records(read.output) > before
    assert "Exported from this very ledger" not in run("build", "-w", tmp_path / "other", out).output


def records(output: str) -> int:
    found = re.search(r"Records (\d+)", output)
    assert found is not None, output
    return int(found[1])


def test_a_build_says_of_each_sheet_what_was_read_and_why_another_was_not(tmp_path: Path, run: Run) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "2025年重点合作项目"
    rows = [
        ("2025年重点合作项目汇总表",),
        ("项目名称", "建设单位", "总投资(亿元)", "联系人"),
        ("甲产业园", "乙公司", 5, "某某"),
    ]
    for row in rows:
        book.active.append(list(row))
    book.create_sheet("值班表").append(["姓名", "电话"])
    book.save(tmp_path / "项目表.xlsx")
    result = run("build", "-w", tmp_path / "ledger", tmp_path / "项目表.xlsx", lang="zh")
    assert result.exit_code == 0
    assert "项目表.xlsx：工作表“2025年重点合作项目”读了 1 行，类别：项目。" in result.output
    assert "从工作表名和前 12 行都认不出是哪一类台账" in result.output
    assert "值班表" in result.output
    assert "2025年重点合作项目!D2 联系人" in result.output


def test_a_workbook_of_which_nothing_is_read_ends_a_build_like_an_unreadable_page(tmp_path: Path, run: Run) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["姓名", "电话"])
    book.save(tmp_path / "x.xlsx")
    result = run("build", "-w", tmp_path / "ledger", tmp_path / "x.xlsx", lang="zh")
    assert result.exit_code == 3
    assert "工作簿里没有一张工作表读得进台账" in result.output


@pytest.mark.skipif(os.name != "posix", reason="needs links and rights as POSIX has them")
def test_paths_that_may_not_be_looked_at_are_set_aside_and_the_rest_is_read(tmp_path: Path, pages: Path) -> None:
    prefix = without_rights()
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0)
    (tmp_path / "loop").symlink_to("loop")
    paths = [tmp_path / "closed" / "in.txt", tmp_path / "closed", tmp_path / "loop", pages]
    called = [*prefix, sys.executable, "-m", "liandong", "--lang", "en", "build", "-w", str(tmp_path / "ws")]
    run = subprocess.run([*called, *map(str, paths)], capture_output=True, check=False, text=True)
    (tmp_path / "closed").chmod(0o700)
    assert run.returncode == 3
    assert not re.search("Error|Traceback", run.stderr)  # a slow machine tells of its progress there
    for told in ("in.txt: the file cannot be opened", "closed: the file cannot be opened", "loop: symbolic links"):
        assert told in run.stdout
    assert "pages new 2" in run.stdout


def test_a_workspace_that_is_built_from_itself_passes_over_its_own_files(run: Run, tmp_path: Path, pages: Path) -> None:
    assert run("build", "-w", tmp_path, pages).exit_code == 0
    result = run("build", "-w", tmp_path, tmp_path)
    assert result.exit_code == 0
    assert "ledger" not in result.output.partition("Set aside")[2]
