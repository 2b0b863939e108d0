"""Rounds: kept as they were, the same again whenever asked, and what later ones learn of them."""

import os
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")
import numpy as np

from liandong.errors import MatchingError, RuleError, UnknownRecord
from liandong.matching import Weights
from liandong.matching.fields import FIELDS
from liandong.matching.rounds import Outcome, Round, Rounds, Stage, digest
from liandong.rules import Any, Unread
from liandong.rules.stored import condition_of, plain
from tests.matching import made

NEEDS, OFFERS = made.both(12, 40, seed=3)


def held(title: str = "春季对接会", on: date = made.ON) -> Round:
    return Round(title, on, tuple(NEEDS), tuple(OFFERS), Weights(rate=1), {"p3": 0.25}, 5, 2)


@pytest.fixture
def rounds(tmp_path: Path) -> Rounds:
    return Rounds(tmp_path / "rounds")


def test_a_round_is_read_as_it_was_kept_and_answers_the_same(rounds: Rounds) -> None:
    assert {type(each) for offer in OFFERS for each in offer.further} >= {Any, Unread}
    kept = rounds.keep(held())
    again = rounds.round(kept.id)
    assert again.round == held()
    assert digest(again.round.match()) == digest(held().match())
    assert rounds.keep(held()) == kept
    assert [each.id for each in rounds.all()] == [kept.id]


def test_a_past_round_answers_the_same_in_another_process(rounds: Rounds, tmp_path: Path) -> None:
    kept = rounds.keep(held())
    program = (
        "import sys; from pathlib import Path; from liandong.matching.rounds import Rounds, digest;"
        "print(digest(Rounds(Path(sys.argv[1])).round(sys.argv[2]).round.match()))"
    )
    asked = [sys.executable, "-c", program, str(tmp_path / "rounds"), kept.id]
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
    kept = rounds.keep(held())
    later = made.ON + timedelta(10)
    rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, later, Decimal("1200.50"), "某银行"))
    rounds.state(kept.id, Outcome("n1", "p2", Stage.PAID_OUT, later + timedelta(5), Decimal(600)))
    assert [each.stage for each in rounds.outcomes(kept.id)] == [Stage.APPROVED, Stage.PAID_OUT]
    assert rounds.outcomes(kept.id)[0].amount == Decimal("1200.50")
    assert rounds.reached(kept.id, later)[("n1", "p2")].stage is Stage.APPROVED
    for need, offer, on in (("x", "p2", later), ("n1", "x", later), ("n1", "p2", made.ON - timedelta(1))):
        with pytest.raises(MatchingError):
            rounds.state(kept.id, Outcome(need, offer, Stage.CONTACT, on))
    assert len(rounds.outcomes(kept.id)) == 2


def test_the_next_round_learns_what_was_stated_by_its_day(rounds: Rounds) -> None:
    kept = rounds.keep(held())
    soon = made.ON + timedelta(30)
    for need in ("n1", "n2", "n3"):
        rounds.state(kept.id, Outcome(need, "p2", Stage.APPROVED, soon))
    rounds.state(kept.id, Outcome("n4", "p5", Stage.REFUSED, soon))
    before = rounds.success(tuple(OFFERS), made.ON + timedelta(1))
    after = rounds.success(tuple(OFFERS), soon)
    assert set(before.values()) == {0.5}
    assert after["p5"] < after["p0"] < after["p2"]


def test_the_same_pair_of_two_rounds_counts_twice(rounds: Rounds) -> None:
    for title in ("春季对接会", "夏季对接会"):
        kept = rounds.keep(held(title))
        rounds.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, made.ON))
    one = Rounds(rounds._folder.parent / "other")
    kept = one.keep(held())
    one.state(kept.id, Outcome("n1", "p2", Stage.APPROVED, made.ON))
    one.state(kept.id, Outcome("n1", "p3", Stage.REFUSED, made.ON))
    day = made.ON + timedelta(1)
    rounds.state(rounds.all()[0].id, Outcome("n1", "p3", Stage.REFUSED, made.ON))
    assert rounds.success(tuple(OFFERS), day)["p2"] > one.success(tuple(OFFERS), day)["p2"]


def test_a_round_that_was_changed_or_is_not_there_is_refused(rounds: Rounds) -> None:
    kept = rounds.keep(held())
    file = rounds._file(kept.id)
    file.write_bytes(file.read_bytes().replace("春季".encode(), "秋季".encode()))
    with pytest.raises(MatchingError, match=kept.id):
        rounds.round(kept.id)
    for wrong in ("0" * 16, "../x", ""):
        with pytest.raises(UnknownRecord):
            rounds.round(wrong)


def test_an_outcome_that_is_none_names_its_file(rounds: Rounds) -> None:
    kept = rounds.keep(held())
    rounds.state(kept.id, Outcome("n1", "p2", Stage.CONTACT, made.ON))
    (file,) = rounds._outcomes(kept.id).iterdir()
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(MatchingError, match=file.name):
        rounds.outcomes(kept.id)
