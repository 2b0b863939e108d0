"""The state machine, in memory: every deed in every state, undoing, and that no log loses anything."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import EntryError
from liandong.followup.tasks import STEPS, Deed, Event, Proof, State, Told, fold
from liandong.followup.tasks.machine import BEGINNINGS, MACHINE
from liandong.followup.tasks.task import OPEN, RUNNING
from liandong.logged import standing, undoable

TOLD = {
    Deed.PROGRESS: Told(note="已开工", percent=40),
    Deed.PROVE: Told(proof=Proof(sentence="验收通过")),
    Deed.ASSIGN: Told(owner="市发展改革委"),
    Deed.MOVE: Told(due=date(2026, 12, 1)),
    Deed.REVISE: Told(title="改"),
}
DEEDS = [deed for deed in STEPS if deed not in BEGINNINGS]


def entry(version: int, deed: Deed, told: Told | None = None) -> Event:
    return Event(1, version, deed, told or TOLD.get(deed, Told()), "周敏", f"2026-01-01T00:00:{version:02}+08:00", "因")


@st.composite
def logs(draw: st.DrawFn, most: int = 25) -> list[Event]:
    """A log as it grows when only what is possible is done."""
    log = [entry(1, draw(st.sampled_from(sorted(BEGINNINGS))), Told(title="事项"))]
    for version in range(2, draw(st.integers(1, most)) + 1):
        task, last = fold(log), undoable(log)
        fit = [deed for deed in DEEDS if task.state in STEPS[deed].before and (deed is not Deed.UNDO or last)]
        deed = draw(st.sampled_from(fit))
        told = Told(undoes=last.version) if deed is Deed.UNDO and last else TOLD.get(deed)
        if deed is Deed.ASSIGN:
            told = Told(owner=f"单位{version}")
        log.append(entry(version, deed, told))
    return log


@given(logs())
def test_a_log_folds_at_every_length_and_says_how_long_it_is(log: Sequence[Event]) -> None:
    for length in range(1, len(log) + 1):
        task = fold(log[:length])
        assert (task.version, task.changed, task.made) == (length, log[length - 1].at, log[0].at)
        assert (task.running <= task.open) is True


@given(logs())
def test_undoing_gives_the_task_as_it_was_before_what_is_undone(log: list[Event]) -> None:
    last = undoable(log)
    if last is None:
        assert standing(log) == log[:1]
        return
    undone = fold([*log, entry(len(log) + 1, Deed.UNDO, Told(undoes=last.version))])
    stands = [event for event in standing(log) if event is not last]
    plain = fold([entry(number, event.deed, event.told) for number, event in enumerate(stands, 1)])
    for field in set(plain.__struct_fields__) - {"version", "made", "changed"}:
        assert getattr(undone, field) == getattr(plain, field)


@given(logs())
def test_undoing_again_and_again_ends_at_the_task_that_was_made(log: list[Event]) -> None:
    whole = list(log)
    while last := undoable(whole):
        whole.append(entry(len(whole) + 1, Deed.UNDO, Told(undoes=last.version)))
    task = fold(whole)
    assert (task.state, task.title, task.proofs) == (MACHINE.begun(log[0]).state, "事项", ())
    assert whole[: len(log)] == log


@given(logs())
def test_what_an_entry_tells_comes_back_from_its_writing(log: Sequence[Event]) -> None:
    assert [Told.decoded(event.told.encoded()) for event in log] == [event.told for event in log]


@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed is not Deed.UNDO])
@pytest.mark.parametrize("state", State)
def test_a_deed_is_possible_where_the_table_says_so_and_nowhere_else(state: State, deed: Deed) -> None:
    from liandong.model.noun import replace

    task = replace(MACHINE.begun(entry(1, Deed.ADD, Told(title="事项"))), state=state)
    if state in STEPS[deed].before:
        assert MACHINE.advanced(task, entry(2, deed)).state is (STEPS[deed].after or state)
    else:
        with pytest.raises(EntryError):
            MACHINE.advanced(task, entry(2, deed))


def test_every_state_is_reached_and_every_closed_one_left_by_reopening_alone() -> None:
    assert {step.after for step in STEPS.values()} - {None} == set(State)
    assert OPEN | {State.DONE, State.LAPSED, State.WITHDRAWN} == set(State)
    assert RUNNING < OPEN
    for state in set(State) - OPEN:
        assert [deed for deed in DEEDS if state in STEPS[deed].before] == [Deed.REOPEN, Deed.UNDO]


def test_overdue_is_computed_from_the_day_and_only_for_what_somebody_still_has_to_see_to() -> None:
    log = [entry(1, Deed.ADD, Told(title="事项", due=date(2026, 3, 31)))]
    assert [fold(log).overdue(date(2026, *day)) for day in ((3, 31), (4, 1))] == [False, True]
    assert not fold([*log, entry(2, Deed.PROVE)]).overdue(date(2026, 4, 1))
    assert not fold([entry(1, Deed.PROPOSE, Told(title="事项", due=date(2026, 3, 31)))]).overdue(date(2027, 1, 1))
