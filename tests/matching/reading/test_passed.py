"""What is taken to ask nothing is told: no character of a text is in neither what was read nor what was passed over."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.matching.reading import Reading, read_need, read_offer
from liandong.rules import Unread
from tests.matching.reading.measure import DEVELOPMENT, texts

HEADS = (
    "",
    "申请条件：",
    "二、贷款额度\n",
    "【办理流程】",
    "产品名称：",
    "担保方式 ",
    "|准入条件|",
    "第三条 支持对象。",
)
SAID = (
    "单户最高500万元", "企业须通过消防验收", "三（3）年", "成立满2年", "用于日常经\n营周转", "客户经理上门服务",
    "随借随还", "且无不良记录", "利率低至 3 .5%", "银行将在三天内答复", "不予受理", "1 000万元",
    "以厂房抵押，可循环使用",
    "LPR+50BP",
)  # fmt: skip
MARKS = ("，", "。", "；\n", "\n", "、", "\n1.", "（二）", "|", "\t", "：", "  ", " / ", "·", "\r\n")


def untold(text: str, of: Reading[Any]) -> str:
    """The Chinese characters that are in neither."""
    spans = [*of.proof.values(), *((each.start, each.end) for each in of.passed)]
    told = {at for start, end in spans for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(text) if "\u4e00" <= sign <= "\u9fff" and at not in told)


def faults(text: str, of: Reading[Any]) -> list[str]:
    """What is wrong: characters in neither, stretches that are blank, that overlap or that were read."""
    read = list(of.proof.values())
    return [
        *untold(text, of),
        *(text[two.start : two.end] for one, two in itertools.pairwise(of.passed) if one.end > two.start),
        *(
            text[each.start : each.end]
            for each in of.passed
            if not text[each.start : each.end].strip()
            or any(start < each.end and each.start < end for start, end in read)
        ),
    ]


def test_no_character_of_the_texts_for_development_is_lost() -> None:
    for each in texts(DEVELOPMENT):
        of: Reading[Any] = (read_offer if each["kind"] == "product" else read_need)("x", each["text"])
        assert faults(each["text"], of) == []


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.tuples(*map(st.sampled_from, (HEADS, SAID, MARKS))), min_size=1, max_size=9))
def test_no_character_of_any_layout_is_lost(parts: list[tuple[str, str, str]]) -> None:
    text = "".join(itertools.chain.from_iterable(parts))
    assert faults(text, read_offer("p", text)) == []
    assert faults(text, read_need("n", text)) == []


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text("企业须满最高三3年万元贷款条件，。；：（）、\n |\t%.", max_size=60))
def test_no_character_of_any_text_is_lost(text: str) -> None:
    assert faults(text, read_offer("p", text)) == []


@pytest.mark.parametrize(
    ("text", "says", "not_"),
    [
        ("海潮贷\n一、贷款额度：单户最高500万元。\n客户经理上门服务，随借随还。",
         ["客户经理上门服务", "随借随还"], ["一、贷款额度", "单户最高"]),
        ("申请条件：成立满2年，且信用良好。", [], ["申请条件", "且"]),
        ("海潮贷\n国家级人才企业：\n最高500万元。", ["国家级人才企业"], ["最高"]),
        ("担保方式：信用。由财政对贷款贴息30%。", ["信用", "由财政对贷款贴息30%"], ["担保方式"]),
    ],
)  # fmt: skip
def test_clauses_are_told_apart_from_headings_and_from_what_stands_around_figures(
    text: str, says: list[str], not_: list[str]
) -> None:
    of = read_offer("p", text)
    told = {each.says: [text[one.start : one.end] for one in of.passed if one.says is each.says] for each in of.passed}
    assert told.get(True, []) == says
    assert [each for each in not_ if each not in told.get(False, [])] == []


def test_what_is_passed_over_is_no_condition() -> None:
    text = "海潮贷，单户最高500万元。申请条件：成立满2年；厂区通过消防验收。客户经理上门服务。"
    of = read_offer("p", text)
    assert [each.text for each in of.noun.further if isinstance(each, Unread)] == ["厂区通过消防验收"]
    assert [text[each.start : each.end] for each in of.passed if each.says] == ["客户经理上门服务"]
