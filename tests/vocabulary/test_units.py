"""Units: what compares, what converts, and the pattern behind numbers."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.vocabulary.patterns import any_of
from liandong.vocabulary.units import UNITS, comparable, convert, unit


@pytest.mark.parametrize(
    ("number", "frm", "to", "expected"),
    [
        ("7500", "亩", "平方公里", "5"),
        ("15", "亩", "公顷", "1"),
        ("51", "亿元", "元", "5100000000"),
        ("1", "万亿元", "亿元", "10000"),
        ("2.5", "亿美元", "万美元", "25000"),
        ("1", "吉瓦", "兆瓦", "1000"),
        ("600", "MW", "万千瓦", "60"),
        ("2", "万人", "人", "20000"),
        ("6", "家", "户", "6"),
        ("18", "项", "个", "18"),
        ("3", "成", "%", "30"),
        ("100", "万平方米", "平方公里", "1"),
        ("3", "km²", "公顷", "300"),
    ],
)
def test_numbers_convert_within_a_dimension(number: str, frm: str, to: str, expected: str) -> None:
    converted = convert(Decimal(number), frm, to)
    assert converted == Decimal(expected)
    assert "E" not in str(converted)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("元", "美元"),
        ("港元", "澳门元"),
        ("亩", "公里"),
        ("家", "个"),
        ("%", "个百分点"),
        ("条", "座"),
        ("千瓦", "千瓦时"),
        ("亿元", "火箭"),
    ],
)
def test_what_measures_something_else_never_converts(a: str, b: str) -> None:
    assert not comparable(a, b)
    assert convert(Decimal(1), a, b) is None


def test_money_names_its_currency() -> None:
    found = {name: one.currency for name in ("亿元", "港币", "澳门币", "美元", "日元", "欧元") if (one := unit(name))}
    assert found == {"亿元": "CNY", "港币": "HKD", "澳门币": "MOP", "美元": "USD", "日元": "JPY", "欧元": "EUR"}
    area = unit("亩")
    assert area is not None
    assert area.currency is None
    assert area.factor_to_money == 1


def test_persons_share_a_base_whatever_the_classifier() -> None:
    assert {one.base for word in ("人", "名", "位") if (one := unit(word))} == {"人"}


def test_unknown_words_are_no_units() -> None:
    assert unit("火箭") is None
    assert unit("") is None


def test_the_pattern_takes_the_longest_unit() -> None:
    for text, expected in (
        ("亿元人民币", "亿元人民币"),
        ("公里/小时", "公里/小时"),
        ("个百分点", "个百分点"),
        ("平方公里", "平方公里"),
    ):
        match = re.match(any_of(UNITS), text)
        assert match is not None
        assert match.group() == expected


def test_units_are_longest_first_and_every_unit_resolves() -> None:
    assert list(UNITS) == sorted(UNITS, key=lambda word: (-len(word), word))
    assert [word for word in UNITS if unit(word) is None] == []


@given(
    st.decimals(min_value=0, max_value=10**9, places=3),
    st.sampled_from([("亩", "平方公里"), ("亿元", "元"), ("吨", "斤"), ("海里", "公里"), ("万亩", "公顷")]),
)
def test_there_and_back_gives_the_same_number(number: Decimal, pair: tuple[str, str]) -> None:
    there = convert(number, *pair)
    assert there is not None
    back = convert(there, pair[1], pair[0])
    assert back is not None
    assert abs(back - number) <= Decimal("1e-15")
