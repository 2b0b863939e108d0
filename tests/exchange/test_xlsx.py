"""The workbook as other programs read it: openpyxl for the cells, the raw XML for what must not be in it."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from liandong.errors import ExportError
from liandong.exchange import export
from liandong.exchange.xlsx.book import MAX_CHARACTERS, clean, workbook
from tests.exchange.made import Made, ledger, with_changes, with_denials


def written(folder: Path, made: Made | None = None, lang: str = "zh") -> Workbook:
    path = folder / "ledger.xlsx"
    export(made or ledger(), "xlsx", path, lang="zh" if lang == "zh" else "en")
    return openpyxl.load_workbook(path, rich_text=False)


def column(book: Workbook, sheet: str, heading: str) -> list[object]:
    rows = list(book[sheet].iter_rows(values_only=True))
    top = next(n for n, row in enumerate(rows) if heading in row)
    return [row[rows[top].index(heading)] for row in rows[top + 1 :]]


def test_a_sheet_a_kind_with_chinese_headings_stands_between_cover_and_evidence(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert book.sheetnames == ["说明", "活动", "项目", "机构", "数据", "承诺", "证据", "核对", "未入账"]
    assert [cell.value for cell in book["活动"][2]][:4] == ["名称", "日期", "地点", "主办承办"]


def test_english_headings_on_wish(tmp_path: Path) -> None:
    book = written(tmp_path, lang="en")
    assert "Projects" in book.sheetnames
    assert column(book, "Events", "Amount (10,000 yuan)") == [1700000]


def test_amounts_stand_in_ten_thousands_with_the_written_value_beside(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert column(book, "活动", "金额（万元）") == [1700000]
    assert column(book, "活动", "金额（原文）") == ["170亿元（总额）"]
    assert book["活动"]["G3"].number_format == "#,##0.00"


def test_foreign_money_is_written_out_and_never_counted_as_yuan(tmp_path: Path) -> None:
    made = ledger()
    project = next(made.records("project"))
    dollars = project.values("amount")[3]
    made.record_list = [replace(project, properties=(("name", project.values("name")), ("amount", (dollars,))))]
    book = written(tmp_path, made)
    assert column(book, "项目", "投资额（万元）") == [None]
    assert column(book, "项目", "投资额（原文）") == ["3亿美元（增资）"]


def test_the_scope_stands_beside_the_amount(tmp_path: Path) -> None:
    made = ledger()
    project = next(made.records("project"))
    first = next(value for value in project.values("amount") if value.scope == "first_phase")
    made.record_list = [replace(project, properties=(("name", project.values("name")), ("amount", (first,))))]
    book = written(tmp_path, made)
    assert column(book, "项目", "投资额（万元）") == [200_000]
    assert column(book, "项目", "口径") == ["首期"]


def test_conflicts_are_told_in_words_by_fill_and_in_a_note(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert column(book, "项目", "冲突") == ["投资额：说法冲突"]
    assert "62亿元" in str(column(book, "项目", "其他说法")[0])
    cell = book["项目"]["D3"]
    assert cell.fill.fgColor.rgb == "FFFFF2B8"
    assert cell.comment is not None
    assert "简介.txt" in cell.comment.text


def test_what_a_source_denies_stands_beside_and_never_in_the_column_of_the_value(tmp_path: Path) -> None:
    book = written(tmp_path, with_denials())
    assert column(book, "项目", "投资额（万元）") == [None]
    assert column(book, "项目", "投资额（原文）") == [None]
    assert column(book, "项目", "地点") == ["江临区"]
    others = str(column(book, "项目", "其他说法")[0])
    assert "投资额：62亿元〔来源否认〕" in others
    assert "地点：海晏区〔来源否认〕" in others
    proofs = list(book["证据"].iter_rows(min_row=2, values_only=True))
    assert {row[10] for row in proofs if row[3] == "62亿元"} == {"来源否认"}


def test_a_former_value_stands_beside_and_the_health_of_the_record_in_words(tmp_path: Path) -> None:
    book = written(tmp_path, with_changes())
    assert column(book, "项目", "投资额（万元）") == [700_000]
    assert column(book, "项目", "冲突") == [None]
    assert "投资额：62亿元〔总额〕〔原值〕" in str(column(book, "项目", "其他说法")[0])
    assert "应填 1/5 项（缺：名称、参与方、地点、状态）" in str(column(book, "项目", "健康状况")[0])


def test_rows_are_as_high_as_their_longest_text_needs(tmp_path: Path) -> None:
    made = ledger("长句" * 50)
    sheet = written(tmp_path, made)["机构"]
    lines = (sheet.row_dimensions[3].height or 0) / 15
    assert 200 / (sheet.column_dimensions["A"].width or 1) <= lines < 12


def test_the_source_leads_to_the_row_of_evidence_that_proves_the_record(tmp_path: Path) -> None:
    book = written(tmp_path)
    for kind in ("活动", "项目", "数据", "承诺"):
        sheet = book[kind]
        at = [cell.value for cell in sheet[2]].index("来源") + 1
        link = sheet.cell(3, at).hyperlink
        assert link is not None
        target = re.fullmatch(r"'证据'!A(\d+)", link.location or "")
        assert target
        identity = sheet.cell(3, at + 1).value
        assert book["证据"].cell(int(target[1]), 17).value == identity


def test_evidence_names_sentence_file_and_place_and_whether_the_value_was_adopted(tmp_path: Path) -> None:
    book = written(tmp_path)
    rows = list(book["证据"].iter_rows(min_row=2, values_only=True))
    losing = [row for row in rows if row[3] == "62亿元"]
    assert [(row[10], row[11], row[12]) for row in losing] == [("否", "简介.txt", "第 8–37 字")]
    assert losing[0][5] == "江临智造园总投资62亿元，由晏海港务集团投资3亿美元参股。"
    assert {row[6] for row in rows} >= {"年份"} | {rows[0][6]}


def test_panes_filter_and_print_set_up(tmp_path: Path) -> None:
    sheet = written(tmp_path)["项目"]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


HOSTILE = (
    '=HYPERLINK("http://x.invalid","点我")', "=1+1", "+1-1", "-2+3", "statementsUM(A1)", "\t=1", "\r=1", " =1", "＝1+1",
    "http://x.invalid/", "internal:A1", "external:c:\\x", "mailto:a@x.invalid", "{=1}", "\x00=1", "=cmd|' /C calc'!A0",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_an_outward_link(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.xlsx"
    export(ledger(text), "xlsx", path)
    assert_inert(path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1))
def test_any_text_gives_a_workbook_that_opens_and_holds_no_formula(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.xlsx"
    export(ledger(text), "xlsx", path)
    assert_inert(path)
    book = openpyxl.load_workbook(path)
    shown = {cell.value for cell in next(book["机构"].iter_cols(1, 1, 3, 3))}
    assert shown <= {clean(text, "zh"), clean(text, "zh") + "；", None, clean("0" * 32, "zh")}


def assert_inert(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            data = packed.read(name)
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(data)
            assert b"<f>" not in data
            assert b"<f " not in data
            assert b'TargetMode="External"' not in data


def test_characters_that_xml_forbids_are_shown_as_replaced() -> None:
    assert clean("甲\u202e乙\u2066", "zh") == "甲\ufffd乙\ufffd"
    assert clean("甲\x00乙\x0b\ud800丙\uffff\r\n丁", "zh") == "甲\ufffd乙\ufffd\ufffd丙\ufffd\n丁"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    cut = clean("𠮷" * MAX_CHARACTERS, "zh")
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_CHARACTERS
    assert cut.endswith("JSONL 导出）")
    assert clean("x" * MAX_CHARACTERS, "zh") == "x" * MAX_CHARACTERS


def test_beyond_the_links_that_excel_allows_the_text_stays_without_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liandong.exchange.xlsx.book.MAX_LINKS", 2)
    with workbook(tmp_path / "x.xlsx", "zh") as book:
        sheet = book.sheet("一")
        for row in range(4):
            book.link(sheet, row, 0, "'一'!A1", f"第{row}行")
    opened = openpyxl.load_workbook(tmp_path / "x.xlsx")["一"]
    assert [bool(opened.cell(row, 1).hyperlink) for row in range(1, 5)] == [True, True, False, False]
    assert [opened.cell(row, 1).value for row in range(1, 5)] == ["第0行", "第1行", "第2行", "第3行"]


def test_equal_ledgers_give_equal_bytes_in_any_order(tmp_path: Path) -> None:
    made = ledger()
    export(made, "xlsx", tmp_path / "a.xlsx")
    shuffled = replace(made, record_list=made.record_list[::-1], document_list=made.document_list[::-1])
    export(shuffled, "xlsx", tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_empty_ledger_gives_a_workbook_that_opens(tmp_path: Path) -> None:
    assert written(tmp_path, Made([], [], [])).sheetnames == ["说明", "证据", "核对", "未入账"]


def test_a_place_that_cannot_be_written_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    with pytest.raises(ExportError, match=r"folder\.xlsx"):
        export(ledger(), "xlsx", folder)
    assert list(tmp_path.iterdir()) == [folder]
