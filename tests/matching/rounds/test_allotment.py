"""Allotments: what the match tells, given out within the limits of the offers, and told by codes and in words."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is given out")

from liandong.matching import Match, Need, Offer, match
from liandong.matching.assign import Mode
from liandong.matching.rounds import Allotment, Preference, allot
from liandong.rules import Unread
from tests.matching import made

NEEDS, OFFERS = made.both(60, 40, seed=5)
LIMITED = [replace(each, capacity=2, quota=Decimal(1500)) for each in OFFERS]


@pytest.fixture(scope="module")
def found() -> Match:
    return match(NEEDS, LIMITED, made.ON)


@pytest.mark.parametrize("may", [True, False])
@pytest.mark.parametrize("mode", Mode)
def test_nobody_is_given_more_than_the_offers_take(found: Match, mode: Mode, may: bool) -> None:
    told = allot(found, mode, may=may)
    assert len(told.pairs) >= 10
    assert max(Counter(each.need.code for each in told.pairs).values()) == 1
    assert max(Counter(each.offer.code for each in told.pairs).values()) == 2
    known = {(found.needs[n].code, found.offers[p].code) for n, p in pairs(found, may)}
    assert {each.codes for each in told.pairs} <= known
    if mode is Mode.QUOTA:
        sums = Counter[str]()
        for each in told.pairs:
            assert each.need.amount is not None
            sums[each.offer.code] += int(each.need.amount)
        assert max(sums.values()) <= 1500


def pairs(found: Match, may: bool) -> set[tuple[int, int]]:
    told = (found.top, found.possible) if may else (found.top,)
    return {pair for each in told for pair in zip(each.need.tolist(), each.offer.tolist(), strict=True)}


@pytest.mark.parametrize("mode", Mode)
def test_every_need_is_given_something_or_named(found: Match, mode: Mode) -> None:
    told = allot(found, mode)
    given = [each.need.code for each in told.pairs]
    named = [need.code for some in (told.left, told.apart, told.unknown) for need in some]
    assert sorted(given + named) == sorted(need.code for need in NEEDS)
    unknown = {need.code for need in NEEDS if need.amount is None}
    assert {need.code for need in told.unknown} == (unknown if mode is Mode.QUOTA else set())
    assert len(unknown) > 2


def test_the_modes_say_what_they_cost(found: Match) -> None:
    most, steady = allot(found, Mode.WELFARE), allot(found, Mode.STABLE)
    assert most.share == pytest.approx(1, abs=1e-9)
    assert (steady.blocking, steady.blocking_pairs()) == (0, [])
    assert steady.value <= most.value
    assert most.blocking == len(most.blocking_pairs()) > 0


def test_what_an_offer_may_take_counts_by_half(found: Match) -> None:
    told = allot(found)
    by = {each.sure: each.worth / each.score for each in told.pairs}
    assert by == {True: 1.0, False: 0.5}
    assert told.value == pytest.approx(sum(each.worth for each in told.pairs))


def test_offers_may_rank_by_rating() -> None:
    needs = [Need("low", "弱", rating="B", amount=Decimal(1)), Need("high", "强", rating="AAA", amount=Decimal(99))]
    offers = [Offer("p", "贷", amount_most=Decimal(100), capacity=1)]
    one, other = (
        allot(match(needs, offers, made.ON), Mode.STABLE, preference=each)
        for each in (Preference.SAME, Preference.RATING)
    )
    assert [told.pairs[0].need.code for told in (one, other)] == ["low", "high"]
    assert [need.code for need in other.left] == ["low"]


def of_two() -> Allotment:
    """One place, wanted by both: the one that likes it better has nowhere else to go."""
    needs = [
        Need("n1", "甲项目", amount=Decimal(10), region="440100"),
        Need("n2", "乙项目", amount=Decimal(50), region="440100"),
    ]
    offers = [
        Offer("p1", "抢手贷", rate_least=Decimal(3), amount_most=Decimal(100), capacity=1),
        Offer("p2", "冷门贷", rate_least=Decimal("3.1"), amount_most=Decimal(20), capacity=1),
        Offer("p3", "高价贷", rate_least=Decimal(9), amount_most=Decimal(5)),
    ]
    return allot(match(needs, offers, made.ON))


def test_a_blocking_pair_is_told_in_words() -> None:
    told = of_two()
    assert [each.codes for each in told.pairs] == [("n2", "p1"), ("n1", "p2")]
    (block,) = told.blocking_pairs()
    assert block.pair.codes == ("n1", "p1")
    assert block.told().worded("zh") == (
        "“甲项目”与“抢手贷”都更愿意选对方：“甲项目”分到的是评分较低的“冷门贷”，“抢手贷”愿为它放下较不看重的“乙项目”"
    )
    assert "would let go “乙项目”" in block.told().worded("en")
    assert told.told().worded("zh").startswith("总评分最大（双方用同一评分）：分配 2 对")


def test_of_many_blocking_pairs_the_needs_that_gain_most_come_first(found: Match) -> None:
    told = allot(found)
    every = told.blocking_pairs()
    gains = [each.pair.worth - (each.instead.worth if each.instead else 0) for each in every]
    assert gains == sorted(gains, reverse=True)
    assert told.blocking_pairs(3) == every[:3]
    for each in every:
        assert each.instead is None or each.instead in told.pairs
        assert all(one in told.pairs and one.offer_worth < each.pair.offer_worth for one in each.over)


def test_in_sums_of_money_as_many_are_let_go_as_are_needed() -> None:
    needs = [Need(f"n{at}", f"项目{at}", amount=Decimal(sum_)) for at, sum_ in enumerate((60, 60, 120))]
    offers = [Offer("p", "贷", amount_most=Decimal(1000), quota=Decimal(120))]
    told = allot(match(needs, offers, made.ON), Mode.QUOTA)
    assert [each.need.code for each in told.pairs] == ["n0", "n1"]
    assert (told.blocking, [need.code for need in told.left]) == (0, ["n2"])


def test_a_round_in_which_nothing_takes_anything_gives_nothing() -> None:
    told = allot(match([Need("n", "项目", amount=Decimal(5))], [Offer("p", "贷", amount_least=Decimal(9))], made.ON))
    assert (told.pairs, told.share, [need.code for need in told.apart]) == ((), None, ["n"])
    assert "没有可分配的" in told.told().worded("zh")
    assert allot(match([], [], made.ON)).pairs == ()


def test_pairs_that_the_match_does_not_tell_are_counted() -> None:
    offers = [Offer(f"p{at}", "贷") for at in range(4)] + [Offer("q", "贷", further=(Unread("面谈"),))]
    found = match([Need("n", "项目")], offers, made.ON, top=3)
    assert [allot(found, may=may).beyond for may in (True, False)] == [1, 1]
