"""Bare sums: 亿 or 万 alone are yuan behind words of investment, and nothing where another currency may be meant."""

import pytest

from liandong.statements.grammar.sentences import fold
from liandong.statements.measures.quantities import read


def money(text: str) -> list[tuple[str, str | None]]:
    return [(q.value.raw, q.value.currency) for q in read(fold(text)) if q.money]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("云岭智算中心动工，总投资50亿。", "50亿"),
        ("云岭智算中心动工，总投资50亿，明年投产。", "50亿"),
        ("计划投资3亿；", "3亿"),
        ("总投资2900万、占地20亩", "2900万"),
        ("协议投资额约5亿的产业园", "约5亿"),
        ("投资20个亿，", "20个亿"),
        ("总投资50亿", "50亿"),
        # no country, no currency: the words only look like it
        ("中美国际产业园总投资50亿。", "50亿"),
        ("近日本市一项目开工，总投资50亿。", "50亿"),
        ("云岭园汇集创新元素，总投资50亿。", "50亿"),
        # of another sentence
        ("代表团到访香港。云岭智算中心总投资50亿。", "50亿"),
        ("云岭智算中心总投资50亿。另一项目以美元计价。", "50亿"),
    ],
)
def test_a_bare_sum_of_investment_is_yuan(text: str, raw: str) -> None:
    assert money(text) == [(raw, "CNY")]


@pytest.mark.parametrize(
    "text",
    [
        "香港特区政府宣布，启德体育园项目动工，总投资50亿。",
        "澳门政府宣布，路环图书馆项目动工，总投资5亿，明年落成。",
        "启德体育园总投资50亿，由香港企业承建。",
        "云帆集团在新加坡的工厂动工，总投资50亿。",
        "云帆集团境外基地总投资5000万，",
        "云岭智算中心总投资50亿，美元计价。",
        "云岭智算中心总投资50亿（港币）。",
        "云岭智算中心以欧元结算，总投资3亿。",
    ],
)
def test_a_bare_sum_that_may_be_of_another_currency_is_none(text: str) -> None:
    assert money(text) == []


@pytest.mark.parametrize("text", ["签约5000万，", "融资总额3000万。", "合同金额3亿。", "引资5亿的园区", "产值50亿，"])
def test_a_bare_number_without_a_word_of_investment_is_no_sum(text: str) -> None:
    assert money(text) == []


def test_a_sum_that_names_its_unit_needs_no_such_care() -> None:
    assert money("香港特区政府宣布，启德体育园项目动工，总投资50亿元。") == [("50亿元", "CNY")]
    assert money("香港特区政府宣布，启德体育园项目动工，总投资50亿港元。") == [("50亿港元", "HKD")]
