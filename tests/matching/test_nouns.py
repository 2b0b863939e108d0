"""Needs and offers: what is asked, what is known, and what is not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from liandong.errors import MatchingError
from liandong.matching import Need, Offer
from liandong.matching.fields import FIELDS
from liandong.matching.need import months
from liandong.rules import Not, Relation, Test, Truth, Unread, judge
from liandong.rules.soundness import flaws

ON = date(2026, 3, 15)


def test_an_offer_asks_what_it_names_and_nothing_else() -> None:
    offer = Offer("p", "科创贷", amount_most=Decimal(1000), regions=frozenset({"440100"}), age_least=Decimal(24))
    rule = offer.rule
    assert flaws(rule, FIELDS) == ()
    need = Need("n", "扩产", amount=Decimal(800), region="440115", founded=date(2024, 3, 15))
    assert judge(rule, need.facts(ON), FIELDS, ON).truth is Truth.YES
    assert judge(rule, need.with_facts(founded=date(2024, 3, 16)).facts(ON), FIELDS, ON).truth is Truth.NO
    assert judge(rule, need.with_facts(region=None).facts(ON), FIELDS, ON).truth is Truth.UNKNOWN
    assert judge(Offer("q", "空").rule, Need("n", "甲").facts(ON), FIELDS, ON).truth is Truth.YES


def test_any_rate_will_do_for_who_names_none() -> None:
    rule = Offer("p", "贷", rate_least=Decimal("3.5")).rule
    asked = Need("n", "甲")
    assert judge(rule, asked.facts(ON), FIELDS, ON).truth is Truth.YES
    verdict = judge(rule, asked.with_facts(rate_most=Decimal(3)).facts(ON), FIELDS, ON)
    assert [clause.gap for clause in verdict.failed] == [Decimal("0.5")]


def test_what_could_not_be_read_stays_a_condition() -> None:
    rule = Offer("p", "贷", further=(Unread("经办行认可的其他条件"),)).rule
    assert judge(rule, Need("n", "甲").facts(ON), FIELDS, ON).truth is Truth.UNKNOWN


def test_a_least_above_the_most_is_refused() -> None:
    with pytest.raises(MatchingError) as caught:
        Offer("p", "科创贷", amount_least=Decimal(500), amount_most=Decimal(50))
    assert "“科创贷”的融资金额下限 500 大于上限 50" in caught.value.worded("zh")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", 500),
        ("amount", 500.0),
        ("amount", Decimal("NaN")),
        ("amount", Decimal(-5)),
        ("term", Decimal("Infinity")),
        ("rate_most", "4.5"),
        ("region", "广州市"),
        ("region", "999999"),
        ("industry", "制造业"),
        ("purpose", "买房"),
        ("pledges", ["房产"]),
        ("pledges", frozenset({"房子"})),
        ("rating", "AAAA"),
        ("titles", frozenset({1})),
        ("founded", "2018-05-20"),
        ("founded", datetime(2018, 5, 20, tzinfo=UTC)),
    ],
)
def test_a_need_refuses_what_is_no_value_by_name(name: str, value: object) -> None:
    with pytest.raises(MatchingError) as caught:
        Need("n", "扩产", **{name: value})  # type: ignore[arg-type]
    told = caught.value.worded("zh")
    assert "“扩产”" in told
    assert f"（{name}）不能是" in told
    assert "：请写" in told or "：可写" in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capacity", -3),
        ("capacity", 2.5),
        ("capacity", True),
        ("quota", Decimal("NaN")),
        ("quota", Decimal(-1)),
        ("amount_most", 500),
        ("age_least", Decimal("-1")),
        ("regions", frozenset({"44"})),
        ("industries", {"C"}),
        ("ratings", frozenset({"A级"})),
        ("further", [Unread("面议")]),
        ("further", (Test("amount", Relation.AT_LEAST, Decimal("NaN")),)),
        ("further", (Not(Test("region", Relation.ONE_OF, frozenset({"广州"}))),)),
        ("further", (Test("pledges", Relation.AT_LEAST, Decimal(1)),)),
    ],
)
def test_an_offer_refuses_what_is_no_value_by_name(name: str, value: object) -> None:
    with pytest.raises(MatchingError) as caught:
        Offer("p", "科创贷", **{name: value})  # type: ignore[arg-type]
    assert f"（{name}）不能是" in caught.value.worded("zh")


@pytest.mark.parametrize(
    ("since", "whole"), [("2026-03-15", 0), ("2026-02-15", 1), ("2026-02-16", 0), ("2024-03-15", 24), ("2027-01-01", 0)]
)
def test_ages_are_whole_months(since: str, whole: int) -> None:
    assert months(date.fromisoformat(since), ON) == whole
