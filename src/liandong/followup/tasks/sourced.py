"""Tasks of records (由台账立项): one for each record, however many ask for it at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from liandong.errors import EntryError
from liandong.followup.tasks.event import Told
from liandong.followup.tasks.rows import task_of
from liandong.followup.tasks.task import Task
from liandong.messages import words
from liandong.store.followup import task as table

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Suggested:
    """The task that a record suggests: what the ledger tells (`told`), and what whoever accepts it at once says beside
    (`accepted`; None: it is only proposed). `ids` are all by which the record goes, so that a task made of it before it
    was joined with another is found too. Two with the same `ids` make one task."""

    told: Told
    ids: tuple[str, ...]
    accepted: Told | None = None


def unmade(connection: Connection, every: Sequence[Suggested]) -> tuple[list[Suggested], list[Task]]:
    """Those of which there is no task yet, in whatever state, and the tasks of the others."""
    known = of_records(connection, [id_ for each in every for id_ in each.ids])
    before = {task.number: task for each in every for id_ in each.ids for task in known.get(id_, ())}
    new = {each.ids: each for each in every if not any(known.get(id_) for id_ in each.ids)}
    return list(new.values()), list(before.values())


def twice(tasks: Sequence[Task]) -> EntryError:
    """That a record has a task already: the first of these, or one that is none of theirs where there are none."""
    if not tasks:
        return EntryError(words("fault.task_sourced_other"))
    task = tasks[0]
    state = words(f"tasks.state_{task.state}")
    return EntryError(words("fault.task_sourced", task=task.number, title=task.title, state=state))


def of_records(connection: Connection, ids: Iterable[str]) -> Mapping[str, list[Task]]:
    """The tasks that come from these records, by the id that the task names."""
    wanted, found = sorted({id_ for id_ in ids if id_}), dict[str, list[Task]]()
    for at in range(0, len(wanted), _AT_ONCE):
        asked = select(table).where(table.c.record.in_(wanted[at : at + _AT_ONCE]))
        for row in connection.execute(asked.order_by(table.c.due, table.c.number)):
            found.setdefault(row.record, []).append(task_of(row))
    return found
