"""Accounts (账户): a name, a role, a password; made, changed and removed."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from liandong.access import memberships, passwords
from liandong.access.rights import Role
from liandong.access.tables import account, metadata, session, token
from liandong.errors import AccessError
from liandong.messages import words
from liandong.model.characters import harmless
from liandong.store.beside import Beside

ACTIVE, DISABLED, REMOVED = "active", "disabled", "removed"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Account:
    """`given` says that somebody else chose its password, which it must change first; `made` is in seconds.
    `organisations` are those for which it sees to tasks; without one it sees all tasks."""

    key: str
    name: str
    role: Role
    state: str
    given: bool
    made: int
    organisations: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        return self.state == ACTIVE


class Accounts:
    def __init__(self, beside: Beside) -> None:
        self._beside, self._ready = beside, False

    def any(self) -> bool:
        """Whether there ever was an account: from then on, people log in."""
        if not self._beside.holds(account):
            return False
        with self._beside.reading() as connection:
            return connection.scalar(select(func.count()).select_from(account)) != 0

    def all(self) -> Sequence[Account]:
        """All that were not removed, by name."""
        if not self._there():
            return ()
        with self._beside.reading() as connection:
            rows = connection.execute(select(account).where(account.c.state != REMOVED).order_by(account.c.key))
            theirs = memberships.all_of(connection)
            return [_of(row, theirs.get(row.key, ())) for row in rows]

    def one(self, name: str) -> Account:
        """AccessError where no account has this name."""
        found = self.find(name)
        if found is None:
            raise AccessError(words("fault.no_account", name=name))
        return found[0]

    def find(self, name: str) -> tuple[Account, str] | None:
        """The account and the hash of its password; None where there is none, or it was removed."""
        if not self._there():
            return None
        with self._beside.reading() as connection:
            row = connection.execute(select(account).where(account.c.key == key_of(name))).one_or_none()
            theirs = () if row is None else memberships.of(connection, row.key)
        return None if row is None or row.state == REMOVED else (_of(row, theirs), row.password)

    def add(self, name: str, role: Role, password: str, *, given: bool) -> Account:
        """The new account; AccessError where the name was ever one, or is none, or the password is not taken."""
        name = _checked(name)
        row = {"name": name, "role": role.value, "state": ACTIVE, "given": int(given), "made": int(time.time())}
        row["password"] = passwords.hashed(password, name)
        with self._beside.writing() as connection:
            known = select(account.c.state).where(account.c.key == key_of(name))
            if connection.scalar(known) is not None:
                raise AccessError(words("fault.account_known", name=name))
            if role is not Role.ADMIN and not _admins(connection):
                raise AccessError(words("fault.first_admin"))
            connection.execute(insert(account).values(key=key_of(name), **row))
        return self.one(name)

    def set_role(self, name: str, role: Role) -> Account:
        """AccessError where nobody would be left to see to accounts."""
        return self._change(name, {"role": role.value}, ends=False)

    def bind(self, name: str, organisations: Collection[str]) -> Account:
        """From now on it sees to tasks for these organisations, or to all where none is named. AccessError for a name
        that is none."""
        found = self.one(name)
        with self._beside.writing() as connection:
            memberships.put(connection, found.key, organisations)
        return self.one(name)

    def disable(self, name: str, *, disabled: bool) -> Account:
        """Nobody enters by it, or they may again; its sessions end, its tokens count no more."""
        return self._change(name, {"state": DISABLED if disabled else ACTIVE}, ends=disabled)

    def remove(self, name: str) -> None:
        """It is gone for good; its name, which stands under what it did, is nobody else's."""
        self._change(name, {"state": REMOVED, "password": ""}, ends=True)

    def set_password(self, name: str, password: str, *, given: bool) -> Account:
        """A new password; all sessions end, and where it is `given` by somebody else all tokens."""
        found = self.one(name)
        row = {"password": passwords.hashed(password, found.name), "given": int(given)}
        return self._change(name, row, ends=given)

    def _there(self) -> bool:
        """Whether there ever was an account; tables that an older program did not know are made then."""
        if not self._ready and self._beside.holds(account):
            self._beside.prepare(metadata)
            self._ready = True
        return self._ready

    def _change(self, name: str, row: Mapping[str, Any], *, ends: bool) -> Account:
        found = self.one(name)
        with self._beside.writing() as connection:
            connection.execute(update(account).where(account.c.key == found.key).values(**row))
            if not _admins(connection):
                raise AccessError(words("fault.last_admin", name=found.name))
            if ends or "password" in row:
                connection.execute(delete(session).where(session.c.account == found.key))
            if ends:
                connection.execute(delete(token).where(token.c.account == found.key))
            changed = connection.execute(select(account).where(account.c.key == found.key)).one()
        return _of(changed, found.organisations)


def key_of(name: str) -> str:
    """The name as it is compared."""
    return passwords.normal(name).strip().casefold()[:200]


def _admins(connection: Connection) -> int:
    held = select(func.count()).select_from(account).where(account.c.role == Role.ADMIN, account.c.state == ACTIVE)
    return connection.scalar(held) or 0


def _checked(name: str) -> str:
    plain = " ".join(passwords.normal(name).split())
    if not 0 < len(plain) <= LONGEST_NAME or not plain.isprintable() or harmless(plain) != plain:
        raise AccessError(words("fault.account_name", most=LONGEST_NAME))
    return plain


def _of(row: Row[Any], organisations: tuple[str, ...]) -> Account:
    return Account(row.key, row.name, Role(row.role), row.state, bool(row.given), row.made, organisations)
