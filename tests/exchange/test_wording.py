"""Values in words, as people read them in the exports and on the command line."""

import pytest

from liandong.exchange.wording import shown
from liandong.model import KINDS, Value

DUE = KINDS["commitment"].property("due")


@pytest.mark.parametrize(
    ("raw", "text", "words"),
    [
        ("2025年", "2025", "2025"),
        ("10月17日", "--10-17", "10月17日（年份未写明）"),
        ("当年3月", "", "当年3月（年份未写明）"),
        ("三年内", "", "三年内"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(raw: str, text: str, words: str) -> None:
    assert shown(DUE, Value(raw, text), "zh") == words
