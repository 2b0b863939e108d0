"""Spans of time as booklets write them, in months."""

from decimal import Decimal

import pytest

from liandong.matching.reading import durations


def spans(text: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(text[each.start : each.end], each.least, each.most) for each in durations.read(text)]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("期限最长3年", None, 36),
        ("1年(含)以内", None, 12),
        ("贷款期限1-3年", 12, 36),
        ("6个月至36个月", 6, 36),
        ("6个月至3年", 6, 36),
        ("成立满2年", 24, None),
        ("成立三年以上", 36, None),
        ("2年(含)以上", 24, None),
        ("授信期限最长不超过十年", None, 120),
        ("期限2年", 24, 24),
        ("180天", 6, 6),
        ("期限半年", 6, 6),
        ("一年半", 18, 18),
        ("1.5年", 18, 18),
        ("两年期", 24, 24),
    ],
)
def test_a_span_is_read_with_its_limits(text: str, least: int | None, most: int | None) -> None:
    (found,) = spans(text)
    assert found[1:] == (None if least is None else Decimal(least), None if most is None else Decimal(most))


@pytest.mark.parametrize(
    "text", ["2024年", "2019年5月", "近两年连续盈利", "最近3年", "近12个月纳税", "第二年", "每年", "6月30日"]
)
def test_years_of_the_calendar_and_past_years_are_none(text: str) -> None:
    assert spans(text) == []
