"""`liandong index`: from a table to a methodology to scores; what is printed word for word, and what is refused."""

import csv
import json
import re
import tomllib
from pathlib import Path

import openpyxl
import pytest

from liandong.indices.text import read
from tests.cli import indexed
from tests.cli.conftest import Run
from tests.cli.indexed import APART, TABLE
from tests.cli.printed import same


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return indexed.table(tmp_path)


@pytest.fixture
def method(table: Path, run: Run, tmp_path: Path) -> Path:
    return indexed.method(run, table, tmp_path / "method.toml")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_names_every_column_and_what_is_to_be_decided(
    table: Path, run: Run, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "made.toml"
    result = run("index", "template", table, *APART, "-o", path, lang=lang)
    assert result.exit_code == 0, result.output
    assert same(f"index_template.{lang}.toml", path.read_text(encoding="utf-8"))


def test_nothing_is_computed_before_directions_are_decided(table: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.toml"
    run("index", "template", table, *APART, "-o", path)
    result = run("index", "solve", table, path)
    assert result.exit_code == 1
    assert "研发强度 has no direction" in result.output


def test_a_template_does_not_overwrite_decisions(table: Path, method: Path, run: Run) -> None:
    before = method.read_bytes()
    result = run("index", "template", table, *APART, "-o", method)
    assert result.exit_code == 1
    assert "exists already" in result.output
    assert method.read_bytes() == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_solve_prints(table: Path, method: Path, run: Run, lang: str) -> None:
    last = run("index", "solve", table, method, lang=lang)
    first = run("index", "solve", table, method, "--at", "2023", lang=lang)
    assert (last.exit_code, first.exit_code) == (0, 0), last.output + first.output
    assert same(f"index_solve.{lang}.txt", last.output + first.output)


def test_a_file_holds_every_period_and_all_nodes(table: Path, method: Path, run: Run, tmp_path: Path) -> None:
    written = {ending: tmp_path / f"index.{ending}" for ending in ("csv", "json", "xlsx")}
    for path in written.values():
        assert run("index", "solve", table, method, "-o", path).exit_code == 0
    with written["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = json.loads(written["json"].read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(written["xlsx"], data_only=True)
    scores = {(row[0] or "", row[1]): row[3] for row in book["Scores"].iter_rows(min_row=5, values_only=True)}
    assert [(row["Period"], row["Rank"], row["Unit"]) for row in rows] == [
        (each["period"], str(each["rank"]), each["unit"]) for each in told["ranking"]
    ]
    assert [scores[row["Period"], row["Unit"]] for row in rows] == pytest.approx([float(row["cities"]) for row in rows])
    assert told["ranking"][-1]["nodes"].keys() == {"研发强度", "发明专利", "颗粒物"}
    missing = next(each for each in told["ranking"] if (each["unit"], each["period"]) == ("东莞", "2023"))
    assert missing["nodes"]["发明专利"] is None
    assert sum(node["share"] or 0 for node in told["nodes"]) == pytest.approx(1)


def test_a_table_of_excel_in_china_is_read(table: Path, method: Path, run: Run) -> None:
    in_utf8 = run("index", "solve", table, method).output
    table.write_text(TABLE, encoding="gb18030")
    assert run("index", "solve", table, method).output == in_utf8


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("--period", "年度"), 1, "年度"),
        (("--unit", "备注"), 1, "备注"),
        (("--at", "1999"), 1, "1999"),
        (("-o", "index.docx"), 1, ".docx"),
    ],
)
def test_what_cannot_be_is_said(
    table: Path, method: Path, run: Run, given: tuple[str, ...], code: int, told: str
) -> None:
    result = run("index", "solve", table, method, *given)
    assert result.exit_code == code, result.output
    assert told in result.output
    assert "What to do:" in result.output


def test_files_that_are_not_there_are_named(table: Path, method: Path, run: Run, tmp_path: Path) -> None:
    for asked in ((tmp_path / "none.csv", method), (table, tmp_path / "none.toml")):
        result = run("index", "solve", *asked)
        assert result.exit_code in (1, 2), result.output
        assert "none." in result.output


def test_the_unit_in_a_heading_is_that_of_the_node(run: Run, tmp_path: Path) -> None:
    path, made = tmp_path / "a.csv", tmp_path / "made.toml"
    path.write_text(
        "城市,产值（亿元）,工资（元/人）,增速（现价）,税（亿元）,税（美元）\n甲,1,2,3,4,5\n", encoding="utf-8"
    )
    assert run("index", "template", path, "-o", made).exit_code == 0
    held = tomllib.loads(made.read_text(encoding="utf-8"))["node"][1:]
    assert [(node["code"], node["name"], node["unit"]) for node in held] == [
        ("产值（亿元）", "产值", "亿元"),
        ("工资（元/人）", "工资", "元/人"),
        ("增速（现价）", "增速（现价）", ""),
        ("税（亿元）", "税（亿元）", "亿元"),
        ("税（美元）", "税（美元）", "美元"),
    ]


def test_a_table_without_numbers_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("城市,备注\n广州,甲\n", encoding="utf-8")
    result = run("index", "template", path, "-o", tmp_path / "made.toml")
    assert result.exit_code == 1
    assert "no column of numbers" in result.output
    assert not (tmp_path / "made.toml").exists()


def test_a_template_knows_every_part_that_its_comments_show(table: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.toml"
    run("index", "template", table, *APART, "-o", path)
    steps = re.findall(r"^# (\[\[step.*|kind.*|present.*|rules.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    text = path.read_text(encoding="utf-8").replace("direction = 0", "direction = 1")
    path.write_text(text.replace("[[step]]", "\n".join(steps) + "\n[[step]]", 1), encoding="utf-8")
    found = read(path)
    assert [type(step).__name__ for step in found.recipe.whole] == [
        "Denominate",
        "Screen",
        "Impute",
        "Treat",
        "Normalise",
        "Aggregate",
    ]
    assert (found.apart.unit, found.apart.period) == ("城市", "年份")


def test_columns_typed_go_before_those_of_the_methodology(table: Path, method: Path, run: Run, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.csv"
    renamed.write_text(TABLE.replace("年份", "届次", 1), encoding="utf-8")
    expected = run("index", "solve", table, method).output
    refused = run("index", "solve", renamed, method)
    assert refused.exit_code == 1
    assert "no column “年份”" in refused.output
    assert run("index", "solve", renamed, method, "--period", "届次").output == expected


def test_a_heading_that_is_usual_stands_for_the_one_of_the_methodology(
    table: Path, method: Path, run: Run, tmp_path: Path
) -> None:
    renamed = tmp_path / "renamed.csv"
    renamed.write_text(TABLE.replace("城市,年份,研发强度", "地区,年度,研发强度（%）", 1), encoding="utf-8")
    assert run("index", "solve", renamed, method).output == run("index", "solve", table, method).output


def test_every_faulty_cell_is_told_and_nothing_of_other_programs(
    table: Path, method: Path, run: Run, tmp_path: Path
) -> None:
    table.write_text(TABLE.replace("5.5", "约5.5").replace("22", "二十二"), encoding="utf-8")
    told = run("index", "solve", table, method)
    assert told.exit_code == 1
    assert "C3 研发强度" in told.output
    assert "E3 颗粒物" in told.output
    assert "What to do:" in told.output
    asked = ("index", "template", table, "--period", "期数", "-o", tmp_path / "none.toml")
    assert "reset_index" not in (lacks := run(*asked).output)
    assert "期数" in lacks
