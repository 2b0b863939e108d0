"""HTML source to visible text, with its place in the source."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents.markup import flatten
from liandong.model import MappedText
from tests.corrupter import html_page
from tests.documents.made import PARAGRAPHS, TITLE


def assert_true_to(source: str, text: MappedText) -> None:
    edited = {place for edit in text.edits for place in range(edit.start, edit.end)}
    for place, char in enumerate(text.text):
        if place not in edited:
            low, high = text.page_span(place, place + 1)
            assert source[low:high] == char


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("甲<br/>乙<BR>丙", "甲\n乙\n丙"),
        ("<p>签约<b>12</b>个<a href='x'>项目</a></p>", "签约12个项目"),
        ("甲<script>if (a < b) { x = '</p>' }</script>乙<style>p{}</style>丙<!-- 注 <p>释</p> -->丁", "甲乙丙丁"),
        ("A&nbsp;B &amp; C&#20013;&#x6587; &unknown; D&lt;E", "A\xa0B & C中文 &unknown; D<E"),
        ("<p>  推介会\n   举行 </p>", "推介会举行"),
        ("<p>hello\n  world</p>", "hello world"),
        ("投资 < 5亿元", "投资 < 5亿元"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", "甲\n乙"),
        ("<SCRIPT>x</SCRIPT >甲", "甲"),
        ("甲<script>never closed 乙", "甲never closed 乙"),
        ("", ""),
        ("<", "<"),
        ("<!-- never closed", "never closed"),
    ],
)
def test_the_visible_text_is_what_a_browser_shows(source: str, text: str) -> None:
    found = flatten(source)
    assert found.text.text == text
    assert_true_to(source, found.text)


@pytest.mark.parametrize("layout", ["clean", "table", "nested", "spam"])
def test_every_character_outside_edits_stands_in_the_source(layout: str) -> None:
    source = html_page(TITLE, list(PARAGRAPHS), layout)
    assert_true_to(source, flatten(source).text)


@settings(deadline=None)
@given(st.text(alphabet="<>/!-ap&;# \n\"'甲乙。brscipt", max_size=80))
def test_any_source_gives_a_true_map(source: str) -> None:
    assert_true_to(source, flatten(source).text)


def test_blank_cells_of_a_table_keep_their_columns_and_rows_their_lines() -> None:
    rows = (("序号", "项目名称", "总投资(亿元)", "建设阶段"), ("1", "甲园", "", "在建"), ("", "合计", "34.5", ""))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    found = flatten(f"<table>{cells}</table><p>下一步,抓好工作。</p>")
    assert found.text.text == "序号\t项目名称\t总投资(亿元)\t建设阶段\n1\t甲园\t\t在建\n\t合计\t34.5\n下一步,抓好工作。"
    assert flatten("<table><tr><td></td><td>甲</td></tr></table>").text.text == "甲"


def test_declared_fields_are_stretches_of_the_source() -> None:
    source = (
        '<head><title>推介会举行_某网</title><meta name="PubDate" content="2023-10-19 08:30">'
        "<meta content='云江日报' name='ContentSource'><META property=og:title "
        "content=推介会举行></head><body><h1>推介会举行</h1>"
    )
    found = flatten(source)
    assert {name: source[low:high] for name, (low, high) in found.fields.items()} == {
        "date": "2023-10-19 08:30",
        "medium": "云江日报",
        "name": "推介会举行",
    }
    assert [(name, source[low:high]) for name, (low, high) in found.headlines] == [
        ("title", "推介会举行_某网"),
        ("h1", "推介会举行"),
    ]


@pytest.mark.parametrize("piece", ["<script>", "<a ", "<!--", "<p", "&", "<div><span>", "&#x4e2d;"])
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        flatten(piece * count)
        return time.process_time() - started

    short, long = max(seconds(4_000), 0.004), seconds(32_000)
    assert long < 40 * short


def test_what_a_page_marks_as_headings_makes_a_table_of_data() -> None:
    rows = (
        "<tr><th>园别</th><th>多大</th></tr><tr><td>甲园</td><td>约2500亩</td></tr><tr><td>乙园</td><td>3公顷</td></tr>"
    )
    assert flatten(f"<table border=1>{rows}</table>").text.text == "园别\t多大\n甲园\t约2500亩\n乙园\t3公顷"
    assert flatten("<table><tr><th>甲</th></tr><tr><td>乙</td></tr></table>").text.text == "甲\n乙"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (
            "<tr><th>首页</th><th>新闻</th></tr><tr><td colspan=2><p>甲市签约。</p><p>乙市开工。</p></td></tr>",
            "首页\n新闻\n甲市签约。\n乙市开工。",
        ),
        ("<tr><th>日</th><th>一</th></tr><tr><td>1</td><td>2</td></tr>", "日\n一\n1\n2"),
        ("<tr><th>栏目</th><th>内容</th></tr><tr><td>要闻</td></tr>", "栏目\n内容\n要闻"),
    ],
)
def test_headings_that_a_layout_or_a_calendar_marks_make_no_table_of_data(table: str, text: str) -> None:
    assert flatten(f"<table>{table}</table>").text.text == text
