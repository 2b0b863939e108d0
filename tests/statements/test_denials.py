import pytest

from liandong.statements.grammar.denials import hearsay, negated
from tests.statements.written import written


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("公司并未与江临区人民政府签署协议", "签署"),
        ("该项目因环评未通过未能签约", "签约"),
        ("项目尚未开工", "开工"),
        ("企业否认投资50亿元", "投资"),
        ("总投资并非50亿元", "50"),
        ("目前不存在投产情况", "投产"),
    ],
)
def test_negated_by_the_words_before(text: str, word: str) -> None:
    assert negated(text, 0, text.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("未来将签署协议", "签署"),
        ("公司没有停步,与江临区签署协议", "签署"),
        ("并非投资20亿元,而是投资18亿元", "18"),
        ("不仅签约,而且开工", "开工"),
        ("未名湖边签约", "签约"),
    ],
)
def test_not_negated_by_another_clause_or_a_longer_word(text: str, word: str) -> None:
    assert not negated(text, 0, text.index(word))


def test_rumours_and_what_the_next_sentence_refutes_assert_nothing() -> None:
    reading = written("有自媒体称该基地已投产。甲公司计划投资50亿元。该消息不属实。项目总投资18亿元。")
    assert [s.text for s in reading.body if s.index not in hearsay(reading)] == ["项目总投资18亿元。"]


@pytest.mark.parametrize(
    "text",
    [
        "有自媒体发布“佛山企业斥资300亿元建设产业城”的消息,引发关注。",
        "有消息称佛山市政府已承诺出资20亿元设立专项基金,佛山方面予以否认。",
        "对出资20亿元的说法,甲公司矢口否认。",
    ],
)
def test_what_is_spread_or_denied_asserts_nothing(text: str) -> None:
    reading = written(text + "项目总投资18亿元。")
    assert [s.text for s in reading.body if s.index not in hearsay(reading)] == ["项目总投资18亿元。"]
