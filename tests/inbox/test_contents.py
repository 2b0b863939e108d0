"""What a letter may say: bounds, addresses, codes with their check characters, and nothing that cannot be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.inbox import MOST_TEXT, Sort, contents

FIRM = {
    "name": "新芯科技有限公司",
    "code": "91440300MA5EXAMP44",
    "place": "深圳市",
    "trade": "集成电路",
    "needs": "找场地",
    "contact": "a@b.cn",
}
CODE = "91350100M000100Y43"
"""The example of GB 32100-2015."""


def test_a_firm_needs_every_field_and_a_code_that_checks() -> None:
    told, wrong = contents(Sort.FIRM, {**FIRM, "code": f" {CODE.lower()} "})
    assert (wrong, told["code"]) == ({}, CODE)
    assert set(contents(Sort.FIRM, {})[1]) == {"name", "code", "place", "trade", "needs", "contact"}
    for code in (CODE[:-1] + "4", CODE[:-1], CODE + "3", "0" * 18 + "x", "９" * 17, "91350100M00010OY43"):
        assert "code" in contents(Sort.FIRM, {**FIRM, "code": code})[1], code


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "http://",
        "https://user:word@example.org/",
        "http://[::1",
        "example.org",
        "http://a b.org/",
    ],
)
def test_addresses_are_of_the_web_and_name_nobody(address: str) -> None:
    assert "address" in contents(Sort.PAGE, {"address": address, "source": "x"})[1]


def test_a_page_is_an_address_a_file_or_a_text() -> None:
    assert "address" in contents(Sort.PAGE, {"source": "x"})[1]
    assert not contents(Sort.PAGE, {"source": "x"}, attached=True)[1]
    for given_ in ({"address": "https://example.org/新闻?a=1"}, {"text": "原文"}):
        assert not contents(Sort.PAGE, {"source": "x", **given_})[1]
    assert "text" in contents(Sort.PAGE, {"source": "x", "text": "字" * (MOST_TEXT + 1)})[1]


@given(st.text())
def test_what_is_kept_can_be_shown_and_stored(typed: str) -> None:
    told, _ = contents(Sort.PAGE, {"text": typed, "source": typed, "title": typed})
    for name, text in told.items():
        assert text == text.strip() != ""
        assert not any(ord(char) < 32 and char not in "\n\t" for char in text)
        assert "\n" not in text or name == "text"
        text.encode()
