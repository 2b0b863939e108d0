import re

import pytest

from liandong.vocabulary.patterns import any_of, branches, each

WORDS = ("论坛", "高峰论坛", "高峰会", "会", "会议", "会议室")


@pytest.mark.parametrize("text", ["高峰论坛", "高峰会", "会议室", "会议", "会", "论坛"])
def test_the_longest_word_that_fits_is_matched(text: str) -> None:
    for source in (any_of(WORDS), branches(WORDS)):
        match = re.search(source, f"在{text}上")
        assert match is not None
        assert match.group() == text


def test_branches_stand_beside_others_at_the_top_of_a_pattern() -> None:
    pattern = re.compile("|".join((branches(WORDS), each("签约 推介", "活动(?!日)"))))
    assert [m.group() for m in pattern.finditer("签约活动、推介活动日和高峰会")] == ["签约活动", "高峰会"]


def test_letters_of_a_word_are_no_syntax() -> None:
    assert re.fullmatch(branches(["a.b"]), "axb") is None
    assert re.fullmatch(each("a.b", "c"), "a.bc")
