"""Sentences cover the body without overlap; headings and quotations stay whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.sentences import Sentence, fold
from tests.statements.written import written


def texts(body: str) -> list[str]:
    return [s.text for s in written(body).body]


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("大会开幕。项目签约。", ["大会开幕。", "项目签约。"]),
        ("大会开幕！项目签约？", ["大会开幕!", "项目签约?"]),
        ("甲区签约6家；乙区签约8家。", ["甲区签约6家;", "乙区签约8家。"]),
        ("他说：“深圳跟广州要带头开放。”会后参观。", ["他说:“深圳跟广州要带头开放。”", "会后参观。"]),
        ("第一段。\n第二段。", ["第一段。", "第二段。"]),
        ("  前后有空白。  ", ["前后有空白。"]),
        ("投资3.5亿元,增长11.3%。", ["投资3.5亿元,增长11.3%。"]),
        ("没有句号的一行", ["没有句号的一行"]),
        ("", []),
        ("\n\n。\n", ["。"]),
    ],
)
def test_a_text_is_cut_at_its_full_stops(body: str, sentences: list[str]) -> None:
    assert texts(body) == sentences


def test_a_numbered_heading_in_a_run_is_a_sentence_of_its_own() -> None:
    body = "一、政策体系构建产业生态基础 广东省近期发布工作方案。二、载体建设形成集聚效应 园区正加快建设。"
    found = written(body).body
    assert [(s.text, s.heading) for s in found] == [
        ("一、政策体系构建产业生态基础", True),
        ("广东省近期发布工作方案。", False),
        ("二、载体建设形成集聚效应", True),
        ("园区正加快建设。", False),
    ]


def test_a_short_line_without_a_full_stop_is_a_heading() -> None:
    found = written("优势互补\n据了解,活动连续三年举办。").body
    assert [s.heading for s in found] == [True, False]


def test_the_title_is_the_first_sentence_and_no_part_of_the_body() -> None:
    reading = written("大会开幕。", title="两地深化合作")
    assert reading.title is not None
    assert reading.title.text == "两地深化合作"
    assert [s.text for s in reading.body] == ["大会开幕。"]


def test_paragraphs_are_counted() -> None:
    found = written("甲。乙。\n丙。").body
    assert [s.paragraph for s in found] == [1, 1, 2]


def test_a_sentence_is_found_by_a_place_in_it() -> None:
    reading = written("大会开幕。项目签约。")
    for sentence in reading.body:
        assert reading.sentence_at(sentence.start) is sentence
        assert reading.sentence_at(sentence.end - 1) is sentence


_SIGNS = st.text("大会项目。！？；\n “”」（)一、二 ,:3.5%  　", max_size=60)


@settings(deadline=None)
@given(st.one_of(_SIGNS, st.text(max_size=60)))
def test_sentences_cover_the_body_without_overlap(body: str) -> None:
    reading = written(body)
    document = reading.document
    found: tuple[Sentence, ...] = reading.body
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered: set[int] = set()
    for sentence in found:
        assert document.body_start <= sentence.start < sentence.end <= document.body_end
        assert sentence.text == fold(document.text)[sentence.start : sentence.end]
        covered.update(range(sentence.start, sentence.end))
    left = [document.text[i] for i in range(document.body_start, document.body_end) if i not in covered]
    assert "".join(left).strip() == ""


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
