"""Tables as people keep them: workbook or CSV, one way to read their sheets, and to name their cells."""

import pytest

from liandong.documents.kept_headings import bare, in_brackets, measure_in, plain
from liandong.documents.rows import as_read, open_table
from liandong.errors import PageError
from liandong.messages import words


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_is_one_sheet_without_a_name(encoding: str) -> None:
    (grid,) = open_table("产品.csv", "产品名称,机构\r\n科创贷,甲银行\r\n".encode(encoding))
    assert (grid.name, grid.text(1, 0), grid.text(1, 1), grid.text(9, 9)) == ("", "科创贷", "甲银行", "")


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b'"a', b"PK no archive"])
def test_what_is_no_table_is_told(data: bytes) -> None:
    with pytest.raises(PageError) as caught:
        list(open_table("x.csv", data))
    assert caught.value.reason == "unreadable"


def test_cells_are_sorted_as_they_are_read() -> None:
    assert sorted(["表!AA2", "表!B10", "表!B2", "C1"], key=as_read) == ["C1", "表!B2", "表!AA2", "表!B10"]


def test_headings_are_folded_and_tell_units() -> None:
    assert (plain(" 额度上限（万元） *"), bare("额度上限（万元）*")) == ("额度上限(万元)", "额度上限")
    assert (measure_in("GDP（2024年）（亿元）"), in_brackets("a(b)（c）")) == ("亿元", ["b", "c"])


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b'a,b\n1,"x\n2,y\n', "csv_open", 2, 2),
        (b'a,b\r\n"1\r\n2",3\r\n4,"x"y\r\n', "csv_behind", 4, 2),
        (b'a\n"' + b"x" * 140_000 + b'"\n', "csv_long", 2, 1),
        ("甲,乙\n丙,".encode() + b"\xff\xff\n", "csv_bytes", 2, 2),
        (b"\xff", "csv_bytes", 1, 1),
    ],
)
def test_what_cannot_be_read_of_csv_is_told_with_its_line_and_column(
    data: bytes, code: str, line: int, column: int
) -> None:
    with pytest.raises(PageError) as caught:
        list(open_table("x.csv", data))
    assert caught.value.note == words(f"detail.{code}", line=line, column=column)
