"""Lists of tasks: those that are asked for, by due date, walked along an index from a place on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from liandong.followup.tasks.rows import NEVER, task_of
from liandong.followup.tasks.task import State, Task
from liandong.store.followup import task as table
from liandong.store.followup import task_person

_COLUMNS = (
    *(table.c.number, func.coalesce(table.c.code, ""), table.c.title, table.c.state),
    *(table.c.running, table.c.owner, table.c.due),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a list begins: after this task."""

    due: str
    number: int

    @classmethod
    def of(cls, task: Task) -> "Place":
        return cls(task.due.isoformat() if task.due else NEVER, task.number)


class Line(NamedTuple):
    """What a list shows of a task; `due` in ISO 8601, NEVER where it has none."""

    number: int
    code: str
    title: str
    state: str
    running: int
    owner: str
    due: str

    @classmethod
    def of(cls, task: Task) -> "Line":
        due = task.due.isoformat() if task.due else NEVER
        return cls(task.number, task.code, task.title, task.state.value, int(task.running), task.owner, due)

    @property
    def place(self) -> Place:
        return Place(self.due, self.number)

    @property
    def day(self) -> date | None:
        return None if self.due == NEVER else date.fromisoformat(self.due)

    def overdue(self, today: date) -> bool:
        """As of the task."""
        return bool(self.running) and self.due < today.isoformat()


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tasks: in a `state`; that somebody still has to see to (`running`); of a `person`, as owner, co-owner or
    supervisor, and of any of those `within`; due before or from a day; under a `parent`; from a `record`. At most one
    of the last two with no person."""

    state: State | None = None
    running: bool = False
    person: str = ""
    before: date | None = None
    since: date | None = None
    parent: int | None = None
    record: str = ""
    within: tuple[str, ...] = ()


def overdue(today: date, person: str = "") -> Asked:
    """Those that should have been done before this day."""
    return Asked(running=True, before=today, person=person)


def listing(asked: Asked, limit: int, after: Place | None = None, columns: Sequence[Any] = (table,)) -> Select[Any]:
    """The question for a page of a list; of a person's the tasks are found along those of the person."""
    asked = _of_one(asked)
    along = task_person.c if asked.person else table.c
    number = task_person.c.task if asked.person else table.c.number
    wanted = _wanted(asked, along)
    if after is not None:
        # the first half is said twice, so that both databases begin to walk there
        wanted += [along.due >= after.due, or_(along.due > after.due, number > after.number)]
    page = select(*columns)
    if asked.person:
        page = page.join(task_person, task_person.c.task == table.c.number)
    return page.where(and_(True, *wanted)).order_by(along.due, number).limit(limit)


def page_of(connection: Connection, asked: Asked, limit: int, after: Place | None = None) -> Sequence[Task]:
    return [task_of(row) for row in connection.execute(listing(asked, limit, after))]


def lines_of(connection: Connection, asked: Asked, limit: int, after: Place | None) -> list[Line]:
    """As `page_of`, with what a list shows and no more."""
    return [Line._make(row) for row in connection.execute(listing(asked, limit, after, _COLUMNS))]


def count_of(connection: Connection, asked: Asked) -> int:
    asked = _of_one(asked)
    along = task_person.c if asked.person else table.c
    column = task_person.c.task if asked.person else table.c.number
    return int(connection.scalar(select(func.count(column)).where(and_(True, *_wanted(asked, along)))) or 0)


def _of_one(asked: Asked) -> Asked:
    """Tasks within one organisation are those of that person."""
    if len(asked.within) == 1 and asked.person in ("", *asked.within) and asked.parent is None and not asked.record:
        return replace(asked, person=asked.within[0], within=())
    return asked


def _wanted(asked: Asked, along: Any) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.person:
        wanted.append(along.person == asked.person)
    if asked.state is not None:
        wanted.append(along.state == asked.state.value)
    if asked.running:
        wanted.append(along.running == 1)
    if asked.before is not None:
        wanted.append(along.due < asked.before.isoformat())
    if asked.since is not None:
        wanted.append(along.due >= asked.since.isoformat())
    if asked.parent is not None:
        wanted.append(table.c.parent == asked.parent)
    if asked.record:
        wanted.append(table.c.record == asked.record)
    if asked.within:
        number = task_person.c.task if asked.person else table.c.number
        other = task_person.alias()
        theirs = select(other.c.task).where(other.c.person.in_(asked.within))
        wanted.append(number.in_(theirs))
    return wanted
