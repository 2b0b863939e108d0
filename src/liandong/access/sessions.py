"""Sessions (会话): who logged in, from where and when; each ends after some time, or when somebody ends it."""

import hashlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from liandong.access import memberships
from liandong.access.accounts import ACTIVE
from liandong.access.rights import VISITOR, Right, Role, Who
from liandong.access.tables import account, session
from liandong.settings import Settings
from liandong.store.beside import Beside

_NOTED_EVERY = 60
"""Seconds after which it is noted again that a session is in use."""
_LONGEST_AGENT = 200
_FIRST = frozenset({Right.OPEN, Right.OWN})
"""All that one may before the password that somebody else chose is changed."""


@dataclass(frozen=True, slots=True)
class Session:
    """Times are in seconds; `digest` names it and tells nothing."""

    digest: str
    made: int
    seen: int
    until: int
    address: str
    agent: str


class Sessions:
    def __init__(self, beside: Beside, settings: Settings) -> None:
        self._beside, self._settings = beside, settings

    def begin(self, key: str, address: str, agent: str) -> str:
        """A new session of the account of this key; what comes back, its browser alone may know."""
        fresh, now = secrets.token_urlsafe(32), int(time.time())
        row = {"digest": digest(fresh), "account": key, "made": now, "seen": now, "address": address}
        with self._beside.writing() as connection:
            connection.execute(delete(session).where(session.c.until < now))
            until = now + self._settings.session_seconds
            connection.execute(insert(session).values(until=until, agent=agent[:_LONGEST_AGENT], **row))
        return fresh

    def who(self, kept: str | None) -> Who:
        """Whose session it is; a visitor for one that ended, or never was."""
        if not kept:
            return VISITOR
        name, now = digest(kept), int(time.time())
        joined = select(session.c.seen, account.c.key, account.c.name, account.c.role, account.c.given).join(
            account, account.c.key == session.c.account
        )
        live = (
            session.c.digest == name,
            session.c.until > now,
            session.c.seen > now - self._settings.session_idle_seconds,
            account.c.state == ACTIVE,
        )
        with self._beside.reading() as connection:
            row = connection.execute(joined.where(*live)).one_or_none()
            theirs = () if row is None else memberships.of(connection, row.key)
        if row is None:
            return VISITOR
        if row.seen < now - _NOTED_EVERY:
            with self._beside.writing() as connection:
                connection.execute(update(session).where(session.c.digest == name).values(seen=now))
        role = Role(row.role)
        return Who(row.name, role, _FIRST if row.given else role.rights, name, organisations=theirs)

    def all(self, key: str) -> Sequence[Session]:
        """Those of an account that did not end, the newest first."""
        now = int(time.time())
        columns = (
            session.c.digest,
            session.c.made,
            session.c.seen,
            session.c.until,
            session.c.address,
            session.c.agent,
        )
        live = (session.c.until > now, session.c.seen > now - self._settings.session_idle_seconds)
        with self._beside.reading() as connection:
            rows = connection.execute(
                select(*columns).where(session.c.account == key, *live).order_by(session.c.made.desc())
            )
            return [Session(*row) for row in rows]

    def end(self, name: str, key: str | None = None) -> None:
        """Ends the session of this digest, of that account where one is named."""
        mine = (session.c.digest == name,) if key is None else (session.c.digest == name, session.c.account == key)
        with self._beside.writing() as connection:
            connection.execute(delete(session).where(*mine))

    def end_all(self, key: str, but: str = "") -> None:
        """Ends those of an account, but one."""
        with self._beside.writing() as connection:
            connection.execute(delete(session).where(session.c.account == key, session.c.digest != but))


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
