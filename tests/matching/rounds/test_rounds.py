"""Rounds: kept as they were, the same again whenever asked, and what later ones learn of them."""

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")
import numpy as np
from sqlalchemy import func

from liandong import open_workspace
from liandong.errors import EntryError, MatchingError, RuleError, UnknownRecord
from liandong.matching import Offer, Weights
from liandong.matching.fields import FIELDS
from liandong.matching.rounds import Host, Outcome, Round, Rounds, Stage, TrackRecord, digest
from liandong.matching.rounds.stored import id_of, packed, packed_outcome
from liandong.matching.soundness import remarks
from liandong.rules import Any, Unread
from liandong.rules.stored import condition_of, plain
from liandong.store.beside import Beside
from liandong.store.matching import match_forgotten, match_outcome, match_round, match_round_left, match_round_made
from tests.matching import made

NEEDS, OFFERS = made.both(12, 40, seed=3)
for _at in (2, 5):
    OFFERS[_at] = Offer(OFFERS[_at].code, OFFERS[_at].title)  # what came of a pair is stated of one that may meet


def held(title: str = "春季对接会", on: date = made.ON) -> Round:
    return Round(title, on, tuple(NEEDS), tuple(OFFERS), Weights(rate=1), {"p3": 0.25}, 5, 2)


BY = {"actor": "周敏", "reason": "会后回访"}


@pytest.fixture
def rounds(beside: Beside) -> Rounds:
    return Rounds(beside)


def test_a_round_is_read_as_it_was_kept_and_answers_the_same(rounds: Rounds) -> None:
    assert {type(each) for offer in OFFERS for each in offer.further} >= {Any, Unread}
    assert rounds.all() == ()
    kept = rounds.keep(held(), **BY)
    again = rounds.round(kept.id)
    assert again.round == held()
    assert digest(again.round.match()) == digest(held().match())
    assert rounds.keep(held(), actor="李文") == kept
    (header,) = rounds.all()
    assert (header.id, header.needs, header.offers, header.by) == (kept.id, 12, 40, kept.by)
    assert header.by.actor == "周敏"


def test_a_round_is_matched_once_however_often_it_is_asked() -> None:
    round_ = held()
    assert round_.match() is round_.match()
    assert round_ == held(), "what was found is no part of what a round is"


def test_nobody_keeps_a_round_without_a_name(rounds: Rounds) -> None:
    with pytest.raises(EntryError):
        rounds.keep(held(), actor=" ")
    assert rounds.all() == ()


def test_a_past_round_answers_the_same_in_another_process(tmp_path: Path) -> None:
    place = str(tmp_path / "ws")
    with open_workspace(place, create=True) as opened, closing(opened.beside()) as beside:
        kept = Rounds(beside).keep(held(), **BY)
    program = (
        "import sys; from liandong import open_workspace; from liandong.matching.rounds import Rounds, digest;"
        "beside = open_workspace(sys.argv[1]).beside();"
        "print(digest(Rounds(beside).round(sys.argv[2]).round.match())); beside.close()"
    )
    asked = [sys.executable, "-c", program, place, kept.id]
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    told = {subprocess.run(asked, capture_output=True, text=True, check=True, env=each).stdout for each in seeds}
    assert told == {digest(held().match()) + "\n"}


@pytest.mark.parametrize("at", range(30))
def test_conditions_are_kept_whole(at: int) -> None:
    condition = made.condition(np.random.default_rng(at))
    assert condition_of(plain(condition), FIELDS) == condition


@pytest.mark.parametrize(
    "wrong",
    [{"field": "amount"}, {"field": "amount", "relation": "at_most", "value": "x"}, {}, {"all": 3}, {"not": None},
     {"field": "nothing", "relation": "is", "value": True}, {"field": "amount", "relation": "x", "value": "1"}],
)  # fmt: skip
def test_what_is_no_condition_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        condition_of(wrong, FIELDS)


def test_outcomes_are_stated_of_pairs_of_the_round_alone(rounds: Rounds) -> None:
    kept = rounds.keep(held(), **BY)
    later = made.ON + timedelta(10)
    rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, later, Decimal("1200.50")), **BY)
    rounds.state(kept.id, Outcome("n1", "p2", Stage.PAID_OUT, later + timedelta(5), Decimal(600)), **BY)
    assert [each.stage for each in rounds.outcomes(kept.id)] == [Stage.APPROVED, Stage.PAID_OUT]
    assert rounds.outcomes(kept.id)[0].amount == Decimal("1200.50")
    assert rounds.reached(kept.id, later)[("n1", "p2")].stage is Stage.APPROVED
    assert [each.by.reason for each in rounds.stated(kept.id)] == ["会后回访"] * 2
    wrong = ("x", "p2", later), ("n1", "x", later), ("n1", "p2", made.ON - timedelta(1)), ("n1", "p2", date.max)
    for need, offer, on in wrong:
        with pytest.raises(MatchingError):
            rounds.state(kept.id, Outcome(need, offer, Stage.CONTACT, on), **BY)
    with pytest.raises(EntryError):
        rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, later), actor="")
    assert len(rounds.outcomes(kept.id)) == 2


def test_nothing_is_taken_back_where_nothing_was_ever_kept(rounds: Rounds, beside: Beside) -> None:
    with pytest.raises(UnknownRecord):
        rounds.retract("0" * 16, 1, actor="李文", reason="记错了")
    assert not beside.holds(match_outcome)


def test_an_outcome_rests_on_a_reason_or_on_a_record(rounds: Rounds) -> None:
    kept = rounds.keep(held(), **BY)
    with pytest.raises(EntryError):
        rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, made.ON), actor="周敏")
    rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, made.ON), actor="周敏", reason="会后回访")
    rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, made.ON, record="r1"), actor="周敏")
    assert [each.outcome.record for each in rounds.stated(kept.id)] == ["", "r1"]


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_approved_paid_out_or_repaid_has_a_sum(rounds: Rounds, stage: Stage) -> None:
    kept = rounds.keep(held(), **BY)
    told = Outcome("n1", "p2", stage, made.ON, Decimal(77))
    if stage in (Stage.APPROVED, Stage.PAID_OUT, Stage.REPAID):
        rounds.state(kept.id, told, **BY)
    else:
        with pytest.raises(MatchingError):
            rounds.state(kept.id, told, **BY)
    # what older versions let pass is still told
    with rounds._beside.writing() as connection:
        connection.execute(match_outcome.delete())
        row = {"round": kept.id, "number": 1, "told": packed_outcome(told), "retracts": 0, "at": "2026-06-01T00:00:00Z"}
        connection.execute(match_outcome.insert(), [row | BY])
    assert rounds.outcomes(kept.id) == [told]


def test_what_was_stated_is_taken_back_and_both_stay(rounds: Rounds) -> None:
    kept = rounds.keep(held(), **BY)
    first = rounds.state(kept.id, Outcome("n1", "p2", Stage.REFUSED, made.ON), **BY)
    second = rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, made.ON), **BY)
    before = rounds.newest()
    rounds.retract(kept.id, first, actor="李文", reason="记错了")
    assert rounds.newest() != before
    assert [each.stage for each in rounds.outcomes(kept.id)] == [Stage.APPROVED]
    one, other = rounds.stated(kept.id)
    assert (one.number, other.number) == (first, second)
    assert one.retracted is not None
    assert (one.retracted.actor, one.retracted.reason, other.retracted) == ("李文", "记错了", None)
    for number in (first, 3, 99):  # taken back already, itself a taking back, none
        with pytest.raises(UnknownRecord):
            rounds.retract(kept.id, number, actor="李文", reason="再撤")
    with pytest.raises(EntryError):
        rounds.retract(kept.id, second, actor="李文", reason="")
    assert len(rounds.stated(kept.id)) == 2


def test_the_next_round_learns_what_was_stated_by_its_day(rounds: Rounds) -> None:
    kept = rounds.keep(held(), **BY)
    soon = made.ON + timedelta(30)
    for need in ("n1", "n2", "n3"):
        rounds.state(kept.id, Outcome(need, "p2", Stage.APPROVED, soon), **BY)
    wrong = rounds.state(kept.id, Outcome("n4", "p5", Stage.APPROVED, soon), **BY)
    rounds.state(kept.id, Outcome("n4", "p5", Stage.REFUSED, soon), **BY)
    rounds.retract(kept.id, wrong, **BY)
    before = rounds.success(OFFERS, made.ON + timedelta(1))
    after = rounds.success(OFFERS, soon)
    assert before == {}
    assert after["p5"] < after["p0"] < after["p2"]
    assert after["p2"] == pytest.approx((3 + 4 * (3 + 2) / (4 + 4)) / (3 + 4))
    assert rounds.success(OFFERS, made.ON) == before, "a round does not learn of its own day"


def test_what_was_stated_or_taken_back_later_was_not_known(rounds: Rounds) -> None:
    by = {"actor": "周敏", "reason": "会后回访"}
    kept = rounds.keep(held(), **by, at="2026-06-01T18:00:00+08:00")
    soon, july = made.ON + timedelta(5), date(2026, 7, 1)
    wrong = rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, soon), **by, at="2026-06-20T09:00:00+08:00")
    before = rounds.success(OFFERS, july, known_on=july)
    assert before["p2"] > before["p5"]
    rounds.retract(kept.id, wrong, **by, at="2026-11-02T09:00:00+08:00")
    rounds.state(kept.id, Outcome("n2", "p5", Stage.APPROVED, soon), **by, at="2026-11-03T09:00:00+08:00")
    assert rounds.success(OFFERS, july, known_on=july) == before
    assert rounds.success(OFFERS, july)["p5"] > rounds.success(OFFERS, july)["p2"]
    assert set(rounds.reached(kept.id, july, known_on=july)) == {("n1", "p2")}
    assert set(rounds.reached(kept.id, july)) == {("n2", "p5")}
    assert rounds.reached(kept.id, july, known_on=date(2026, 11, 2)) == {}
    (then,) = rounds.stated(kept.id, known_on=july)
    assert then.retracted is None
    assert rounds.all(known_on=date(2026, 5, 31)) == ()
    assert [each.id for each in rounds.all(known_on=july)] == [kept.id]
    assert rounds.records(july, known_on=date(2026, 5, 31)) == {}


def test_a_round_tells_what_it_answered_and_by_which_program(rounds: Rounds, beside: Beside) -> None:
    kept = rounds.keep(held(), **BY)
    assert (kept.digest, kept.revision) == (digest(held().match()), rounds.revision)
    assert kept.otherwise(kept.round.match()) is False
    assert rounds.keep(held(), **BY) == kept
    assert list(remarks(beside)) == []
    with beside.writing() as connection:
        connection.execute(match_round_made.update().values(digest="0" * 64))
    assert rounds.round(kept.id).otherwise(kept.round.match()) is True
    assert list(remarks(beside)) == [], "one that a program of the same revision kept is not matched anew"
    with beside.writing() as connection:
        connection.execute(match_round_made.update().values(revision="0" * 12))
    (told,) = remarks(beside)
    assert (told.code, told.values["id"], told.values["revision"]) == ("check.round_otherwise", kept.id, "0" * 12)


def test_a_round_that_an_older_program_kept_still_opens(rounds: Rounds, beside: Beside) -> None:
    kept = rounds.keep(held(), **BY)
    with beside.writing() as connection:
        for table in (match_round_made, match_round_left, match_forgotten):
            table.drop(connection)
    older = Rounds(beside).round(kept.id)
    assert (older.round, older.digest, older.otherwise(older.round.match())) == (kept.round, "", None)
    assert list(remarks(beside)) == []
    again = Rounds(beside).keep(replace(held(), title="秋季对接会"), **BY)
    assert again.otherwise(again.round.match()) is False


def test_the_same_pair_of_two_rounds_counts_twice(rounds: Rounds) -> None:
    for title in ("春季对接会", "夏季对接会"):
        kept = rounds.keep(held(title), **BY)
        rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, made.ON), **BY)
    assert rounds.records(made.ON + timedelta(1))["p2"] == TrackRecord(2, 2, 0)


def test_a_round_that_was_changed_or_is_not_there_is_refused(rounds: Rounds, beside: Beside) -> None:
    for wrong in ("0" * 16, "../x", ""):
        with pytest.raises(UnknownRecord):
            rounds.round(wrong)
    kept = rounds.keep(held(), **BY)
    with beside.writing() as connection:
        connection.execute(match_round.update().values(whole=func.replace(match_round.c.whole, "春季", "秋季")))
    with pytest.raises(MatchingError, match=kept.id):
        rounds.round(kept.id)


def test_an_outcome_that_is_none_names_its_round(rounds: Rounds, beside: Beside) -> None:
    kept = rounds.keep(held(), **BY)
    rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, made.ON), **BY)
    with beside.writing() as connection:
        connection.execute(match_outcome.update().values(told="{}"))
    with pytest.raises(MatchingError, match=kept.id):
        rounds.outcomes(kept.id)


def test_who_holds_a_round_is_kept_and_a_round_of_nobody_is_called_as_before(rounds: Rounds) -> None:
    host = Host("市发展改革委", "国际会展中心 3 号馆", "020-12345678")
    kept = rounds.keep(replace(held(), host=host), **BY)
    assert rounds.round(kept.id).round.host == host
    assert kept.id != id_of(packed(held()))
    assert "host" not in packed(held())
    assert Host("", "某处").told() == (("place", "某处"),)
    with pytest.raises(MatchingError):
        Host("长" * 201)
