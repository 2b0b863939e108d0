"""Sums of other money are never taken for 万元: of a product they are asked about, of a need they are not known."""

from decimal import Decimal

import pytest

from liandong.matching.reading import read_need, read_offer
from liandong.rules import Unread

CURRENCIES = (
    *("美元", "美金", "港元", "港币", "澳门元", "澳门币", "欧元", "日元", "英镑", "澳元", "加元", "新元", "新加坡元"),
    *("瑞郎", "瑞士法郎", "韩元", "卢布", "泰铢", "新台币", "林吉特", "外币", "USD", "HKD", "MOP"),
)
FORMS = (
    "500万{}",
    "500万元{}",
    "{}500万",
    "{}500万元",
    "500万元（{}）",
    "10万-500万{}",
    "100-500万{}",
    "等值500万{}",
    "五百万{}",
)
YUAN = ("500万", "500万元", "人民币500万", "500万元人民币", "500万元（人民币）", "500万元等值美元")


@pytest.mark.parametrize("currency", CURRENCIES)
def test_a_sum_of_other_money_is_no_sum_of_yuan(currency: str) -> None:
    for form in FORMS:
        told = form.format(currency)
        for text in (f"贷款额度：最高{told}", f"贷款额度：单户{told}以内，期限3年", f"本产品最高可贷{told}。"):
            read = read_offer("p", f"产品名称：海潮贷\n{text}")
            assert (read.noun.amount_least, read.noun.amount_most) == (None, None), text
            unread = [each.text for each in read.noun.further if isinstance(each, Unread)]
            assert any(told in each for each in unread), text
        assert read_need("n", f"项目名称：海潮项目\n融资需求：{told}，期限3年").noun.amount is None, told
        assert read_need("n", f"海潮项目拟申请贷款{told}，期限3年。").noun.amount is None, told


@pytest.mark.parametrize("told", YUAN)
def test_a_sum_of_yuan_is_read_as_before(told: str) -> None:
    assert read_offer("p", f"产品名称：海潮贷\n贷款额度：最高{told}").noun.amount_most == Decimal(500)
    assert read_need("n", f"项目名称：海潮项目\n融资需求：{told}，期限3年").noun.amount == Decimal(500)


def test_a_sum_beside_one_of_other_money_is_read() -> None:
    read = read_offer("p", "产品名称：海潮贷\n贷款额度：最高700万元人民币或100万美元，期限3年").noun
    assert (read.amount_most, read.term_most) == (Decimal(700), Decimal(36))
    assert [each.text for each in read.further if isinstance(each, Unread)] == ["最高700万元人民币或100万美元"]


def test_a_sum_that_no_economy_has_is_to_be_asked_about() -> None:
    read = read_offer("p", "产品名称：海潮贷\n贷款额度：最高99999999999999亿元").noun
    assert read.amount_most is None
    assert any("99999999999999亿元" in each.text for each in read.further if isinstance(each, Unread))
    assert read_need("n", "项目名称：海潮项目\n融资需求：99999999999999亿元").noun.amount is None
