"""Substance: short texts that tell a sum or a count of something signed, built or issued."""

import pytest

from liandong.documents.substance import tells


@pytest.mark.parametrize(
    "text",
    [
        "云江市与海岭市签署合作协议,总投资86亿元。",
        "云江智谷项目开工,占地500亩。",
        "两地12个项目集中签约。",
        "更正:投资额应为3亿元。",
        "项目名称 计划投资(万元)\n云江智谷 1200",
    ],
)
def test_a_sum_or_a_count_beside_a_deed_is_substance(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "云江市与海岭市签署合作协议。",  # no sum
        "云江恒拓去年收入86亿元。",  # no deed
        "加盟热线:签约立减,投资3万元即可落户。",  # an advertisement
        "总投资 签约 项目 3亿元 招商 云江",  # keywords
        "",
    ],
)
def test_one_without_the_other_and_what_sells_or_lists_keywords_is_none(text: str) -> None:
    assert not tells(text)


def test_one_word_of_selling_closes_a_short_text_and_no_long_one() -> None:
    told = "云江市与海岭市签约12个项目,总投资86亿元,手续由专人代办。"
    assert not tells(told)
    assert tells(told + "两市将建立常态化会商机制,推动重点事项落地见效。" * 12)
