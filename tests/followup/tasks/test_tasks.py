"""Tasks in the database: written with their log, edited by several at once, linked, listed along indexes."""

import threading
from contextlib import closing
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from liandong import Workspace, open_workspace
from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.followup.soundness import faults
from liandong.followup.tasks import STEPS, Asked, Deed, Milestone, Place, Proof, State, Task, Tasks, Told, fold
from liandong.followup.tasks.lists import listing, overdue
from liandong.followup.tasks.machine import BEGINNINGS, possible
from liandong.followup.tasks.proposing import last_day
from liandong.followup.tasks.tally import NOTHING
from liandong.store.followup import task as table
from liandong.store.followup import task_day, task_event
from tests.examples import examples

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
PROOF = Told(proof=Proof(sentence="2026年3月2日验收通过"))


def plan(**said: Any) -> Told:
    return Told(**{"title": "建设智能装备产业园", **said})


def test_nothing_is_made_by_asking(workspace: Workspace, tasks: Tasks) -> None:
    assert (list(tasks.every()), tasks.count(Asked()), tasks.tally(date(2026, 3, 1))) == ([], 0, NOTHING)
    assert tasks.of_codes(["A-1"]) == {}
    for ask in (tasks.task, tasks.log):
        with pytest.raises(UnknownRecord):
            ask(1)
    beside = workspace.beside()
    assert not beside.holds(table)
    beside.close()


def test_a_task_goes_its_way_and_its_log_tells_who_when_and_why(tasks: Tasks) -> None:
    made = tasks.add(plan(code="督-1", due=date(2026, 3, 31)), proposed=True, **BY)
    assert (made.number, made.version, made.state) == (1, 1, State.PROPOSED)
    steps = (
        (Deed.ACCEPT, Told(owner="市发展改革委", supervisor="市政府督查室"), State.ACCEPTED),
        (Deed.PROGRESS, Told(note="完成选址", percent=20), State.UNDER_WAY),
        (Deed.MOVE, Told(due=date(2026, 6, 30)), State.UNDER_WAY),
        (Deed.PROVE, PROOF, State.SUBMITTED),
        (Deed.RETURN, None, State.RETURNED),
        (Deed.PROVE, PROOF, State.SUBMITTED),
        (Deed.FINISH, None, State.DONE),
    )
    for number, (deed, told, state) in enumerate(steps, 1):
        task = tasks.change(1, deed, told, seen=number, **BY)
        assert (task.version, task.state) == (number + 1, state)
    assert tasks.task(1) == task
    assert (task.owner, task.percent, task.note, len(task.proofs)) == ("市发展改革委", 20, "完成选址", 2)
    log = tasks.log(1)
    assert [event.deed for event in log] == [Deed.PROPOSE, *(deed for deed, *_ in steps)]
    assert {(event.actor, event.reason) for event in log} == {("周敏", "专题会议定")}
    assert fold(log) == task
    back = tasks.undo(1, seen=8, actor="李华", reason="误操作")
    assert (back.version, back.state) == (9, State.SUBMITTED)
    assert len(tasks.log(1)) == 9


def test_an_edit_of_what_was_changed_since_is_a_conflict_that_shows_both(tasks: Tasks) -> None:
    tasks.add(plan(), **BY)
    tasks.change(1, Deed.ASSIGN, Told(owner="市商务局"), seen=1, actor="王明", reason="")
    with pytest.raises(EditConflict) as caught:
        tasks.change(1, Deed.ASSIGN, Told(owner="市住建局"), seen=1, **BY)
    for lang in ("zh", "en"):
        told = caught.value.worded(lang)
        assert all(part in told for part in ("市商务局", "市住建局", "王明"))
    assert len(caught.value.since) == 1
    assert tasks.task(1).owner == "市商务局"
    with pytest.raises(EditConflict):
        tasks.undo(1, seen=1, **BY)


def test_of_many_who_edit_one_version_at_once_one_is_taken_and_all_others_are_told(tasks: Tasks) -> None:
    tasks.add(plan(), **BY)
    done, start = list[str](), threading.Barrier(6)

    def edit(number: int) -> None:
        start.wait()
        try:
            tasks.change(1, Deed.ASSIGN, Told(owner=f"单位{number}"), seen=1, **BY)
            done.append("written")
        except EditConflict:
            done.append("conflict")

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["conflict"] * 5 + ["written"]
    assert [event.version for event in tasks.log(1)] == [1, 2]


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_two_do_in_turn_the_row_is_what_the_log_tells_and_no_entry_goes(
    tasks: Tasks, data: st.DataObject
) -> None:
    number = tasks.add(plan(), **BY).number
    seen, logs = {"甲": 1, "乙": 1}, tasks.log(number)
    for step in range(data.draw(st.integers(1, 12))):
        who = data.draw(st.sampled_from(["甲", "乙"]))
        if data.draw(st.booleans()):
            seen[who] = tasks.task(number).version
        before = tasks.task(number)
        deed = data.draw(st.sampled_from([*possible(before.state), Deed.UNDO]))
        told = {
            Deed.PROGRESS: Told(note=f"进展{step}"),
            Deed.PROVE: PROOF,
            Deed.ASSIGN: Told(owner=f"单位{step}"),
            Deed.MOVE: Told(due=date(2026, 1, 1 + step)),
            Deed.REVISE: Told(title=f"事项{step}"),
        }.get(deed)
        stale = seen[who] != before.version
        try:
            if deed is Deed.UNDO:
                tasks.undo(number, seen=seen[who], actor=who, reason="因")
            else:
                tasks.change(number, deed, told, seen=seen[who], actor=who, reason="因")
            assert not stale
        except EditConflict:
            assert stale
        except EntryError:
            assert not stale
            assert deed is Deed.UNDO
        now = tasks.log(number)
        assert now[: len(logs)] == logs
        logs = now
        assert fold(logs) == tasks.task(number)
    assert tasks.unlike_logs() == []


def test_a_row_changed_by_other_hands_is_found(workspace: Workspace, tasks: Tasks) -> None:
    tasks.add(plan(), **BY)
    beside = workspace.beside()
    with beside.writing() as connection:
        connection.execute(update(table).values(title="别的"))
    beside.close()
    assert tasks.unlike_logs() == [1]
    assert not tasks.tally_amiss()


def test_a_tally_changed_by_other_hands_is_found(workspace: Workspace, tasks: Tasks) -> None:
    tasks.add(plan(), **BY)
    assert not tasks.tally_amiss()
    with closing(workspace.beside()) as beside:
        assert list(faults(beside)) == []
        with beside.writing() as connection:
            connection.execute(update(task_day).values(count=7))
        assert [each.code for each in faults(beside)] == ["check.tally"]
        with beside.writing() as connection:
            connection.execute(update(task_day).values(count=1))
    assert not tasks.tally_amiss()


def test_a_number_of_somebody_elses_task_is_taken_and_tells_no_more(tasks: Tasks) -> None:
    tasks.add(Told(title="别人的", owner="市住建局", code="督-1"), **BY)
    theirs = tasks.within(("市商务局",))
    assert (tasks.of_codes(["督-1"]), theirs.of_codes(["督-1"])) == ({"督-1": 1}, {"督-1": 0})
    with pytest.raises(EntryError, match="督-1 is taken"):
        theirs.add(Told(title="自己的", owner="市商务局", code="督-1"), **BY)


@pytest.mark.parametrize(
    ("told", "part"),
    [
        (plan(title=" "), "Title"),
        (plan(title="长" * 301), "300"),
        (plan(start=date(2026, 4, 1), due=date(2026, 3, 1)), "before it starts"),
        (plan(due=date(2026, 3, 1), milestones=(Milestone("验收", date(2026, 4, 1)),)), "验收"),
        (plan(parent=9), "no task 9"),
        (plan(needs=(9,)), "no task 9"),
        (plan(parent=1), "circle"),
        (plan(needs=(1,)), "circle"),
        (plan(note="进展"), "Progress"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_field_and_nothing_is_written(tasks: Tasks, told: Told, part: str) -> None:
    with pytest.raises(EntryError, match=part):
        tasks.add(told, **BY)
    assert tasks.count(Asked()) == 0


def test_links_that_lead_in_a_circle_are_refused_also_when_they_come_by_undoing(tasks: Tasks) -> None:
    tasks.add_all(lambda first: [plan(), plan(needs=(first,)), plan(needs=(first + 1,), parent=first)], **BY)
    with pytest.raises(EntryError, match="1 → 3 → 2 → 1"):
        tasks.change(1, Deed.REVISE, Told(needs=(3,)), seen=1, **BY)
    with pytest.raises(EntryError, match="1 → 3 → 1"):
        tasks.change(1, Deed.REVISE, Told(parent=3), seen=1, **BY)
    with pytest.raises(EntryError, match="circle"):
        tasks.add_all(lambda first: [plan(needs=(first + 1,)), plan(needs=(first,))], **BY)
    tasks.change(2, Deed.REVISE, Told(needs=()), seen=1, **BY)
    tasks.change(1, Deed.REVISE, Told(needs=(2,)), seen=1, **BY)
    with pytest.raises(EntryError, match="circle"):
        tasks.undo(2, seen=2, **BY)
    assert tasks.task(2).needs == ()
    assert tasks.unlike_logs() == []


def test_a_number_of_its_own_is_that_of_one_task(tasks: Tasks) -> None:
    tasks.add(plan(code="督-1"), **BY)
    with pytest.raises(EntryError, match="督-1"):
        tasks.add(plan(code="督-1"), **BY)
    tasks.add(plan(code="督-2"), **BY)
    with pytest.raises(EntryError, match="督-1"):
        tasks.change(2, Deed.REVISE, Told(code="督-1"), seen=1, **BY)
    assert tasks.of_codes(["督-2", "督-3", ""]) == {"督-2": 2}


def test_nobody_no_reason_and_nothing_to_change_are_refused(tasks: Tasks) -> None:
    tasks.add(plan(owner="市商务局"), **BY)
    for deed, told in ((Deed.MOVE, Told(due=date(2026, 5, 1))), (Deed.WITHDRAW, None)):
        with pytest.raises(EntryError):
            tasks.change(1, deed, told, seen=1, actor="周敏")
    with pytest.raises(EntryError):
        tasks.change(1, Deed.ASSIGN, Told(owner="市住建局"), seen=1, actor=" ")
    with pytest.raises(EntryError):
        tasks.change(1, Deed.ASSIGN, Told(owner="市商务局"), seen=1, **BY)
    with pytest.raises(EntryError):
        tasks.undo(1, seen=1, **BY)
    assert len(tasks.log(1)) == 1


def test_telephones_are_blotted_out_of_what_is_kept(tasks: Tasks) -> None:
    tasks.add(plan(title="联系张工 13800138000 落实用地"), **BY)
    assert "13800138000" not in tasks.task(1).title


def test_lists_go_by_due_date_page_by_page_and_count_the_same(tasks: Tasks) -> None:
    days = [date(2026, 3, 1), None, date(2026, 1, 1), date(2026, 3, 1), date(2026, 2, 1)]
    every = [plan(due=day, owner=f"单位{number % 2}", co_owners=("协办",)) for number, day in enumerate(days)]
    tasks.add_all(lambda _: every, **BY)
    tasks.change(5, Deed.PROVE, PROOF, seen=1, **BY)

    def numbers(asked: Asked) -> list[int]:
        found: list[Task] = []
        while page := tasks.find(asked, limit=2, after=Place.of(found[-1]) if found else None):
            found += page
        assert tasks.count(asked) == len(found)
        assert [task.number for task in tasks.every(asked, portion=3)] == [task.number for task in found]
        return [task.number for task in found]

    assert numbers(Asked()) == [3, 5, 1, 4, 2]
    assert numbers(overdue(date(2026, 3, 2))) == [3, 1, 4]
    assert numbers(Asked(person="单位0")) == [3, 5, 1]
    assert numbers(overdue(date(2026, 3, 2), person="协办")) == [3, 1, 4]
    assert numbers(Asked(state=State.SUBMITTED, person="单位0")) == [5]
    assert numbers(Asked(since=date(2026, 2, 1), before=date(2026, 3, 1))) == [5]
    assert tasks.tally(date(2026, 3, 1)).states == {
        state: {"accepted": 4, "submitted": 1}.get(state, 0) for state in State
    }


def test_tasks_that_an_older_program_wrote_or_kept_are_counted_once(workspace: Workspace, tasks: Tasks) -> None:
    tasks.add_all(lambda _: [plan(due=date(2026, 3, 1)), plan()], **BY)
    beside = workspace.beside()
    with beside.writing() as connection:
        connection.execute(delete(task_day))
    older = Tasks(beside)
    tally = older.tally(date(2026, 3, 2))
    assert (tally.overdue, tally.states[State.ACCEPTED]) == (1, 2)
    with beside.writing() as connection:
        connection.execute(text(f"DROP TABLE {task_day.name}"))
    older = Tasks(beside)
    older.change(1, Deed.PROVE, PROOF, seen=1, **BY)
    tally = older.tally(date(2026, 3, 2))
    assert (tally.overdue, tally.states[State.ACCEPTED]) == (0, 1)
    beside.close()


PLANS = [
    Asked(),
    Asked(state=State.ACCEPTED),
    Asked(running=True),
    overdue(date(2026, 3, 1)),
    Asked(person="单位1"),
    overdue(date(2026, 3, 1), person="单位1"),
    Asked(person="单位1", state=State.ACCEPTED),
    Asked(parent=7),
    Asked(record="abc"),
]


def test_no_list_looks_through_all_tasks_or_sorts_them(workspace: Workspace, tasks: Tasks) -> None:
    days = [date(2026, 1 + number % 12, 1 + number % 28) for number in range(20_000)]
    every = [plan(due=day, owner=f"单位{number % 10}") for number, day in enumerate(days)]
    tasks.add_all(lambda _: every, **BY)
    beside = workspace.beside()
    with beside.writing() as connection:
        connection.execute(text("ANALYZE"))
    with beside.reading() as connection:
        explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        for asked, after in product(PLANS, (None, Place("2026-02-01", 400))):
            asking = str(listing(asked, 50, after).compile(connection, compile_kwargs={"literal_binds": True}))
            told = "\n".join(str(row[-1]) for row in connection.execute(text(explain + asking)))
            assert "Seq Scan" not in told, (asked, told)
            assert "TEMP B-TREE" not in told, (asked, told)
            assert "Sort" not in told or asked.parent is not None or asked.record, (asked, told)
            assert not [line for line in told.splitlines() if line.startswith("SCAN") and "USING INDEX" not in line]
    beside.close()


def test_deeds_that_begin_a_task_cannot_be_done_to_one(tasks: Tasks) -> None:
    tasks.add(plan(), **BY)
    assert not set(possible(State.ACCEPTED)) & BEGINNINGS
    assert all(not STEPS[deed].before for deed in BEGINNINGS)


def test_a_workspace_opened_again_has_its_tasks(place: str) -> None:
    with open_workspace(place, create=True) as opened:
        beside = opened.beside()
        made = Tasks(beside).add(plan(due=date(2026, 3, 31)), **BY)
        beside.close()
    with open_workspace(place) as opened:
        beside = opened.beside()
        assert Tasks(beside).task(1) == made
        with beside.reading() as connection:
            assert len(connection.execute(select(task_event)).all()) == 1
        beside.close()


@pytest.mark.parametrize(
    ("told", "last"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025Q1", date(2025, 3, 31)),
        ("2026H1", date(2026, 6, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-11-27", date(2026, 11, 27)),
        ("--11-27", None),
        ("", None),
    ],
)
def test_a_task_of_the_ledger_is_due_on_the_last_day_that_is_meant(told: str, last: date | None) -> None:
    assert last_day(told) == last
