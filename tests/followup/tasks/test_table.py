"""Hand-kept task tables: read with every fault at its cell, written all or not at all; exported, and read again."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import Workbook

from liandong.documents.archive import MAX_UNPACKED_BYTES
from liandong.documents.typed_days import read_day
from liandong.errors import EntryError
from liandong.followup.tasks import Asked, Deed, Milestone, Task, Tasks, Told
from liandong.followup.tasks.table import check, enter, feed, read, write
from liandong.followup.tasks.table.headings import COLUMNS, field_of

BY: dict[str, Any] = {"actor": "周敏", "reason": "导入"}
HEAD = ("编号", "重点任务", "牵头单位", "配合单位", "启动时间", "完成时限", "前置任务", "上级编号", "备注")


def book(folder: Path, *rows: tuple[object, ...], head: tuple[str, ...] = HEAD, title: bool = True) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "任务表"
    if title:
        sheet.append(["2026年重点任务分解表"])
        sheet.merge_cells("A1:I1")
    for row in (head, *rows):
        sheet.append(list(row))
    path = folder / "任务.xlsx"
    made.save(path)
    return path


def row(code: object, title: str = "事项", **said: object) -> tuple[object, ...]:
    names = ("owner", "with_", "start", "due", "needs", "parent")
    return (code, title, *(said.get(name, "") for name in names))


def faults(tasks: Tasks, file: Path, owners: list[str] | None = None) -> list[tuple[str, str]]:
    found = read(file, owners)
    check(tasks, found)
    return [(fault.cell, fault.wrong.worded("en")) for fault in found.faults]


def test_a_table_becomes_tasks_with_the_cells_that_they_came_from(tasks: Tasks, tmp_path: Path) -> None:
    file = book(
        tmp_path,
        row("1", "总任务", owner="市发展改革委", due=date(2026, 12, 31)),
        row(
            "1-1",
            "选址",
            owner="市自然资源局",
            with_="市住建局、市商务局",
            start="2026.3.1",
            due="2026年6月底",
            parent="1",
        ),
        row("1-2", "开工", owner="市住建局", due="2026-9-30", needs="1-1", parent="1"),
        (),
    )
    found = read(file)
    check(tasks, found)
    assert (found.faults, found.passed) == ([], ["备注"])
    made = enter(tasks, found, **BY)
    assert [task.title for task in made] == ["总任务", "选址", "开工"]
    assert (made[1].co_owners, made[1].due, made[1].parent) == (("市住建局", "市商务局"), date(2026, 6, 30), 1)
    assert (made[2].needs, made[2].due, made[0].due) == ((2,), date(2026, 9, 30), date(2026, 12, 31))
    assert made[1].source.cell == "任务.xlsx 任务表!B4"
    assert list(tasks.every()) == sorted(made, key=lambda task: (task.due or date.max, task.number))
    assert tasks.unlike_logs() == []


def test_every_fault_is_told_by_its_cell_and_nothing_is_written(tasks: Tasks, tmp_path: Path) -> None:
    tasks.add(Told(title="先有的", code="9"), **BY)
    file = book(
        tmp_path,
        row("1", due="2026年2月30日"),
        row("2", start="2026-05-01", due="2026-04-01"),
        row("2", "重复"),
        row("4", owner="市发改委"),
        row("5", due="尽快"),
        row("6", ""),
        row("7", needs="8"),
        row("8", needs="7"),
        row("9"),
        row("10", parent="77"),
        row("11", needs="11"),
    )
    told = faults(tasks, file, ["市发展改革委", "市商务局"])
    assert [cell for cell, _ in told] == [
        f"任务表!{cell}" for cell in ("F3", "F4", "A5", "C6", "F7", "B8", "G9", "A11", "H12", "G13")
    ]
    for part, (_, wrong) in zip(
        ("2月30日", "before it starts", "A4", "市发展改革委", "尽快", "empty", "7 → 8 → 7", "task 1", "77", "11 → 11"),
        told,
        strict=True,
    ):
        assert part in wrong
    found = read(file, ["市发展改革委"])
    check(tasks, found)
    with pytest.raises(AssertionError):
        enter(tasks, found, **BY)
    assert tasks.count(Asked()) == 1


def test_rows_with_faults_and_those_that_name_them_can_be_left_out(tasks: Tasks, tmp_path: Path) -> None:
    file = book(
        tmp_path, row("1", due="尽快"), row("2", needs="1"), row("3", parent="2"), row("4"), row("5", needs="4")
    )
    found = read(file)
    check(tasks, found)
    assert [task.code for task in enter(tasks, found, skip=True, **BY)] == ["4", "5"]
    assert tasks.task(2).needs == (1,)


def test_what_is_no_task_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    other = book(tmp_path, ("a", "b"), head=("名称", "金额"))
    for file in (tmp_path / "none.xlsx", tmp_path / "a.xlsx", other):
        with pytest.raises(EntryError):
            read(file)


@pytest.mark.parametrize(
    ("text", "last", "day"),
    [
        ("2026-06-30", True, date(2026, 6, 30)),
        ("2026/6/3", True, date(2026, 6, 3)),
        ("２０２６．６．３", True, date(2026, 6, 3)),
        ("2026年6月", True, date(2026, 6, 30)),
        ("2026年6月", False, date(2026, 6, 1)),
        ("2026年底前", True, date(2026, 12, 31)),
        ("2024年2月29日", True, date(2024, 2, 29)),
        ("2026-06-30 00:00:00", True, date(2026, 6, 30)),
        (" ", True, None),
    ],
)
def test_days_as_people_write_them(text: str, last: bool, day: date | None) -> None:
    assert read_day(text, last=last) == day


@pytest.mark.parametrize(
    "text", ["2026年2月30日", "2026-13-01", "2026年0月", "2026-1-0", "长期坚持", "6月30日", "0000-01-01"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        read_day(text, last=True)


def test_headings_mean_one_field_each() -> None:
    every = [heading for headings in COLUMNS.values() for heading in headings]
    assert len(every) == len(set(every))
    assert [field_of(text) for text in ("完成 时限", "责任单位（盖章）", "Due", "备注", "*事项：")] == [
        *("due", "owner", "due", None, "title")
    ]


def test_an_export_is_read_again_as_it_was(tasks: Tasks, tmp_path: Path) -> None:
    first = Told(title="=总任务", code="1", owner="甲", supervisor="丙", due=date(2026, 12, 31))
    second = Told(title="子", code="2", co_owners=("乙", "丁"), start=date(2026, 1, 2), parent=1, needs=(1,))
    tasks.add_all(lambda _: [first, second], **BY)
    assert write(tasks.every(), tmp_path / "out.xlsx", "zh", date(2026, 6, 1)) == 2
    found = read(tmp_path / "out.xlsx")
    whole, part = found.rows
    expected = {"code": "1", "title": "=总任务", "owner": "甲", "supervisor": "丙", "due": date(2026, 12, 31)}
    assert whole.told | {"source": None} == expected | {"source": None}
    expected = {"code": "2", "title": "子", "co_owners": ("乙", "丁"), "start": date(2026, 1, 2)}
    assert part.told | {"source": None} == expected | {"source": None}
    assert (whole.parent, whole.needs, part.parent, part.needs) == ("", (), "1", ("1",))


def test_a_calendar_holds_due_dates_and_milestones_of_what_is_open_as_whole_days(tasks: Tasks) -> None:
    steps = (Milestone("选址", date(2026, 3, 1)), Milestone("立项", date(2026, 2, 1), reached=True))
    tasks.add(Told(title="用地；落实,\n一", owner="甲", due=date(2026, 6, 30), milestones=steps), **BY)
    tasks.add(Told(title="撤回的", due=date(2026, 6, 30)), **BY)
    tasks.add(Told(title="无期限"), **BY)
    tasks.change(2, Deed.WITHDRAW, seen=1, **BY)
    every: list[Task] = list(tasks.every())
    told = feed(every, "zh")
    assert told == feed(every, "zh")
    assert all(len(line) <= 75 for line in told.split(b"\r\n"))
    events: list[Any] = list(Calendar.from_ical(told).walk("VEVENT"))
    assert [(str(each["uid"]), each["dtstart"].dt, str(each["summary"])) for each in events] == [
        ("1@liandong", date(2026, 6, 30), "用地；落实, 一"),
        ("1-1@liandong", date(2026, 3, 1), "选址（用地；落实, 一）"),
    ]
    assert events[0]["dtend"].dt == date(2026, 7, 1)


def test_a_workbook_that_unpacks_to_too_much_is_told_as_that(tmp_path: Path) -> None:
    file = tmp_path / "大表.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(MAX_UNPACKED_BYTES + 1))
    with pytest.raises(EntryError, match="unpacks to too much"):
        read(file)
