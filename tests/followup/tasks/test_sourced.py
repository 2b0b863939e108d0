"""Tasks of records: one for each record, also where several ask for it at once."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from liandong.errors import EntryError
from liandong.followup.tasks import Asked, Deed, Source, State, Suggested, Task, Tasks, Told, fold

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}


def of(record: str, *others: str, accepted: Told | None = None, **said: Any) -> Suggested:
    told = Told(**{"title": f"落实{record}", "source": Source(record), **said})
    return Suggested(told, (record, *others), accepted)


def at_once(asks: int, ask: Callable[[int], object]) -> list[object]:
    """What came of each of those who ask in the same moment."""
    came, start = list[object](), threading.Barrier(asks)

    def one(number: int) -> None:
        start.wait()
        try:
            came.append(ask(number))
        except EntryError as error:
            came.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(asks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_what_is_accepted_at_once_keeps_what_the_ledger_said_apart(tasks: Tasks) -> None:
    first = of("a", owner="市商务局", accepted=Told(owner="市住建局", due=date(2026, 6, 30)))
    (made, other), before = tasks.take_up([first, of("b")], **BY)
    assert (made.state, made.owner, made.due, made.version) == (State.ACCEPTED, "市住建局", date(2026, 6, 30), 2)
    assert (other.state, before) == (State.PROPOSED, [])
    log = tasks.log(made.number)
    assert [event.deed for event in log] == [Deed.PROPOSE, Deed.ACCEPT]
    assert log[0].told.owner == "市商务局"
    assert fold(log) == tasks.task(made.number) == made
    assert tasks.unlike_logs() == []


def test_of_a_record_with_a_task_no_other_is_made_and_nothing_is_written_beside(tasks: Tasks) -> None:
    tasks.take_up([of("a")], **BY)
    tasks.change(1, Deed.WITHDRAW, seen=1, **BY)
    with pytest.raises(EntryError, match="task 1"):
        tasks.take_up([of("b"), of("a")], **BY)
    assert tasks.count(Asked()) == 1
    made, before = tasks.take_up([of("b"), of("a"), of("b")], passing=True, **BY)
    assert ([task.source.record for task in made], [task.number for task in before]) == (["b"], [1])


def test_a_record_that_was_joined_with_another_has_the_tasks_of_both(tasks: Tasks) -> None:
    tasks.take_up([of("b")], **BY)
    made, before = tasks.take_up([of("a", "b")], passing=True, **BY)
    assert (made, [task.number for task in before]) == ([], [1])
    assert {id_: [task.number for task in found] for id_, found in tasks.of_records(["a", "b"]).items()} == {"b": [1]}


@pytest.mark.parametrize("passing", [True, False])
def test_of_several_who_take_up_the_same_records_at_once_one_makes_the_tasks(tasks: Tasks, passing: bool) -> None:
    def ask(number: int) -> list[Task]:
        wanted = [of(record) for record in ("a", "b", "c")]
        return tasks.take_up(wanted if number % 2 else wanted[::-1], actor=f"人{number}", passing=passing)[0]

    came = at_once(4, ask)
    made = [each for each in came if isinstance(each, list) and each]
    assert len(made) == 1
    assert len([each for each in came if isinstance(each, EntryError)]) == (0 if passing else 3)
    assert sorted(task.source.record for task in tasks.every()) == ["a", "b", "c"]
    assert len({event.actor for task in tasks.every() for event in tasks.log(task.number)}) == 1


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        (of("a", title=" "), "Title"),
        (of("a", start=date(2026, 4, 1), accepted=Told(due=date(2026, 3, 1))), "before it starts"),
        (of("a", accepted=Told(title="别的")), "Title"),
    ],
)
def test_what_cannot_be_taken_is_refused_whole(tasks: Tasks, wanted: Suggested, part: str) -> None:
    with pytest.raises(EntryError, match=part):
        tasks.take_up([of("b"), wanted], **BY)
    assert tasks.count(Asked()) == 0
