"""Tasks: the room's face. Reads tasks and their logs, and writes entries."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from sqlalchemy import Connection, delete, func, insert, select

from liandong.errors import EntryError
from liandong.followup.tasks import lists, permission, tally
from liandong.followup.tasks.checks import dates_in_order
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.links import check_links, check_new, taken
from liandong.followup.tasks.lists import Asked, Line, Place
from liandong.followup.tasks.machine import MACHINE
from liandong.followup.tasks.many import Many
from liandong.followup.tasks.rows import need_rows, person_rows, row_of, task_of
from liandong.followup.tasks.sourced import Suggested, of_records, twice, unmade
from liandong.followup.tasks.tally import Tally
from liandong.followup.tasks.task import State, Task
from liandong.logged.books import Leaves
from liandong.messages import words
from liandong.model import Attestation
from liandong.store.beside import Beside
from liandong.store.followup import metadata, task_day, task_event, task_need, task_person
from liandong.store.followup import task as table
from liandong.workspace.people.attesting import attestation

R = TypeVar("R")
_BESIDE = ((task_person, person_rows), (task_need, need_rows))


class Tasks(Many):
    """Over the small database beside a ledger; its tables are made with the first task. Close the database yourself.

    `organisations` are those for which whoever asks stands: where there are any, other tasks are not there for them.
    """

    machine = MACHINE
    leaves = Leaves(table, task_event, "task", row_of, task_of, Event, Deed)
    metadata = metadata

    def __init__(self, beside: Beside, organisations: tuple[str, ...] = ()) -> None:
        super().__init__(beside)
        self._theirs = organisations

    def within(self, organisations: tuple[str, ...]) -> "Tasks":
        """The same for somebody who stands for these organisations; for all where there are none."""
        return self if organisations == self._theirs else self._for(Tasks(self._beside, organisations))

    def may(self, deed: Deed, task: Task) -> bool:
        """Whether they may do this to a task; whether it is possible in its state is another question."""
        return permission.may(self._theirs, deed, task)

    def oversees(self, task: Task) -> bool:
        """Whether they stand for its supervisor, or for all: only then they issue slips for it."""
        return permission.oversees(self._theirs, task)

    def task(self, number: int) -> Task:
        """UnknownRecord where there is no task of this number."""
        return self.one(number)

    def find(self, asked: Asked, *, limit: int, after: Place | None = None) -> Sequence[Task]:
        """A page of a list, by due date; those without one come last."""
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            return lists.page_of(connection, self._asked(asked), limit, after)

    def lines(self, asked: Asked, *, limit: int, after: Place | None = None) -> Sequence[Line]:
        """As `find`, with what a list shows and no more."""
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            return lists.lines_of(connection, self._asked(asked), limit, after)

    def every(self, asked: Asked = Asked(), portion: int = 1000) -> Iterator[Task]:  # noqa: B008 - it is frozen
        """All tasks of a list, read portion by portion."""
        after = None
        while found := self.find(asked, limit=portion, after=after):
            yield from found
            after = Place.of(found[-1])

    def remembered(self, question: Hashable, ask: Callable[[], R]) -> R:
        """The answer to a question about what they may see, asked once as long as nothing is written."""
        known = self._beside.unchanged()
        key = ("tasks", self._theirs, question)
        if key not in known:
            known[key] = ask()
        found: R = known[key]
        return found

    def count(self, asked: Asked) -> int:
        if not self._there():
            return 0

        def ask() -> int:
            with self._beside.reading() as connection:
                return lists.count_of(connection, self._asked(asked))

        return self.remembered(("count", asked), ask)

    def newest(self) -> int:
        """The number of the task that was made last, by whomever; 0 where there is none."""

        def ask() -> int:
            if not self._there():
                return 0
            with self._beside.reading() as connection:
                return int(connection.scalar(select(func.max(task_event.c.task))) or 0)

        return self.remembered("newest", ask)

    def tally_amiss(self) -> bool:
        """Whether the tally is not that of the tasks: never, or the database was changed by other hands."""
        if not self._beside.holds(task_day):
            return False
        with self._beside.reading() as connection:
            return tally.amiss(connection)

    def tally(self, today: date) -> Tally:
        """How many stand in each state, and how many should have been done before this day."""
        if self._theirs:
            return Tally({state: self.count(Asked(state=state)) for state in State}, self.count(lists.overdue(today)))
        if not self._there():
            return tally.NOTHING
        self._prepare()

        def ask() -> Tally:
            with self._beside.reading() as connection:
                return tally.taken(connection, today)

        return self.remembered(("tally", today), ask)

    def logs(self) -> Iterator[Sequence[Event]]:
        """The logs of all tasks, by number, each read on its way past."""
        if not self._there():
            return
        every = select(task_event).order_by(task_event.c.task, task_event.c.version)
        with self._beside.reading() as connection, connection.execute(every.execution_options(yield_per=1000)) as rows:
            for _, held in groupby(rows, lambda row: row.task):
                log = [self._entry(row._mapping) for row in held]
                if not self._theirs or self._sees(MACHINE.fold(log)):
                    yield log

    def made_at(self, at: str) -> list[int]:
        """The numbers of the tasks that were made at this moment: of a table that was taken in, all or none."""
        if not self._there():
            return []
        wanted = (task_event.c.version == 1, task_event.c.at == at)
        with self._beside.reading() as connection:
            return list(connection.scalars(select(task_event.c.task).where(*wanted).order_by(task_event.c.task)))

    def of_codes(self, codes: Iterable[str]) -> dict[str, int]:
        """The numbers of the tasks with these codes, of those that there are; 0 of one that they may not see."""
        if not self._there():
            return {}
        with self._beside.reading() as connection:
            return self._own(_of_codes(connection, codes))

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
        by = attestation(actor, reason, at, bare=True)
        self._prepare()
        with self._beside.writing() as connection:
            return self.put(connection, every, by, proposed=proposed)

    def put(
        self, connection: Connection, every: Callable[[int], Sequence[Told]], by: Attestation, *, proposed: bool = False
    ) -> list[Task]:
        """As `add_all`, in a transaction that somebody else began."""
        return self._add(connection, Deed.PROPOSE if proposed else Deed.ADD, every, by)

    def take_up(
        self, every: Sequence[Suggested], *, actor: str, reason: str = "", at: str | None = None, passing: bool = False
    ) -> tuple[list[Task], list[Task]]:
        """New tasks of records, proposed or at once accepted, all of them or none; and those that there were before.

        EntryError where a record has a task already, in whatever state, that tells which where they may see it; with
        `passing` these are passed over. Looked at and written in one transaction, so that two who want the same at once
        make one.
        """
        by = attestation(actor, reason, at, bare=True)
        self._prepare()
        with self._beside.writing() as connection:
            new, found = unmade(connection, every)
            before = list(filter(self._sees, found))
            if found and not passing:
                raise twice(before)
            proposed = self.put(connection, lambda _: [each.told for each in new], by, proposed=True)
            made = [
                task if each.accepted is None else self._do(connection, task.number, 1, Deed.ACCEPT, each.accepted, by)
                for task, each in zip(proposed, new, strict=True)
            ]
        return made, before

    def of_records(self, ids: Iterable[str]) -> Mapping[str, list[Task]]:
        """The tasks that come from records of the ledger, by the id of the record that the task names."""
        if not self._there():
            return {}
        with self._beside.reading() as connection:
            found = of_records(connection, ids)
        return {record: theirs for record, every in found.items() if (theirs := list(filter(self._sees, every)))}

    def some(self, numbers: Iterable[int]) -> dict[int, Task]:
        """Those of these tasks that there are for whoever asks, by number."""
        wanted, found = sorted(set(numbers)), dict[int, Task]()
        if wanted and self._there():
            with self._beside.reading() as connection:
                for at in range(0, len(wanted), 500):
                    asked = select(table).where(table.c.number.in_(wanted[at : at + 500])).order_by(table.c.number)
                    found |= {row.number: task_of(row) for row in connection.execute(asked)}
        return {number: task for number, task in found.items() if self._sees(task)}

    def withdraw(self, connection: Connection, numbers: Iterable[int], by: Attestation) -> None:
        """Withdraws those of these tasks that are still open, in a transaction that somebody else began."""
        for number in numbers:
            before = self._one(connection, number)
            if before.open:
                self._advance(connection, before, Deed.WITHDRAW, Told(), by)

    def _asked(self, asked: Asked) -> Asked:
        return replace(asked, within=self._theirs) if self._theirs else asked

    def _sees(self, thing: Task) -> bool:
        return permission.sees(self._theirs, thing)

    def _permit(self, deed: Deed, thing: Task) -> None:
        if not permission.may(self._theirs, deed, thing):
            named = words(f"tasks.deed_{deed}")
            raise EntryError(words("fault.task_not_theirs", deed=named, organisations="、".join(self._theirs)))

    def _prepared(self, connection: Connection) -> None:
        tally.made_up(connection)  # of tasks that an older program wrote, or kept

    def _check(self, connection: Connection, made: Sequence[Task], before: Task | None) -> None:
        for task in made:
            dates_in_order(task)
        if before is None or made[0].code != before.code:
            self._check_codes(connection, made)
        if before is None:
            check_new(connection, made)

    def _check_codes(self, connection: Connection, made: Sequence[Task]) -> None:
        """EntryError where a code is another task's, which it names where whoever asks may see it."""
        seen = _of_codes(connection, [task.code for task in made])
        for task in made:
            if task.code and seen.setdefault(task.code, task.number) != task.number:
                raise EntryError(taken(task.code, self._own(seen).get(task.code, 0) or 0))

    def _own(self, found: Mapping[str, int]) -> dict[str, int]:
        """The numbers with those of tasks that whoever asks may not see as 0."""
        if not self._theirs:
            return dict(found)
        theirs = self.some(found.values())
        return {code: number if number in theirs else 0 for code, number in found.items()}

    def _wrote(self, connection: Connection, made: Sequence[Task], before: Task | None) -> None:
        for target, rows_of in _BESIDE:
            rows = [row for task in made for row in rows_of(task)]
            if before is not None:
                if rows == rows_of(before):
                    continue
                connection.execute(delete(target).where(target.c.task == before.number))
            if rows:
                connection.execute(insert(target), rows)
        tally.shifted(connection, () if before is None else (before,), made)
        if before is not None and (before.needs, before.parent) != (made[0].needs, made[0].parent):
            check_links(connection, made[0])


def _of_codes(connection: Connection, codes: Iterable[str]) -> dict[str, int]:
    wanted, found = sorted({code for code in codes if code}), dict[str, int]()
    for at in range(0, len(wanted), 500):
        known = select(table.c.code, table.c.number).where(table.c.code.in_(wanted[at : at + 500]))
        found |= {row.code: row.number for row in connection.execute(known)}
    return found
