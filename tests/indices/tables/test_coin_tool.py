"""Workbooks of the COIN Tool, and COINr's two tables, in and out."""

import io
from typing import Any

import numpy as np
import openpyxl
import pytest

from liandong.errors import IndicatorError
from liandong.indices import Frame, Normalise, Recipe, solve
from liandong.indices.tables.coin_tool import read_coin_tool
from liandong.indices.tables.coinr import data_of, frame_of, framework_of, meta_of
from tests.indices import asem, made

COLUMNS = (
    # weight, direction, goalposts, index, sub-index, pillar, sub-pillar, name, code, numbers
    (1, 1, 0, 10, "Index", "si.01", "p.01", "sp.01", "R&D", "ind.01", 3.1, 5.5, 2.7),
    (2, 1, 0, 300, "Index", "si.01", "p.01", "sp.02", "Patents", "ind.02", 120, 260, "n/a"),
    (1, -1, 0, 50, "Index", "si.01", "p.02", "sp.03", "Dust", "ind.03", 40, 22, 35),
)
NODES = (("Index", 1, "Growth"), ("p.01", 1, "Input"), ("p.02", 3, "Life"), ("sp.01", 1, "Money"),
         ("sp.02", 1, "Rights"), ("sp.03", 1, "Air"), ("p.03", 1, "--"))  # fmt: skip


def book(shift: int = 0, change: Any = None) -> bytes:
    """A small workbook of that layout; the list of nodes a row further down in an older tool."""
    made = openpyxl.Workbook()
    database = made.create_sheet("Database")
    for column, cells in enumerate(COLUMNS, start=5):
        for row, cell in enumerate(cells, start=7):
            database.cell(row, column, cell)
    for row, (name, code) in enumerate((("广州", "GZ"), ("深圳", "SZ"), ("佛山", "FS")), start=17):
        database.cell(row, 2, name)
        database.cell(row, 3, code)
    database.cell(16, 8, "ind.04")  # columns that were not filled in keep their codes
    tree = made.create_sheet("Framework")
    for column, heading in ((3, "Code"), (5, "Weight"), (8, "Dimension/indicator")):
        tree.cell(4 + shift, column, heading)
    for row, (code, weight, name) in enumerate(NODES, start=5 + shift):
        for column, cell in ((3, code), (5, weight), (8, name)):
            tree.cell(row, column, cell)
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("shift", [0, 1], ids=["new", "old"])
def test_a_workbook_of_the_coin_tool_is_read(shift: int) -> None:
    tool = read_coin_tool("tool.xlsx", book(shift))
    assert tool.frame.units == ("GZ", "SZ", "FS")
    assert tool.frame.name("GZ") == "广州"
    np.testing.assert_array_equal(tool.frame.values[0], [[3.1, 120, 40], [5.5, 260, 22], [2.7, np.nan, 35]])
    tree = tool.framework
    assert tree.indicators == ("ind.01", "ind.02", "ind.03")
    assert {node.code: (node.parent, node.name, node.weight) for node in tree.nodes if node.code in tree.children} == {
        "Index": ("", "Growth", 1), "p.01": ("Index", "Input", 1), "p.02": ("Index", "Life", 3),
        "sp.01": ("p.01", "Money", 1), "sp.02": ("p.01", "Rights", 1), "sp.03": ("p.02", "Air", 1),
    }  # fmt: skip
    assert tree.directions.tolist() == [1, 1, -1]
    index = solve(tool.frame, tree, Recipe.of(Normalise(tool.scale)))
    assert index.score()[0] == pytest.approx(((31 + 40) / 2 + 3 * 20) / 4)


def test_what_is_wrong_in_such_a_workbook_is_told() -> None:
    def text(made: Any) -> None:
        made["Database"]["F18"] = "many"

    def parents(made: Any) -> None:
        made["Database"]["G14"] = "sp.02"

    with pytest.raises(IndicatorError, match="“many” in cell F18"):
        read_coin_tool("tool.xlsx", book(change=text))
    with pytest.raises(IndicatorError, match=r"“sp.02” belongs to different nodes"):
        read_coin_tool("tool.xlsx", book(change=parents))
    with pytest.raises(IndicatorError, match="no sheet Framework"):
        read_coin_tool("tool.xlsx", book(change=lambda made: made.remove(made["Framework"])))
    with pytest.raises(IndicatorError, match="no indicator or no unit"):
        read_coin_tool("tool.xlsx", book(change=lambda made: made["Database"].delete_rows(17, 3)))
    with pytest.raises(IndicatorError, match="cannot be read"):
        read_coin_tool("tool.xlsx", b"PK nothing")


def test_the_tables_of_coinr_go_out_and_come_back() -> None:
    frame, framework = asem.frame(), asem.framework()
    data, meta = data_of(frame), meta_of(frame, framework)
    again = frame_of(data, meta)
    assert (again.units, again.indicators, again.periods) == (frame.units, frame.indicators, frame.periods)
    assert (again.names, again.labels) == (frame.names, frame.labels)
    np.testing.assert_array_equal(again.values, frame.values)
    assert framework_of(meta) == framework
    held = asem.table("iMeta.csv")
    levels = dict(zip(meta["iCode"], meta["Level"], strict=True))
    told = {code: int(level) for code, level in zip(held["iCode"], held["Level"], strict=True) if level}
    assert {code: level for code, level in levels.items() if level is not None} == told


def test_a_panel_keeps_its_periods_and_a_name_of_coinrs_own_is_refused() -> None:
    frame = made.panel()
    again = frame_of(data_of(frame), meta_of(frame, made.framework()))
    assert again.periods == frame.periods
    np.testing.assert_array_equal(again.values, frame.values[:, [frame.units.index(unit) for unit in again.units]])
    with pytest.raises(IndicatorError, match="“Time” is a column that iData has of its own"):
        data_of(Frame.of(np.ones((2, 1)), ("a", "b"), ("Time",)))
