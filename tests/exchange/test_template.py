from pathlib import Path

import openpyxl
import pytest

from liandong.documents.ledger_columns import columns
from liandong.exchange import write_template
from liandong.model import KINDS
from liandong.model.kinds import SCOPES, STAGES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ledger-template.md"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_has_a_sheet_a_kind_with_headings_and_a_line_of_explanation(tmp_path: Path, lang: str) -> None:
    write_template(tmp_path / "t.xlsx", lang=lang)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == [kind.zh if lang == "zh" else kind.en for kind in KINDS.values()]
    for kind, name in zip(KINDS, book.sheetnames, strict=True):
        headings = [str(cell.value).removesuffix(" *") for cell in book[name][3]]
        assert headings == [column.heading(lang) for column in columns(kind)]
        assert all(cell.value for cell in book[name][2])


def test_stages_drop_down(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    lists = openpyxl.load_workbook(tmp_path / "t.xlsx")["项目"].data_validations.dataValidation
    assert [each.formula1 for each in lists] == ['"' + ",".join(zh for _, zh, _ in STAGES.values()) + '"']


def test_the_template_is_the_same_every_time(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_reference_page_names_every_sheet_heading_stage_and_scope() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for kind in KINDS.values():
        assert f"| {kind.zh} | {kind.en} |" in text
        for column in columns(kind.name):
            assert column.heading("zh") in text
    for words in (*STAGES.values(), *((None, *pair) for pair in SCOPES.values())):
        assert words[1] in text
