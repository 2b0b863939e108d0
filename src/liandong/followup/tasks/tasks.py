"""Tasks: the room's face. Reads tasks and their logs, and writes entries."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.tasks import lists, tally
from liandong.followup.tasks.checked import checked, dates_in_order
from liandong.followup.tasks.conflict import conflict
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.links import check_links, check_new
from liandong.followup.tasks.lists import Asked, Place
from liandong.followup.tasks.machine import BEGINNINGS, STEPS, advanced, begun, changed, fold, undoable
from liandong.followup.tasks.rows import event_of, event_row, need_rows, person_rows, row_of, task_of
from liandong.followup.tasks.task import State, Task
from liandong.messages import words
from liandong.model import Attestation
from liandong.store.beside import Beside
from liandong.store.followup import metadata, task_event, task_need, task_person
from liandong.store.followup import task as table
from liandong.workspace.people.attesting import attestation


class Tasks:
    """Over the small database beside a ledger; its tables are made with the first task. Close the database yourself."""

    def __init__(self, beside: Beside) -> None:
        self._beside, self._made, self._ready = beside, False, False

    def task(self, number: int) -> Task:
        """UnknownRecord where there is no task of this number."""
        if not self._there():
            raise _unknown(number)
        with self._beside.reading() as connection:
            return _task(connection, number)

    def log(self, number: int) -> Sequence[Event]:
        """All that was done to a task, the first entry first."""
        if self._there():
            with self._beside.reading() as connection:
                found = _log(connection, number)
            if found:
                return found
        raise _unknown(number)

    def find(self, asked: Asked, *, limit: int, after: Place | None = None) -> Sequence[Task]:
        """A page of a list, by due date; those without one come last."""
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            return lists.page_of(connection, asked, limit, after)

    def every(self, asked: Asked = Asked(), portion: int = 1000) -> Iterator[Task]:  # noqa: B008 - it is frozen
        """All tasks of a list, read portion by portion."""
        after = None
        while found := self.find(asked, limit=portion, after=after):
            yield from found
            after = Place.of(found[-1])

    def count(self, asked: Asked) -> int:
        if not self._there():
            return 0
        with self._beside.reading() as connection:
            return lists.count_of(connection, asked)

    def counts(self) -> Mapping[State, int]:
        """How many stand in each state."""
        if not self._tallied():
            return dict.fromkeys(State, 0)
        with self._beside.reading() as connection:
            return tally.of_states(connection)

    def overdue(self, today: date) -> int:
        """How many should have been done before this day."""
        if not self._tallied():
            return 0
        with self._beside.reading() as connection:
            return tally.overdue_on(connection, today)

    def of_codes(self, codes: Iterable[str]) -> dict[str, int]:
        """The numbers of the tasks with these codes, of those that there are."""
        if not self._there():
            return {}
        with self._beside.reading() as connection:
            return _of_codes(connection, codes)

    def add(self, told: Told, *, actor: str, reason: str = "", at: str | None = None, proposed: bool = False) -> Task:
        """A new task: accepted, or `proposed` until a person accepts it. EntryError names the field that cannot be
        taken."""
        return self.add_all(lambda _: [told], actor=actor, reason=reason, at=at, proposed=proposed)[0]

    def add_all(
        self, every: Callable[[int], Sequence[Told]], *, actor: str, reason: str = "", at: str | None = None,
        proposed: bool = False,
    ) -> list[Task]:  # fmt: skip
        """As `add`, all of them or none. `every` gives them, of the number of the first: they get the numbers from
        there on, so that they may name one another."""
        deed = Deed.PROPOSE if proposed else Deed.ADD
        by = attestation(actor, reason, at, bare=True)
        self._prepare()
        with self._beside.writing() as connection:
            first = int(connection.scalar(select(func.max(task_event.c.task))) or 0) + 1
            ready = [checked(deed, told) for told in every(first)]
            events = [Event(n, 1, deed, told, by.actor, by.at, by.reason) for n, told in enumerate(ready, first)]
            made = [begun(event) for event in events]
            _put_new(connection, made, events)
        return made

    def change(
        self, number: int, deed: Deed, told: Told | None = None, *, seen: int, actor: str, reason: str = "",
        at: str | None = None,
    ) -> Task:  # fmt: skip
        """The task after this deed, of which `seen` is the version that whoever does it looked at.

        EditConflict where it was changed since then; EntryError where the deed is not possible in its state, a field
        cannot be taken, nothing would change, or a reason is needed; UnknownRecord where there is no such task.
        """
        assert deed not in BEGINNINGS
        assert deed is not Deed.UNDO
        by = attestation(actor, reason, at, bare=not STEPS[deed].reasoned)
        ready = checked(deed, told or Told())
        with self._changing(number, seen, deed, ready) as (connection, before):
            ready = changed(before, ready)
            if STEPS[deed].after is None and not ready.fields():
                raise EntryError(words("fault.task_same", task=number))
            event = _next(before, deed, ready, by)
            return _put(connection, before, advanced(before, event), event)

    def undo(self, number: int, *, seen: int, actor: str, reason: str, at: str | None = None) -> Task:
        """The task without the latest entry that stands, which stays in the log; errors as `change`."""
        by = attestation(actor, reason, at)
        with self._changing(number, seen, Deed.UNDO, Told()) as (connection, before):
            log = _log(connection, number)
            last = undoable(log)
            if last is None:
                raise EntryError(words("fault.task_undo", task=number))
            event = _next(before, Deed.UNDO, Told(undoes=last.version), by)
            return _put(connection, before, fold([*log, event]), event)

    def same_as_logs(self) -> list[int]:
        """The numbers of tasks that are not what their logs tell: none, or the database was changed by other hands."""
        if not self._there():
            return []
        with self._beside.reading() as connection:
            numbers = connection.execute(select(table.c.number).order_by(table.c.number)).scalars().all()
            return [number for number in numbers if fold(_log(connection, number)) != _task(connection, number)]

    def _there(self) -> bool:
        """Whether there ever was a task: nothing is made by asking."""
        self._made = self._made or self._beside.holds(table)
        return self._made

    def _tallied(self) -> bool:
        """Whether there is something to count."""
        if self._there():
            self._prepare()
        return self._made

    def _prepare(self) -> None:
        """Makes the tables that are missing; of tasks that an older program wrote, or kept, the tally is made."""
        if self._ready:
            return
        self._beside.prepare(metadata)
        with self._beside.writing() as connection:
            tally.made_up(connection)
        self._ready = True

    @contextmanager
    def _changing(self, number: int, seen: int, deed: Deed, told: Told) -> Iterator[tuple[Connection, Task]]:
        """A transaction with the task as it is, which must be at the version that was seen."""
        self._prepare()
        with self._beside.writing() as connection:
            before = _task(connection, number)
            if before.version != seen:
                since = [event for event in _log(connection, number) if event.version > seen]
                raise conflict(number, seen, since, deed, told)
            yield connection, before


def _next(before: Task, deed: Deed, told: Told, by: Attestation) -> Event:
    return Event(before.number, before.version + 1, deed, told, by.actor, by.at, by.reason)


def _put_new(connection: Connection, made: Sequence[Task], events: Sequence[Event]) -> None:
    if not made:
        return
    for task in made:
        dates_in_order(task)
    _check_codes(connection, made)
    check_new(connection, made)
    connection.execute(insert(task_event), list(map(event_row, events)))
    connection.execute(insert(table), list(map(row_of, made)))
    for target, rows_of in ((task_person, person_rows), (task_need, need_rows)):
        rows = [row for task in made for row in rows_of(task)]
        if rows:
            connection.execute(insert(target), rows)
    tally.shifted(connection, (), made)


def _put(connection: Connection, before: Task, after: Task, event: Event) -> Task:
    dates_in_order(after)
    if after.code != before.code:
        _check_codes(connection, [after])
    connection.execute(insert(task_event), [event_row(event)])
    row = row_of(after)
    found = connection.execute(
        update(table).where(table.c.number == after.number, table.c.version == before.version).values(**row)
    )
    assert found.rowcount == 1
    for target, rows_of in ((task_person, person_rows), (task_need, need_rows)):
        if rows_of(before) != rows_of(after):
            connection.execute(delete(target).where(target.c.task == after.number))
            if rows := rows_of(after):
                connection.execute(insert(target), rows)
    tally.shifted(connection, (before,), (after,))
    if (before.needs, before.parent) != (after.needs, after.parent):
        check_links(connection, after)
    return after


def _check_codes(connection: Connection, made: Sequence[Task]) -> None:
    """EntryError where a code is another task's."""
    seen = _of_codes(connection, [task.code for task in made])
    for task in made:
        if task.code and seen.setdefault(task.code, task.number) != task.number:
            raise EntryError(words("fault.task_code", code=task.code, task=seen[task.code]))


def _of_codes(connection: Connection, codes: Iterable[str]) -> dict[str, int]:
    wanted, found = sorted({code for code in codes if code}), dict[str, int]()
    for at in range(0, len(wanted), 500):
        known = select(table.c.code, table.c.number).where(table.c.code.in_(wanted[at : at + 500]))
        found |= {row.code: row.number for row in connection.execute(known)}
    return found


def _task(connection: Connection, number: int) -> Task:
    row = connection.execute(select(table).where(table.c.number == number)).one_or_none()
    if row is None:
        raise _unknown(number)
    return task_of(row)


def _log(connection: Connection, number: int) -> list[Event]:
    asked = select(task_event).where(task_event.c.task == number).order_by(task_event.c.version)
    return [event_of(row) for row in connection.execute(asked)]


def _unknown(number: int) -> UnknownRecord:
    return UnknownRecord(words("fault.no_task", task=number))
