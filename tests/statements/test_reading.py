import re

from liandong.statements.grammar.reading import Reading
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


def test_what_is_worked_out_once_is_kept() -> None:
    calls: list[Reading] = []

    def make(reading: Reading) -> int:
        calls.append(reading)
        return len(reading.sentences)

    reading = written("甲市签约。")
    assert reading.once(make) == reading.once(make) == len(reading.sentences)
    assert calls == [reading]
