"""One file and one methodology give one frame and one study, brought to the portal or given to the command."""

import io
from pathlib import Path

import numpy as np
import openpyxl
import pytest

pytest.importorskip("scipy", reason="liandong[indices] is not installed: no index is computed")

from liandong import Workspace
from liandong.cli import index_given as given
from liandong.cli.voice import Voice
from liandong.indices import Frame, Study
from liandong.indices.editions import Editions
from liandong.indices.tables.spreads import sureness
from liandong.indices.text.methodology import Methodology, of, parsed
from tests.portal import index_made
from tests.portal.hand import Hand

METHOD = index_made.METHOD.replace(
    "[[factor]]", '[[factor]]\nkind = "data_noise"\nname = "数据误差"\nshare = 0.1\n[[factor]]', 1
)
"""Numbers are drawn for each cell, so that the order of the units matters."""


def rows(shape: str) -> list[list[str]]:
    """The table, a unit a row or a number a row; its units stand in no order."""
    wide = index_made.rows()
    if shape == "wide":
        return wide
    headings = wide[0][2:-1]
    tall = [[row[0], row[1], name, cell] for row in wide[1:] for name, cell in zip(headings, row[2:], strict=False)]
    return [["地区", "年份", "指标", "数值"], *tall]


def written(shape: str, ending: str) -> bytes:
    if ending == "csv":
        return index_made.table(rows(shape))
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows(shape):
        sheet.append([_number(cell) for cell in row])
    book.save(out)
    return out.getvalue()


def _number(cell: str) -> str | float:
    try:
        return float(cell)
    except ValueError:
        return cell


@pytest.mark.parametrize("shape", ["wide", "tall"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_command_and_portal_read_one_frame_and_draw_the_same(
    shape: str, ending: str, hand: Hand, own: Workspace, tmp_path: Path
) -> None:
    path, methodology = tmp_path / f"指标.{ending}", of(parsed(METHOD))
    path.write_bytes(written(shape, ending))
    one = given.frame(Voice("en"), path, given.Named("", "", "", ()), methodology)
    at = index_made.bring(hand, index_made.sent(path.read_bytes(), path.name), method=METHOD, source="", vintage="")
    assert own.folder is not None
    other = Editions(own.folder / ".portal" / "indices").held(at.rpartition("/")[2]).frame
    assert one.units == other.units == index_made.CITIES
    for name in ("indicators", "periods", "names", "labels", "sources"):
        assert getattr(one, name) == getattr(other, name), name
    np.testing.assert_array_equal(one.values, other.values)
    assert sure(one, methodology) == sure(other, methodology)


def sure(frame: Frame, methodology: Methodology) -> str:
    spread = Study(frame, methodology.framework, methodology.recipe, methodology.factors, 200, 7).run()
    return repr(sureness(spread, 3, "2024", "2023"))
