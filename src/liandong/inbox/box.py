"""The inbox itself: letters put in, looked at, settled, reopened and erased."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, func, insert, select, update

from liandong.errors import EntryError, InboxFull, UnknownRecord
from liandong.inbox.contents import CONTACT
from liandong.inbox.letter import Attachment, Letter, Sort, State
from liandong.inbox.receipts import new_receipt, receipt_of
from liandong.inbox.tables import letter as table
from liandong.messages import words
from liandong.workspace.people.attesting import attestation

_COLUMNS = [column for column in table.c if column.name != "data"]
Begin = Callable[[], AbstractContextManager[Connection]]
"""Begins a transaction."""


class Inbox:
    """`most` letters wait at a time; more are refused until some of them are settled. `reading` and `writing` begin a
    transaction in the database in which they are kept, and `compact` leaves no byte there of what was taken out."""

    def __init__(self, reading: Begin, writing: Begin, compact: Callable[[Table], None], most: int) -> None:
        self._reading, self._writing, self._compact, self.most = reading, writing, compact, most

    def put(self, sort: Sort, told: Mapping[str, str], attachment: Attachment | None = None) -> Letter:
        """Keeps a letter and gives it its receipt; InboxFull where no more may wait."""
        kept = {name: text for name, text in told.items() if name != CONTACT}
        row = {
            "receipt": new_receipt(),
            "sort": sort.value,
            "at": _now(),
            "state": State.WAITING.value,
            "told": msgspec.json.encode(kept).decode(),
            "contact": told.get(CONTACT, ""),
            "file": attachment.name if attachment else "",
            "size": len(attachment.data) if attachment else 0,
            "data": attachment.data if attachment else None,
            **_UNSETTLED,
            "erased": False,
        }
        with self._writing() as connection:
            if _waiting(connection) >= self.most:
                raise InboxFull(words("fault.inbox_full"))
            connection.execute(insert(table).values(**row))
            return _only(connection, table.c.receipt == row["receipt"])

    @property
    def full(self) -> bool:
        return self.waiting() >= self.most

    def waiting(self) -> int:
        """How many letters nobody has judged yet."""
        with self._reading() as connection:
            return _waiting(connection)

    def letter(self, number: int) -> Letter:
        """UnknownRecord where there is no letter of this number."""
        with self._reading() as connection:
            return _only(connection, table.c.number == number)

    def of_receipt(self, typed: str) -> Letter:
        """The letter of a receipt, however it was typed; UnknownRecord where there is none."""
        receipt = receipt_of(typed)
        with self._reading() as connection:
            return _only(connection, table.c.receipt == (receipt or ""))

    def data(self, number: int) -> bytes | None:
        """The file that came with a letter, as it was sent."""
        with self._reading() as connection:
            found: bytes | None = connection.scalar(select(table.c.data).where(table.c.number == number))
            return found

    def letters(self, state: State, *, sort: Sort | None = None, limit: int, skip: int = 0) -> Sequence[Letter]:
        """Those that wait longest first; of settled ones those that were settled last."""
        order = table.c.number if state is State.WAITING else table.c.settled_at.desc()
        asked = select(*_COLUMNS).where(table.c.state == state.value).order_by(order, table.c.number)
        asked = asked if sort is None else asked.where(table.c.sort == sort.value)
        with self._reading() as connection:
            return [_letter(row) for row in connection.execute(asked.limit(limit).offset(skip))]

    def counts(self) -> dict[State, int]:
        """How many letters there are of each state."""
        asked = select(table.c.state, func.count()).group_by(table.c.state)
        with self._reading() as connection:
            found = {State(state): int(count) for state, count in connection.execute(asked)}
        return {state: found.get(state, 0) for state in State}

    def settle(
        self, number: int, state: State, *, actor: str, reason: str, outcome: Mapping[str, str] | None = None
    ) -> Letter:
        """A person accepts or rejects a letter that waits; EntryError where it does not wait any more, or nobody is
        named, or no reason."""
        stated = attestation(actor, reason)
        told = {
            "state": state.value,
            "actor": stated.actor,
            "settled_at": _now(),
            "reason": stated.reason,
            "outcome": msgspec.json.encode(dict(outcome or {})).decode(),
        }
        return self._changed(number, State.WAITING, told)

    def note(self, number: int, outcome: Mapping[str, str]) -> Letter:
        """Keeps what the decision led to."""
        return self._changed(number, State.ACCEPTED, {"outcome": msgspec.json.encode(dict(outcome)).decode()})

    def reopen(self, number: int, *, actor: str, reason: str) -> Letter:
        """Takes back what was decided: the letter waits again. EntryError as `settle`, or where it waits."""
        attestation(actor, reason)
        return self._changed(number, None, {"state": State.WAITING.value, **_UNSETTLED})

    def erase(self, number: int) -> Letter:
        """Takes out, for good, all that the sender wrote and sent; EntryError while the letter waits."""
        gone = {"told": "{}", "contact": "", "file": "", "size": 0, "data": None, "erased": True}
        erased = self._changed(number, None, gone)
        self._compact(table)
        return erased

    def _changed(self, number: int, before: State | None, values: Mapping[str, Any]) -> Letter:
        """`before` is the state in which the letter must be; None for any in which it waits no more."""
        with self._writing() as connection:
            found = _only(connection, table.c.number == number)
            if found.erased or (found.state is not before if before else found.state is State.WAITING):
                raise EntryError(words("fault.letter_moved"))
            connection.execute(update(table).where(table.c.number == number).values(**values))
            return _only(connection, table.c.number == number)


_UNSETTLED = {"actor": "", "settled_at": "", "reason": "", "outcome": "{}"}


def _waiting(connection: Connection) -> int:
    asked = select(func.count()).where(table.c.state == State.WAITING.value)
    return int(connection.scalar(asked) or 0)


def _only(connection: Connection, which: Any) -> Letter:
    row = connection.execute(select(*_COLUMNS).where(which)).one_or_none()
    if row is None:
        raise UnknownRecord(words("fault.no_letter"))
    return _letter(row)


def _letter(row: Row[Any]) -> Letter:
    told: dict[str, Any] = dict(row._mapping)
    told |= {"sort": Sort(told["sort"]), "state": State(told["state"]), "erased": bool(told["erased"])}
    told |= {name: msgspec.json.decode(told[name], type=dict[str, str]) for name in ("told", "outcome")}
    return Letter(**told)


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")
