"""An office's own layout: its sheets and headings out, and what was changed under them back in."""

from pathlib import Path

import openpyxl
import pytest

from liandong.errors import ExportError, SettingsError
from liandong.exchange import export, write_template
from liandong.exchange.intake import preview
from liandong.exchange.layout import read_layout
from tests.exchange.given_back import find, opened, taken, told

OWN = """
[[sheet]]
kind = "project"
name = "重点项目'表"
title = "云津市重点招商项目一览"
column = [
  {heading = "责任区", property = "地点"},
  {heading = "事项", property = "name"},
  {heading = ["资金（亿元）", "全部"], property = "amount", unit = "亿元", scope = "总额"},
  {heading = ["资金（亿元）", "头一期"], property = "amount", unit = "亿元", scope = "首期"},
  {heading = "走到哪一步", property = "status"},
  {heading = "哪几家", property = "party"},
  {heading = "几时动工", property = "date", scope = "开工"},
]

[[sheet]]
kind = "event"
name = "会"
column = [{heading = "会名", property = "name"}, {heading = "何时", property = "date"}]
"""


def layout(folder: Path, text: str = OWN) -> Path:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder / "own.toml"


def test_the_ledger_goes_out_under_the_office_s_own_headings_in_two_storeys(tmp_path: Path) -> None:
    with opened(tmp_path / "ws", tmp_path / "in") as workspace:
        export(workspace.ledger(), "xlsx", tmp_path / "a.xlsx", layout=layout(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["说明", "重点项目'表", "会", "证据", "核对", "未入账"]
    sheet = book["重点项目'表"]
    assert sheet["A1"].value == "云津市重点招商项目一览"
    assert [cell.value for cell in sheet[2]][:6] == ["责任区", "事项", "资金（亿元）", None, "走到哪一步", "哪几家"]
    assert [cell.value for cell in sheet[3]][2:4] == ["全部", "头一期"]
    assert {"A2:A3", "C2:D2"} <= {str(each) for each in sheet.merged_cells.ranges}
    rows = {row[1]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert rows["江临智造园"][:5] == ("江临区", "江临智造园", 51, 20, "签约")
    assert rows["滨江数据中心"][2:4] == (3, None)


def test_what_was_changed_under_them_comes_back(tmp_path: Path) -> None:
    own = layout(tmp_path)
    with opened(tmp_path / "ws", tmp_path / "in") as workspace:
        export(workspace.ledger(), "xlsx", tmp_path / "a.xlsx", layout=own)
        seen = preview(workspace, tmp_path / "a.xlsx", layout=own)
        assert (seen.proposals, seen.faults, seen.passed) == ((), (), ())
        assert seen.rows == 3
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        sheet = book["重点项目'表"]
        row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 2).value == "江临智造园")
        sheet.cell(row, 4).value = 22
        sheet.cell(sheet.max_row + 1, 2).value = "砚江过江隧道"
        sheet.cell(sheet.max_row, 4).value = 60
        sheet.cell(sheet.max_row, 7).value = "2031年6月"
        book.save(tmp_path / "b.xlsx")
        seen = preview(workspace, tmp_path / "b.xlsx", layout=own)
        assert seen.faults == ()
        assert told(seen)[1] == (f"重点项目'表!D{row}", "200000", "220000")
        taken(workspace, seen)
        amounts = [(v.value.text, v.scope) for v in find(workspace, "江临智造园").values("amount")]
        assert ("2200000000", "first_phase") in amounts
        assert amounts.index(("2200000000", "first_phase")) < amounts.index(("2000000000", "first_phase"))
        tunnel = find(workspace, "砚江过江隧道").values("amount")
        assert [(v.value.text, v.scope) for v in tunnel] == [("6000000000", "first_phase")]
        dates = find(workspace, "砚江过江隧道").values("date")
        assert [(v.value.text, v.scope) for v in dates] == [("2031-06", "started")]


def test_the_empty_template_has_the_layout_too(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", layout=layout(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["重点项目'表", "会"]
    assert [cell.value for cell in book["重点项目'表"][3]][:3] == ["责任区", "事项 *", "资金（亿元）"]
    assert len(book["重点项目'表"].data_validations.dataValidation) == 1


def of(*columns: str, kind: str = "project", name: str = "甲") -> str:
    """A layout of one sheet, with these columns beside the one of the name."""
    listed = ", ".join(columns)
    return f'[[sheet]]\nkind = "{kind}"\nname = "{name}"\ncolumn = [{listed}]'


NAME = '{heading = "名", property = "name"}'
WRONG = [
    ("", "sheet"),
    ("x = 1", "sheet"),
    (of(NAME, kind="thing"), "kind"),
    ('[[sheet]]\nkind = "project"\nname = "甲"', "column"),
    (of(NAME, name="甲/乙"), "name"),
    (of(NAME, name="证据"), "name"),
    (of('{heading = "地", property = "place"}'), "name"),
    (of(NAME, NAME), "twice"),
    (of(NAME, '{heading = "编号", property = "place"}'), "编号"),
    (of(NAME, '{heading = "x", property = "y"}'), "property"),
    (of(NAME, '{heading = "x", property = "place", part = "wan"}'), "part"),
    (of(NAME, '{heading = "x", property = "amount", unit = "亩"}'), "unit"),
    (of(NAME, '{heading = "x", property = "amount", scope = "y"}'), "scope"),
    ("[[sheet]", "cannot be read"),
]


@pytest.mark.parametrize(("text", "named"), WRONG)
def test_a_layout_that_cannot_be_used_is_told_by_its_entry(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named) as refused:
        read_layout(layout(tmp_path, text))
    assert "own.toml" in refused.value.worded("zh")


def test_a_layout_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml"):
        read_layout(tmp_path / "none.toml")


def test_a_layout_is_for_excel_only(tmp_path: Path) -> None:
    with opened(tmp_path / "ws", tmp_path / "in") as workspace, pytest.raises(ExportError, match="xlsx"):
        export(workspace.ledger(), "html", tmp_path / "a.html", layout=layout(tmp_path))
