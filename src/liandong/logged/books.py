"""Books (簿册): things of one sort in the small database beside a ledger, each with its log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import Connection, MetaData, Row, Table, func, insert, select, update

from liandong.errors import EntryError, UnknownRecord
from liandong.logged.conflict import conflict
from liandong.logged.entry import UNDO
from liandong.logged.machine import E, Machine, N, T
from liandong.logged.steps import undoable
from liandong.messages import words
from liandong.model import Attestation
from liandong.store.beside import Beside
from liandong.workspace.people.attesting import attestation

B = TypeVar("B", bound="Books[Any, Any, Any]")


@dataclass(frozen=True, slots=True)
class Leaves(Generic[N, E]):
    """How things stand in their `table`, and the entries in a `log` whose column `key` says of which thing they are.

    `entry` makes one of number, version, deed, told, actor, time and reason; its first field is named as the `key`.
    """

    table: Table
    log: Table
    key: str
    row_of: Callable[[N], dict[str, Any]]
    of_row: Callable[[Row[Any]], N]
    entry: Callable[..., E]
    deed: type[StrEnum]


class Books(Generic[N, E, T]):
    """Over the small database beside a ledger; the tables are made with the first thing. Close the database yourself.

    What else must hold of a thing, and what else is written with it, a subclass says by `_check` and `_wrote`.
    """

    machine: ClassVar[Machine[Any, Any, Any]]
    leaves: ClassVar[Leaves[Any, Any]]
    metadata: ClassVar[MetaData]

    def __init__(self, beside: Beside) -> None:
        self._beside, self._made, self._ready = beside, False, False

    def one(self, number: int) -> N:
        """UnknownRecord where there is none of this number."""
        if not self._there():
            raise self._unknown(number)
        with self._beside.reading() as connection:
            return self._one(connection, number)

    def log(self, number: int) -> Sequence[E]:
        """All that was done to a thing, the first entry first; UnknownRecord where there is none of this number."""
        self.one(number)
        with self._beside.reading() as connection:
            return self._log(connection, number)

    def change(
        self, number: int, deed: Any, told: T | None = None, *, seen: int, actor: str, reason: str = "",
        at: str | None = None,
    ) -> N:  # fmt: skip
        """The thing after this deed, of which `seen` is the version that whoever does it looked at.

        EditConflict where it was changed since then; EntryError where the deed is not possible in its state, a field
        cannot be taken, nothing would change, or a reason is needed; UnknownRecord where there is no such thing.
        """
        by = self._signed(deed, actor, reason, at)
        self._prepare()
        with self._beside.writing() as connection:
            return self._do(connection, number, seen, deed, told or self.machine.told(), by)

    def undo(self, number: int, *, seen: int, actor: str, reason: str, at: str | None = None) -> N:
        """The thing without the latest entry that stands, which stays in the log; errors as `change`."""
        by = attestation(actor, reason, at)
        self._prepare()
        with self._beside.writing() as connection:
            return self._take_back(connection, number, seen, by)

    def unlike_logs(self) -> list[int]:
        """The numbers of things that are not what their logs tell: none, or the database was changed by other hands."""
        if not self._there():
            return []
        with self._beside.reading() as connection:
            column, fold = self.leaves.table.c.number, self.machine.fold
            numbers = connection.execute(select(column).order_by(column)).scalars().all()
            return [each for each in numbers if fold(self._log(connection, each)) != self._one(connection, each)]

    def _sees(self, thing: N) -> bool:
        """Whether it is there for whoever asks."""
        return True

    def _permit(self, deed: Any, thing: N) -> None:
        """EntryError where whoever asks may not do this to a thing, or begin it so."""

    def _check(self, connection: Connection, made: Sequence[N], before: N | None) -> None:
        """EntryError for what may not be written: new things, or one that was there `before`."""

    def _wrote(self, connection: Connection, made: Sequence[N], before: N | None) -> None:
        """Writes what is kept beside the things; EntryError as above."""

    def _undid(self, connection: Connection, entry: E, by: Attestation) -> None:
        """Takes back what came of an entry elsewhere."""

    def _for(self, same: B) -> B:
        """The same books for somebody else, to whom what is known of the tables is handed on."""
        same._made, same._ready = self._there(), self._ready
        return same

    def _there(self) -> bool:
        """Whether there ever was anything: nothing is made by asking."""
        self._made = self._made or self._beside.holds(self.leaves.table)
        return self._made

    def _prepare(self) -> None:
        """Makes the tables that are missing, before anything is written."""
        if self._ready:
            return
        self._beside.prepare(self.metadata)
        with self._beside.writing() as connection:
            self._prepared(connection)
        self._ready = True

    def _prepared(self, connection: Connection) -> None:
        """Fills what is missing in the tables."""

    def _add(self, connection: Connection, deed: Any, every: Callable[[int], Sequence[T]], by: Attestation) -> list[N]:
        """New things, all of them or none, that `every` gives of the number of the first."""
        column = self.leaves.log.c[self.leaves.key]
        first = int(connection.scalar(select(func.max(column))) or 0) + 1
        ready = [self.machine.checked(deed, told) for told in every(first)]
        entries = [
            self.leaves.entry(n, 1, deed, told, by.actor, by.at, by.reason) for n, told in enumerate(ready, first)
        ]
        made: list[N] = [self.machine.begun(entry) for entry in entries]
        for thing in made:
            self._permit(deed, thing)
        if made:
            self._check(connection, made, None)
            connection.execute(insert(self.leaves.log), list(map(self._entry_row, entries)))
            connection.execute(insert(self.leaves.table), list(map(self.leaves.row_of, made)))
            self._wrote(connection, made, None)
        return made

    def _signed(self, deed: Any, actor: str, reason: str, at: str | None) -> Attestation:
        """Who does it and why; EntryError where nobody is named, or a reason is needed and not told."""
        step = self.machine.steps[deed]
        assert step.before
        return attestation(actor, reason, at, bare=not step.reasoned)

    def _seen(self, connection: Connection, number: int, seen: int, deed: Any, told: T) -> N:
        """The thing as it is, which must be at the version that was seen."""
        before = self._one(connection, number)
        self._permit(deed, before)
        if seen > before.version:
            raise EntryError(words("fault.seen_ahead", what=self.machine.named(number), seen=seen, now=before.version))
        if before.version != seen:
            since = [entry for entry in self._log(connection, number) if entry.version > seen]
            raise conflict(self.machine, number, seen, since, deed, told)
        return before

    def _do(self, connection: Connection, number: int, seen: int, deed: Any, told: T, by: Attestation) -> N:
        """As `change`, in a transaction that somebody else began."""
        assert deed != UNDO
        ready = self.machine.checked(deed, told)
        return self._advance(connection, self._seen(connection, number, seen, deed, ready), deed, ready, by)

    def _take_back(self, connection: Connection, number: int, seen: int, by: Attestation) -> N:
        """As `undo`, in a transaction that somebody else began."""
        deed = next(each for each in self.machine.steps if each == UNDO)
        before = self._seen(connection, number, seen, deed, self.machine.told())
        log = self._log(connection, number)
        last = undoable(log)
        if last is None:
            raise EntryError(words("fault.log_undo", what=self.machine.named(number), instead=self.machine.instead))
        entry = self._next(before, deed, self.machine.told(undoes=last.version), by)
        after: N = self.machine.fold([*log, entry])
        self._put(connection, before, after, entry)
        self._undid(connection, last, by)
        return after

    def _advance(self, connection: Connection, before: N, deed: Any, told: T, by: Attestation) -> N:
        """The thing after a deed, written down."""
        ready = self.machine.changed(before, told)
        if self.machine.steps[deed].after is None and not ready.fields():
            raise EntryError(words("fault.log_same", what=self.machine.named(before.number)))
        entry = self._next(before, deed, ready, by)
        after: N = self.machine.advanced(before, entry)
        self._put(connection, before, after, entry)
        return after

    def _next(self, before: N, deed: Any, told: T, by: Attestation) -> Any:
        return self.leaves.entry(before.number, before.version + 1, deed, told, by.actor, by.at, by.reason)

    def _put(self, connection: Connection, before: N, after: N, entry: E) -> None:
        self._check(connection, [after], before)
        connection.execute(insert(self.leaves.log), [self._entry_row(entry)])
        there = self.leaves.table.c
        same = (there.number == after.number, there.version == before.version)
        found = connection.execute(update(self.leaves.table).where(*same).values(**self.leaves.row_of(after)))
        assert found.rowcount == 1
        self._wrote(connection, [after], before)

    def _one(self, connection: Connection, number: int) -> N:
        row = connection.execute(select(self.leaves.table).where(self.leaves.table.c.number == number)).one_or_none()
        if row is None:
            raise self._unknown(number)
        thing: N = self.leaves.of_row(row)
        if not self._sees(thing):
            raise self._unknown(number)
        return thing

    def _log(self, connection: Connection, number: int) -> list[E]:
        log = self.leaves.log
        asked = select(log).where(log.c[self.leaves.key] == number).order_by(log.c.version)
        return [self._entry(row._mapping) for row in connection.execute(asked)]

    def _entry_row(self, entry: E) -> dict[str, Any]:
        plain = {name: getattr(entry, name) for name in (self.leaves.key, "version", "actor", "at", "reason")}
        return plain | {"deed": entry.deed.value, "told": entry.told.encoded()}

    def _entry(self, row: Mapping[Any, Any]) -> Any:
        told = self.machine.told.decoded(row["told"])
        deed = self.leaves.deed(row["deed"])
        return self.leaves.entry(
            row[self.leaves.key], row["version"], deed, told, row["actor"], row["at"], row["reason"]
        )

    def _unknown(self, number: int) -> UnknownRecord:
        return UnknownRecord(words("fault.log_unknown", what=self.machine.named(number)))
