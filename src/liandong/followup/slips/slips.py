"""Slips: the room's face. Issues slips, and reads the log of those that were issued."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from liandong.errors import EditConflict, EntryError, UnknownRecord
from liandong.followup.calendar import china
from liandong.followup.slips.slip import Slip, Sort, named
from liandong.followup.tasks import State, Task
from liandong.messages import Words, words
from liandong.store.beside import Beside
from liandong.store.followup import metadata
from liandong.store.followup import task as tasks
from liandong.store.followup import task_slip as table
from liandong.workspace.people.attesting import attestation, typed

LONGEST = 500
"""Characters of what is demanded."""
_ANSWER_DAYS = 5
"""Working days in which a supervision slip wants its answer, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a person says of a slip: in whose name (the supervisor's of the task where nothing is said), by which day an
    answer is wanted, what is demanded (the usual words where nothing is said)."""

    issuer: str = ""
    answer: date | None = None
    demand: str = ""


def answer_by(day: date) -> date:
    """The day by which a supervision slip of this day wants its answer, where nothing else is said."""
    return china().add(day, _ANSWER_DAYS).day


class Slips:
    """Over the small database beside a ledger. Close that yourself."""

    def __init__(self, beside: Beside) -> None:
        self._beside, self._made = beside, False

    def issue(
        self, sort: Sort, task: Task, said: Issue = Issue(), *,
        ledger: int, day: date, actor: str, reason: str = "", at: str | None = None,
    ) -> Slip:  # fmt: skip
        """A new slip for a task as it was looked at; the one that says the same already, where it was issued on the
        same day.

        EntryError where the task has no owner, or gives no ground for such a slip; EditConflict where it was changed
        since it was looked at.
        """
        by = attestation(actor, reason, at, bare=True)
        new = _drafted(sort, task, said, ledger, day)
        self._beside.prepare(metadata)
        with self._beside.writing() as connection:
            now = connection.scalar(select(tasks.c.version).where(tasks.c.number == task.number))
            if now != task.version:
                raise EditConflict(words("fault.slip_overtaken", task=task.number, seen=task.version, now=now or 0))
            same = next((each for each in _of(connection, task.number) if _said(each) == _said(new)), None)
            if same is not None:
                return same
            of_year = select(func.max(table.c.number)).where(table.c.sort == sort.value, table.c.year == day.year)
            number = int(connection.scalar(of_year) or 0) + 1
            made = msgspec.structs.replace(new, number=number, actor=by.actor, at=by.at, reason=by.reason)
            connection.execute(insert(table), [_row(made)])
        return made

    def slip(self, name: str) -> Slip:
        """The slip of this number (督〔2026〕1号) or key (supervise-2026-1); UnknownRecord where there is none."""
        sort, year, number = named(name)
        if self._there():
            with self._beside.reading() as connection:
                asked = select(table).where(table.c.sort == sort.value, table.c.year == year, table.c.number == number)
                row = connection.execute(asked).one_or_none()
            if row is not None:
                return _slip(row)
        raise UnknownRecord(words("fault.no_slip", slip=name))

    def of_task(self, number: int) -> Sequence[Slip]:
        """The slips that were issued for a task, the first one first."""
        if not self._there():
            return []
        with self._beside.reading() as connection:
            return _of(connection, number)

    def latest(self, limit: int) -> Sequence[Slip]:
        """The slips that were issued last, the newest first."""
        if not self._there():
            return []
        newest = select(table).order_by(table.c.year.desc(), table.c.at.desc(), table.c.sort, table.c.number.desc())
        with self._beside.reading() as connection:
            return [_slip(row) for row in connection.execute(newest.limit(limit))]

    def _there(self) -> bool:
        self._made = self._made or self._beside.holds(table)
        return self._made


def _drafted(sort: Sort, task: Task, said: Issue, ledger: int, day: date) -> Slip:
    """The slip without its number and who issued it; EntryError where there is no ground for it."""
    wrong = _no_ground(sort, task, day)
    if wrong is not None:
        raise EntryError(wrong)
    answer = said.answer or (answer_by(day) if sort is Sort.SUPERVISE else None)
    if answer is not None and answer < day:
        raise EntryError(words("fault.slip_answer", answer=answer, day=day))
    demand, issuer = typed(said.demand), typed(said.issuer) or task.supervisor
    if max(len(demand), len(issuer)) > LONGEST:
        raise EntryError(words("fault.slip_long", count=max(len(demand), len(issuer)), most=LONGEST))
    return Slip(
        sort=sort, year=day.year, number=0, task=task.number, version=task.version, ledger=ledger, day=day,
        to=task.owner, issuer=issuer, answer=answer, demand=demand,
    )  # fmt: skip


def _no_ground(sort: Sort, task: Task, day: date) -> Words | None:
    """Why no such slip can be issued on this day; None where it can."""
    if not task.owner:
        return words("fault.slip_no_owner", task=task.number)
    if not task.open or task.state is State.PROPOSED:
        return words("fault.slip_state", task=task.number, state=words(f"tasks.state_{task.state}"))
    if sort is Sort.REMIND and not (task.running and task.due):
        return words("fault.slip_not_due", task=task.number)
    if sort is Sort.SUPERVISE and not task.overdue(day):
        return words("fault.slip_not_overdue", task=task.number, due=task.due or "—")
    return None


def possible(task: Task, day: date) -> tuple[Sort, ...]:
    """The sorts of slips for which a task gives ground on a day."""
    return tuple(sort for sort in Sort if _no_ground(sort, task, day) is None)


def _of(connection: Connection, number: int) -> list[Slip]:
    asked = select(table).where(table.c.task == number).order_by(table.c.at, table.c.sort, table.c.year, table.c.number)
    return [_slip(row) for row in connection.execute(asked)]


_APART = ("number", "actor", "at", "reason")
_COLUMNS = ("sort", "year", "number", "task", "actor", "at", "reason")


def _said(slip: Slip) -> dict[str, Any]:
    """What a slip says, but for its number and who issued it; of the ledger it says what the task's log names."""
    return {name: getattr(slip, name) for name in slip.__struct_fields__ if name not in (*_APART, "ledger")}


def _row(slip: Slip) -> dict[str, Any]:
    rest = {name: getattr(slip, name) for name in slip.__struct_fields__ if name not in _COLUMNS}
    plain = {name: getattr(slip, name) for name in _COLUMNS} | {"sort": slip.sort.value}
    return plain | {"told": msgspec.json.encode(rest).decode()}


def _slip(row: Row[Any]) -> Slip:
    told = {name: row._mapping[name] for name in _COLUMNS} | msgspec.json.decode(row.told)
    return msgspec.convert(told, Slip)
