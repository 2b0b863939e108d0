"""Mechanisms and rounds in the database: kept up by several at once, and what rounds agree made into tasks."""

from datetime import date, timedelta
from typing import Any

import pytest

from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.followup.calendar import Every, Rule, Turn, today
from liandong.followup.mechanisms import (
    Agreed,
    Attended,
    Deed,
    Mechanism,
    Mechanisms,
    Member,
    Presence,
    RoundDeed,
    Rounds,
    RoundTold,
    Ruled,
    Sitting,
    State,
    Told,
)
from liandong.followup.tasks import Asked
from liandong.followup.tasks import Deed as TaskDeed
from liandong.followup.tasks import State as TaskState
from liandong.messages import LANGUAGES

BY: dict[str, Any] = {"actor": "周敏", "reason": "联席会议定"}
SINCE = date(2025, 1, 1)
NAMES = ("深圳市", "东莞市", "惠州市")
PLAN = Told(
    name="深莞惠联席会议",
    secretariat="深圳市发展改革委",
    members=tuple(Member(name, SINCE) for name in NAMES),
    turns=(Turn(SINCE, NAMES, 6),),
    rules=(Ruled(SINCE, Rule(Every.QUARTER, day=15, month=3)),),
)
DUE = date(2025, 3, 15)
Books = tuple[Mechanisms, Rounds]


@pytest.fixture
def kept(books: Books) -> Mechanism:
    return books[0].add(PLAN, **BY)


def held(books: Books, **said: Any) -> int:
    told = RoundTold(**{"mechanism": 1, "day": DUE, "planned": DUE, **said})
    return books[1].begin(told, held=True, **BY).number


def test_nothing_is_made_by_asking(books: Books) -> None:
    mechanisms, rounds = books
    assert (mechanisms.every(), mechanisms.of_records(["a"]), rounds.of(1)) == ((), (), ())
    assert rounds.between(SINCE, DUE) == ()
    for ask in (mechanisms.one, mechanisms.log, rounds.one, rounds.log):
        with pytest.raises(UnknownRecord):
            ask(1)


def test_a_mechanism_goes_its_way_and_each_day_has_its_members_chair_and_rule(books: Books, kept: Mechanism) -> None:
    mechanisms, _ = books
    later = date(2026, 1, 1)
    further = Told(
        members=(Member("深圳市", SINCE), Member("东莞市", SINCE, later), Member("广州市", later)),
        rules=(*kept.rules, Ruled(later, None)),
    )
    made = mechanisms.change(1, Deed.REVISE, further, seen=1, **BY)
    assert (made.members_on(SINCE), made.members_on(date(2026, 1, 2))) == (("深圳市", "东莞市"), ("深圳市", "广州市"))
    assert (made.chair_on(SINCE), made.chair_on(date(2025, 7, 1))) == ("深圳市", "东莞市")
    assert made.chair_on(date(2024, 1, 1)) is None
    ended = mechanisms.change(1, Deed.END, Told(ended=date(2026, 6, 30)), seen=2, **BY)
    assert (ended.state, ended.last) == (State.ENDED, date(2026, 6, 30))
    with pytest.raises(EntryError):
        mechanisms.change(1, Deed.REVISE, Told(name="别的"), seen=3, **BY)
    assert mechanisms.change(1, Deed.REOPEN, seen=3, **BY).last is None
    assert mechanisms.undo(1, seen=4, **BY).last == date(2026, 6, 30)
    assert [event.deed for event in mechanisms.log(1)] == ["add", "revise", "end", "reopen", "undo"]
    assert mechanisms.unlike_logs() == []


def test_two_who_edit_at_once_end_in_a_conflict_that_shows_both(books: Books, kept: Mechanism) -> None:
    mechanisms, rounds = books
    mechanisms.change(1, Deed.REVISE, Told(rules=(Ruled(SINCE, Rule(Every.MONTH, working=-1)),)), seen=1, **BY)
    with pytest.raises(EditConflict) as caught:
        mechanisms.change(1, Deed.REVISE, Told(turns=(Turn(SINCE, ("广州市",)),)), seen=1, **BY)
    for lang, word in zip(LANGUAGES, ("最后一个工作日", "the last working day"), strict=True):
        assert word in caught.value.worded(lang)
        assert "广州市" in caught.value.worded(lang)
    number = held(books, planned=None)
    rounds.agree(number, [Agreed("共建园区")], seen=1, **BY)
    with pytest.raises(EditConflict):
        rounds.agree(number, [Agreed("共建园区")], seen=1, **BY)
    assert rounds.tasks.count(Asked()) == 1


def test_what_a_round_agrees_becomes_tasks_and_taking_it_back_withdraws_what_is_open(
    books: Books, kept: Mechanism
) -> None:
    rounds = books[1]
    number = held(books)
    agreed = [
        Agreed("推进城际前期工作", "惠州市发展改革委", date(2025, 6, 30)),
        Agreed("原则同意章程", noted=True),
        Agreed("联合招商", "东莞市商务局"),
    ]
    made = rounds.agree(number, agreed, seen=1, **BY)
    assert [each.task for each in made.agreed] == [1, 0, 2]
    tasks = rounds.tasks.some([1, 2, 9])
    assert [(each.title, each.owner, each.due, each.supervisor) for each in tasks.values()] == [
        ("推进城际前期工作", "惠州市发展改革委", date(2025, 6, 30), "深圳市发展改革委"),
        ("联合招商", "东莞市商务局", None, "深圳市发展改革委"),
    ]
    assert {(each.source.meeting, each.source.round) for each in tasks.values()} == {("深莞惠联席会议 2025-03-15", 1)}
    rounds.tasks.change(2, TaskDeed.LAPSE, seen=1, **BY)
    back = rounds.undo(number, seen=2, **BY)
    assert back.agreed == ()
    assert [each.state for each in rounds.tasks.some([1, 2]).values()] == [TaskState.WITHDRAWN, TaskState.LAPSED]
    assert (rounds.unlike_logs(), rounds.tasks.unlike_logs()) == ([], [])
    assert rounds.agree(number, agreed[:1], seen=3, **BY).agreed[0].task == 3


def test_where_a_task_cannot_be_made_nothing_is_agreed(books: Books, kept: Mechanism) -> None:
    rounds = books[1]
    number = held(books)
    with pytest.raises(EntryError):
        rounds.agree(number, [Agreed("好"), Agreed(" ")], seen=1, **BY)
    with pytest.raises(EntryError):
        rounds.agree(number, [], seen=1, **BY)
    called = rounds.begin(RoundTold(mechanism=1, day=date(2025, 4, 1)), **BY)
    with pytest.raises(EntryError):
        rounds.agree(called.number, [Agreed("未开先议")], seen=1, **BY)
    assert rounds.one(number).version == 1
    assert rounds.tasks.count(Asked()) == 0


def test_a_round_is_called_held_cancelled_or_missed_and_each_leaves_its_entry(books: Books, kept: Mechanism) -> None:
    rounds = books[1]
    first = rounds.begin(RoundTold(mechanism=1, day=DUE, planned=DUE, ordinal=1, agenda=("交通", " ")), **BY)
    assert (first.state, first.agenda) == (Sitting.CALLED, ("交通",))
    came = (Attended("深圳市", Presence.PRESENT, "副市长"), Attended("惠州市", Presence.EXCUSED))
    sat = rounds.change(1, RoundDeed.HOLD, RoundTold(day=date(2025, 3, 20), attendance=came), seen=1, **BY)
    assert (sat.state, sat.day, sat.planned) == (Sitting.HELD, date(2025, 3, 20), DUE)
    noted = rounds.change(1, RoundDeed.MINUTE, RoundTold(minutes=("一、", "", "二、")), seen=2, **BY)
    assert noted.minutes == ("一、", "二、")
    second = rounds.begin(
        RoundTold(mechanism=1, day=date(2025, 6, 15), planned=date(2025, 6, 15)), then=RoundDeed.CANCEL, **BY
    )
    assert (second.state, second.version) == (Sitting.CANCELLED, 2)
    assert rounds.change(2, RoundDeed.REOPEN, seen=2, **BY).state is Sitting.CALLED
    assert rounds.change(2, RoundDeed.MISS, seen=3, **BY).state is Sitting.MISSED
    assert [each.number for each in rounds.of(1)] == [1, 2]
    assert [each.number for each in rounds.between(date(2025, 4, 1), date(2025, 12, 31))] == [2]
    assert rounds.unlike_logs() == []


@pytest.mark.parametrize(
    "said",
    [
        {"planned": date(2025, 3, 16)},
        {"day": today() + timedelta(days=2)},
        {"day": date(1800, 1, 1)},
        {"ordinal": 0},
        {"attendance": (Attended("广州市", Presence.PRESENT),)},
        {"attendance": (Attended("深圳市", Presence.PRESENT), Attended("深圳市", Presence.ABSENT))},
        {"place": "长" * 201},
        {"agenda": ("项",) * 201},
    ],
)
def test_a_round_that_cannot_be_is_refused_and_nothing_is_written(
    books: Books, kept: Mechanism, said: dict[str, Any]
) -> None:
    with pytest.raises(EntryError):
        held(books, **said)
    assert books[1].of(1) == []


def test_a_day_by_rule_and_an_ordinal_are_those_of_one_round(books: Books, kept: Mechanism) -> None:
    held(books, ordinal=3)
    for said in ({}, {"planned": None, "ordinal": 3}):
        with pytest.raises(EntryError, match="round 1"):
            held(books, **said)
    with pytest.raises(UnknownRecord):
        held(books, mechanism=2)


@pytest.mark.parametrize(
    "said",
    [
        {"name": " "},
        {"members": (Member("深圳市", DUE, SINCE),)},
        {"members": (Member("深圳市"), Member("深圳市", SINCE))},
        {"members": (Member(" "),)},
        {"turns": (Turn(SINCE, (" ",)),)},
        {"turns": (Turn(SINCE, NAMES), Turn(SINCE, NAMES))},
        {"rules": (Ruled(SINCE), Ruled(SINCE))},
        {"grace": 367},
    ],
)
def test_a_mechanism_that_cannot_be_is_refused(books: Books, said: dict[str, Any]) -> None:
    with pytest.raises(EntryError):
        books[0].add(Told(**{**PLAN.fields(), **said}), **BY)
    assert books[0].every() == []
