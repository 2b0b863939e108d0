"""Values in words, as people read them in the exports and on the command line."""

import pytest

from liandong.exchange.wording import aside_detail, shown
from liandong.messages import words
from liandong.model import KINDS, SetAside, Value
from liandong.pages import aside

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


@pytest.mark.parametrize(
    ("reason", "detail", "lang", "told"),
    [
        ("novel", "1 chapter headings", "zh", ""),
        ("novel", "1 chapter headings", "en", "1 chapter headings"),
        ("unreadable", "Permission denied", "zh", "Permission denied"),
        ("sheet_number", "A3", "zh", "A3"),
        ("sheet_total", "项目!A8 合计", "zh", "项目!A8 合计"),
    ],
)
def test_what_was_found_is_told_where_a_reader_can_use_it(reason: str, detail: str, lang: str, told: str) -> None:
    assert aside_detail(SetAside("a.txt", None, reason, detail), lang) == told


def test_what_was_found_is_worded_in_the_language_of_the_reader() -> None:
    left = aside("a.docx", "unsupported", words("detail.docx"))
    assert left.detail == "Word (docx): save it as text or HTML"
    assert aside_detail(left, "zh") == "Word（docx）：请另存为文本或 HTML"
    assert aside_detail(aside("e.txt", "empty", words("detail.no_text", size=0)), "zh") == "共 0 字节，没有文字"
