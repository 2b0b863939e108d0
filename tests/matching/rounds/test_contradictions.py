"""Contradictions: sums and stages of one pair that cannot all be so are refused, in whatever order they are stated."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from liandong.matching import Need, Offer
from liandong.matching.rounds import Outcome, Round, Stage
from liandong.matching.rounds.contradictions import Said, contradicted

DAY = date(2026, 3, 1)
ROUND = Round("春季", DAY, (Need("n", "扩产", amount=Decimal(500)),), (Offer("p", "甲贷"),))


def said(stage: Stage, day: int, amount: int | None = None) -> Outcome:
    return Outcome("n", "p", stage, DAY + timedelta(day), None if amount is None else Decimal(amount))


def stated(*outcomes: Outcome, round_: Round = ROUND) -> tuple[list[Said], list[str]]:
    """Each in turn where nothing contradicts it: what stands then, and what was refused."""
    held, told = list[Said](), list[str]()
    for number, each in enumerate(outcomes, 1):
        found = contradicted(round_, held, each)
        if found is None:
            held.append((number, each))
        else:
            told.append(found.code)
            assert all(found.worded(lang) for lang in ("zh", "en"))
    return held, told


A, P, R, NO = Stage.APPROVED, Stage.PAID_OUT, Stage.REPAID, Stage.REFUSED


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ((said(A, 1, 500), said(P, 2, 600)), "match.outcome_above"),
        ((said(A, 1, 500), said(P, 2, 300), said(P, 3, 300)), "match.outcome_above"),
        ((said(A, 3, 500), said(P, 1, 600)), "match.outcome_above"),
        ((said(P, 2, 600), said(R, 3, 700)), "match.outcome_repaid"),
        ((said(NO, 1), said(A, 2, 500)), "match.outcome_refused"),
        ((said(NO, 2), said(P, 1)), "match.outcome_refused"),
    ],
)
def test_what_cannot_all_be_so_is_refused_whatever_is_stated_last(outcomes: tuple[Outcome, ...], code: str) -> None:
    for order in permutations(outcomes):
        held, told = stated(*order)
        assert (len(held), told) == (len(outcomes) - 1, [code])


@pytest.mark.parametrize(
    "outcomes",
    [
        (said(P, 2, 600),),
        (said(R, 2, 600),),
        (said(A, 1), said(P, 2, 600), said(R, 3, 600)),
        (said(A, 1, 500), said(P, 2, 500), said(R, 3, 400), said(P, 4, 400)),
        (said(A, 1, 500), said(P, 2, 500), said(R, 3), said(P, 4, 400)),
        (said(A, 1, 500), said(A, 2, 600), said(P, 2, 600)),
        (said(A, 1, 500), said(NO, 9)),
        (said(A, 1, 500), said(NO, 1)),
        (said(P, 1), said(R, 3, 700)),
        (said(NO, 1), said(Stage.AUTHORISED, 5)),
    ],
)
def test_what_comes_late_or_in_parts_is_no_contradiction(outcomes: tuple[Outcome, ...]) -> None:
    assert stated(*outcomes)[1] == []
    assert stated(*outcomes[::-1])[1] == [] or any(each.stage is R for each in outcomes)


def test_the_message_names_what_to_take_back() -> None:
    told = contradicted(ROUND, [(4, said(NO, 1))], said(A, 2, 500))
    assert told is not None
    assert (
        told.worded("zh") == "第 4 条已登记 2026-03-02 拒绝，与“批准”矛盾：那一条不再成立的，先撤回（第 4 条），再登记"
    )


def test_what_contradicts_itself_already_keeps_out_nothing_more() -> None:
    held = [(1, said(A, 1, 500)), (2, said(P, 2, 600))]
    assert contradicted(ROUND, held, said(Stage.CONTACT, 0)) is None
    assert contradicted(ROUND, held, said(NO, 3)) is not None


def test_a_pair_that_the_match_keeps_apart_has_met_before_anything_came_of_it() -> None:
    apart = Round("春季", DAY, ROUND.needs, (Offer("p", "甲贷", amount_most=Decimal(100)),))
    for stage in (A, P, R, NO, Stage.AUTHORISED):
        assert stated(said(stage, 1), round_=apart)[1] == ["match.outcome_not_met"]
        assert stated(said(Stage.CONTACT, 0), said(stage, 1), round_=apart)[1] == []
