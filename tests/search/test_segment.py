"""Words of the index: folding keeps every place, runs become bigrams, Latin and digits stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from liandong.search.segment import fold, is_chinese, segment


@given(st.text(max_size=40))
def test_folding_keeps_every_character_in_its_place_and_is_final(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_script_width_and_case_are_folded() -> None:
    assert fold("廣州ＡＢＣ　１７０億Ä") == "广州abc 170亿ä"


def test_chinese_runs_become_bigrams_with_the_last_character_at_the_end() -> None:
    assert segment("广州市，莞") == ["广州", "州市", "市", "莞"]


def test_latin_words_and_numbers_stay_whole() -> None:
    assert segment("总投资170亿元,5g_ai") == ["总投", "投资", "资", "170", "亿元", "元", "5g", "ai"]


@given(st.text(alphabet="广州莞a1 ，", max_size=30))
def test_every_letter_begins_exactly_one_word(text: str) -> None:
    letters = sum(char in "广州莞" for char in text)
    assert sum(is_chinese(word) for word in segment(text)) == letters
