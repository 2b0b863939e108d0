"""Tables in files as columns."""

from pathlib import Path

import openpyxl
import pytest

from liandong.errors import IndicatorError
from liandong.indices import wide
from liandong.indices.tables.files import read_table

ROWS = (("城市", "研发强度", "说明"), ("广州", "3.10", ""), ("深圳", "5.5", "=1+1"))
TEXT = "\r\n".join(",".join(row) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_comma_separated_values_are_read_in_the_encodings_in_use(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TEXT.encode(encoding))
    table = read_table(tmp_path / "a.csv")
    assert table == {"城市": ["广州", "深圳"], "研发强度": ["3.10", "5.5"], "说明": ["", "=1+1"]}
    assert wide(table, unit="城市", indicators=["研发强度"]).values[0, :, 0].tolist() == [3.1, 5.5]


def two_storeys(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("城市", "创新", None, "生活"),
        ("城市", "研发强度", "专利", "工资"),
        ("广州", 3.1, 120, 7),
        (None,) * 4,
    ):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def test_headings_in_several_rows_are_refused_until_the_last_is_named(tmp_path: Path) -> None:
    path = two_storeys(tmp_path)
    with pytest.raises(IndicatorError, match=r"“创新” stands twice in row 1 .*name the last row"):
        read_table(path)
    assert read_table(path, heading=2) == {"城市": ["广州"], "研发强度": ["3.1"], "专利": ["120"], "工资": ["7"]}


@pytest.mark.parametrize(
    ("text", "heading", "told"),
    [
        ("a,,c\n1,2,3\n", 1, "column 2 has no heading in row 1"),
        ("a\n1\n", 4, "has 2 rows"),
        ("a,b\n1,2,3\n", 1, "column 3"),
    ],
)
def test_what_has_no_heading_is_told(text: str, heading: int, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(IndicatorError, match=told):
        read_table(tmp_path / "a.csv", heading=heading)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndicatorError, match="cannot be read"):
        read_table(tmp_path / "none.csv")
