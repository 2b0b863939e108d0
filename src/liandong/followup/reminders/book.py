"""The book (登记): rules, addresses and manner, each change with who and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, update

from liandong.errors import EntryError, UnknownRecord
from liandong.followup.reminders import channels, log, manner, rule
from liandong.followup.reminders.manner import Manner
from liandong.followup.reminders.rule import Rule
from liandong.messages import words
from liandong.model import Attestation
from liandong.store.beside import Beside
from liandong.store.reminders import address as addresses_table
from liandong.store.reminders import manner as manner_table
from liandong.store.reminders import metadata
from liandong.store.reminders import rule as rules_table
from liandong.workspace.people.attesting import attestation

_MOST = 500
"""Rules; and addresses of one person are a tenth."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person or organisation is reminded; `shown` and `label` are all that anybody is shown of it."""

    number: int
    person: str
    label: str
    shown: str

    @property
    def told(self) -> str:
        return f"{self.label} {self.shown}" if self.label else self.shown


class Book:
    """Over the small database beside a ledger; its tables are made with the first entry."""

    def __init__(self, beside: Beside) -> None:
        self._beside, self._made = beside, False

    def there(self) -> bool:
        """Whether there ever was an entry: nothing is made by asking."""
        self._made = self._made or self._beside.holds(rules_table)
        return self._made

    def rules(self) -> Mapping[int, Rule]:
        """By number, those that were not removed."""
        if not self.there():
            return {}
        with self._beside.reading() as connection:
            return _rules(connection)

    def addresses(self) -> Sequence[Address]:
        """By person, those that were not removed; without what is secret."""
        if not self.there():
            return ()
        held = addresses_table.c
        asked = select(held.number, held.person, held.label, held.shown).where(held.removed == 0)
        with self._beside.reading() as connection:
            return [Address(*row) for row in connection.execute(asked.order_by(held.person, held.number))]

    def url(self, number: int) -> str:
        """The address itself, for who sends to it; empty where it was removed."""
        with self._beside.reading() as connection:
            asked = select(addresses_table.c.url).where(addresses_table.c.number == number)
            return str(connection.scalar(asked) or "")

    def manner(self) -> Manner:
        if not self.there():
            return Manner()
        with self._beside.reading() as connection:
            told = connection.scalar(select(manner_table.c.told))
        return msgspec.json.decode(told, type=Manner) if told else Manner()

    def add_rule(self, new: Rule, *, actor: str, reason: str = "") -> int:
        """The number of the rule; EntryError where it cannot be taken, or there is one that says the same."""
        made, by = rule.checked(new), attestation(actor, reason, bare=True)
        with self._writing() as connection:
            known = _rules(connection)
            same = next((number for number, held in known.items() if held == made), None)
            if same is not None:
                raise EntryError(words("fault.reminder_rule_known", rule=same))
            if len(known) >= _MOST:
                raise EntryError(words("fault.reminder_rules_many", most=_MOST))
            number, told = _next(connection, rules_table), msgspec.json.encode(made).decode()
            connection.execute(insert(rules_table).values(number=number, told=told, removed=0))
            _note(connection, "add_rule", f"{number} {told}", by)
        return number

    def remove_rule(self, number: int, *, actor: str, reason: str = "") -> None:
        """UnknownRecord where there is no such rule."""
        by = attestation(actor, reason, bare=True)
        with self._writing() as connection:
            _remove(connection, rules_table, number, {})
            _note(connection, "remove_rule", str(number), by)

    def add_address(self, person: str, url: str, label: str = "", *, actor: str, reason: str = "") -> Address:
        """EntryError where it is no address, or the person has it already; the message does not tell it."""
        name, label = rule.named_person(person), rule.named_person(label)
        if not name:
            raise EntryError(words("fault.reminder_nobody"))
        url, by = channels.checked(url), attestation(actor, reason, bare=True)
        with self._writing() as connection:
            held = addresses_table.c
            theirs = select(held.url).where(held.person == name, held.removed == 0)
            known = connection.scalars(theirs).all()
            if url in known or len(known) >= _MOST // 10:
                raise EntryError(words("fault.reminder_address_known", person=name))
            made = Address(_next(connection, addresses_table), name, label, channels.shown(url))
            row = {name: getattr(made, name) for name in ("number", "person", "label", "shown")}
            connection.execute(insert(addresses_table).values(url=url, removed=0, **row))
            _note(connection, "add_address", f"{made.number} {name} {made.told}", by)
        return made

    def remove_address(self, number: int, *, actor: str, reason: str = "") -> None:
        """It is blotted out; UnknownRecord where there is no such address."""
        by = attestation(actor, reason, bare=True)
        with self._writing() as connection:
            _remove(connection, addresses_table, number, {"url": ""})
            _note(connection, "remove_address", str(number), by)
        self._beside.compact(addresses_table)

    def set_manner(self, new: Manner, *, actor: str, reason: str = "") -> Manner:
        """EntryError where it cannot be taken."""
        made, by = manner.checked(new), attestation(actor, reason, bare=True)
        told = msgspec.json.encode(made).decode()
        with self._writing() as connection:
            if connection.scalar(select(manner_table.c.number)) is None:
                connection.execute(insert(manner_table).values(number=1, told=told))
            else:
                connection.execute(update(manner_table).values(told=told))
            _note(connection, "set_manner", told, by)
        return made

    def log(self, most: int) -> Sequence[log.Entry]:
        """So many entries of the log, the newest first."""
        if not self.there():
            return ()
        with self._beside.reading() as connection:
            return log.entries(connection, most)

    def _writing(self) -> Any:
        self._beside.prepare(metadata)
        return self._beside.writing()


def _note(connection: Connection, deed: str, what: str, by: Attestation) -> None:
    log.note(connection, deed, [what], by.actor, by.reason)


def _rules(connection: Connection) -> Mapping[int, Rule]:
    asked = select(rules_table).where(rules_table.c.removed == 0).order_by(rules_table.c.number)
    return {row.number: msgspec.json.decode(row.told, type=Rule) for row in connection.execute(asked)}


def _next(connection: Connection, table: Table) -> int:
    """Numbers are never given twice, for messages name them."""
    return int(connection.scalar(select(func.max(table.c.number))) or 0) + 1


def _remove(connection: Connection, table: Table, number: int, blotted: Mapping[str, str]) -> None:
    gone = update(table).where(table.c.number == number, table.c.removed == 0).values(removed=1, **blotted)
    if connection.execute(gone).rowcount != 1:
        raise UnknownRecord(words("fault.no_reminder", number=number))
