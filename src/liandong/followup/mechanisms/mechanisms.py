"""Mechanisms and rounds: the room's face. Reads them and their logs, and writes entries."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, select

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.calendar import WorkingDays
from liandong.followup.mechanisms import permission
from liandong.followup.mechanisms.checks import check_round
from liandong.followup.mechanisms.event import Deed, Event, RoundDeed, RoundEvent, RoundTold, Told
from liandong.followup.mechanisms.health import Health, health
from liandong.followup.mechanisms.machine import MACHINE, ROUND_MACHINE
from liandong.followup.mechanisms.mechanism import Mechanism
from liandong.followup.mechanisms.round import Agreed, Round
from liandong.followup.tasks import Source, Tasks, tally
from liandong.followup.tasks import Told as TaskTold
from liandong.logged import Books
from liandong.logged.books import Leaves
from liandong.messages import words
from liandong.model import Attestation
from liandong.model.noun import replace
from liandong.store.beside import Beside
from liandong.store.followup import mechanism as table
from liandong.store.followup import mechanism_event, metadata, round_, round_event
from liandong.workspace.people.attesting import attestation

_Said = TypeVar("_Said", Mechanism, Told)


def _row(thing: Mechanism | Round, *columns: str) -> dict[str, Any]:
    plain = {name: getattr(thing, name) for name in ("number", "version", *columns)}
    return plain | {"whole": msgspec.json.encode(thing).decode()}


def _mechanism_row(mechanism: Mechanism) -> dict[str, Any]:
    return _row(mechanism, "record")


def _mechanism_of(row: Row[Any]) -> Mechanism:
    return msgspec.json.decode(row.whole, type=Mechanism)


def _round_row(made: Round) -> dict[str, Any]:
    return _row(made, "mechanism") | {"day": made.day.isoformat()}


def _round_of(row: Row[Any]) -> Round:
    return msgspec.json.decode(row.whole, type=Round)


class Mechanisms(Books[Mechanism, Event, Told]):
    """The mechanisms that are kept up. Close the database yourself.

    `organisations` are those for which whoever asks stands: where there are any, they see the mechanisms of which one
    is a member or the secretariat, and may change those of which one is the secretariat. As a member they see who else
    was one, or presided, on their days.
    """

    machine = MACHINE
    leaves = Leaves(table, mechanism_event, "mechanism", _mechanism_row, _mechanism_of, Event, Deed)
    metadata = metadata

    def __init__(self, beside: Beside, organisations: tuple[str, ...] = ()) -> None:
        super().__init__(beside)
        self._theirs = organisations

    def within(self, organisations: tuple[str, ...]) -> "Mechanisms":
        """The same for somebody who stands for these organisations; for all where there are none."""
        return self if organisations == self._theirs else self._for(Mechanisms(self._beside, organisations))

    def may(self, mechanism: Mechanism) -> bool:
        """Whether they may change it, call its rounds and write down what came of these."""
        return permission.may(self._theirs, mechanism)

    def add(self, told: Told, *, actor: str, reason: str = "", at: str | None = None) -> Mechanism:
        """A new mechanism; EntryError names the field that cannot be taken."""
        by = attestation(actor, reason, at, bare=True)
        self._prepare()
        with self._beside.writing() as connection:
            return self._add(connection, Deed.ADD, lambda _: [told], by)[0]

    def one(self, number: int) -> Mechanism:
        return self._fit(super().one(number))

    def log(self, number: int) -> Sequence[Event]:
        log, mechanism = super().log(number), super().one(number)
        return log if self.may(mechanism) else [replace(each, told=self._fitting(mechanism, each.told)) for each in log]

    def every(self) -> Sequence[Mechanism]:
        """All of them, the first one first."""
        return self._found()

    def of_records(self, records: Sequence[str]) -> Sequence[Mechanism]:
        """Those that are tied to one of these records."""
        return self._found(table.c.record.in_(records)) if records else ()

    def _found(self, *wanted: ColumnElement[bool]) -> Sequence[Mechanism]:
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            asked = select(table).where(*wanted).order_by(table.c.number)
            return [self._fit(each) for row in connection.execute(asked) if self._sees(each := _mechanism_of(row))]

    def _fit(self, mechanism: Mechanism) -> Mechanism:
        """The mechanism as whoever asks may read it."""
        return mechanism if self.may(mechanism) else self._fitting(mechanism, mechanism)

    def _fitting(self, of: Mechanism, said: _Said) -> _Said:
        """What is said of a mechanism without who was a member or presided on none of their days."""
        members, turns = said.members, said.turns
        kept = {
            "members": permission.beside(self._theirs, of.members, members) if members else members,
            "turns": permission.presided(self._theirs, of.members, turns) if turns else turns,
        }
        return replace(said, **kept)

    def _sees(self, thing: Mechanism) -> bool:
        return permission.sees(self._theirs, thing)

    def _permit(self, deed: Deed, thing: Mechanism) -> None:
        _permit(self._theirs, thing)


class Rounds(Books[Round, RoundEvent, RoundTold]):
    """The rounds of mechanisms. What a round agrees becomes tasks in the transaction of its entry.

    `organisations` are those for which whoever asks stands: where there are any, the rounds are those of which one was
    a member on the day, or is the secretariat, and what was agreed has owner and date where its task is theirs.
    """

    machine = ROUND_MACHINE
    leaves = Leaves(round_, round_event, "round", _round_row, _round_of, RoundEvent, RoundDeed)
    metadata = metadata

    def __init__(self, beside: Beside, organisations: tuple[str, ...] = ()) -> None:
        super().__init__(beside)
        self.tasks, self._theirs = Tasks(beside), organisations

    def within(self, organisations: tuple[str, ...]) -> "Rounds":
        """The same for somebody who stands for these organisations; for all where there are none."""
        return self if organisations == self._theirs else self._for(Rounds(self._beside, organisations))

    def begin(
        self, told: RoundTold, *, held: bool = False, then: RoundDeed | None = None, actor: str, reason: str = "",
        at: str | None = None,
    ) -> Round:  # fmt: skip
        """A round that is called, or that was `held`; or one called and cancelled or missed at once (`then`). Errors as
        `change`, and UnknownRecord where there is no such mechanism."""
        by = attestation(actor, reason, at, bare=then is None)
        self._prepare()
        with self._beside.writing() as connection:
            made = self._add(connection, RoundDeed.RECORD if held else RoundDeed.CALL, lambda _: [told], by)[0]
            return made if then is None else self._advance(connection, made, then, RoundTold(), by)

    def agree(
        self, number: int, agreed: Sequence[Agreed], *, seen: int, actor: str, reason: str = "", at: str | None = None
    ) -> Round:
        """The round with what it agreed, each a new task unless it is only noted; errors as `change`."""
        by = self._signed(RoundDeed.AGREE, actor, reason, at)
        ready: RoundTold = self.machine.checked(RoundDeed.AGREE, RoundTold(agreed=tuple(agreed)))
        assert isinstance(ready.agreed, tuple)
        self._prepare()
        with self._beside.writing() as connection:
            before = self._seen(connection, number, seen, RoundDeed.AGREE, ready)
            named = self._as_tasks(connection, self._mechanism(connection, before), before, ready.agreed, by)
            return self._advance(connection, before, RoundDeed.AGREE, RoundTold(agreed=named), by)

    def one(self, number: int) -> Round:
        return next(iter(self._shown([super().one(number)])))

    def log(self, number: int) -> Sequence[RoundEvent]:
        log = super().log(number)
        told = [each for entry in log if isinstance(entry.told.agreed, tuple) for each in entry.told.agreed]
        fit = self._fit(told)
        return [
            replace(entry, told=replace(entry.told, agreed=tuple(map(fit, entry.told.agreed))))
            if isinstance(entry.told.agreed, tuple)
            else entry
            for entry in log
        ]

    def of(self, mechanism: int) -> Sequence[Round]:
        """The rounds of a mechanism, by day."""
        return self._found(round_.c.mechanism == mechanism)

    def between(self, start: date, end: date) -> Sequence[Round]:
        """The rounds of all mechanisms on the days from `start` to `end`, by day."""
        return self._found(round_.c.day >= start.isoformat(), round_.c.day <= end.isoformat())

    def _found(self, *wanted: ColumnElement[bool]) -> Sequence[Round]:
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            found = _rounds(connection, *wanted)
            if self._theirs:
                of = {each.mechanism: self._mechanism(connection, each) for each in found}
                found = [each for each in found if permission.sees_day(self._theirs, of[each.mechanism], each.day)]
        return self._shown(found)

    def health(self, mechanism: Mechanism, day: date, days: WorkingDays) -> Health:
        """How a mechanism stands on a day, of the rounds that are there for whoever asks."""
        if not self._there():
            return health(mechanism, (), {}, day, days, self._theirs)
        with self._beside.reading() as connection:
            every = _rounds(connection, round_.c.mechanism == mechanism.number)
        tasks = self.tasks.some(each.task for one in every for each in one.agreed)
        return health(mechanism, every, tasks, day, days, self._theirs)

    def _shown(self, found: Sequence[Round]) -> Sequence[Round]:
        """The rounds as whoever asks may read them."""
        fit = self._fit(each for one in found for each in one.agreed)
        return [replace(one, agreed=tuple(map(fit, one.agreed))) if one.agreed else one for one in found]

    def _fit(self, agreed: Iterable[Agreed]) -> Callable[[Agreed], Agreed]:
        """Takes owner and date from what became a task that is none of theirs."""
        numbers = {each.task for each in agreed if each.task} if self._theirs else set()
        closed = numbers - self.tasks.within(self._theirs).some(numbers).keys()
        return lambda each: replace(each, owner="", due=None) if each.task in closed else each

    def _one(self, connection: Connection, number: int) -> Round:
        found = super()._one(connection, number)
        if self._theirs and not permission.sees_day(self._theirs, self._mechanism(connection, found), found.day):
            raise self._unknown(number)
        return found

    def _as_tasks(
        self, connection: Connection, mechanism: Mechanism, held: Round, agreed: Sequence[Agreed], by: Attestation
    ) -> tuple[Agreed, ...]:
        """What was agreed with the numbers of the tasks that are made of it; the secretariat sees to these."""
        source = Source(meeting=f"{mechanism.name} {held.day}", round=held.number)
        told = [
            TaskTold(title=each.text, owner=each.owner, due=each.due, supervisor=mechanism.secretariat, source=source)
            for each in agreed
            if not each.noted
        ]
        made = iter(self.tasks.put(connection, lambda _: told, by))
        return tuple(each if each.noted else replace(each, task=next(made).number) for each in agreed)

    def _prepared(self, connection: Connection) -> None:
        tally.made_up(connection)  # the tasks that come of rounds count in it

    def _check(self, connection: Connection, made: Sequence[Round], before: Round | None) -> None:
        for each in made:
            mechanism = self._mechanism(connection, each)
            _permit(self._theirs, mechanism)
            others = _rounds(connection, round_.c.mechanism == each.mechanism, round_.c.number != each.number)
            check_round(mechanism, each, before, others)

    def _undid(self, connection: Connection, entry: RoundEvent, by: Attestation) -> None:
        if entry.deed is RoundDeed.AGREE and isinstance(entry.told.agreed, tuple):
            self.tasks.withdraw(connection, [each.task for each in entry.told.agreed if each.task], by)

    def _mechanism(self, connection: Connection, each: Round) -> Mechanism:
        row = connection.execute(select(table).where(table.c.number == each.mechanism)).one_or_none()
        if row is None:
            raise UnknownRecord(words("fault.log_unknown", what=MACHINE.named(each.mechanism)))
        return _mechanism_of(row)


def _permit(organisations: tuple[str, ...], mechanism: Mechanism) -> None:
    if not permission.may(organisations, mechanism):
        raise EntryError(words("fault.not_secretariat", organisations="、".join(organisations)))


def _rounds(connection: Connection, *wanted: ColumnElement[bool]) -> Sequence[Round]:
    asked = select(round_).where(*wanted).order_by(round_.c.day, round_.c.number)
    return [_round_of(row) for row in connection.execute(asked)]
