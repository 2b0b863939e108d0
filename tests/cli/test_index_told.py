"""`liandong index explain`, `change`, `compare`, `whatif` and `study`: what is told of an index, word for word."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli import indexed
from tests.cli.conftest import Run
from tests.cli.printed import same

CALLS: dict[str, tuple[str, ...]] = {
    "explain": ("explain", "DATA", "METHOD", "广州"),
    "explain_missing": ("explain", "DATA", "GEOMETRIC", "东莞", "--at", "2023"),
    "change": ("change", "DATA", "METHOD", "--since", "2023"),
    "change_one": ("change", "DATA", "YEARLY", "--since", "2023", "--of", "东莞"),
    "compare": ("compare", "DATA", "METHOD", "GEOMETRIC"),
    "compare_same": ("compare", "DATA", "METHOD", "METHOD"),
    "whatif_past": ("whatif", "DATA", "METHOD", "佛山", "--past", "东莞", "--cost", "颗粒物=9"),
    "whatif_past_searched": ("whatif", "DATA", "GEOMETRIC", "佛山", "--past", "东莞"),
    "whatif_before": ("whatif", "DATA", "METHOD", "深圳", "--past", "东莞"),
    "whatif_set": ("whatif", "DATA", "METHOD", "佛山", "--set", "发明专利=290", "--set", "颗粒物=20"),
    "study": ("study", "DATA", "METHOD", "--since", "2023", "--before", "东莞,广州", "--attribute", "64"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, run: Run) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("index")
    data = indexed.table(folder)
    method = indexed.method(run, data, folder / "method.toml")
    text = method.read_text(encoding="utf-8")
    geometric = folder / "geometric.toml"
    geometric.write_text(
        text.replace('\nkind = "aggregate"', '\nkind = "aggregate"\nmean = { kind = "geometric" }').replace(
            '\nkind = "normalise"', '\nkind = "normalise"\nscale = { kind = "min_max", low = 1.0 }'
        ),
        encoding="utf-8",
    )
    yearly = folder / "yearly.toml"
    yearly.write_text(text.replace('over = "pooled"', 'over = "yearly"'), encoding="utf-8")
    return {"DATA": str(data), "METHOD": str(method), "GEOMETRIC": str(geometric), "YEARLY": str(yearly)}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CALLS)
def test_what_is_printed(name: str, lang: str, files: dict[str, str], run: Run) -> None:
    result = run("index", *(files.get(word, word) for word in CALLS[name]), lang=lang)
    assert result.exit_code == 0, result.output
    assert same(f"index_{name}.{lang}.txt", result.output)


ALTERED = """[[node]]
code = "index"

[[node]]
code = "甲"
parent = "index"
direction = 1

[[node]]
code = "乙"
parent = "index"
direction = 1

[[step]]
kind = "impute"
rules = [{ kind = "by_median" }]

[[step]]
kind = "treat"

[[step]]
kind = "normalise"
"""


def test_a_cell_that_is_not_as_given_is_told_with_both_numbers(run: Run, tmp_path: Path) -> None:
    data, method = tmp_path / "data.csv", tmp_path / "method.toml"
    numbers = [*(f"U{at:02},{at},{at % 5}" for at in range(1, 12)), "U12,,900"]
    data.write_text("\n".join(["城市,甲,乙", *numbers]), encoding="utf-8")
    method.write_text(ALTERED, encoding="utf-8")
    told = run("index", "explain", data, method, "U12").output.splitlines()
    assert "甲: filled, – → 6" in told
    assert "乙: treated as an outlier, 900 → 4" in told
    method.write_text(ALTERED.replace("by_median", "by_siblings"), encoding="utf-8")
    data.write_text("\n".join(["城市,甲,乙", *numbers[:-1], "U12,,"]), encoding="utf-8")
    told = run("index", "explain", data, method, "U12").output.splitlines()
    assert told[-2:] == ["甲: still missing", "乙: still missing"]


def test_how_many_units_moved_beyond_those_listed_is_told(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    numbers = [f"U{at:02},{at},{30 - at}" for at in range(30)]
    data.write_text("\n".join(["城市,甲,乙", *numbers]), encoding="utf-8")
    methods = [tmp_path / f"{name}.toml" for name in ("甲", "乙")]
    for path in methods:
        text = ALTERED.replace(f'code = "{path.stem}"', f'code = "{path.stem}"\nweight = 9')
        path.write_text(text, encoding="utf-8")
    told = run("index", "compare", data, *methods).output
    assert told.splitlines()[-1] == "10 more units moved and are not listed."


def test_parts_of_a_score_and_of_a_change_add_up(files: dict[str, str], run: Run) -> None:
    explained = run("index", "explain", files["DATA"], files["METHOD"], "广州").output.splitlines()
    rows = [line.split("\t") for line in explained if line.count("\t") == 5][1:]
    score = float(explained[1].rpartition(" ")[2])
    assert sum(float(row[4]) for row in rows) == pytest.approx(score, abs=0.02)
    assert sum(float(row[5]) for row in rows) == pytest.approx(100, abs=0.2)
    changed = run("index", "change", files["DATA"], files["YEARLY"], "--since", "2023", "--of", "东莞").output
    *parts, whole = [[float(each) for each in line.split("\t")[1:]] for line in changed.splitlines()[2:]]
    assert [sum(column) for column in zip(*parts, strict=True)] == pytest.approx(whole, abs=0.03)
    assert sum(whole[1:]) == pytest.approx(whole[0], abs=0.03)


def test_an_interval_that_lacks_a_bound_is_one_dash(files: dict[str, str], run: Run) -> None:
    told = run("index", "study", files["DATA"], files["METHOD"], "--replications", "20", "--attribute", "3")
    assert told.exit_code == 0, told.output
    assert "––" not in told.output


def test_what_a_methodology_has_wrong_is_told_in_words(files: dict[str, str], run: Run, tmp_path: Path) -> None:
    text, path = Path(files["METHOD"]).read_text(encoding="utf-8"), tmp_path / "wrong.toml"
    path.write_text(text.replace("\nweight = 1.0", '\nweight = "一"', 1), encoding="utf-8")
    told = run("index", "solve", files["DATA"], path, lang="zh").output
    assert "第 2 个 [[node]] 的 weight：“一”不能用，须为数" in told
    scale = 'kind = "normalise"\nscale = { kind = "min_max", low = 100 }'
    path.write_text(text.replace('\nkind = "normalise"', "\n" + scale, 1), encoding="utf-8")
    told = run("index", "solve", files["DATA"], path).output
    assert "“normalise”" in told
    assert "MinMax" not in told


def test_a_study_is_the_same_for_any_number_of_workers(files: dict[str, str], run: Run, tmp_path: Path) -> None:
    written = []
    for workers in (1, 2):
        path = tmp_path / f"{workers}.json"
        asked = ("--replications", "300", "--seed", "7", "--workers", workers, "-o", path)
        result = run("index", "study", files["DATA"], files["METHOD"], *asked)
        assert result.exit_code == 0, result.output
        written.append(path.read_bytes())
    assert written[0] == written[1]
    told = json.loads(written[0])
    assert told["periods"].keys() == {"2023", "2024"}
    assert {one["unit"] for one in told["periods"]["2024"]} == {"广州", "深圳", "佛山", "东莞"}


def test_a_study_is_written_as_a_table(files: dict[str, str], run: Run, tmp_path: Path) -> None:
    path = tmp_path / "study.csv"
    result = run("index", "study", files["DATA"], files["METHOD"], "--top", "1", "--since", "2023", "-o", path)
    assert result.exit_code == 0, result.output
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for period in ("2023", "2024"):
        likely = sum(float(row["Among the best 1"]) for row in rows if row["Period"] == period)
        assert likely == pytest.approx(1, abs=1e-9)
    assert {row["Better than in 2023 (equal counts half)"] for row in rows if row["Period"] == "2023"} == {""}


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (("explain", "DATA", "METHOD", "上海"), 1, "上海"),
        (("change", "DATA", "METHOD", "--since", "1999"), 1, "1999"),
        (("change", "DATA", "METHOD", "--since", "2023", "--of", "上海"), 1, "上海"),
        (("whatif", "DATA", "METHOD", "广州"), 2, "--past"),
        (("whatif", "DATA", "METHOD", "广州", "--past", "上海"), 1, "上海"),
        (("whatif", "DATA", "METHOD", "上海", "--set", "发明专利=1"), 1, "上海"),
        (("whatif", "DATA", "METHOD", "广州", "--set", "专利=1"), 2, "专利=1"),
        (("whatif", "DATA", "METHOD", "广州", "--set", "发明专利=inf"), 2, "inf"),
        (("whatif", "DATA", "METHOD", "广州", "--past", "深圳", "--cost", "发明专利=0"), 1, "发明专利 costs 0"),
        (("whatif", "DATA", "METHOD", "广州", "--past", "广州"), 1, "itself"),
        (("study", "DATA", "METHOD", "--before", "广州,广州"), 1, "itself"),
        (("study", "DATA", "METHOD", "--attribute", "1000000000"), 1, "GiB"),
        (("study", "DATA", "METHOD", "--replications", "100000000000"), 1, "100000000 at most"),
        (("study", "DATA", "METHOD", "--before", "广州"), 2, "广州"),
        (("study", "DATA", "METHOD", "--before", "广州,上海"), 1, "上海"),
        (("study", "DATA", "METHOD", "--since", "1999"), 1, "1999"),
    ],
)
def test_what_cannot_be_is_said(asked: tuple[str, ...], code: int, told: str, files: dict[str, str], run: Run) -> None:
    result = run("index", *(files.get(word, word) for word in asked))
    assert result.exit_code == code, result.output
    assert told in result.output
    assert "What to do:" in result.output
