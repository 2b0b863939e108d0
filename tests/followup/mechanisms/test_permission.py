"""Who is bound to organisations sees the rounds of their days, and of what was agreed only whose task is theirs."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import Every, Rule, Turn, china
from liandong.followup.mechanisms import (
    Agreed,
    Attended,
    Deed,
    Mechanism,
    Mechanisms,
    Member,
    Presence,
    Round,
    RoundDeed,
    Rounds,
    RoundTold,
    Ruled,
    Sitting,
    State,
    Told,
    health,
    permission,
)
from liandong.followup.mechanisms.health import Carried, Kept

BY: dict[str, Any] = {"actor": "周敏", "reason": "联席会议定"}
SINCE, LEFT, TODAY = date(2025, 1, 1), date(2025, 7, 1), date(2025, 12, 31)
DAYS = (date(2025, 3, 15), date(2025, 6, 15), date(2025, 9, 15))
OFFICE, FORMER, STAYED, LATER = "秘书局", "甲市", "乙市", "丙市"
MEMBERS = (Member(FORMER, SINCE, LEFT - timedelta(days=1)), Member(STAYED, SINCE), Member(LATER, LEFT))
RULES = (Ruled(SINCE, Rule(Every.QUARTER, day=15, month=3)),)
Books = tuple[Mechanisms, Rounds]


@pytest.fixture
def kept(books: Books) -> Books:
    """With a round in each of three quarters, two of which one member was not of; the second agreed on tasks of two."""
    mechanisms, rounds = books
    mechanisms.add(Told(name="联席会议", secretariat=OFFICE, members=MEMBERS, rules=RULES), **BY)
    for day in DAYS:
        rounds.begin(RoundTold(mechanism=1, day=day, planned=day), held=True, **BY)
    due = date(2031, 6, 30)
    agreed = [Agreed("共建", FORMER, due), Agreed("共享", STAYED, due), Agreed("同意", FORMER, noted=True)]
    rounds.agree(2, agreed, seen=1, **BY)
    return books


@pytest.mark.parametrize(
    ("organisation", "seen"), [(FORMER, DAYS[:2]), (STAYED, DAYS), (LATER, DAYS[2:]), (OFFICE, DAYS), ("外市", ())]
)
def test_a_member_sees_the_rounds_on_whose_day_it_was_one(
    kept: Books, organisation: str, seen: tuple[date, ...]
) -> None:
    rounds = kept[1].within((organisation,))
    assert tuple(each.day for each in rounds.of(1)) == seen
    assert tuple(each.day for each in rounds.between(SINCE, TODAY)) == seen
    for number, day in enumerate(DAYS, 1):
        if day in seen:
            assert rounds.one(number).day == day
            assert rounds.log(number)
            continue
        for ask in (rounds.one, rounds.log):
            with pytest.raises(UnknownRecord):
                ask(number)
        with pytest.raises(UnknownRecord):
            rounds.change(number, RoundDeed.MINUTE, RoundTold(minutes=("擅改",)), seen=1, **BY)
    found = rounds.health(kept[0].one(1), TODAY, china())
    told = {each.day for each in found.due}
    assert told.intersection(DAYS) == set(seen)
    assert all(each.kept is Kept.ON_TIME for each in found.due if each.day in DAYS)


def test_of_what_was_agreed_owner_and_date_stand_where_the_task_is_theirs(kept: Books) -> None:
    mechanisms, rounds = kept
    whole = rounds.one(2).agreed
    for organisation, closed in ((FORMER, 1), (STAYED, 0)):
        theirs = rounds.within((organisation,))
        read = theirs.one(2).agreed
        assert [each.text for each in read] == [each.text for each in whole]
        assert (read[closed].owner, read[closed].due) == ("", None)
        assert [each for n, each in enumerate(read) if n != closed] == [
            each for n, each in enumerate(whole) if n != closed
        ]
        assert theirs.of(1)[1].agreed == read
        assert theirs.log(2)[-1].told.agreed == read
        found = theirs.health(mechanisms.one(1), TODAY, china())
        assert found.carried(Carried.NOT_THEIRS) == (whole[closed].task,)
        assert len(found.carried(Carried.OPEN)) == 1
    assert rounds.within((OFFICE,)).one(2).agreed == whole
    with pytest.raises(EntryError):
        rounds.within((FORMER,)).change(2, RoundDeed.MINUTE, RoundTold(minutes=("擅改",)), seen=2, **BY)


@pytest.mark.parametrize(
    ("organisation", "members", "chairs"),
    [
        (FORMER, {FORMER, STAYED}, [FORMER]),
        (STAYED, {FORMER, STAYED, LATER}, [FORMER, LATER]),
        (LATER, {STAYED, LATER}, [LATER]),
        (OFFICE, {FORMER, STAYED, LATER}, [FORMER, LATER]),
    ],
)
def test_a_member_sees_who_else_was_one_or_presided_on_its_days(
    kept: Books, organisation: str, members: set[str], chairs: list[str]
) -> None:
    every = kept[0]
    every.change(1, Deed.REVISE, Told(turns=(Turn(SINCE, (FORMER,)), Turn(LEFT, (LATER,)))), seen=1, **BY)
    theirs = every.within((organisation,))
    for found in (theirs.one(1), *theirs.every()):
        assert {each.name for each in found.members} == members
        assert [turn.members[0] for turn in found.turns] == chairs
    told = [entry.told for entry in theirs.log(1)]
    assert {each.name for each in told[0].members or ()} == members
    assert [turn.members[0] for turn in told[1].turns or ()] == chairs
    assert {each.name for each in every.one(1).members} == {FORMER, STAYED, LATER}, "nothing is lost by reading"


def test_what_is_hidden_from_who_reads_is_not_lost_by_who_writes(kept: Books) -> None:
    """The secretariat of today is not the supervisor of tasks that came of rounds before it."""
    mechanisms, rounds = kept
    mechanisms.change(1, Deed.REVISE, Told(secretariat="新秘书局"), seen=1, **BY)
    whole = rounds.one(2).agreed
    fresh = rounds.within(("新秘书局",))
    assert [each.owner for each in fresh.one(2).agreed] == ["", "", FORMER]
    came = (Attended(STAYED, Presence.PRESENT),)
    fresh.change(2, RoundDeed.MINUTE, RoundTold(attendance=came), seen=2, **BY)
    assert rounds.one(2).agreed == whole


bounds = st.none() | st.sampled_from([SINCE, *DAYS, LEFT, TODAY])
members = st.lists(st.builds(Member, st.sampled_from([FORMER, STAYED]), bounds, bounds), max_size=3).map(tuple)


@given(members, members)
def test_two_meet_where_there_is_a_day_on_which_both_are_members(
    told: tuple[Member, ...], others: tuple[Member, ...]
) -> None:
    every = [SINCE + timedelta(days=n) for n in range(-1, (TODAY - SINCE).days + 2)]
    theirs = [each for each in told if each.name == FORMER]
    wanted = [other for other in others if any(other.on(day) and one.on(day) for day in every for one in theirs)]
    assert list(permission.beside((FORMER,), told, others)) == wanted


@given(members, st.lists(st.sampled_from(Sitting), min_size=3, max_size=3), st.integers(0, 40))
def test_nothing_that_is_counted_for_a_member_comes_of_a_day_on_which_it_was_none(
    told: tuple[Member, ...], states: list[Sitting], late: int
) -> None:
    mechanism = Mechanism(
        number=1, version=1, state=State.KEPT_UP, name="联席会议", secretariat=OFFICE, members=told, rules=RULES
    )
    rounds = [
        Round(number=n, version=1, state=state, mechanism=1, day=day + timedelta(days=late), planned=day)
        for n, (day, state) in enumerate(zip(DAYS, states, strict=True), 1)
    ]
    whole = health(mechanism, rounds, {}, TODAY, china())
    found = health(mechanism, rounds, {}, TODAY, china(), (FORMER,))
    days = [*(each.round.day if each.round else each.day for each in found.due), *(each.day for each in found.beside)]
    assert all(FORMER in mechanism.members_on(day) for day in days)
    assert set(found.due) <= set(whole.due)
    assert health(mechanism, rounds, {}, TODAY, china(), (OFFICE,)) == whole
