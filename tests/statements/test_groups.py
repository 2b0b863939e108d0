"""Groups: 双方, 两市, 四地 stand for the members that the text names, and for nobody where it names none."""

import pytest

from liandong.statements.parties import groups
from tests.statements.written import written


def found(body: str, word: str, title: str = "区域合作深化") -> list[str]:
    reading = written(body, title=title)
    sentence = next(s for s in reading.body if word in s.text)
    match = groups.GROUP.search(word)
    assert match is not None
    start = sentence.start + sentence.text.rindex(word)
    return [body.name for body in groups.members_of(reading, sentence, start, match)]


@pytest.mark.parametrize(
    ("body", "word", "members"),
    [
        ("南京市与苏州市举行会谈。会后,两市签署协议。", "两市", ["南京市", "苏州市"]),
        ("南京、苏州、无锡三市共建园区。无锡、常州、镇江等参会。三市签署协议。", "三市", ["南京", "苏州", "无锡"]),
        (
            "成员包括:上海,江苏的南京、苏州,以及浙江的杭州。4个城市签署协议。",
            "4个城市",
            ["上海", "南京", "苏州", "杭州"],
        ),
        ("南京市代表团赴苏州市考察,两地签署协议。", "两地", ["南京市", "苏州市"]),
        ("专家表示,两市签署协议。", "两市", []),
        ("南京、苏州、无锡加入。两市签署协议。", "两市", []),
        ("南京市与苏州市参会。各方签署协议。", "各方", []),
    ],
)
def test_the_members_are_those_that_the_text_names_in_that_number(body: str, word: str, members: list[str]) -> None:
    assert found(body, word) == members


def test_the_title_names_the_two_where_the_text_does_not() -> None:
    assert found("会上,两市签署协议。", "两市", title="南京苏州携手共建园区") == ["南京", "苏州"]


def test_a_district_stands_with_its_city_as_one() -> None:
    reading = written("苏州市吴江区与无锡市滨湖区签署协议。")
    assert [[b.name for b in run] for run in groups.runs(reading)] == [["苏州市吴江区", "无锡市滨湖区"]]
