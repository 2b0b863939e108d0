"""Bytes to characters, whatever the page declares."""

import re

import pytest

from liandong.documents import decode
from tests.corrupter import traditional
from tests.documents.made import PARAGRAPHS

TEXT = "".join(PARAGRAPHS)
LENGTHS = (60, 300, len(TEXT))


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk"])
def test_simplified_text_is_read_in_its_encoding(encoding: str, length: int) -> None:
    found = decode(TEXT[:length].encode(encoding))
    assert found is not None
    assert found.text == TEXT[:length]
    assert found.damaged == 0


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional_text_is_read_in_its_encoding(encoding: str, length: int) -> None:
    text = traditional(TEXT)[:length].encode(encoding, "ignore").decode(encoding)
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str, mark: bytes) -> None:
    found = decode(mark + TEXT.encode(encoding))
    assert found is not None
    assert (found.text, found.encoding) == (TEXT, encoding)


def test_a_wrong_declared_charset_is_not_believed() -> None:
    source = f'<html><head><meta charset="gb2312"></head><body>{TEXT}</body></html>'
    found = decode(source.encode("utf-8"))
    assert found is not None
    assert found.text == source


def test_a_page_cut_in_mid_character_is_read_and_says_so() -> None:
    found = decode(TEXT.encode("utf-8")[:-1])
    assert found is not None
    assert found.encoding == "utf-8"
    assert found.damaged == 1
    assert found.text[:-1] == TEXT[:-1]


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500, b"\x00" * 1000])
def test_binary_rubbish_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_a_long_ascii_page_is_text() -> None:
    found = decode(b"a" * 100_000)
    assert found is not None
    assert found.encoding == "utf-8"


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("half", [chr(0xD83D), chr(0xDE00), chr(0xD83D) + chr(0xDE00)], ids=["high", "low", "both"])
@pytest.mark.parametrize("every", [1, 4, 30])
def test_lone_halves_of_pairs_are_replaced_and_counted(length: int, half: str, every: int) -> None:
    text = "".join(c + half if at % every == 0 else c for at, c in enumerate(TEXT[:length]))
    found = decode(text.encode("utf-8", "surrogatepass"))
    assert found is not None
    assert found.encoding == "utf-8"
    assert found.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert found.damaged == found.text.count("\ufffd")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_stay_refused(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) is None
