"""What became of an event: its projects by how far they came, each counted once, and what later pages say in sum."""

from datetime import date
from decimal import Decimal

import pytest

from liandong import Ledger
from liandong.followup.promises import Became, Outcome, Stage, became
from liandong.followup.promises.tables import event_data, event_headings, event_rows

NOW = date(2026, 11, 27)


def event_of(ledger: Ledger, name: str) -> str:
    return next(each.id for each in ledger.records("event") if name in each.label)


@pytest.fixture(scope="module")
def told(followed: Ledger) -> Became:
    return became(followed, event_of(followed, "论坛"), NOW)


def test_each_project_stands_at_one_stage(told: Became) -> None:
    numbers = {stage: group.number for stage, group in told.stages.items()}
    assert numbers == {Stage.SIGNED: 3, Stage.BUILDING: 1, Stage.OPERATING: 2}
    assert sorted(id_ for group in told.stages.values() for id_ in group.ids) == list(told.projects)
    assert told.sides["terminated"].number == 1


def test_the_sums_are_those_of_the_projects(told: Became) -> None:
    (sum_,) = told.stages[Stage.SIGNED].sums.sums
    assert (sum_.currency, sum_.low, sum_.records) == ("CNY", Decimal(7_800_000_000), 3)


def test_outcomes_count_each_promise_once(told: Became) -> None:
    numbers = {outcome: group.number for outcome, group in told.outcomes.items()}
    assert numbers == {Outcome.KEPT: 1, Outcome.LATE: 2, Outcome.BROKEN: 1, Outcome.SILENT: 2}


def test_what_later_pages_say_in_sum_stands_with_its_day_and_sentence(told: Became) -> None:
    later = {each.shown: each for each in told.sayings if each.later}
    assert set(later) == {"853个", "567个", "5,218.1亿元"}
    assert all(each.day == "2026-04-10" and each.proof.statements for each in later.values())
    assert {each.shown for each in told.sayings if not each.later} == {"6个", "186亿元"}


def test_as_of_a_day_before_it_the_later_page_is_not_known(followed: Ledger) -> None:
    early = became(followed, event_of(followed, "论坛"), date(2025, 1, 1))
    assert not [each for each in early.sayings if each.later]
    assert set(early.stages) == {Stage.SIGNED}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_have_a_cell_for_each_heading(told: Became, lang: str) -> None:
    assert {len(row) for row in event_rows(told, lang)} == {len(event_headings(lang))}
    assert len(event_data(told, lang)["said"]) == len(told.sayings)
