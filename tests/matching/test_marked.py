"""The text of a need or an offer as it is marked: put together again it is the text, and each stretch has one state."""

from dataclasses import replace

import pytest

from liandong.matching.marked import marked, plain, says
from liandong.matching.reading import read_need, read_offer
from liandong.rules import All, Any, Unread
from tests.matching.made import TEXT
from tests.matching.reading.measure import DEVELOPMENT, texts


def test_marked_texts_are_the_texts() -> None:
    for each in texts(DEVELOPMENT):
        of = (read_offer if each["kind"] == "product" else read_need)("x", each["text"])
        stretches = marked(each["text"], of.noun, of.proof, of.passed, "zh")
        assert "".join(one.text for one in stretches) == each["text"]
        assert all(one.read + one.passed + one.beside == 1 for one in stretches)
        told = [said.words for one in stretches for said in one.said]
        assert {says(of.noun, name, "zh").words for name in of.proof} == set(told)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ["适用地区：广州市、深圳市", "成立时间不少于（月）：24", "资质要求：高新技术企业"]),
        ("en", ["Regions: 广州市、深圳市", "Least age of the firm (months): 24", "Qualifications: 高新技术企业"]),
    ],
)
def test_a_stretch_tells_all_that_it_proves(lang: str, told: list[str]) -> None:
    of = read_offer("p", TEXT)
    stretches = marked(TEXT, of.noun, of.proof, of.passed, lang)
    (found,) = [each for each in stretches if "注册满两年" in each.text]
    assert [each.words for each in found.said] == told
    assert [each["state"] for each in plain(stretches) if each["text"] == "经办行认可的其他条件"] == ["ask"]


def test_an_alternative_that_nobody_could_read_is_to_be_asked() -> None:
    of = read_offer("p", TEXT)
    condition = of.noun.rule.condition
    assert isinstance(condition, All)
    noun = replace(of.noun, further=(Any((condition.parts[0], Unread("另有约定"))),))
    said = says(noun, "further.0", "zh")
    assert said.asks
    assert "另有约定" in said.words


def test_what_goes_on_in_the_next_line_is_one_clause_in_one_line() -> None:
    text = "海潮贷，最高500万元。客户经理、\n 专员上门服务。"
    of = read_offer("p", text)
    assert [each.clause for each in marked(text, of.noun, of.proof, of.passed, "zh") if each.passed] == [
        "客户经理、专员上门服务"
    ]
