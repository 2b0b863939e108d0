"""The oracle itself."""

from decimal import Decimal

import pytest

from tests.acceptance.arithmetic import amounts


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("170亿元", 17_000_000_000),
        ("1.75万亿", 1_750_000_000_000),
        ("1亿2000万元", 120_000_000),
        ("三百二十五个", 325),
        ("二〇一八", 2018),
        ("12,500亩", 12_500),
        ("突破万亿元", 1_000_000_000_000),
        ("近三成", 30),
        ("五分之二", 40),
        ("三点五", "3.5"),
    ],
)
def test_words_amount_to(words: str, amount: int | str) -> None:
    assert Decimal(amount) in amounts(words)


def test_other_numbers_do_not_follow() -> None:
    assert not amounts("170亿元") & {Decimal(170_000), Decimal(1_700_000_000)}
