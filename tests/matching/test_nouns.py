"""Needs and offers: what is asked, what is known, and what is not."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.errors import MatchingError
from liandong.matching import Need, Offer, Sometime, match, standing
from liandong.matching.asked import asked
from liandong.matching.bits import count
from liandong.matching.fields import FIELDS
from liandong.matching.near import FIXED
from liandong.matching.postings import postings
from liandong.matching.reading import read_need
from liandong.matching.sometime import months
from liandong.matching.stored import need_of, plain_need
from liandong.matching.tables.frames import needs_from
from liandong.matching.telling import reasons
from liandong.rules import All, Between, Facts, Not, Relation, Rule, Test, Truth, Unread, judge
from liandong.rules.condition import ORDERED
from liandong.rules.soundness import flaws
from liandong.rules.truth import all_of

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
    ("founded", "on", "truth"),
    [
        (Sometime(2024), date(2026, 1, 15), Truth.UNKNOWN),  # 12 to 24 months
        (Sometime(2024), date(2026, 12, 31), Truth.YES),
        (Sometime(2024), date(2025, 6, 1), Truth.NO),
        (Sometime(2024, 3), date(2026, 3, 15), Truth.UNKNOWN),
        (Sometime(2024, 2), date(2026, 3, 1), Truth.YES),
        (Sometime(2024, 3), date(2026, 2, 28), Truth.NO),
    ],
)
def test_of_a_day_known_to_the_month_or_year_both_ends_are_judged(founded: Sometime, on: date, truth: Truth) -> None:
    need, offer = Need("n", "甲", founded=founded), Offer("p", "贷", age_least=Decimal(24))
    verdict = judge(offer.rule, need.facts(on), FIELDS, on)
    assert verdict.truth is truth
    found = match([need], [offer], on)
    assert (found.eligible, found.open, found.near_misses) == (
        truth is Truth.YES,
        truth is Truth.UNKNOWN,
        truth is Truth.NO,
    )
    stands = standing(offer.rule, need.facts(on), on)
    assert stands.truth is truth
    ends = {
        judge(offer.rule, replace(need, founded=day).facts(on), FIELDS, on).truth
        for day in (founded.first, founded.last)
    }
    assert truth is (ends.pop() if len(ends) == 1 else Truth.UNKNOWN)


def test_what_is_missing_of_a_number_known_between_two_is_told_without_a_guess() -> None:
    on = date(2025, 6, 1)
    need, offer = Need("n", "甲", founded=Sometime(2024)), Offer("p", "贷", age_least=Decimal(24))
    found = match([need], [offer], on)
    assert found.near.far.tolist() == pytest.approx([FIXED + 7 / 24])  # the end that is less far off
    (change,) = found.standing(need, offer).changes
    assert (change.found, change.to, change.gap) == (Between(Decimal(5), Decimal(17)), Decimal(24), Decimal(19))
    (told,) = reasons(found.standing(need, offer))
    assert told.worded("zh") == "成立时间为5 至 17 个月，须不低于24 个月"
    assert told.worded("en") == "age of the firm is 5 to 17 months, and must be at least 24 months"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(ORDERED), st.integers(0, 6)), min_size=1, max_size=3),
    st.integers(0, 6),
    st.integers(0, 6),
)
def test_between_says_what_all_the_numbers_in_it_say(tests: list[tuple[Relation, int]], one: int, other: int) -> None:
    low, high = sorted((one, other))
    rule = Rule("r", "", All(tuple(Test("age", relation, Decimal(value)) for relation, value in tests)))
    parts = [
        {judge(replace(rule, condition=part), {"age": Decimal(age)}, FIELDS, ON).truth for age in range(low, high + 1)}
        for part in rule.condition.parts  # type: ignore[union-attr]
    ]
    wanted = all_of(part.pop() if len(part) == 1 else Truth.UNKNOWN for part in parts)
    facts: Facts = {"age": Between(Decimal(low), Decimal(high))}
    assert judge(rule, facts, FIELDS, ON).truth is wanted
    (posting,) = postings([facts], [asked(rule, ON)], ON)
    assert Truth(2 - 2 * count(posting.no) - count(posting.unknown)) is wanted
    assert standing(rule, facts, ON).truth is wanted


def test_there_is_no_thirteenth_month() -> None:
    for year, month in ((2024, 13), (2024, 0), (0, 1), (2024, "3")):
        with pytest.raises(MatchingError):
            Sometime(year, month)  # type: ignore[arg-type]
    assert [str(each) for each in (Sometime(2024), Sometime(2024, 3))] == ["2024", "2024-03"]
    assert Sometime(2024, 2).last == date(2024, 2, 29)


def test_what_is_known_of_a_day_is_the_same_from_a_text_and_a_table_and_is_kept() -> None:
    text = "项目名称：海潮项目\n企业名称：海潮有限公司\n成立时间：{}\n融资金额：500万元"
    for told, founded in (
        ("2024年", Sometime(2024)),
        ("2024年3月", Sometime(2024, 3)),
        ("2024年3月5日", date(2024, 3, 5)),
    ):
        need = read_need("a", text.format(told)).noun
        (row,) = needs_from({"title": ["海潮项目"], "founded": [told]}).found
        assert need.founded == row.founded == founded
        assert need_of(plain_need(need)) == need


@pytest.mark.parametrize(
    ("since", "whole"), [("2026-03-15", 0), ("2026-02-15", 1), ("2026-02-16", 0), ("2024-03-15", 24), ("2027-01-01", 0)]
)
def test_ages_are_whole_months(since: str, whole: int) -> None:
    assert months(date.fromisoformat(since), ON) == whole
