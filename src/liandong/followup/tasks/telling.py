"""A task and its log as plain values, for JSON, for tables and for pages."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from liandong.followup.calendar import WorkingDays
from liandong.followup.tasks.event import Event
from liandong.followup.tasks.task import Task


def plain(task: Task, today: date) -> dict[str, Any]:
    """Every field of a task, those that are empty too, and whether it is overdue on this day."""
    told = {name: _plain(getattr(task, name)) for name in task.__struct_fields__}
    return told | {"overdue": task.overdue(today)}


def plain_event(event: Event) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(event)
    return fields


def days_over(task: Task, today: date, days: WorkingDays) -> tuple[int, bool] | None:
    """How many working days a task is overdue, and whether that is provisional; None where it is not."""
    if not task.overdue(today) or task.due is None:
        return None
    return days.between(task.due, today)


def as_tree(tasks: list[Task]) -> Iterator[tuple[int, Task]]:
    """The tasks with their depth, each under the one that it is part of; one whose upper task is not among them stands
    at the top."""
    numbers = {task.number for task in tasks}
    under: dict[int | None, list[Task]] = {}
    for task in tasks:
        under.setdefault(task.parent if task.parent in numbers else None, []).append(task)
    waiting = [(0, task) for task in reversed(under.get(None, []))]
    while waiting:
        depth, task = waiting.pop()
        yield depth, task
        waiting += [(depth + 1, each) for each in reversed(under.get(task.number, []))]


def _plain(value: object) -> object:
    empty = value == "" or value == ()
    if empty and isinstance(value, str):
        return None
    return msgspec.to_builtins(value)
