"""Health: every day by rule counts once, unknown is not missed, and each figure is what it counts."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from liandong.followup.calendar import Every, Moved, Rule, Turn, china
from liandong.followup.mechanisms import (
    Agreed,
    Attended,
    Mechanism,
    Member,
    Presence,
    Round,
    Ruled,
    Sitting,
    State,
    health,
)
from liandong.followup.mechanisms.health import Carried, Kept
from liandong.followup.tasks import State as TaskState
from liandong.followup.tasks import Task

NAMES = ("深圳市", "东莞市", "惠州市")
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)


def kept(**said: Any) -> Mechanism:
    members = tuple(Member(name) for name in NAMES)
    return Mechanism(
        **{"number": 1, "version": 1, "state": State.KEPT_UP, "name": "联席会议", "members": members, **said}
    )


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    every = draw(st.sampled_from(Every))
    which = draw(
        st.sampled_from(
            [{"day": 15}, {"day": -1}, {"weekday": 4, "nth": -1}, {"weekday": 1, "nth": 2}, {"working": -3}]
        )
    )
    month, moved = draw(st.integers(1, every.months)), draw(st.sampled_from(Moved))
    return Rule(every, month=month, moved=moved, **which)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Mechanism, list[Round], date]:
    """A mechanism whose rule may have changed, over up to twenty years, with rounds of all sorts for some days."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=4, unique=True)))
    ruled = tuple(Ruled(day, draw(st.none() | rules())) for day in days[:-1])
    mechanism = kept(rules=ruled, grace=draw(st.integers(0, 60)))
    due = [each.day for each in mechanism.due(days[0], LAST, china())]
    rounds = []
    for number, day in enumerate(draw(st.lists(st.sampled_from(due), unique=True, max_size=12)) if due else [], 1):
        state = draw(st.sampled_from(Sitting))
        moved = day + timedelta(days=draw(st.integers(-10, 90)))
        rounds.append(Round(number=number, version=1, state=state, mechanism=1, day=moved, planned=day))
    return mechanism, rounds, days[-1]


@given(histories())
def test_every_day_by_rule_counts_once_and_none_twice(told: tuple[Mechanism, list[Round], date]) -> None:
    mechanism, rounds, day = told
    found = health(mechanism, rounds, {}, day, china())
    days = [each.day for each in found.due]
    assert days == sorted(set(days))
    assert all(each <= day for each in days)
    assert sum(len(found.rounds(each)) for each in Kept) == len(found.due)
    held = {each.number for each in rounds if each.state is Sitting.HELD and each.day <= day}
    counted = [each.round.number for sort in (Kept.ON_TIME, Kept.LATE) for each in found.rounds(sort) if each.round]
    assert sorted([*counted, *(each.number for each in found.beside)]) == sorted(held)


@given(histories())
def test_what_nobody_said_is_never_missed_and_what_was_said_is_never_unrecorded(
    told: tuple[Mechanism, list[Round], date],
) -> None:
    mechanism, rounds, day = told
    found = health(mechanism, rounds, {}, day, china())
    said = {each.planned: each for each in rounds}
    for each in found.due:
        one = said.get(each.day)
        if each.kept is Kept.MISSED:
            assert one
            assert one.state is Sitting.MISSED
        if one is None or one.state is Sitting.CALLED:
            assert each.kept is (Kept.OPEN if day <= each.day + timedelta(days=mechanism.grace) else Kept.NOT_RECORDED)
    assert {each.kept for each in health(mechanism, [], {}, day, china()).due} <= {Kept.OPEN, Kept.NOT_RECORDED}


@given(histories(), st.integers(0, 400))
def test_a_later_day_only_adds_days_by_rule(told: tuple[Mechanism, list[Round], date], more: int) -> None:
    mechanism, rounds, day = told
    early = health(mechanism, rounds, {}, day, china())
    late = health(mechanism, rounds, {}, day + timedelta(days=more), china())
    assert [each.day for each in late.due][: len(early.due)] == [each.day for each in early.due]
    for before, after in zip(early.due, late.due, strict=False):
        if before.kept not in (Kept.OPEN, Kept.NOT_RECORDED):
            assert after.kept is before.kept


@given(st.integers(1, 24), st.dates(FIRST, date(2008, 12, 31)), rules())
def test_rounds_and_their_chairs_agree_with_a_table_made_day_by_day(months: int, since: date, rule: Rule) -> None:
    """Over twenty years: the days by rule are those that the rule gives year by year, and the chair of each is that of
    a table in which every member holds the chair for so many months after the one before."""
    mechanism = kept(rules=(Ruled(since, rule),), turns=(Turn(since, NAMES, months),))
    found = [each.day for each in mechanism.due(since, LAST, china())]
    apart = [
        each.day
        for year in range(since.year, LAST.year + 1)
        for each in rule.dates(max(since, date(year, 1, 1)), date(year, 12, 31), china())
    ]
    assert found == apart
    for day in found:
        passed = (day.year - since.year) * 12 + day.month - since.month
        last = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)).day
        passed -= day.day < min(since.day, last)
        assert mechanism.chair_on(day) == NAMES[(passed // months) % 3]


def test_attendance_is_of_rounds_of_which_it_is_known_while_one_was_a_member() -> None:
    mechanism = kept(
        members=(Member("深圳市"), Member("东莞市", date(2026, 2, 1)), Member("惠州市", None, date(2026, 1, 31)))
    )
    said = [Attended("深圳市", Presence.PRESENT), Attended("东莞市", Presence.EXCUSED)]
    rounds = [
        Round(number=1, version=1, state=Sitting.HELD, mechanism=1, day=date(2026, 1, 10)),
        Round(number=2, version=1, state=Sitting.HELD, mechanism=1, day=date(2026, 3, 10), attendance=tuple(said)),
        Round(number=3, version=1, state=Sitting.CALLED, mechanism=1, day=date(2026, 4, 10)),
    ]
    found = health(mechanism, rounds, {}, date(2026, 5, 1), china())
    told = {each.member: (each.present, each.absent, each.excused, each.unknown, each.share) for each in found.came}
    assert told == {
        "深圳市": (1, 0, 0, 1, 1.0),
        "东莞市": (0, 0, 1, 0, 0.0),
        "惠州市": (0, 0, 0, 1, None),
    }
    assert (found.due, [each.number for each in found.beside]) == ((), [1, 2])


def test_what_was_agreed_stands_as_its_task_does_and_what_is_gone_is_unknown() -> None:
    states = {
        1: (TaskState.DONE, None),
        2: (TaskState.ACCEPTED, date(2026, 4, 30)),
        3: (TaskState.UNDER_WAY, date(2026, 6, 1)),
        4: (TaskState.LAPSED, None),
        5: (TaskState.WITHDRAWN, None),
        6: (TaskState.SUBMITTED, date(2026, 1, 1)),
    }
    tasks = {n: Task(number=n, version=1, state=state, title="事", due=due) for n, (state, due) in states.items()}
    agreed = (*(Agreed("事", task=n) for n in (*states, 7)), Agreed("同意", noted=True))
    one = Round(number=1, version=1, state=Sitting.HELD, mechanism=1, day=date(2026, 1, 10), agreed=agreed)
    found = health(kept(), [one], tasks, date(2026, 5, 1), china())
    assert {carried: found.carried(carried) for carried in Carried} == {
        Carried.DONE: (1,),
        Carried.LATE: (2,),
        Carried.OPEN: (3, 6),
        Carried.LAPSED: (4,),
        Carried.WITHDRAWN: (5,),
        Carried.NOTED: (0,),
        Carried.UNKNOWN: (7,),
        Carried.NOT_THEIRS: (),
    }
