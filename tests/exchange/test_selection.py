"""A part of a ledger out by itself: only what a query means, and it says so."""

from pathlib import Path

import openpyxl
import pytest

from liandong import Workspace, open_workspace
from liandong.exchange import export
from liandong.exchange.selection import Selection
from liandong.samples import folder as samples
from liandong.search import parse


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    with samples() as pages:
        opened = open_workspace(tmp_path_factory.mktemp("part") / "ws", create=True)
        opened.build([pages])
    return opened


def test_only_what_the_query_means_goes_out_with_its_checks_and_documents(workspace: Workspace) -> None:
    ledger, query = workspace.ledger(), parse("类型:项目 地区:澜江")
    selected = Selection(ledger, query)
    kept = list(selected.records())
    assert kept == list(ledger.find(query))
    assert 0 < len(kept) < len(list(ledger.records("project")))
    told = {q.document for r in kept for _, values in r.properties for v in values for q in v.evidence}
    assert {document.id for document in selected.documents()} == told
    assert {answer.record for answer in selected.answers()} <= {record.id for record in kept}
    assert selected.set_aside() == ()


def test_a_workbook_says_which_part_and_which_past_it_is(workspace: Workspace, tmp_path: Path) -> None:
    ledger = workspace.ledger(known_on=1, as_of="2024")
    export(Selection(ledger, parse("类型:项目")), "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    said = "台账第 1 版。", "截至 2024-12-31：此后的情况不算。", "只含符合以下条件的记录：类型:项目。"
    assert book["说明"]["B3"].value == "".join(said)
    assert str(book["项目"]["A1"].value).endswith(" · ".join(said))
    assert "机构" not in book.sheetnames
    export(workspace.ledger(), "xlsx", tmp_path / "b.xlsx")
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["说明"]["B3"].value is None


def test_a_page_says_which_past_it_is(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace.ledger(as_of="2024-05"), "html", tmp_path / "a.html", lang="en")
    assert "As of 2024-05-31" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_tier_beside_a_sentence_is_that_of_its_document(workspace: Workspace, tmp_path: Path) -> None:
    ledger = workspace.ledger()
    export(ledger, "xlsx", tmp_path / "a.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["证据"].iter_rows(values_only=True)
    head = next(rows)
    file, tier = head.index("文件"), head.index("来源级")
    told: dict[object, set[object]] = {}
    for row in rows:
        told.setdefault(row[file], set()).add(row[tier])
    single = [document.path for document in ledger.documents()]
    assert all(len(told[path]) == 1 for path in single if single.count(path) == 1 and path in told)
