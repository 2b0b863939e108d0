"""The appraisal is counted from logs as they were known at the end of the time; of few tasks there is no place."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given

from liandong.errors import EntryError
from liandong.followup.reckoning import month
from liandong.followup.reckoning.appraisal import FEWEST, appraisal
from liandong.followup.tasks import Deed, Event, Proof, Told
from tests.followup.calendar.independent import works
from tests.followup.reckoning.test_month import END, EVERY, OCTOBER, by_hand

AT = "2026-{}T10:00:00+08:00".format
DUE = date(2026, 10, 9)


@given(EVERY)
def test_each_owner_has_what_is_counted_by_hand(every: Sequence[list[Event]]) -> None:
    found, told = appraisal(every, OCTOBER, END), [each for log in every if (each := by_hand(log)) and each["due"]]
    assert {merit.owner for merit in found.merits} == {each["owner"] for each in told}
    for merit in found.merits:
        theirs = [each for each in told if each["owner"] == merit.owner]
        assert sorted(each.outcome.value for each in merit.every) == sorted(str(each["outcome"]) for each in theirs)
        assert merit.moved_in_time == sum(each["outcome"] == "in_time" and not each["first"] for each in theirs)


@given(EVERY)
def test_it_tells_of_a_month_what_the_notice_tells(every: Sequence[list[Event]]) -> None:
    found, told = appraisal(every, OCTOBER, END), month(every, OCTOBER)
    assert sorted(each.task.number for merit in found.merits for each in merit.every) == sorted(
        each.task.number for each in told.due
    )


def log(number: int, owner: str, proved: str = "", due: date = DUE) -> list[Event]:
    entries = [(Deed.ADD, "09-01", Told(title="事", owner=owner, due=due))]
    if proved:
        entries += [(Deed.PROVE, proved, Told(proof=Proof(sentence="验收"))), (Deed.FINISH, "10-31", Told())]
    return [Event(number, n, deed, said, "周敏", AT(day), "因") for n, (deed, day, said) in enumerate(entries, 1)]


def test_few_tasks_get_no_place_and_the_same_rate_the_same() -> None:
    kept = {"甲": 5, "乙": 3, "丙": 3, "丁": 4}
    every, number = [], 0
    for owner, good in kept.items():
        for each in range(FEWEST if owner != "丁" else FEWEST - 1):
            number += 1
            every.append(log(number, owner, "10-09" if each < good else "10-12"))
    found = appraisal(every, OCTOBER, END)
    assert [merit.owner for merit in found.merits] == ["甲", "丙", "乙", "丁"]  # by name where rates are the same
    assert dict(found.ranks) == {"甲": 1, "乙": 2, "丙": 2}
    (rest,) = [merit for merit in found.merits if merit.owner == "丁"]
    assert (rest.judged, rest.in_time) == (4, 4)


@pytest.mark.parametrize("proved", ["10-10", "10-12", "10-30", ""])
def test_days_late_are_working_days_from_the_due_day_on(proved: str) -> None:
    (merit,) = appraisal([log(1, "甲", proved)], OCTOBER, END).merits
    end = datetime.fromisoformat(AT(proved)).date() if proved else END
    days = [DUE + timedelta(days=number) for number in range(1, (end - DUE).days + 1)]
    assert merit.late_days == (sum(map(works, days)),)
    assert merit.mean_late == sum(map(works, days))


def test_a_time_that_cannot_be_is_told_and_what_is_still_to_come_does_not_count() -> None:
    with pytest.raises(EntryError, match="2026-10-31"):
        appraisal([], END, OCTOBER)
    with pytest.raises(EntryError, match="2026-10-01"):
        appraisal([], OCTOBER, END, OCTOBER)
    found = appraisal([log(1, "甲"), log(2, "甲", due=date(2026, 10, 20))], OCTOBER, END, date(2026, 10, 12))
    assert (found.until, [each.task.number for each in found.merits[0].every]) == (date(2026, 10, 11), [1])
    assert appraisal([], OCTOBER, END).merits == ()
