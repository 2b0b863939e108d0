"""Reading as a whole: pure, total, linear, and true to the page."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents import read
from liandong.model import Page, content_id
from tests.corrupter import html_page, pinyin_mangle, traditional
from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, page, reading

BODY = "\n".join(PARAGRAPHS)
PIECES = (
    *PARAGRAPHS, TITLE, "2023-10-19 08:30 来源:云江日报",
    "08月31日 17:52", "-", "----", "相关新闻", "一、背景",
    "1、项目", "- 链接的标题", "版权所有",
    "新华社广州10月24日电 会议举行。", "", "　　", "(资料图)", "<p>", "</div>", "&nbsp;", "<script>", "<!--",
    "?! ?/p>", "質(zhì)量?jī)蓚€(gè)",
    "單\u3000一、",
    "\ufeff", "\u200b", "\x00", "第一章", "“好,”他说道。",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("\n".join)
TYPES = st.sampled_from(["text/plain", "text/html"])


@settings(deadline=None, max_examples=150)
@given(PAGES, TYPES)
def test_any_text_is_read_or_set_aside_and_maps_back(text: str, media_type: str) -> None:
    found = read(page(text.encode("utf-8", "replace"), media_type))
    assert found.documents or found.set_aside
    source = text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")
    for document in found.documents:
        assert_mapped(document, source)
        for noted in (document.title, document.medium, document.byline, document.published, document.dateline):
            assert noted is None or 0 <= noted.start < noted.end <= len(document.text)
        assert document.id == content_id("document", document.page, document.start, document.end)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400), TYPES)
def test_any_bytes_are_read_or_set_aside(data: bytes, media_type: str) -> None:
    found = read(Page.of("x", media_type, data))
    assert found.documents or found.set_aside


@pytest.mark.parametrize(
    "source",
    [f"{TITLE}\n2023-10-19\n{BODY}", traditional(BODY), pinyin_mangle(BODY), html_page(TITLE, list(PARAGRAPHS))],
    ids=["plain", "traditional", "mangled", "html"],
)
def test_reading_twice_gives_the_same(source: str) -> None:
    media_type = "text/html" if source.startswith("<") else "text/plain"
    assert reading(source, media_type) == reading(source, media_type)


def test_the_path_does_not_change_what_is_read() -> None:
    first = only(BODY)
    (second,) = read(page(BODY, path="elsewhere/other.txt")).documents
    assert (first.id, first.text, first.edits) == (second.id, second.text, second.edits)


def test_windows_line_breaks_stay_where_they_are_on_the_page() -> None:
    source = f"{TITLE}\r\n2023-10-19\r\n\r\n" + "\r\n".join(PARAGRAPHS)
    document = only(source)
    assert document.body == BODY
    assert_mapped(document, source)


@pytest.mark.parametrize(
    "piece",
    [
        PARAGRAPHS[0],
        f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n",
        f"{TITLE}\n新华社广州10月24日电 会议举行。\n",
        "来源:\n\n",
        "质(zhì)量?jī)",
        " ",
        "\n",
        "2023-10-19\n",
        "(资料图)",
        "上一篇: ",
    ],
)
def test_long_pages_take_linear_time(piece: str) -> None:
    """Eight times the page takes eight times as long, and sixty-four if a step were quadratic.

    The best of several tries counts, in turns: what else the machine does makes a try longer, never shorter.
    """

    def seconds(count: int) -> float:
        started = time.process_time()
        reading(piece * count)
        return time.process_time() - started

    seconds(50)
    short, long = float("inf"), float("inf")
    for _ in range(5):
        short, long = min(short, seconds(250)), min(long, seconds(2_000))
        if long < 40 * max(short, 0.004):
            return
    pytest.fail(f"{long:.3f} s against {short:.3f} s")
