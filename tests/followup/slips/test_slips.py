"""Slips are issued under numbers of their own, for tasks that give ground for them, and stay as they were issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.followup.slips import Issue, Slips, Sort, named, possible
from liandong.followup.tasks import Deed, Task, Tasks, Told
from liandong.messages import Words
from liandong.workspace import restore_workspace

TODAY = date(2026, 11, 27)
BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
ON: dict[str, Any] = {"ledger": 1, "day": TODAY, "actor": "李华"}
LATE = Told(title="落实用地", owner="市商务局", supervisor="市督查室", due=date(2026, 10, 30))


@pytest.fixture
def slips(workspace: Workspace) -> Iterator[Slips]:
    beside = workspace.beside()
    yield Slips(beside)
    beside.close()


def code(error: pytest.ExceptionInfo[EntryError]) -> str:
    assert isinstance(error.value.words, Words)
    return error.value.words.code


def test_each_sort_counts_its_own_numbers_by_year(tasks: Tasks, slips: Slips) -> None:
    one, two = tasks.add(LATE, **BY), tasks.add(LATE, **BY)
    assert slips.of_task(1) == slips.latest(5) == []
    issued = [slips.issue(sort, task, **ON) for task in (one, two) for sort in Sort]
    later = slips.issue(Sort.SUPERVISE, one, ledger=1, day=date(2027, 1, 4), actor="李华")
    assert [slip.name for slip in issued] == [
        *("交〔2026〕1号", "催〔2026〕1号", "督〔2026〕1号"), *("交〔2026〕2号", "催〔2026〕2号", "督〔2026〕2号")
    ]  # fmt: skip
    assert later.name == "督〔2027〕1号"
    assert list(slips.of_task(1)) == [*issued[:3], later]
    assert slips.latest(1) == [later]
    assert all(slips.slip(slip.name) == slips.slip(slip.key) == slip for slip in [*issued, later])


def test_a_slip_goes_to_the_owner_from_the_supervisor_and_wants_an_answer_in_five_working_days(
    tasks: Tasks, slips: Slips
) -> None:
    slip = slips.issue(Sort.SUPERVISE, tasks.add(LATE, **BY), **ON)
    assert (slip.to, slip.issuer, slip.answer) == ("市商务局", "市督查室", date(2026, 12, 4))
    said = Issue("市政府办公室", date(2026, 12, 1), "三日内到会说明")
    other = slips.issue(Sort.SUPERVISE, tasks.task(1), said, **ON)
    assert (other.number, other.issuer, other.answer, other.demand) == (2, said.issuer, said.answer, said.demand)


def test_who_sends_twice_gets_one_number(tasks: Tasks, slips: Slips) -> None:
    task = tasks.add(LATE, **BY)
    first = slips.issue(Sort.SUPERVISE, task, **ON)
    assert slips.issue(Sort.SUPERVISE, task, ledger=2, day=TODAY, actor="王明") == first
    moved = tasks.change(1, Deed.PROGRESS, Told(note="正在报批"), seen=1, actor="王明")
    assert slips.issue(Sort.SUPERVISE, moved, **ON).number == 2


@pytest.mark.parametrize(
    ("told", "sort", "wanted"),
    [
        (Told(title="无主", due=date(2026, 1, 5)), Sort.SUPERVISE, "fault.slip_no_owner"),
        (Told(title="无期限", owner="甲"), Sort.SUPERVISE, "fault.slip_not_overdue"),
        (Told(title="无期限", owner="甲"), Sort.REMIND, "fault.slip_not_due"),
        (Told(title="今日到期", owner="甲", due=TODAY), Sort.SUPERVISE, "fault.slip_not_overdue"),
    ],
)
def test_without_ground_there_is_no_slip(tasks: Tasks, slips: Slips, told: Told, sort: Sort, wanted: str) -> None:
    task = tasks.add(told, **BY)
    with pytest.raises(EntryError) as error:
        slips.issue(sort, task, **ON)
    assert code(error) == wanted
    assert sort not in possible(task, TODAY)
    assert slips.of_task(1) == []


def test_what_is_proposed_or_closed_gets_none(tasks: Tasks, slips: Slips) -> None:
    proposed = tasks.add(LATE, proposed=True, **BY)
    closed = tasks.change(tasks.add(LATE, **BY).number, Deed.LAPSE, seen=1, **BY)
    assert possible(proposed, TODAY) == possible(closed, TODAY) == ()
    for task in (proposed, closed):
        with pytest.raises(EntryError) as error:
            slips.issue(Sort.ASSIGN, task, **ON)
        assert code(error) == "fault.slip_state"


def test_an_answer_before_the_day_and_too_long_a_demand_are_refused(tasks: Tasks, slips: Slips) -> None:
    task = tasks.add(LATE, **BY)
    for said, wanted in (
        (Issue(answer=date(2026, 11, 26)), "fault.slip_answer"),
        (Issue(demand="急" * 501), "fault.slip_long"),
    ):
        with pytest.raises(EntryError) as error:
            slips.issue(Sort.SUPERVISE, task, said, **ON)
        assert code(error) == wanted


def test_a_task_that_was_changed_since_is_a_conflict(tasks: Tasks, slips: Slips) -> None:
    seen = tasks.add(LATE, **BY)
    tasks.change(1, Deed.ASSIGN, Told(owner="市住建局"), seen=1, **BY)
    with pytest.raises(EditConflict):
        slips.issue(Sort.SUPERVISE, seen, **ON)
    assert slips.latest(5) == []


@pytest.mark.parametrize("name", ["督〔2026〕1号", "督[2026]1号", "督（2026）1", "supervise-2026-1"])
def test_numbers_are_read_as_people_type_them(name: str) -> None:
    assert named(name) == (Sort.SUPERVISE, 2026, 1)


@pytest.mark.parametrize("name", ["", "督", "督〔2026〕", "督〔26〕1号", "x-2026-1", "supervise-2026-0x1"])
def test_what_is_no_number_is_told(slips: Slips, name: str) -> None:
    with pytest.raises(UnknownRecord):
        slips.slip(name)


def test_a_number_that_was_not_issued_is_told(tasks: Tasks, slips: Slips) -> None:
    slips.issue(Sort.SUPERVISE, tasks.add(LATE, **BY), **ON)
    with pytest.raises(UnknownRecord, match="督〔2026〕2号"):
        slips.slip("督〔2026〕2号")


def test_a_backup_keeps_slips_and_does_without_them(tmp_path: Path) -> None:
    for name, count in (("none", 0), ("some", 1)):
        with open_workspace(tmp_path / name, create=True) as made:
            beside = made.beside()
            task: Task = Tasks(beside).add(LATE, **BY)
            for _ in range(count):
                Slips(beside).issue(Sort.SUPERVISE, task, **ON)
            beside.close()
            with (tmp_path / f"{name}.zip").open("wb") as file:
                made.back_up(file)
        with restore_workspace(tmp_path / f"{name}.zip", tmp_path / f"{name}-again") as again:
            beside = again.beside()
            assert len(Slips(beside).of_task(1)) == count
            beside.close()
