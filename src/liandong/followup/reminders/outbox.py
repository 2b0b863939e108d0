"""The outbox (发件箱): messages and their states; what is sent, is sent once.

A message is claimed in a transaction of its own before it is sent: it is `sending`, with the worker and how long this
may take. What came of it is written afterwards. Of a worker that died in between nothing is known but that it may have
sent: after its time the message is in doubt, and is never sent again but by a person's word.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.reminders import log
from liandong.followup.reminders.book import Address
from liandong.followup.reminders.delivery import Outcome, Sent
from liandong.followup.reminders.due import Reminder
from liandong.messages import words
from liandong.settings import Settings
from liandong.store.beside import Beside
from liandong.store.reminders import message as table
from liandong.store.reminders import metadata
from liandong.store.reminders import reminder as reminders_table
from liandong.workspace.people.attesting import attestation

DIGEST_MOST = 10
"""Reminders in one message: WeCom takes 2,048 bytes of text, which are ten lines of some sixty characters."""
_AT_ONCE = 500
_LATE_SECONDS = 3 * 24 * 3600
"""What could not be sent for so long is no news any more."""
_LONGEST_WAIT = 24 * 3600


class State(StrEnum):
    """`needless`: nobody has to see to any of its tasks any longer. `doubt`: it may have been delivered."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    DOUBT = "doubt"
    NEEDLESS = "needless"


@dataclass(frozen=True, slots=True)
class Message:
    """Times are in seconds; `tasks` are the numbers of what it reminds of."""

    number: int
    address: int
    person: str
    shown: str
    state: State
    made: int
    tries: int
    cause: str
    code: int
    title: str
    tasks: tuple[int, ...] = ()


class Outbox:
    def __init__(self, beside: Beside, settings: Settings) -> None:
        self._beside, self._settings = beside, settings

    def put(self, found: Iterable[tuple[Reminder, Address]], now: int, *, digest: bool) -> int:
        """Makes messages of the reminders that were never made before; how many reminders these are."""
        keyed = {reminder.key(address.number): (reminder, address) for reminder, address in found}
        self._beside.prepare(metadata)
        with self._writing() as connection:
            known = _known(connection, list(keyed))
            new = {key: each for key, each in keyed.items() if key not in known}
            if new:
                _insert(connection, new, now, DIGEST_MOST if digest else 1)
        return len(new)

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those that were made before."""
        if not self._beside.holds(table):
            return set()
        with self._beside.reading() as connection:
            return _known(connection, keys)

    def claim(self, worker: str, now: int, without: Collection[int] = ()) -> Message | None:
        """The next message that waits, claimed by the worker; none to the addresses `without`."""
        first = select(table).where(table.c.state == State.WAITING, table.c.next <= now)
        if without:
            first = first.where(table.c.address.not_in(list(without)))
        with self._writing() as connection:
            row = connection.execute(first.order_by(table.c.next, table.c.number).limit(1)).one_or_none()
            if row is None:
                return None
            lease = now + self._settings.reminder_lease_seconds
            sending = {"state": State.SENDING, "worker": worker, "lease": lease, "tries": row.tries + 1}
            connection.execute(update(table).where(table.c.number == row.number).values(**sending))
            return _message(connection, row)

    def settle(self, message: Message, worker: str, sent: Sent | None, now: int, text: tuple[str, str]) -> State:
        """Writes what became of a message that this worker claimed: None where it needed not be sent. The state
        in which it is then: where a person had it sent again meanwhile, that which it has by their word."""
        state, wait = self._after(message, sent, now)
        told = {"cause": sent.cause, "code": sent.code} if sent else {"cause": "", "code": 0}
        row = {"state": state, "next": now + wait, "title": text[0], "body": text[1], "ended": now, **told}
        # a worker that was slower than its lease still tells what it knows, unless a person decided meanwhile
        own = (table.c.worker == worker, table.c.state.in_((State.SENDING, State.DOUBT)))
        with self._writing() as connection:
            written = connection.execute(update(table).where(table.c.number == message.number, *own).values(**row))
            if written.rowcount:
                log.note(connection, state.value, [str(message.number)])
                return state
            return State(connection.execute(select(table.c.state).where(table.c.number == message.number)).scalar_one())

    def doubt(self, now: int) -> int:
        """Messages whose workers were not heard of for too long are in doubt from now on; how many."""
        lost = (table.c.state == State.SENDING, table.c.lease < now)
        with self._writing() as connection:
            numbers = connection.scalars(select(table.c.number).where(*lost)).all()
            if numbers:
                row = {"state": State.DOUBT, "cause": "worker", "code": 0, "ended": now}
                connection.execute(update(table).where(*lost).values(**row))
                log.note(connection, State.DOUBT.value, [str(number) for number in numbers])
        return len(numbers)

    def resend(self, number: int, now: int, *, actor: str, reason: str) -> None:
        """It waits again, by the word of a person who takes it upon them that it may come twice; EntryError where it
        is neither in doubt nor undelivered, UnknownRecord where there is no such message."""
        by = attestation(actor, reason)
        if not self._beside.holds(table):
            raise UnknownRecord(words("fault.no_reminder", number=number))
        with self._writing() as connection:
            state = connection.scalar(select(table.c.state).where(table.c.number == number))
            if state is None:
                raise UnknownRecord(words("fault.no_reminder", number=number))
            if state not in (State.DOUBT, State.UNDELIVERED):
                named = words(f"reminders.state_{state}")
                raise EntryError(words("fault.reminder_resend", number=number, state=named))
            row = {"state": State.WAITING, "next": now, "made": now, "tries": 0, "worker": "", "cause": "", "code": 0}
            connection.execute(update(table).where(table.c.number == number).values(**row))
            log.note(connection, "resend", [str(number)], by.actor, by.reason)

    def messages(self, states: Collection[State] = (), *, limit: int, before: int = 0) -> Sequence[Message]:
        """The newest first."""
        if not self._beside.holds(table):
            return ()
        asked = select(table).order_by(table.c.number.desc()).limit(limit)
        if states:
            asked = asked.where(table.c.state.in_(list(states)))
        if before:
            asked = asked.where(table.c.number < before)
        with self._beside.reading() as connection:
            return [_message(connection, row) for row in connection.execute(asked).all()]

    def counts(self) -> Mapping[State, int]:
        if not self._beside.holds(table):
            return dict.fromkeys(State, 0)
        with self._beside.reading() as connection:
            found = connection.execute(select(table.c.state, func.count()).group_by(table.c.state)).all()
        return dict.fromkeys(State, 0) | {State(state): int(count) for state, count in found}

    def _after(self, message: Message, sent: Sent | None, now: int) -> tuple[State, int]:
        """The state of a message after it was tried, and how long it waits."""
        if sent is None:
            return State.NEEDLESS, 0
        if sent.outcome is not Outcome.FAILED:
            return (State.DELIVERED if sent.outcome is Outcome.DELIVERED else State.DOUBT), 0
        tries, late = message.tries + 1, now - message.made > _LATE_SECONDS
        if tries >= self._settings.reminder_tries or late or sent.cause == "removed":
            return State.UNDELIVERED, 0
        return State.WAITING, min(self._settings.reminder_retry_seconds * 2 ** (tries - 1), _LONGEST_WAIT)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._beside.writing()


def _insert(connection: Connection, new: Mapping[str, tuple[Reminder, Address]], now: int, most: int) -> None:
    of_address: dict[int, list[tuple[str, Reminder, Address]]] = {}
    for key, (reminder, address) in new.items():
        of_address.setdefault(address.number, []).append((key, reminder, address))
    number, messages, rows = int(connection.scalar(select(func.max(table.c.number))) or 0), [], []
    for theirs in of_address.values():
        for at in range(0, len(theirs), most):
            number += 1
            messages.append(_row(number, theirs[at][2], now))
            for key, reminder, _ in theirs[at : at + most]:
                told = {"task": reminder.task, "rule": reminder.sense, "person": reminder.person}
                occasion = reminder.occasion.isoformat()
                rows.append({"key": key, "message": number, "occasion": occasion, **told})
    connection.execute(insert(table), messages)
    connection.execute(insert(reminders_table), rows)


def _row(number: int, address: Address, now: int) -> dict[str, Any]:
    nothing = {"tries": 0, "worker": "", "lease": 0, "ended": 0, "cause": "", "code": 0, "title": "", "body": ""}
    whose = {"address": address.number, "person": address.person, "shown": address.told}
    return {"number": number, "state": State.WAITING, "made": now, "next": now, **whose, **nothing}


def _known(connection: Connection, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(keys), _AT_ONCE):
        asked = select(reminders_table.c.key).where(reminders_table.c.key.in_(keys[at : at + _AT_ONCE]))
        found.update(connection.scalars(asked))
    return found


def _message(connection: Connection, row: Row[Any]) -> Message:
    asked = select(reminders_table.c.task).where(reminders_table.c.message == row.number)
    tasks = tuple(connection.scalars(asked.order_by(reminders_table.c.task)))
    names = ("number", "address", "person", "shown", "made", "tries", "cause", "code", "title")
    return Message(**{name: getattr(row, name) for name in names}, state=State(row.state), tasks=tasks)
