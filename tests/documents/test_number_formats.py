"""Number formats: the unit that Excel shows behind a number is part of what a person reads in the cell."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook

from liandong.documents.number_formats import number_format
from liandong.documents.workbook import Grid, open_workbook


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('0"亿元"', "1.5", "1.5亿元"),
        ("0\\个\\月", "36", "36个月"),
        ("#,##0亿元", "1234", "1234亿元"),
        ('G/通用格式"年"', "3", "3年"),
        ('_ * #,##0.00_ "元"', "5", "5元"),
        ('0"万元以上"', "5", "5万元以上"),
        ('#,##0.00,"千元"', "500000", "500千元"),
        ('0!.0000"万元"', "12345", "1.2345万元"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "250000000", "2.5亿"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "12345", "1.2345万"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "25", None),
        ('0"亿元"_);[Red](0"亿元")', "-5", "-5亿元"),
        ('0;;0"元"', "0", "0元"),
        ('[$¥-804]#,##0"元"', "5", "5元"),
        ('[$US$-409]0"万"', "5", "US$5万"),
        ("0.0%", "0.045", "4.5%"),
        ('0.00"%"', "4.5", "4.5%"),
        ('yyyy"年"m"月"', "44000", None),
        ('0"亿"0000"万"', "12345", None),
        ('0"号楼甲"', "5", None),
        ("#,##0.00_);(#,##0.00)", "-5", None),
        ("# ?/?", "0.5", None),
        (";;;", "5", None),
        ("0" * 5000 + '"元"', "5", None),
    ],
)
def test_a_number_is_told_with_the_unit_that_its_format_shows(code: str, number: str, shown: str | None) -> None:
    found = number_format(code).shown(Decimal(number))
    assert (found and found.text) == shown


def sheet(*cells: tuple[object, str]) -> Grid:
    """A row of numbers, each with its format."""
    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for at, (value, code) in enumerate(cells, 1):
        page.cell(1, at).value = value  # type: ignore[assignment]
        page.cell(1, at).number_format = code
    book.save(out)
    return next(open_workbook("x.xlsx", out.getvalue()))


def test_cells_have_the_unit_in_their_text_and_apart() -> None:
    grid = sheet((1.5, '0.0"亿元"'), (12000, '0!.0,"万"'), (0.045, "0.0%"), ("甲", '0"元"'), (7, "0.00"))
    assert list(grid.rows[0]) == ["1.5亿元", "1.2万", "4.5%", "甲", "7"]
    assert [grid.apart(0, at) for at in range(5)] == [
        ("1.5", "亿元"), ("12000", ""), ("4.5%", ""), ("甲", ""), ("7", "")
    ]  # fmt: skip
