"""`export`, `template`, `evaluate`, `demo`: what comes out of the ledger."""

import json
import shutil
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from liandong.store import open_store
from tests.cli.conftest import PAGES, Run


def test_export_of_json_lines_writes_a_folder(ledger: Path, tmp_path: Path, run: Run) -> None:
    result = run("export", "-w", ledger, "--format", "jsonl", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "records.jsonl" in result.output
    kinds = {json.loads(line)["kind"] for line in (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()}
    assert {"event", "project"} <= kinds


def test_export_for_excel_follows_the_language(ledger: Path, tmp_path: Path, run: Run) -> None:
    for lang, sheet in (("zh", "项目"), ("en", "Projects")):
        out = tmp_path / f"{lang}.xlsx"
        assert run("export", "-w", ledger, "--format", "xlsx", "--out", out, lang=lang).exit_code == 0
        book = openpyxl.load_workbook(out)
        assert sheet in book.sheetnames
        book.close()


def test_export_for_the_browser_is_one_file(ledger: Path, tmp_path: Path, run: Run) -> None:
    result = run("export", "-w", ledger, "--format", "html", "--out", tmp_path / "ledger.html")
    assert result.exit_code == 0
    assert "江临智能装备产业园" in (tmp_path / "ledger.html").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.html"]


def test_an_export_that_cannot_be_written_ends_with_words(ledger: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("export", "-w", ledger, "--format", "html", "--out", tmp_path / "file" / "x.html", lang="zh")
    assert result.exit_code == 1
    assert "导出没有写成" in result.output


@pytest.mark.parametrize(("lang", "advice"), [("zh", "把文件名改成这个结尾"), ("en", "Give a name with that ending")])
def test_a_name_of_another_ending_is_told_with_what_to_do(
    ledger: Path, tmp_path: Path, run: Run, lang: str, advice: str
) -> None:
    result = run("export", "-w", ledger, "--format", "xlsx", "--out", tmp_path / "x.xls", lang=lang)
    assert result.exit_code == 1
    assert ".xlsx" in result.output
    assert advice in result.output


def test_an_unknown_format_is_wrong_usage(ledger: Path, tmp_path: Path, run: Run) -> None:
    assert run("export", "-w", ledger, "--format", "pdf", "--out", tmp_path / "x").exit_code == 2


def test_a_template_can_be_written_and_read(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "模板.xlsx"
    result = run("template", "--out", out, lang="zh")
    assert result.exit_code == 0
    assert f"liandong build -w 工作区 {out}" in result.output
    book = openpyxl.load_workbook(out)
    assert "项目" in book.sheetnames
    book.close()


def test_a_template_never_overwrites(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "filled.xlsx"
    out.write_bytes(b"a month of work")
    result = run("template", "--out", out)
    assert result.exit_code == 1
    assert "was not overwritten" in result.output
    assert out.read_bytes() == b"a month of work"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demo_says_what_it_made_in_under_thirty_lines(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("demo", lang=lang)
    assert result.exit_code == 0
    assert 5 < len(result.output.splitlines()) < 30
    commands = [line.strip() for line in result.output.splitlines() if line.startswith("  liandong ")]
    assert len(commands) == 3
    for command in commands:
        assert run(*command.split()[1:], lang=lang).exit_code == 0
    for name in ("ledger.html", "ledger.xlsx"):
        assert (tmp_path / "demo" / name).stat().st_size > 1000


def test_a_second_demo_still_ends_well(tmp_path: Path, run: Run) -> None:
    first, second = (run("demo", "-w", tmp_path / "demo") for _ in range(2))
    assert first.exit_code == second.exit_code == 0


def test_evaluate_prints_a_table_and_the_same_as_json(ledger: Path, tmp_path: Path, run: Run) -> None:
    text = PAGES["再报道.txt"]
    label = {
        "kind": "project",
        "name": "江临智能装备产业园项目",
        "start": text.index("9月1日，"),
        "end": text.index("该项目"),
    }
    page = {"id": "made", "file": "再报道.txt", "main_text_first": "样例晚报", "main_start": 0, "main_end": len(text)}
    gold = tmp_path / "labels.jsonl"
    gold.write_text(json.dumps(page | {"records": [label]}, ensure_ascii=False), encoding="utf-8")
    result = run("evaluate", "-w", ledger, "--gold", gold, lang="zh")
    assert result.exit_code == 0
    assert "核对项\t标注数\t准确率\t召回率\t得分" in result.output
    assert "项目\t1\t1.000\t1.000\t1.000" in result.output
    figures = json.loads(run("evaluate", "-w", ledger, "--gold", gold, "--json").output)
    assert figures["documents"]["pages"] == 1
    assert figures["kinds"]["project"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1}


def test_labels_of_a_file_that_was_never_read_are_named_and_no_misses(ledger: Path, tmp_path: Path, run: Run) -> None:
    label = {"kind": "event", "name": "某某签约仪式", "start": 0, "end": 9}
    page = {"id": "made", "file": "没有这个文件.txt", "main_text_first": "样例晚报", "records": [label]}
    gold = tmp_path / "labels.jsonl"
    gold.write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    output = run("evaluate", "-w", ledger, "--gold", gold, lang="zh").output
    assert "略过 1 行：台账没有读过这些文件（文件名写错，或还没有 build）：没有这个文件.txt" in output
    assert "全部记录\t0\t–\t–\t–" in output
    assert "活动\t1" not in output
    figures = json.loads(run("evaluate", "-w", ledger, "--gold", gold, "--json").output)
    assert figures["passed_over"] == {"no_file": 1}
    assert figures["files_not_read"] == ["没有这个文件.txt"]


def test_evaluate_writes_the_errors_as_a_page(ledger: Path, tmp_path: Path, run: Run) -> None:
    label = {"kind": "policy", "name": "没有的措施", "start": 0, "end": 9}
    page = {"id": "made", "file": "再报道.txt", "main_text_first": "样例晚报", "medium": "newspaper", "damage": ["nav"]}
    gold, out = tmp_path / "labels.jsonl", tmp_path / "errors.html"
    gold.write_text(json.dumps(page | {"records": [label]}, ensure_ascii=False), encoding="utf-8")
    result = run("evaluate", "-w", ledger, "--gold", gold, "--errors", out, lang="zh")
    assert result.exit_code == 0
    assert f"错误清单：{out}" in result.output
    assert "媒体：报纸\t1\t" in result.output
    assert "受损：页头导航\t1\t" in result.output
    assert "没有的措施" in out.read_text(encoding="utf-8")
    refused = run("evaluate", "-w", ledger, "--gold", gold, "--errors", tmp_path / "errors.txt", lang="zh")
    assert refused.exit_code == 1


def test_a_file_of_labels_that_cannot_be_used_is_named_with_its_line(ledger: Path, tmp_path: Path, run: Run) -> None:
    gold = tmp_path / "labels.jsonl"
    gold.write_text("not json\n", encoding="utf-8")
    result = run("evaluate", "-w", ledger, "--gold", gold, lang="zh")
    assert result.exit_code == 1
    assert "标注文件不能用" in result.output
    assert "第 1 行：不是 JSON" in result.output


def test_lines_of_labels_that_are_passed_over_are_counted_with_the_reason(
    ledger: Path, tmp_path: Path, run: Run
) -> None:
    record = {"kind": "project", "name": "甲项目", "start": 0, "end": 9}
    lines = [{"id": "a", "records": [record]}, {"id": "b"}, {"id": "c", "container": True, "records": []}]
    gold = tmp_path / "labels.jsonl"
    gold.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    output = run("evaluate", "-w", ledger, "--gold", gold, lang="zh").output
    assert "略过 1 行：有 records 而没有 main_text_first" in output
    assert "略过 1 行：没有 records 字段" in output
    assert "略过 1 行：是含多篇文章的页面" in output


def test_a_backup_with_settings_comes_back_and_checks(ledger: Path, tmp_path: Path, run: Run) -> None:
    shutil.copytree(ledger, tmp_path / "ws")
    (tmp_path / "ws" / "liandong.toml").write_text("batch_pages = 7\n", encoding="utf-8")
    made = run("backup", "-w", tmp_path / "ws", "--out", tmp_path / "b.zip")
    assert made.exit_code == 0, made.output
    back = run("restore", tmp_path / "b.zip", "-w", tmp_path / "again")
    assert back.exit_code == 0, back.output
    assert (tmp_path / "again" / "liandong.toml").read_text("utf-8") == "batch_pages = 7\n"
    checked = run("check", "-w", tmp_path / "again")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "这份副本不能用：{file}：不是完好的备份。内容不完整：缺 manifest.json。"),
        (
            "en",
            "the copy cannot be used: {file}: no sound backup. It is incomplete: manifest.json is missing.",
        ),
    ],
)
def test_a_backup_that_lacks_something_is_told_in_words(tmp_path: Path, run: Run, lang: str, told: str) -> None:
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("other.txt", "x")
    result = run("restore", file, "-w", tmp_path / "again", lang=lang)
    assert result.exit_code == 1
    assert "".join(told.format(file=file).split()) in "".join(result.output.split())
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(("lang", "told"), [("zh", "就已核对的内容而言完好"), ("en", "Sound as far as looked at")])
def test_a_check_that_could_not_look_at_all_does_not_call_it_sound(
    ledger: Path, tmp_path: Path, run: Run, lang: str, told: str
) -> None:
    shutil.copytree(ledger, tmp_path / "ws")
    whole = run("check", "-w", tmp_path / "ws", lang=lang)
    with closing(open_store(tmp_path / "ws")) as store, store.lock(0):
        part = run("check", "-w", tmp_path / "ws", lang=lang)
    assert told in part.output
    assert told not in whole.output
    assert (whole.exit_code, part.exit_code) == (0, 0)
