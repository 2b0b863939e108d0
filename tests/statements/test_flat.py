"""Flat text: words without blanks, broken lines joined, every character placed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.flat import Flat


def test_a_sentence_over_short_lines_is_joined() -> None:
    assert (
        Flat("10月20日下午,\n霁鹭对接会\n在肇庆召开。\n谁来了?", 0, 40).text
        == "10月20日下午,霁鹭对接会在肇庆召开。\n谁来了?"
    )


def test_lines_that_end_what_they_say_stay_apart() -> None:
    text = "霁鹭产业大会\n10月20日,大会举行"
    assert Flat(text, 0, len(text)).text == text


def test_blanks_part_the_halves_of_a_title() -> None:
    text = "霁川 鹭原签约\n11 月 13 日 ,集中开工"
    flat = Flat(text, 0, len(text), (0, 7))
    assert flat.text == "霁川\n鹭原签约\n11月13日,集中开工"


@settings(deadline=None)
@given(st.text("霁鹭 会,。\n在1日", max_size=40))
def test_every_character_is_placed(text: str) -> None:
    flat = Flat(text, 0, len(text))
    for offset, character in enumerate(flat.text):
        at = flat.at(offset)
        assert text[at] == character or (character == "\n" and text[at].isspace())
        if character != "\n":
            assert flat.of(at) == offset


@settings(deadline=None)
@given(st.text("霁鹭 会,。\n在1日", max_size=40))
def test_a_run_is_unbroken_in_both_texts(text: str) -> None:
    flat = Flat(text, 0, len(text))
    for offset in range(len(flat.text)):
        at, low = flat.run(offset)
        assert at == flat.at(offset)
        assert low <= at
        assert [flat.of(place) for place in range(low, at + 1)] == list(range(offset - (at - low), offset + 1))
