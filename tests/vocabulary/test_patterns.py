import re
import sys

import pytest

from liandong.vocabulary.patterns import MAYBE_DIGITS, any_of, bare_words, branches, by_letter, each

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


def test_branches_put_together_by_letter_match_what_they_matched_and_in_their_order() -> None:
    plain = r"签约会|签(?=下)|签约|港(?<=[新|港]港)(?!区|口)|项目(?:甲|乙)|签约会场|新港|项"
    text = "签约会场在新港,签下项目乙和项目丙,港港区、港港"
    assert by_letter(plain) == r"签(?:约会|(?=下)|约|约会场)|港(?<=[新|港]港)(?!区|口)|项(?:目(?:甲|乙)|)|新港"
    assert re.findall(by_letter(plain), text) == re.findall(plain, text)


def test_branches_of_many_letters_match_what_they_matched_and_in_their_order() -> None:
    letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    plain = "|".join((each(" ".join(letters), "园(?!区)"), "甲(?=港)", "丑园区", "亥区?城", "子", r"辰(?<=\d辰)[东西]"))
    text = "".join(f"{letter}园、{letter}园区{letter}港{letter}城{letter}区城1{letter}西{letter}" for letter in letters)
    found = [match.span() for match in re.finditer(by_letter(plain), text)]
    assert found == [match.span() for match in re.finditer(plain, text)]
    assert len(found) == 33  # a 园 for each letter, 甲港, ten more


@pytest.mark.parametrize("letters", [9, 12, 80])
def test_no_branch_needs_a_letter_behind_it_but_where_all_have_one(letters: int) -> None:
    words = [chr(0x4E00 + number) for number in range(letters)]
    assert re.findall(by_letter("|".join(words)), "".join(words) + "。") == words
    assert re.findall(by_letter("|".join(word + "园" for word in words)), "".join(words) + "园。") == [words[-1] + "园"]


@pytest.mark.parametrize("source", ["签约|[甲乙]方", "签约|(?:甲|乙)方", "签约|甲?方", "签约|"])
def test_branches_that_begin_with_no_letter_of_their_own_are_not_put_together(source: str) -> None:
    with pytest.raises(ValueError, match="does not begin with one letter"):
        by_letter(source)


def test_a_pattern_of_words_side_by_side_gives_them() -> None:
    assert bare_words("分别|依次") == ("分别", "依次")
    assert bare_words("公司") == ("公司",)
    assert bare_words("、|《") == ("、", "《")


@pytest.mark.parametrize(
    "source", ["[、《]", "签约|投(?=资)", "签.约", "签约|", "", "(?:签约|开工)", "签约?", "CEO|总裁"]
)
def test_a_pattern_of_anything_else_gives_no_words(source: str) -> None:
    assert bare_words(source) == ()


def test_the_ranges_of_what_may_be_a_digit_hold_every_digit() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert set(re.findall(r"\d", every)) <= set(re.findall(f"[{MAYBE_DIGITS}]", every))
    assert not re.search(f"[{MAYBE_DIGITS}]", "一年签约,〇")
