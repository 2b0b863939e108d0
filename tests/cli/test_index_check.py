"""`liandong index check`: what a publisher printed, laid beside itself on the command line."""

import csv
from pathlib import Path

import pytest

from tests.beside import SHARED
from tests.cli import indexed
from tests.cli.conftest import Run
from tests.cli.printed import same

YANGTZE = SHARED / "data" / "indices"

PARTS = """城市,研发强度,每万人专利
丙市,0.61,0.90
甲市,0.40,0.31
己市,0.92,0.97
丁市,0.75,0.55
乙市,0.20,0.44
戊市,0.52,0.83
"""
"""The names in the order of the total, over numbers that stand in another."""

SCORES = """城市,创新
甲市,75.5
乙市,35.5
丙市,94.5
丁市,65.0
戊市,32.0
己市,68.9
"""


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "parts.csv", tmp_path / "scores.csv"
    for path, text in zip(paths, (PARTS, SCORES), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_contradicts_is_told_and_the_exit_code_says_so(published: tuple[Path, Path], run: Run, lang: str) -> None:
    parts, scores = published
    result = run("index", "check", parts, "--scores", scores, "--sum", "创新=50*研发强度+50*每万人专利", lang=lang)
    assert result.exit_code == 1
    assert same(f"index_check.{lang}.txt", result.output)


def test_where_nothing_contradicts_the_exit_code_is_0(published: tuple[Path, Path], run: Run) -> None:
    parts, scores = published
    true = "城市,研发强度,每万人专利\n甲市,0.5,0.7\n乙市,0.2,0.4\n丙市,0.9,0.8\n丁市,0.1,0.3\n"
    parts.write_text(true, encoding="utf-8")
    scores.write_text("城市,创新\n甲市,60\n乙市,30\n丙市,85\n丁市,20\n", encoding="utf-8")
    result = run("index", "check", parts, "--scores", scores, "--sum", "创新=研发强度+每万人专利")
    assert result.exit_code == 0
    assert result.output == "Nothing contradicts.\nRows checked: 4, columns: 2; held against: totals (1)\n"


def test_it_is_said_where_there_was_nothing_to_hold_a_table_against(published: tuple[Path, Path], run: Run) -> None:
    parts, _ = published
    assert "held against: nothing else" in run("index", "check", parts).output
    parts.write_text("城市,研发强度\n", encoding="utf-8")
    result = run("index", "check", parts)
    assert result.exit_code == 1
    assert "nothing to check" in result.output


@pytest.mark.parametrize("written", ["100*mean(研发强度+每万人专利)", "100 × 平均（研发强度+每万人专利）"])
def test_a_mean_may_be_written_as_one(published: tuple[Path, Path], run: Run, written: str) -> None:
    parts, scores = published
    by_weights = run("index", "check", parts, "--scores", scores, "--sum", "创新=50*研发强度+50*每万人专利")
    assert run("index", "check", parts, "--scores", scores, "--sum", f"创新={written}").output == by_weights.output


def test_the_labels_of_the_published_edition_of_2023_are_found(run: Run, tmp_path: Path) -> None:
    if not YANGTZE.is_dir():
        pytest.skip(f"the published index is absent ({YANGTZE})")
    with (YANGTZE / "njnu_yrd_hqd_normalised.csv").open(encoding="utf-8", newline="") as file:
        cells = [row for row in csv.DictReader(file) if row["edition"] == "2023"]
    with (YANGTZE / "njnu_yrd_hqd_scores.csv").open(encoding="utf-8", newline="") as file:
        totals = [row for row in csv.DictReader(file) if row.pop("edition") == "2023"]
    table: dict[str, dict[str, str]] = {}
    for cell in cells:
        row = table.setdefault(cell["city_label_in_file"], {"city": cell["city_label_in_file"]})
        row[cell["indicator"]] = cell["normalised"]
    under: dict[str, list[str]] = {}
    for cell in cells:
        under.setdefault(cell["dimension"], []).append(cell["indicator"])
    paths = [tmp_path / "parts.csv", tmp_path / "scores.csv"]
    for path, rows in zip(paths, (list(table.values()), totals), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    sums = [f"{name}=20*mean({'+'.join(dict.fromkeys(parts))})" for name, parts in under.items()]
    told = run("index", "check", paths[0], "--scores", paths[1], *(word for each in sums for word in ("--sum", each)))
    assert told.exit_code == 1
    first, proposal, *_ = told.output.splitlines()
    assert "labels and values are out of step" in first
    assert "上海市, 南京市, 无锡市, 徐州市, 常州市, 苏州市" in proposal


def test_ranks_are_held_against_scores(published: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    _, scores = published
    ranks = tmp_path / "ranks.csv"
    ranks.write_text("城市,名次\n甲市,2\n乙市,5\n丙市,1\n丁市,3\n戊市,6\n己市,4\n", encoding="utf-8")
    result = run("index", "check", scores, "--scores", scores, "--ranks", ranks, "--ranked", "创新=名次")
    assert result.exit_code == 1
    assert "not in the order of the scores" in result.output
    assert "丁市" in result.output


def test_a_published_table_is_held_against_its_methodology(run: Run, tmp_path: Path) -> None:
    data = indexed.table(tmp_path)
    method = indexed.method(run, data, tmp_path / "method.toml")
    printed = tmp_path / "printed.csv"
    printed.write_text("城市,index\n深圳,100.0\n东莞,40.2\n广州,19.8\n佛山,16.0\n", encoding="utf-8")
    result = run("index", "check", printed, "--data", data, "--method", method)
    assert result.exit_code == 1
    assert "广州" in result.output
    assert "19.8" in result.output
    assert "Found: 1" in result.output


PANEL = """城市,年份,省,研发强度,每万人专利,创新,名次
甲市,2022,苏,0.5,0.7,60,2
乙市,2022,浙,0.2,0.4,30,3
丙市,2022,浙,0.9,0.8,85,1
甲市,2023,苏,0.6,0.8,70,3
乙市,2023,浙,0.3,0.5,54,2
丙市,2023,浙,0.8,1.0,90,1
"""
"""Two editions in one table, parts, total and rank together; in 2023 one total and two ranks are wrong."""


def panel(folder: Path, text: str = PANEL) -> Path:
    path = folder / "panel.csv"
    path.write_text(text, encoding="utf-8")
    return path


TOTAL = ("--sum", "创新=100*mean(研发强度+每万人专利)")


def test_editions_in_one_table_are_checked_each_by_itself(run: Run, tmp_path: Path) -> None:
    given = panel(tmp_path), "--period", "年份", "--group", "省", *TOTAL, "--ranked", "创新=名次"
    told = run("index", "check", *given)
    assert told.exit_code == 1
    *found, many, checked = told.output.splitlines()
    assert [line.partition(":")[0] for line in found] == [
        "panel · 2023 · 创新 · 乙市",
        "panel · 2023 · 名次 · 甲市",
        "panel · 2023 · 名次 · 乙市",
    ]
    assert many.startswith("Found: 3")
    assert checked == "Rows checked: 6, columns: 4; held against: totals (2), ranks"


def test_an_empty_cell_of_one_table_of_parts_and_totals_is_told_once(run: Run, tmp_path: Path) -> None:
    path = panel(tmp_path, "城市,甲,乙,总\n沪,1,3,2\n宁,2,,3\n杭,5,7,6\n")
    told = run("index", "check", path, "--sum", "总=mean(甲+乙)").output.splitlines()
    assert [line.partition(":")[0] for line in told[:-2]] == ["panel · 乙 · 宁"]


def test_a_column_of_text_is_told_with_the_options_that_name_it(run: Run, tmp_path: Path) -> None:
    told = run("index", "check", panel(tmp_path), "--period", "年份", *TOTAL)
    assert told.exit_code == 1
    assert "“省”" in told.output
    assert "--group" in told.output


def test_a_period_that_the_scores_lack_is_told(published: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    _, scores = published
    scores.write_text("城市,年份,创新\n甲市,2022,60\n", encoding="utf-8")
    given = panel(tmp_path), "--period", "年份", "--group", "省", "--scores", scores, *TOTAL
    told = run("index", "check", *given)
    assert told.exit_code == 1
    assert "2023" in told.output


@pytest.mark.parametrize(
    "given",
    [
        ("--sum", "创新"),
        ("--sum", "创新=0.5*研发强度+每万人专利"),
        ("--sum", "创新=1.2.3*研发强度+1*每万人专利"),
        ("--data", "some.csv"),
        ("--ranked", "创新"),
    ],
)
def test_what_cannot_be_is_said(published: tuple[Path, Path], run: Run, given: tuple[str, ...]) -> None:
    parts, scores = published
    result = run("index", "check", parts, "--scores", scores, *given)
    assert result.exit_code == 2, result.output
    assert "What to do:" in result.output
