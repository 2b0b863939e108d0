"""Who is bound to organisations sees and does what is theirs, whatever way they ask."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.tasks import Asked, Deed, Proof, Source, State, Suggested, Tasks, Told
from liandong.followup.tasks.lists import overdue
from liandong.followup.tasks.permission import OF_OWNERS
from tests.examples import examples

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
BODIES = ("甲局", "乙局", "丙局", "")
TODAY = date(2026, 3, 1)

bodies = st.sampled_from(BODIES)
told = st.builds(
    Told,
    title=st.just("事"),
    owner=bodies,
    co_owners=st.lists(bodies.filter(bool), max_size=2, unique=True).map(tuple),
    supervisor=bodies,
    due=st.none() | st.dates(date(2026, 2, 1), date(2026, 4, 1)),
)
organisations = st.lists(bodies.filter(bool), min_size=1, max_size=2, unique=True).map(tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(30), deadline=None)
@given(st.lists(told, min_size=1, max_size=8), organisations, bodies)
def test_lists_and_counts_hold_what_is_theirs_and_nothing_else(
    tasks: Tasks, every: list[Told], bound: tuple[str, ...], person: str
) -> None:
    made = {task.number for task in tasks.add_all(lambda _: every, **BY)}
    mine = tasks.within(bound)
    for asked in (Asked(person=person), Asked(state=State.ACCEPTED, person=person), overdue(TODAY, person)):
        whole = list(tasks.every(asked))
        wanted = [task.number for task in whole if set(task.persons) & set(bound)]
        assert [task.number for task in mine.every(asked, portion=3)] == wanted
        assert mine.count(asked) == len(wanted)
    tally = mine.tally(TODAY)
    assert tally.states[State.ACCEPTED] == mine.count(Asked(state=State.ACCEPTED))
    assert tally.overdue == mine.count(overdue(TODAY))
    for number in made:
        if set(tasks.task(number).persons) & set(bound):
            assert mine.task(number) == tasks.task(number)
        else:
            for ask in (mine.task, mine.log):
                with pytest.raises(UnknownRecord):
                    ask(number)
            with pytest.raises(UnknownRecord):
                mine.change(number, Deed.PROGRESS, Told(note="完成选址"), seen=1, **BY)


def test_owners_report_and_prove_and_supervisors_judge(tasks: Tasks) -> None:
    tasks.add(Told(title="落实用地", owner="甲局", supervisor="乙局", due=date(2026, 3, 31)), **BY)
    owner, supervisor, other = (tasks.within((name,)) for name in ("甲局", "乙局", "丙局"))
    owner.change(1, Deed.PROGRESS, Told(note="完成选址"), seen=1, **BY)
    owner.change(1, Deed.PROVE, Told(proof=Proof(sentence="已验收")), seen=2, **BY)
    for deed, say in ((Deed.FINISH, None), (Deed.MOVE, Told(due=date(2026, 9, 30))), (Deed.WITHDRAW, None)):
        with pytest.raises(EntryError, match="甲局"):
            owner.change(1, deed, say, seen=3, **BY)
        assert not owner.may(deed, tasks.task(1))
        assert supervisor.may(deed, tasks.task(1))
    with pytest.raises(EntryError, match="甲局"):
        owner.undo(1, seen=3, **BY)
    with pytest.raises(UnknownRecord):
        other.undo(1, seen=3, **BY)
    assert supervisor.change(1, Deed.FINISH, seen=3, **BY).state is State.DONE
    assert {deed for deed in Deed if owner.may(deed, tasks.task(1))} == OF_OWNERS
    assert [each.oversees(tasks.task(1)) for each in (owner, supervisor, tasks)] == [False, True, True]


def test_of_a_record_that_is_taken_up_others_are_told_no_more_than_that(tasks: Tasks) -> None:
    source = Source("a")
    tasks.take_up([Suggested(Told(title="秘密", owner="乙局", source=source), ("a",))], **BY)
    again = [Suggested(Told(title="落实用地", owner="甲局", source=source), ("a",))]
    for bound, shown in (("甲局", False), ("乙局", True)):
        with pytest.raises(EntryError) as refused:
            tasks.within((bound,)).take_up(again, **BY)
        assert ("秘密" in str(refused.value)) is shown
    assert tasks.within(("甲局",)).take_up(again, passing=True, **BY) == ([], [])


def test_nobody_gives_tasks_to_those_for_whom_they_do_not_stand(tasks: Tasks) -> None:
    mine = tasks.within(("甲局",))
    with pytest.raises(EntryError, match="甲局"):
        mine.add_all(lambda _: [Told(title="一", owner="甲局"), Told(title="二", owner="乙局")], **BY)
    assert tasks.count(Asked()) == 0
    assert mine.add(Told(title="一", owner="乙局", supervisor="甲局"), **BY).number == 1
