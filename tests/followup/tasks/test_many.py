"""Many tasks at once: all of them or none, and taken back where nothing followed."""

import threading
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.followup.tasks import Deed, Proof, State, Tasks, Told, fold
from tests.examples import examples

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
OWNER = Told(owner="市商务局")


def made(tasks: Tasks, count: int, **said: Any) -> list[int]:
    every = [Told(title=f"事项{number}", **said) for number in range(count)]
    return [task.number for task in tasks.add_all(lambda _: every, **BY)]


def seen(tasks: Tasks, numbers: list[int]) -> dict[int, int]:
    return {number: tasks.task(number).version for number in numbers}


def test_one_deed_is_done_to_all_and_taken_back_from_all(tasks: Tasks) -> None:
    numbers = made(tasks, 3)
    batch = tasks.change_all(dict.fromkeys(numbers, 1), Deed.ASSIGN, OWNER, **BY)
    assert [(task.number, task.owner, task.version) for task in batch.done] == [(n, "市商务局", 2) for n in numbers]
    assert len({event.at for number in numbers for event in tasks.log(number)[1:]}) == 1
    back = tasks.undo_all([(task.number, task.version) for task in batch.done], **BY)
    assert ({task.owner for task in back.done}, back.refused) == ({""}, {})
    assert tasks.unlike_logs() == []


def test_where_one_was_changed_since_nothing_is_written_and_each_is_named(tasks: Tasks) -> None:
    first, second, third = made(tasks, 3)
    tasks.change(second, Deed.ASSIGN, Told(owner="市住建局"), seen=1, actor="王明")
    tasks.change(third, Deed.WITHDRAW, seen=1, **BY)
    batch = tasks.change_all({first: 1, second: 1, third: 2, 99: 1}, Deed.ASSIGN, OWNER, **BY)
    assert batch.done == ()
    assert {number: type(error) for number, error in batch.refused.items()} == {
        second: EditConflict, third: EntryError, 99: UnknownRecord,
    }  # fmt: skip
    assert all(part in batch.refused[second].worded("zh") for part in ("王明", "市住建局", "市商务局"))
    assert [len(tasks.log(number)) for number in (first, second, third)] == [1, 2, 2]
    assert tasks.unlike_logs() == []


def test_what_is_so_already_is_left_and_does_not_keep_the_others(tasks: Tasks) -> None:
    (first,) = made(tasks, 1, owner="市商务局")
    (second,) = made(tasks, 1)
    batch = tasks.change_all({first: 1, second: 1}, Deed.ASSIGN, OWNER, **BY)
    assert ([task.number for task in batch.done], batch.same) == ([second], (first,))
    assert len(tasks.log(first)) == 1


def test_nobody_and_no_reason_are_refused_before_anything_is_looked_at(tasks: Tasks) -> None:
    numbers = made(tasks, 2)
    for deed, actor in ((Deed.ACCEPT, " "), (Deed.WITHDRAW, "周敏")):
        with pytest.raises(EntryError):
            tasks.change_all(dict.fromkeys(numbers, 1), deed, actor=actor)
    with pytest.raises(EntryError, match="200"):
        tasks.change_all(dict.fromkeys(numbers, 1), Deed.ASSIGN, Told(owner="长" * 201), **BY)
    with pytest.raises(EntryError):
        tasks.undo_all([(numbers[0], 1)], actor="周敏", reason="")


def test_what_came_after_stays_and_is_named(tasks: Tasks) -> None:
    first, second, third = made(tasks, 3)
    batch = tasks.change_all({first: 1, second: 1, third: 1}, Deed.MOVE, Told(due=date(2026, 6, 30)), **BY)
    tasks.change(second, Deed.PROGRESS, Told(note="完成选址"), seen=2, **BY)
    entries = [(task.number, task.version) for task in batch.done]
    back = tasks.undo_all(entries, **BY)
    assert ([task.number for task in back.done], list(back.refused)) == ([first, third], [second])
    assert "完成选址" in back.refused[second].worded("zh")
    assert [tasks.task(number).due for number in (first, second, third)] == [None, date(2026, 6, 30), None]
    again = tasks.undo_all([(first, 3), (99, 1), (second, 1)], **BY)
    assert (again.done, set(again.refused)) == ((), {first, second, 99})


def test_an_undoing_that_cannot_be_leaves_the_others_undone(tasks: Tasks) -> None:
    """The first undoing would lead in a circle, which shows only after its entry was written."""
    first, second, third = made(tasks, 3)
    tasks.change(first, Deed.REVISE, Told(needs=(second,)), seen=1, **BY)
    tasks.change(first, Deed.REVISE, Told(needs=()), seen=2, **BY)
    tasks.change(second, Deed.REVISE, Told(needs=(first,)), seen=1, **BY)
    tasks.change(third, Deed.ASSIGN, OWNER, seen=1, **BY)
    back = tasks.undo_all([(first, 3), (third, 2)], **BY)
    assert ([task.number for task in back.done], list(back.refused)) == ([third], [first])
    assert (tasks.task(first).needs, len(tasks.log(first))) == ((), 3)
    assert tasks.unlike_logs() == []


def test_of_two_batches_at_once_over_the_same_tasks_one_is_written_whole(tasks: Tasks) -> None:
    numbers = made(tasks, 8)
    came, start = dict[str, int](), threading.Barrier(2)

    def change(who: str, order: int) -> None:
        start.wait()
        chosen = dict.fromkeys(numbers[::order], 1)
        came[who] = len(tasks.change_all(chosen, Deed.ASSIGN, Told(owner=who), actor=who).done)

    threads = [threading.Thread(target=change, args=each) for each in (("甲", 1), ("乙", -1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(came.values()) == [0, 8]
    winner = max(came, key=lambda who: came[who])
    assert {tasks.task(number).owner for number in numbers} == {winner}


DEEDS: list[tuple[Deed, Told | None]] = [
    (Deed.ASSIGN, OWNER),
    (Deed.ASSIGN, Told(owner="市住建局")),
    (Deed.MOVE, Told(due=date(2026, 6, 30))),
    (Deed.ACCEPT, None),
    (Deed.PROVE, Told(proof=Proof(sentence="验收"))),
    (Deed.WITHDRAW, None),
    (Deed.REOPEN, None),
]


@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_done_to_many_it_is_whole_and_undoing_it_gives_what_was_before(
    tasks: Tasks, data: st.DataObject
) -> None:
    numbers = [*made(tasks, 2), tasks.add(Told(title="拟"), proposed=True, **BY).number]
    for number in numbers:
        deed, told = data.draw(st.sampled_from(DEEDS))
        if deed in tasks.machine.possible(tasks.task(number).state):
            tasks.change(number, deed, told, seen=1, **BY)
    before = {number: tasks.task(number) for number in numbers}
    stale = data.draw(st.sets(st.sampled_from(numbers)))
    deed, told = data.draw(st.sampled_from(DEEDS))
    chosen = {number: task.version - (number in stale and task.version > 1) for number, task in before.items()}
    batch = tasks.change_all(chosen, deed, told, **BY)
    assert not (batch.done and batch.refused)
    if batch.refused:
        assert {number: tasks.task(number) for number in numbers} == before
    else:
        assert {task.number for task in batch.done} | set(batch.same) == set(numbers)
    followed = data.draw(st.sets(st.sampled_from([task.number for task in batch.done]))) if batch.done else set()
    for task in batch.done:
        if task.number in followed:
            tasks.undo(task.number, seen=task.version, **BY)
    back = tasks.undo_all([(task.number, task.version) for task in batch.done], **BY)
    assert ({task.number for task in back.done}, set(back.refused)) == (
        {task.number for task in batch.done} - followed, followed,
    )  # fmt: skip
    for number in numbers:
        now, log = tasks.task(number), tasks.log(number)
        assert fold(log) == now
        same = {name: getattr(now, name) for name in now.__struct_fields__ if name not in ("version", "changed")}
        assert same == {name: getattr(before[number], name) for name in same}
    assert tasks.unlike_logs() == []
    assert State.PROPOSED in tasks.tally(date(2026, 3, 1)).states
