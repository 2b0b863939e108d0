import pytest

from liandong.model import Value
from liandong.records.values import times


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2017", "2017-04-27", True),
        ("2017-04", "2017-04-27", True),
        ("2017-04", "2017-05-01", False),
        ("2017", "2018", False),
        ("2017", "20171", False),
        ("--10-17", "2023-10-17", True),
        ("--10-17", "2023-10-18", False),
        ("--10-17", "2023", False),
        ("2017Q1", "2017", True),
        ("2017Q1", "2017-03-31", True),
        ("2017Q1", "2017-04-01", False),
        ("2017Q1", "2017H1", True),
        ("2017Q1", "2017Q2", False),
        ("", "2017", True),
    ],
)
def test_dates_agree_when_one_lies_in_the_other(left: str, right: str, expected: bool) -> None:
    assert times.agree(left, right) is expected
    assert times.agree(right, left) is expected


def test_a_day_without_a_year_keeps_month_and_day() -> None:
    assert times.key(Value("10月17日", "")) == "--10-17"
    assert times.key(Value("近日", "")) == ""
    assert times.key(Value("10月17日", "2023-10-17")) == "2023-10-17"
