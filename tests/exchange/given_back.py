"""A ledger of some filled rows, exported to Excel, changed as an official would change it, and given back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import xlsxwriter

from liandong import Workspace, open_workspace
from liandong.exchange import export
from liandong.exchange.intake import Preview, preview, take_in
from liandong.model import Act, Record

Cells = Mapping[str, object]
WHO = {"actor": "周敏", "reason": "核对"}
ROWS: Mapping[str, Sequence[Cells]] = {
    "活动": (
        {"名称": "春季投资推介会", "日期": "2031-04-20", "地点": "云津市", "签约项目数": 18, "领域": "医药；港口"},
    ),
    "项目": (
        {
            "名称": "江临智造园", "参与方": "晏海港务集团；江临区人民政府", "地点": "江临区", "状态": "签约",
            "投资额（原文）": "51亿元；20亿元（首期）", "日期": "2031-04-20", "所属活动": "春季投资推介会",
        },
        {"名称": "滨江数据中心", "投资额（万元）": 30000, "状态": "开工", "参与方": "甲乙丙公司"},
    ),
    "机构": ({"名称": "晏海港务集团有限公司", "统一社会信用代码": "91330000123456789X", "简称": "晏海港务"},),
    "数据": ({"主体": "云津市", "指标": "地区生产总值", "数值（原文）": "7.3%", "时期": "2030"},),
    "承诺": ({"承诺方": "江临区人民政府", "内容": "建成智造园", "期限": "2032", "项目": "江临智造园"},),
}  # fmt: skip


def fill(path: Path, rows: Mapping[str, Sequence[Cells]]) -> Path:
    """A workbook with a sheet a kind and these cells by their headings, texts as texts."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, each in rows.items():
            sheet = book.add_worksheet(name)
            headings = list(dict.fromkeys(heading for row in each for heading in row))
            for at, heading in enumerate(headings):
                sheet.write_string(0, at, heading)
                for number, row in enumerate(each, 1):
                    value = row.get(heading)
                    if isinstance(value, str):
                        sheet.write_string(number, at, value)
                    elif value is not None:
                        sheet.write(number, at, value)
    return path


def opened(place: Path | str, folder: Path, rows: Mapping[str, Sequence[Cells]] = ROWS) -> Workspace:
    """A workspace with these rows in its ledger."""
    folder.mkdir(exist_ok=True)
    workspace = open_workspace(place, create=True)
    workspace.build([fill(folder / "rows.xlsx", rows)])
    return workspace


def exported(workspace: Workspace, path: Path, lang: str = "zh") -> Path:
    export(workspace.ledger(), "xlsx", path, lang="zh" if lang == "zh" else "en")
    return path


def find(workspace: Workspace, label: str) -> Record:
    (found,) = [record for record in workspace.ledger().records() if record.label == label]
    return found


def changed(path: Path, to: Path, *cells: tuple[str, str, str, object]) -> Path:
    """The workbook with other values in cells: (sheet, name of the row or "" for a new one, heading, value)."""
    book = openpyxl.load_workbook(path)
    new: dict[str, int] = {}
    for sheet, name, heading, value in cells:
        rows = book[sheet]
        columns = {cell.value: cell.column for cell in rows[2]}
        names = {rows.cell(row, 1).value: row for row in range(3, rows.max_row + 1)}
        row = names.get(name) or new.setdefault(f"{sheet}{name}", rows.max_row + 1)
        cell = rows.cell(row, columns[heading] or 1)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(to)
    return to


def given_back(workspace: Workspace, folder: Path, *cells: tuple[str, str, str, object], lang: str = "zh") -> Preview:
    """What an export of the ledger would change with other values in these cells."""
    made = exported(workspace, folder / "out.xlsx", lang)
    return preview(workspace, changed(made, folder / "back.xlsx", *cells))


def taken(workspace: Workspace, seen: Preview, *, skip_faults: bool = False) -> Act | None:
    """Takes it in, and brings the ledger up to date."""
    act = take_in(workspace, seen, actor="周敏", reason="核对", skip_faults=skip_faults)
    workspace.build([])
    return act


def told(seen: Preview) -> list[tuple[str, str, str]]:
    return [(str(each.place), each.old, each.new) for each in seen.proposals]


def codes(seen: Preview) -> list[tuple[str, str]]:
    """Where each fault stands, and the code of its words."""
    return [(str(f.place), f.error.words.code.removeprefix("fault.") if f.error.words else "") for f in seen.faults]
