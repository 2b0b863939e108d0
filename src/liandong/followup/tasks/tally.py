"""The tally (计数): how many tasks stand in each state and are due on each day, kept with every entry.

The tabs of the lists tell it, of a hundred thousand tasks too, without walking along them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, insert, select, update

from liandong.followup.tasks.rows import NEVER
from liandong.followup.tasks.task import RUNNING, State, Task
from liandong.store.followup import task as table
from liandong.store.followup import task_day


@dataclass(frozen=True, slots=True)
class Tally:
    """How many stand in each state, and how many should have been done before a day."""

    states: Mapping[State, int]
    overdue: int


NOTHING = Tally(dict.fromkeys(State, 0), 0)


def shifted(connection: Connection, before: Iterable[Task], after: Iterable[Task]) -> None:
    """Tells the tally that these tasks are no longer as they were, in the transaction that changes them."""
    change = Counter(map(_cell, after))
    change.subtract(map(_cell, before))
    for (state, due), more in sorted(change.items()):
        if not more:
            continue
        there = (task_day.c.state == state) & (task_day.c.due == due)
        found = connection.execute(update(task_day).where(there).values(count=task_day.c.count + more))
        if not found.rowcount:
            connection.execute(insert(task_day).values(state=state, due=due, count=more))


def made_up(connection: Connection) -> None:
    """Counts all tasks where there are some and no tally: they were written before there was one."""
    if connection.execute(select(task_day).limit(1)).first() is None:
        every = select(table.c.state, table.c.due, func.count()).group_by(table.c.state, table.c.due)
        connection.execute(insert(task_day).from_select(["state", "due", "count"], every))


def amiss(connection: Connection) -> bool:
    """Whether the tally tells anything else than the tasks; where there is none yet it does not."""
    kept = select(task_day.c.state, task_day.c.due, task_day.c.count).where(task_day.c.count != 0)
    told = {(state, due): count for state, due, count in connection.execute(kept)}
    every = select(table.c.state, table.c.due, func.count()).group_by(table.c.state, table.c.due)
    return bool(told) and told != {(state, due): count for state, due, count in connection.execute(every)}


def taken(connection: Connection, today: date) -> Tally:
    """The tally on a day."""
    late = case((task_day.c.due < today.isoformat(), task_day.c.count), else_=0)
    asked = select(task_day.c.state, func.sum(task_day.c.count), func.sum(late)).group_by(task_day.c.state)
    found = {State(state): (int(count), int(over)) for state, count, over in connection.execute(asked)}
    states = {state: found.get(state, (0, 0))[0] for state in State}
    return Tally(states, sum(found.get(state, (0, 0))[1] for state in RUNNING))


def _cell(task: Task) -> tuple[str, str]:
    return task.state.value, task.due.isoformat() if task.due else NEVER
