import re

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.phrases import Token
from liandong.statements.grammar.reading import Reading, within
from tests.statements.written import written


def test_sentences_that_may_hold_a_pattern_are_found_in_one_search() -> None:
    reading = written("甲市签约。乙市开工。丙市签约、开工。\n丁市竣工。")
    held = reading.holding(re.compile("签约"))
    assert [s.text for s in held] == ["甲市签约。", "丙市签约、开工。"]


def test_each_of_several_patterns_is_enough() -> None:
    reading = written("甲市签约。乙市开工。丙市等待。")
    assert [s.text for s in reading.holding(re.compile("签约"), re.compile("开工"))] == ["甲市签约。", "乙市开工。"]


def test_a_match_that_runs_over_the_end_hides_none_in_the_next_sentence() -> None:
    reading = written("甲市签约。签约乙市。")
    assert len(reading.holding(re.compile("签约[^乙]*"))) == 2


@settings(deadline=None)
@given(st.text("甲签约开工。\n,", max_size=60))
def test_words_side_by_side_are_held_where_a_pattern_of_them_is(body: str) -> None:
    reading = written(body)
    assert reading.holding(re.compile("签约|开工|约开")) == reading.holding(re.compile("(?:签约|开工|约开)"))


def test_what_is_worked_out_once_is_kept() -> None:
    calls: list[Reading] = []

    def make(reading: Reading) -> int:
        calls.append(reading)
        return len(reading.sentences)

    reading = written("甲市签约。")
    assert reading.once(make) == reading.once(make) == len(reading.sentences)
    assert calls == [reading]


def test_stretches_are_those_that_lie_wholly_inside() -> None:
    found = (Token(0, 4, "甲", "n"), Token(4, 6, "乙", "n"), Token(8, 12, "丙", "n"))
    look_up = within(found)
    assert look_up(0, 12) == found
    assert look_up(1, 11) == found[1:2]
    assert look_up(5, 8) == look_up(12, 0) == ()


def test_a_stretch_inside_another_is_found_without_it() -> None:
    outer, inner, behind = Token(0, 9, "甲乙", "n"), Token(2, 5, "乙", "n"), Token(5, 8, "丙", "n")
    look_up = within((outer, inner, behind))
    assert look_up(0, 8) == (inner, behind)
    assert look_up(0, 9) == (outer, inner, behind)


def test_look_ups_of_a_reading_agree_with_what_it_holds() -> None:
    reading = written("2024年5月,甲市完成投资3亿元,百分之二十以上来自外资。")
    size = len(reading.plain) + 1
    assert len(reading.quantities) == 2
    for start in range(size):
        for end in range(start, size):
            inside = tuple(q for q in reading.quantities if start <= q.start and q.end <= end)
            assert reading.quantities_in(start, end) == inside
