"""Why a need and an offer do not meet, in words."""

from datetime import date
from decimal import Decimal

import pytest

from liandong.matching import Need, Offer, standing, telling
from liandong.rules import Any, Relation, Test, Unread

ON = date(2026, 6, 1)
NEED = Need(
    "n", "扩产", amount=Decimal(1200), term=Decimal(12), region="440300", industry="C39",
    pledges=frozenset({"设备"}), rating="BB",
)  # fmt: skip


def told(offer: Offer, lang: str = "zh", need: Need = NEED) -> list[str]:
    return [each.worded(lang) for each in telling.reasons(standing(offer.rule, need.facts(ON), ON))]


@pytest.mark.parametrize(
    ("offer", "zh", "en"),
    [
        (
            Offer("p", "贷", amount_most=Decimal(1000)),
            "融资金额为1,200 万元，须不高于1,000 万元：超出200 万元",
            "amount: 1,200 × CNY 10,000, at most 1,000 × CNY 10,000 is wanted; 200 × CNY 10,000 above it",
        ),
        (
            Offer("p", "贷", term_least=Decimal(24)),
            "期限为12 个月，须不低于24 个月：差12 个月",
            "term: 12 months, at least 24 months is wanted; 12 months short",
        ),
        (
            Offer("p", "贷", regions=frozenset({"440100", "440600"})),
            "地区为深圳市，须为其中之一：广州市、佛山市",
            "region: 深圳市, one of these is wanted: 广州市, 佛山市",
        ),
        (
            Offer("p", "贷", pledges=frozenset({"房产", "土地"})),
            "抵质押物为设备，须为其中之一：土地、房产",
            "pledges: 设备, one of these is wanted: 土地, 房产",
        ),
        (
            Offer("p", "贷", further=(Test("pledges", Relation.HAS_ALL, frozenset({"设备", "房产"})),)),
            "抵质押物为设备，还须有：房产",
            "pledges: 设备, these are wanted too: 房产",
        ),
        (
            Offer("p", "贷", further=(Test("pledges", Relation.NONE_OF, frozenset({"设备"})),)),
            "抵质押物为设备，不得有：设备",
            "pledges: 设备, none of these may be there: 设备",
        ),
        (
            Offer("p", "贷", further=(Unread("经办行认可的其他条件"),)),
            "须向机构核实：经办行认可的其他条件",
            "to be asked of the institution: 经办行认可的其他条件",
        ),
        (Offer("p", "贷", age_least=Decimal(24)), "成立时间不详", "age of the firm is not known"),
    ],
)
def test_what_is_missing_is_told_with_its_unit(offer: Offer, zh: str, en: str) -> None:
    assert told(offer) == [zh]
    assert told(offer, "en") == [en]


def test_alternatives_that_fail_are_told_by_their_sentence_or_their_fields() -> None:
    either = (
        Test("rating", Relation.ONE_OF, frozenset({"AAA"})),
        Test("pledges", Relation.ONE_OF, frozenset({"房产"})),
    )
    assert told(Offer("p", "贷", further=(Any(either),))) == ["不符合条件：信用等级、抵质押物"]
    read = (Test("rating", Relation.ONE_OF, frozenset({"AAA"}), text="AAA 级或以房产抵押"), either[1])
    assert told(Offer("p", "贷", further=(Any(read),))) == ["不符合条件：AAA 级或以房产抵押"]


def test_an_offer_that_takes_the_need_has_nothing_to_tell() -> None:
    assert told(Offer("p", "贷")) == []
