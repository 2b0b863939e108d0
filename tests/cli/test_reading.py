"""`list`, `show`, `search`: finding a record and seeing what proves it."""

import re
from pathlib import Path

import pytest

from liandong.cli.finding import nearest
from liandong.model import Record
from tests.cli.conftest import PAGES, Run
from tests.exchange.made import folded, record, same

PROJECT = "江临智能装备产业园"


def rows(output: str) -> list[list[str]]:
    return [line.split("\t") for line in output.splitlines() if "\t" in line]


def project_id(run: Run, ledger: Path) -> str:
    (row,) = [row for row in rows(run("list", "-w", ledger, "--kind", "project").output)[1:] if PROJECT in row[2]]
    return row[0]


def test_list_gives_ids_kinds_and_names(ledger: Path, run: Run) -> None:
    result = run("list", "-w", ledger)
    assert result.exit_code == 0
    heading, *found = rows(result.output)
    assert heading == ["Id", "Kind", "Name", "In short", "Sources"]
    assert all(re.fullmatch(r"[0-9a-f]{10}", row[0]) for row in found)
    assert {"Events", "Projects"} <= {row[1] for row in found}


def test_list_puts_the_newest_first(tmp_path: Path, run: Run) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for year in (2029, 2032, 2030, 2031):
        text = PAGES["推介会.txt"].replace("2031", str(year)).replace("投资合作推介会", f"{year}投资合作推介会")
        (pages / f"{year}.txt").write_text(text, encoding="utf-8")
    assert run("build", "-w", tmp_path / "ledger", pages).exit_code == 0
    listed = rows(run("list", "-w", tmp_path / "ledger", "--kind", "event", "--limit", 3).output)[1:]
    assert [row[3][:10] for row in listed] == ["2032-05-18", "2031-05-18", "2030-05-18"]


@pytest.mark.parametrize("asked", ["project", "项目", "Projects"])
def test_list_takes_a_kind_by_any_of_its_names(ledger: Path, run: Run, asked: str) -> None:
    found = rows(run("list", "-w", ledger, "--kind", asked).output)[1:]
    assert [row[1] for row in found] == ["Projects"]


def test_list_names_the_kinds_when_asked_for_another(ledger: Path, run: Run) -> None:
    result = run("list", "-w", ledger, "--kind", "投资", lang="zh")
    assert result.exit_code == 2
    assert "筛选条件“类型 (kind)”不认得“投资”" in result.output
    assert "项目 (project), 协议" in result.output


def test_list_says_how_many_it_leaves_out(ledger: Path, run: Run) -> None:
    total = len(rows(run("list", "-w", ledger).output)) - 1
    result = run("list", "-w", ledger, "--limit", 1)
    assert len(rows(result.output)) == 2
    assert f"{total - 1} more not listed; add --limit {total}." in result.output


def test_list_of_an_empty_ledger_says_what_to_do(tmp_path: Path, run: Run) -> None:
    (tmp_path / "pages").mkdir()
    run("build", "-w", tmp_path / "ledger", tmp_path / "pages")
    result = run("list", "-w", tmp_path / "ledger", lang="zh")
    assert result.exit_code == 0
    assert "台账里还没有记录" in result.output
    assert "liandong build -w" in result.output


def test_show_prints_winner_loser_conflict_sentence_and_place(ledger: Path, run: Run) -> None:
    result = run("show", "-w", ledger, project_id(run, ledger))
    assert result.exit_code == 0
    assert result.output.startswith(f"Projects  {PROJECT}")
    assert "independent sources 2" in result.output
    assert "【51亿元】" in result.output
    assert "【62亿元】" in result.output
    assert "other values" in result.output
    assert "[sources disagree]" in result.output
    assert re.search(r"推介会\.txt  characters \d+–\d+", result.output)


def test_show_in_chinese_names_everything_in_chinese(ledger: Path, run: Run) -> None:
    result = run("show", "-w", ledger, project_id(run, ledger), lang="zh")
    assert result.output.startswith(f"项目  {PROJECT}")
    assert "投资额" in result.output
    assert "其他说法" in result.output
    assert "[说法冲突]" in result.output
    assert not re.search(r"\b(?:none|real|scope|started|media)\b", result.output)


def test_show_takes_a_name_or_a_longer_or_shorter_id(ledger: Path, run: Run) -> None:
    identity = project_id(run, ledger)
    card = run("show", "-w", ledger, identity).output
    name = card.splitlines()[0].split("  ", 1)[1]
    assert run("show", "-w", ledger, name).output == card
    assert run("show", "-w", ledger, identity[:6]).output == card
    assert run("show", "-w", ledger, f" {identity.upper()} ").output == card


@pytest.mark.parametrize("asked", ["ffffffffff", "ab", "没有这个项目", "../../x"])
def test_show_of_an_unknown_record_says_how_to_find_one(ledger: Path, run: Run, asked: str) -> None:
    result = run("show", "-w", ledger, asked)
    assert result.exit_code == 1
    assert f"no record has the id or the name {asked}" in result.output
    assert "liandong search" in result.output


@pytest.mark.parametrize("asked", ["江临智能装备产业院", "智能装备", "装备", "装备项目", "江临装备产业园项目"])
def test_show_of_a_name_that_is_nearly_right_offers_the_nearest(ledger: Path, run: Run, asked: str) -> None:
    result = run("show", "-w", ledger, asked, lang="zh")
    assert result.exit_code == 1
    assert "有相近的名称：" in result.output
    assert f"{project_id(run, ledger)} {PROJECT}" in result.output


def test_what_is_offered_holds_the_words_where_any_name_does() -> None:
    firms = ("上海衡岳汽车电子有限公司", "电驱系统生产基地", "某某项目", "另一个项目", "衡山")
    records = [named("organisation", name) for name in firms]
    assert [each.label for each in nearest(records, "衡岳")] == ["上海衡岳汽车电子有限公司"]
    assert [each.label for each in nearest(records, "衡岳电子")] == ["上海衡岳汽车电子有限公司"]
    assert [each.label for each in nearest(records, "电驱项目")] == ["电驱系统生产基地"]
    assert nearest(records, "没有") == []


def named(kind: str, name: str) -> Record:
    return record(f"{abs(hash(name)):032x}"[:32], kind, 1, name=folded(same(name)))


def test_search_highlights_and_gives_an_id_to_type_next(ledger: Path, run: Run) -> None:
    result = run("search", "-w", ledger, "智能装备")
    assert result.exit_code == 0
    assert "【智能装备】" in result.output
    named = re.search(r"liandong show -w \S+ ([0-9a-f]{10})", result.output)
    assert named is not None
    assert run("show", "-w", ledger, named[1]).exit_code == 0


def test_search_shows_the_value_that_holds_the_word(ledger: Path, run: Run) -> None:
    output = run("search", "-w", ledger, "62亿元", lang="zh").output
    assert "    投资额  【62亿元】" in output.splitlines()
    assert "6200000000" not in output


def test_search_of_several_words_needs_all_of_them(ledger: Path, run: Run) -> None:
    assert "推介会" in run("search", "-w", ledger, "170亿元", "签约").output
    assert "Nothing found" in run("search", "-w", ledger, "170亿元", "开工仪式").output


def test_search_without_a_hit_says_what_to_try(ledger: Path, run: Run) -> None:
    result = run("search", "-w", ledger, "航天发射", lang="zh")
    assert result.exit_code == 0
    assert "没有找到“航天发射”" in result.output


def test_search_for_blanks_is_wrong_usage(ledger: Path, run: Run) -> None:
    assert run("search", "-w", ledger, "  ").exit_code == 2


def test_search_says_when_there_is_more(ledger: Path, run: Run) -> None:
    assert "Only the first 1 of 12 are shown" in run("search", "-w", ledger, "江临", "--limit", 1).output


@pytest.mark.parametrize("command", [["list"], ["show", "abcdef"], ["search", "词"]])
def test_a_folder_without_a_ledger_is_said_so(tmp_path: Path, run: Run, command: list[str]) -> None:
    result = run(*command, "-w", tmp_path, lang="zh", program=".venv/bin/liandong")
    assert result.exit_code == 1
    assert f"{tmp_path} 里没有台账" in result.output
    assert ".venv/bin/liandong build" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left_out", ["-开工", "-状态:开工", "-status:started", "-conflict:yes"])
def test_what_is_to_be_left_out_may_stand_by_itself(ledger: Path, run: Run, left_out: str) -> None:
    assert len(rows(run("list", "-w", ledger, "智能装备", "类型:项目").output)) == 2
    assert rows(run("list", "-w", ledger, "智能装备", "类型:项目", left_out).output) == []


@pytest.mark.parametrize("typed", ["--limt", "-limit", "-x"])
def test_an_option_that_there_is_not_is_no_word_to_leave_out(ledger: Path, run: Run, typed: str) -> None:
    result = run("search", "-w", ledger, "江临", typed)
    assert result.exit_code == 2
    assert f"there is no option {typed}" in result.output
