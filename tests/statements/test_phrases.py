"""Where a name begins: names and nominal verbs belong to it, verbs of doing and prepositions do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.phrases import Tokens, trim


def name_before(text: str, noun: str, *, soft: bool = False) -> str:
    end = text.index(noun) + len(noun)
    return text[Tokens(text).name_start(end, 0, soft=soft) : end]


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("近日,苏州工业园区举办长三角集成电路产业峰会", "峰会", "长三角集成电路产业峰会"),
        ("双方签署了战略合作协议", "协议", "战略合作协议"),
        ("论坛发布了区域协同发展研究报告", "报告", "区域协同发展研究报告"),
        ("由无锡市承办的物联网博览会", "博览会", "物联网博览会"),
        ("在合肥举行的新能源汽车产业链对接会", "对接会", "新能源汽车产业链对接会"),
        ("会上成立了“双碳”产业联盟", "联盟", "“双碳”产业联盟"),
        ("共同建设嘉善智能制造产业园", "产业园", "嘉善智能制造产业园"),
    ],
)
def test_a_name_begins_behind_verb_preposition_and_mark(text: str, noun: str, name: str) -> None:
    assert name_before(text, noun) == name


def test_a_name_never_begins_before_the_floor() -> None:
    text = "南通市新能源产业园"
    assert Tokens(text).name_start(len(text), 3) == 3


def test_a_joint_ends_a_name_unless_it_is_soft() -> None:
    text = "甲市主办科技与金融论坛"
    assert name_before(text, "论坛") == "金融论坛"
    assert name_before(text, "论坛", soft=True) == "科技与金融论坛"


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [("、、广州市,", "广州市"), ("等企业", "企业"), ("和深圳。", "深圳"), ("  ", ""), ("广州", "广州")],
)
def test_blank_ends_and_joints_are_cut_off(text: str, trimmed: str) -> None:
    low, high = trim(text, 0, len(text))
    assert text[low:high] == trimmed


@settings(deadline=None)
@given(st.text(max_size=60))
def test_words_cover_the_text(text: str) -> None:
    tokens = Tokens(text).between(0, len(text))
    assert "".join(t.word for t in tokens) == text
    assert all(text[t.start : t.end] == t.word for t in tokens)


@settings(deadline=None)
@given(st.text("广州市产业园的在与、“”()论坛举办 ,。", max_size=40), st.data())
def test_a_name_stands_between_floor_and_end(text: str, data: st.DataObject) -> None:
    floor = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(floor, len(text)))
    assert floor <= Tokens(text).name_start(end, floor) <= max(end, floor)
