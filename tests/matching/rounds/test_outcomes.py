"""Outcomes: how far pairs have come, and what the next round learns from it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from liandong.errors import MatchingError
from liandong.matching import Need, Offer, Weights, match
from liandong.matching.lines import lines
from liandong.matching.rounds import Outcome, Stage, TrackRecord, reached, records, shares
from liandong.matching.rounds.allotment import candidates
from liandong.matching.rounds.success import PRIOR
from liandong.matching.telling import score

DAY = date(2026, 3, 1)


def outcome(need: str, stage: Stage, day: int, amount: int | None = None, offer: str = "p") -> Outcome:
    return Outcome(need, offer, stage, DAY + timedelta(day), None if amount is None else Decimal(amount))


def test_a_pair_has_come_as_far_as_was_stated_by_the_day() -> None:
    said = [
        outcome("n", Stage.PAID_OUT, 30, 200),
        outcome("n", Stage.CONTACT, 0),
        outcome("n", Stage.APPROVED, 20, 500),
        outcome("n", Stage.PAID_OUT, 60, 300),
    ]
    early, late = (reached(said, DAY + timedelta(day))[("n", "p")] for day in (20, 90))
    assert (early.stage, late.stage) == (Stage.APPROVED, Stage.PAID_OUT)
    assert late.sums == {Stage.APPROVED: Decimal(500), Stage.PAID_OUT: Decimal(500)}
    assert late.days[Stage.PAID_OUT] == DAY + timedelta(30)
    assert reached(said, DAY - timedelta(1)) == {}


def test_a_later_approval_stands_for_the_earlier_one() -> None:
    said = [outcome("n", Stage.APPROVED, 1, 500), outcome("n", Stage.APPROVED, 5, 400)]
    assert reached(said, date.max)[("n", "p")].sums[Stage.APPROVED] == Decimal(400)


def test_who_was_paid_had_been_approved() -> None:
    found = reached([outcome("n", Stage.PAID_OUT, 3, 10)], date.max)[("n", "p")]
    assert [found.came_to(stage) for stage in (Stage.CONTACT, Stage.APPROVED, Stage.REPAID)] == [True, True, False]


def test_what_is_refused_after_approval_was_approved() -> None:
    found = reached([outcome("n", Stage.APPROVED, 1), outcome("n", Stage.REFUSED, 9)], date.max)[("n", "p")]
    assert found.stage is Stage.APPROVED
    assert reached([outcome("n", Stage.REFUSED, 9)], date.max)[("n", "p")].stage is Stage.REFUSED


def test_what_is_pending_counts_neither_for_nor_against() -> None:
    said = [
        outcome("a", Stage.CONTACT, 0), outcome("b", Stage.REFUSED, 2), outcome("c", Stage.APPROVED, 3),
        outcome("d", Stage.PAID_OUT, 3), outcome("e", Stage.REFUSED, 1, offer="q"),
    ]  # fmt: skip
    found = records(reached(said, date.max))
    assert found == {"p": TrackRecord(4, 2, 1), "q": TrackRecord(1, 0, 0)}
    made = shares(found, ["p", "q", "r"])
    assert made["p"] == pytest.approx((2 + PRIOR * 0.5) / (3 + PRIOR))
    assert made["q"] == pytest.approx((0 + PRIOR * 0.5) / (1 + PRIOR))
    assert made["r"] == pytest.approx(0.5)
    assert shares({}, ["p"]) == {"p": 0.5}


def test_one_refusal_does_not_take_all_chances_from_everybody() -> None:
    made = shares({"p": TrackRecord(1, 0, 0)}, ["p", "q"])
    common = PRIOR * 0.5 / (1 + PRIOR)
    assert made["q"] == pytest.approx(common)
    assert made["p"] == pytest.approx(PRIOR * common / (1 + PRIOR))


def test_outcomes_move_the_scores_of_the_next_round_as_stated() -> None:
    needs, offers = [Need("n", "需求")], [Offer("p", "甲"), Offer("q", "乙")]
    before = match(needs, offers, DAY)
    said = [outcome(each, Stage.APPROVED, 3, offer="q") for each in "abc"]
    learnt = shares(records(reached([*said, outcome("d", Stage.REFUSED, 3)], date.max)), ["p", "q"])
    after = match(needs, offers, DAY, success=learnt)
    assert [after.offers[at].code for at in after.top.offer] == ["q", "p"]
    moved = after.top.score[0] - before.top.score[before.top.offer.tolist().index(1)]
    assert moved == pytest.approx(Weights().shares()["success"] * (learnt["q"] - 0.5), abs=2e-9)
    was = {each.offer.code: each.score for each in lines(before)}
    for told in (
        {each.offer.code: each.before for each in lines(after)},
        {each.offer.code: each.before for each in candidates(after)},
    ):
        assert told == {"p": None, "q": pytest.approx(was["q"], abs=2e-9)}, "the share of p is a half again"
    assert {each.before for each in candidates(before)} == {None}


def test_a_score_is_told_with_what_it_was_before_outcomes_where_it_differs_in_what_is_shown() -> None:
    assert score(0.71, None).worded("en") == score(0.71, 0.7101).worded("en") == "71.0"
    assert score(0.71, 0.64).worded("en") == "71.0 (before outcomes 64.0)"
    assert score(0.71, 0.64).worded("zh") == "71.0（不计以往结果时 64.0）"


@pytest.mark.parametrize("amount", [0, -5])
def test_a_sum_that_is_none_is_refused(amount: int) -> None:
    with pytest.raises(MatchingError, match="n"):
        outcome("n", Stage.PAID_OUT, 1, amount)
