"""What a round brought: counted once, nothing that is not known reckoned as nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")

from liandong.matching import Need, Offer
from liandong.matching.rounds import Outcome, Round, Stage, brought, reached, together
from liandong.rules.condition import Days

DAY = date(2026, 3, 1)
ROUND = Round(
    "春季对接会", DAY,
    (*(Need(code, code) for code in "abcd"), Need("x", "过期", days=Days(until=date(2026, 1, 1)))),
    (Offer("p", "贷"), Offer("q", "债")),
)  # fmt: skip


def said(need: str, stage: Stage, day: int, amount: int | None = None, offer: str = "p") -> Outcome:
    return Outcome(need, offer, stage, DAY + timedelta(day), None if amount is None else Decimal(amount))


SAID = [
    said("a", Stage.CONTACT, 0), said("a", Stage.AUTHORISED, 1), said("a", Stage.APPROVED, 5, 500),
    said("a", Stage.PAID_OUT, 9, 200), said("a", Stage.PAID_OUT, 12, 300), said("a", Stage.REPAID, 300, 100),
    said("a", Stage.REFUSED, 4, offer="q"), said("b", Stage.PAID_OUT, 8), said("c", Stage.REFUSED, 3),
    said("d", Stage.CONTACT, 0), said("d", Stage.APPROVED, 20, 80, "q"),
]  # fmt: skip


def test_pairs_are_counted_by_the_stage_that_they_came_to() -> None:
    told = brought(ROUND, reached(SAID, DAY + timedelta(100)))
    assert (told.needs, told.offers, told.met, told.pending) == (4, 2, 3, 1)
    assert told.stages == {
        Stage.CONTACT: 6, Stage.AUTHORISED: 1, Stage.APPROVED: 3, Stage.PAID_OUT: 2, Stage.REPAID: 0, Stage.REFUSED: 2
    }  # fmt: skip
    assert told.share == pytest.approx(3 / 5)


def test_sums_are_of_those_that_tell_one() -> None:
    told = brought(ROUND, reached(SAID, date.max))
    assert told.sums == {Stage.APPROVED: Decimal(580), Stage.PAID_OUT: Decimal(500), Stage.REPAID: Decimal(100)}
    assert told.untold == {Stage.APPROVED: 1, Stage.PAID_OUT: 1, Stage.REPAID: 0}


def test_what_is_not_stated_by_the_day_has_not_happened() -> None:
    told = brought(ROUND, reached(SAID, DAY))
    assert (told.stages[Stage.CONTACT], told.pending, told.share, told.sums) == (2, 2, None, {})
    assert brought(ROUND, {}).share is None


def test_rounds_are_added_up() -> None:
    one, other = brought(ROUND, reached(SAID, date.max)), brought(ROUND, reached(SAID[:3], date.max))
    whole = together([one, other])
    assert (whole.needs, whole.met, whole.stages[Stage.APPROVED]) == (8, 4, 4)
    assert whole.sums[Stage.APPROVED] == Decimal(1080)
    assert whole.share == pytest.approx(4 / 6)
    assert together([]).share is None
