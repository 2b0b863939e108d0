"""Rows: a task as the tables hold it."""

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Row

from liandong.followup.tasks.task import Milestone, Proof, Source, State, Task
from liandong.model.noun import Noun

NEVER = "9999-12-31"
"""The due date of a task without one, so that it comes last."""


class _Rest(Noun, frozen=True, omit_defaults=True):
    """What no list is ordered or narrowed by."""

    made: str
    changed: str
    co_owners: tuple[str, ...] = ()
    supervisor: str = ""
    start: date | None = None
    milestones: tuple[Milestone, ...] = ()
    needs: tuple[int, ...] = ()
    source: Source = Source()
    percent: int | None = None
    note: str = ""
    proofs: tuple[Proof, ...] = ()


def row_of(task: Task) -> dict[str, Any]:
    rest = _Rest(**{name: getattr(task, name) for name in _Rest.__struct_fields__})
    plain = {name: getattr(task, name) for name in ("number", "version", "title", "parent", "owner")}
    return plain | {
        "state": task.state.value,
        "running": int(task.running),
        "code": task.code or None,
        "due": task.due.isoformat() if task.due else NEVER,
        "record": task.source.record,
        "rest": msgspec.json.encode(rest).decode(),
    }


def task_of(row: Row[Any]) -> Task:
    told = row._mapping
    rest = msgspec.json.decode(told["rest"], type=_Rest)
    return Task(
        **{name: told[name] for name in ("number", "version", "title", "parent", "owner")},
        **{name: getattr(rest, name) for name in _Rest.__struct_fields__},
        state=State(told["state"]),
        code=told["code"] or "",
        due=None if told["due"] == NEVER else date.fromisoformat(told["due"]),
    )


def person_rows(task: Task) -> list[dict[str, Any]]:
    """One for each who has to do with it."""
    row = row_of(task)
    same = {"task": task.number} | {name: row[name] for name in ("running", "state", "due")}
    return [same | {"person": person} for person in task.persons]


def need_rows(task: Task) -> list[dict[str, Any]]:
    return [{"task": task.number, "needs": other} for other in task.needs]
