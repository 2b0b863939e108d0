"""The report of an index: the same tables in HTML, Word and PDF; each number of a ledger with the sentence that proves
it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("typst", reason="liandong[reports] is not installed: no report is made")
pytest.importorskip("scipy", reason="liandong[indices] is not installed: no index is computed")
import tomllib

import numpy as np

from liandong import Ledger, open_workspace
from liandong.indices import Denominate, Frame, Framework, Node, Normalise, Recipe, Study, WeightNoise, solve
from liandong.indices.editions import Editions, Word
from liandong.indices.tables.ledger import figures
from liandong.indices.tables.sheets import read_sheet
from liandong.indices.text.methodology import Methodology, of
from liandong.reports import FORMATS, Report, render
from liandong.reports.index import Sheet, index_report
from liandong.reports.model import written
from tests.portal import index_made, test_index_figures
from tests.reports.told import rows_missing, tables_of, tables_of_docx, tables_of_html, text_of_pdf

DAY = "2026-11-27"


def sheet(frame: Frame, method: Methodology, folder: Path, period: str, version: int = 0) -> Sheet:
    by = Word("周敏", "2026-11-27T10:00:00.000000+00:00", "年度评价")
    edition = Editions(folder).put(frame, method, by, version=version)
    factors = method.factors or (WeightNoise("weights"),)
    spread = Study(frame, method.framework, method.recipe, factors, 200, method.seed).run()
    index = solve(frame, method.framework, method.recipe)
    return Sheet(edition, index, spread, method.factors, 200, method.seed, period)


@pytest.fixture(scope="module", params=["zh", "en"])
def made(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Report:
    method = of(tomllib.loads(index_made.METHOD))
    read = read_sheet("a.csv", index_made.table(), method.framework)
    assert read.frame is not None
    told = sheet(read.frame, method, tmp_path_factory.mktemp("editions"), "2024")
    return index_report(told, lang=request.param, day=DAY)


@pytest.fixture(scope="module")
def files(made: Report) -> Mapping[str, bytes]:
    return {name: render(made, name) for name in FORMATS}


def test_every_format_tells_every_table(made: Report, files: Mapping[str, bytes]) -> None:
    assert tables_of_html(files["html"]) == tables_of(made)
    assert tables_of_docx(files["docx"]) == tables_of(made)
    assert rows_missing(made, text_of_pdf(files["pdf"])) == []


def test_the_same_edition_gives_the_same_bytes(made: Report, files: Mapping[str, bytes]) -> None:
    assert {name: render(made, name) for name in FORMATS} == files


def test_it_tells_ranking_uncertainty_method_and_what_was_filled_and_treated(made: Report) -> None:
    told = "\n".join(written(line) for table in made.tables() for row in table.rows for line in row)
    told += "\n".join(written(block.line) for block in made.blocks() if hasattr(block, "line"))
    zh = made.lang == "zh"
    for wanted in ("鹭原市", "5–6", "200", "青砚市，2024，平均工资" if zh else "青砚市, 2024, 平均工资"):
        assert wanted in told
    assert ("标准化（方法：极差法" if zh else "Normalised (scale: min-max") in told
    assert len(list(made.figures())) == 1
    assert made.sources_title == ""


def test_a_report_without_sources_has_no_heading_for_them(files: Mapping[str, bytes]) -> None:
    assert b'id="sources"' not in files["html"]
    assert "资料来源" not in text_of_pdf(files["pdf"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_denominators_are_printed_and_pairs_that_are_not_listed_are_counted(lang: str, tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    units, codes = [f"u{at}" for at in range(40)], ["gdp", "roads", "people"]
    frame = Frame.of(draw.uniform(50, 60, (40, 3)), units, codes)
    nodes = [
        Node("gdp", "index", direction=1, unit="万元", denominator="people"),
        Node("roads", "index", direction=1, unit="公里"),
        Node("index"),
    ]
    method = Methodology("指数", Framework.of(nodes), Recipe.of(Denominate(), Normalise()))
    report = index_report(sheet(frame, method, tmp_path, ""), lang=lang, day=DAY)
    tables = {table.caption: table for table in report.tables()}
    tree = tables["指标体系及权重" if lang == "zh" else "Framework and weights"]
    assert [written(row[-1]) for row in tree.rows] == ["", "people", ""]
    shown = [column.heading for table in report.tables() for column in table.columns]
    assert "people" in shown
    assert "gdp" in shown  # totals, not the 万元 of the quotient
    assert ("roads（公里）" if lang == "zh" else "roads (公里)") in shown
    close = tables["先后难分的单元" if lang == "zh" else "Neighbours that cannot be told apart"]
    (count,) = [block for block in report.blocks() if hasattr(block, "line") and (
        "此处不列" in written(block.line) or "not listed here" in written(block.line))]  # fmt: skip
    (whole,) = [block for block in report.blocks() if hasattr(block, "line") and (
        "先后难分：" in written(block.line) or "cannot be told apart:" in written(block.line))]  # fmt: skip
    first, more = (int("".join(filter(str.isdigit, written(block.line)))) for block in (whole, count))
    assert first == len(close.rows) + more


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("figures")
    (folder / "a.txt").write_text(test_index_figures.PAGE, encoding="utf-8")
    with open_workspace(folder / "ws", create=True) as workspace:
        workspace.build([folder / "a.txt"])
        yield workspace.ledger()


def test_numbers_of_a_ledger_stand_with_the_sentences_that_prove_them(ledger: Ledger, tmp_path: Path) -> None:
    method = of(tomllib.loads(test_index_figures.METHOD))
    read = figures(ledger.records("figure"), method.framework)
    assert read.frame is not None
    report = index_report(sheet(read.frame, method, tmp_path, "2024", ledger.version), day=DAY, ledger=ledger)
    sentences = {source.number: source.sentence for source in report.sources}
    proved = [
        (written(row[0]), sentences[line[0].cites[0]])
        for table in report.tables()
        for row in table.rows
        for line in row
        if line[0].cites
    ]
    assert len(proved) == 8
    assert all(city in sentence for city, sentence in proved)
    assert report.sources_title
    assert "2024年，广州市研发经费投入860亿元" in render(report, "html").decode()
