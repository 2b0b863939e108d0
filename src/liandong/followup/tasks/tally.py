"""The tally (计数): how many tasks stand in each state and are due on each day, kept with every entry.

The tabs of the lists tell it, of a hundred thousand tasks too, without walking along them.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, func, insert, select, update

from liandong.followup.tasks.rows import NEVER
from liandong.followup.tasks.task import RUNNING, State, Task
from liandong.store.followup import task as table
from liandong.store.followup import task_day


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


def of_states(connection: Connection) -> dict[State, int]:
    """How many tasks stand in each state."""
    found = connection.execute(select(task_day.c.state, func.sum(task_day.c.count)).group_by(task_day.c.state))
    counted = {State(state): int(count) for state, count in found}
    return {state: counted.get(state, 0) for state in State}


def overdue_on(connection: Connection, today: date) -> int:
    """How many should have been done before this day."""
    late = task_day.c.state.in_([state.value for state in RUNNING]) & (task_day.c.due < today.isoformat())
    return int(connection.scalar(select(func.sum(task_day.c.count)).where(late)) or 0)


def _cell(task: Task) -> tuple[str, str]:
    return task.state.value, task.due.isoformat() if task.due else NEVER
