"""Chinese numerals below ten thousand, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.measures.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", 0),
        ("一", 1),
        ("两", 2),
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("九十九", 99),
        ("百", 100),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("三百二十", 320),
        ("七百八十九", 789),
        ("千", 1000),
        ("两千", 2000),
        ("一千零一", 1001),
        ("一千零五十", 1050),
        ("三千六百", 3600),
        ("九千九百九十九", 9999),
        ("二〇一八", 2018),
        ("二零二五", 2025),
        ("一九七八", 1978),
    ],
)
def test_numerals_are_read(written: str, number: int) -> None:
    assert chinese_number(written) == number


@pytest.mark.parametrize("written", ["", "三五", "七八", "百十千", "十百", "一二百", "abc", "5", "三万"])
def test_what_is_no_numeral_gives_none(written: str) -> None:
    assert chinese_number(written) is None


def _spelt(number: int) -> str:
    """The numeral as a person writes it, the zero of each gap once."""
    out, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_every_number_is_read_back_from_its_numeral(number: int) -> None:
    assert chinese_number(_spelt(number)) == number


@settings(deadline=None)
@given(st.text("零〇一二两三四五六七八九十百千万亿x", max_size=12))
def test_any_run_of_signs_gives_a_number_or_none(text: str) -> None:
    found = chinese_number(text)
    assert found is None or found >= 0
