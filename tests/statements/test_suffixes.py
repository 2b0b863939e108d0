"""Ends of organisation names: the longest one, and only where its letters are one."""

import pytest

from liandong.statements.bodies import suffixes


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("苏州云启集团有限公司", "集团有限公司"),
        ("昆山市发展和改革委员会", "发展和改革委员会"),
        ("长风投促中心", "投促中心"),
        ("嘉定区科委", "科委"),
        ("吴中区委", "委"),
        ("战略合作", ""),
    ],
)
def test_the_longest_ending_counts(text: str, end: str) -> None:
    found = suffixes.ending(text, len(text), 0)
    assert found == end
    assert not end or suffixes.stands(text, found, len(text) - len(found), len(text), suffixes.SORT[found])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("发展格局", "局"),
        ("市政府部门", "政府"),
        ("常务委员", "委"),
        ("科技创新中心城区", "创新中心"),
        ("市局面", "局"),
        ("全国人大代表", "人大"),
        ("大学校长", "学校"),
    ],
)
def test_letters_inside_other_words_are_no_ending(text: str, word: str) -> None:
    start = text.index(word)
    assert not suffixes.stands(text, word, start, start + len(word), suffixes.SORT.get(word, "government"))


def test_an_ending_does_not_reach_before_the_floor() -> None:
    assert suffixes.ending("有限公司", 4, 2) == "公司"
