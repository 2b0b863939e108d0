"""Width, script, invisible characters, and the map through all of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents.repair import repair
from liandong.model import EditKind, MappedText
from tests.corrupter import full_width, pinyin_mangle, traditional
from tests.documents.made import PARAGRAPHS

LINES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3).map("\n".join)


def test_traditional_text_becomes_simplified_with_an_edit_a_character() -> None:
    found = repair(MappedText("簽訂戰略合作協議。"))
    assert found.text.text == "签订战略合作协议。"
    assert {(e.kind, e.reason) for e in found.text.edits} == {(EditKind.EXACT, "script")}
    assert [found.text.text[e.start : e.end] for e in found.text.edits] == list("签订战协议")
    assert found.flags == ("traditional",)


def test_a_traditional_name_in_a_simplified_line_stays() -> None:
    text = "会议由滙豐控股有限公司代表主持,两市发展改革部门和投资促进部门负责人出席。" + PARAGRAPHS[0]
    assert repair(MappedText(text)).text.text == text


def test_full_width_digits_and_letters_become_half_width() -> None:
    found = repair(MappedText("总投资１７０亿元,增长５．６％,ＡＩ产业"))
    assert found.text.text == "总投资170亿元,增长5.6%,AI产业"
    assert {e.reason for e in found.text.edits} == {"width"}


def test_full_width_punctuation_stays_as_found() -> None:
    text = "会上，两市签约：总投资（含增资）８亿元。"
    assert repair(MappedText(text)).text.text == "会上，两市签约：总投资（含增资）8亿元。"


def test_invisible_characters_are_dropped() -> None:
    found = repair(MappedText("招\u200b商\u2067\u202e引\ufeff资\u2069"))
    assert found.text.text == "招商引资"
    assert {e.kind for e in found.text.edits} == {EditKind.DROPPED}


@settings(deadline=None)
@given(LINES, st.sampled_from([traditional, pinyin_mangle, full_width, str]))
def test_text_outside_edits_equals_the_page(clean: str, damage: object) -> None:
    assert callable(damage)
    page = damage(clean)
    text = repair(MappedText(page)).text
    edited = {place for edit in text.edits for place in range(edit.start, edit.end)}
    for place, char in enumerate(text.text):
        if place not in edited:
            low, high = text.page_span(place, place + 1)
            assert page[low:high] == char


@settings(deadline=None)
@given(LINES, st.sampled_from([traditional, pinyin_mangle, full_width]))
def test_repair_is_done_once_and_for_all(clean: str, damage: object) -> None:
    assert callable(damage)
    once = repair(MappedText(damage(clean))).text.text
    assert repair(MappedText(once)).text.text == once
