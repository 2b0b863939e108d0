"""Tokens (令牌): by which programs read the portal's JSON and CSV, as the person who made them and no more."""

import secrets
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from liandong.access import memberships
from liandong.access.accounts import ACTIVE
from liandong.access.rights import SCOPES, VISITOR, Right, Role, Who
from liandong.access.sessions import digest
from liandong.access.tables import account, token
from liandong.errors import AccessError
from liandong.messages import words
from liandong.store.beside import Beside

_NOTED_EVERY = 60
"""Seconds after which it is noted again that a token is in use."""
DAYS, MOST_DAYS = 90, 366
"""For which a token counts, if nothing else is said, and at most."""
_DAY = 24 * 3600
MOST, LONGEST_LABEL = 20, 60
"""Tokens of one account, and letters of what one is called."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of one; times in seconds, `used` None where it never was. `digest` names it and tells nothing."""

    digest: str
    label: str
    scopes: tuple[Right, ...]
    made: int
    until: int
    used: int | None


class Tokens:
    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def make(self, key: str, label: str, scopes: Collection[Right], days: int = DAYS) -> str:
        """A new token of the account of this key, told this once; AccessError for a label, scope or time that is none,
        or one too many."""
        label = " ".join(label.split())
        if not 0 < len(label) <= LONGEST_LABEL or not label.isprintable():
            raise AccessError(words("fault.token_label", most=LONGEST_LABEL))
        wanted = [scope for scope in SCOPES if scope in scopes]
        if not wanted or len(wanted) != len(set(scopes)) or not 0 < days <= MOST_DAYS:
            raise AccessError(words("fault.token_scopes", scopes=", ".join(SCOPES), most=MOST_DAYS))
        fresh, now = f"ld_{secrets.token_urlsafe(32)}", int(time.time())
        row = {"digest": digest(fresh), "account": key, "label": label, "made": now, "until": now + days * _DAY}
        with self._beside.writing() as connection:
            connection.execute(delete(token).where(token.c.until < now))
            held = connection.scalar(select(func.count()).select_from(token).where(token.c.account == key)) or 0
            if held >= MOST:
                raise AccessError(words("fault.token_many", most=MOST))
            connection.execute(insert(token).values(scopes=" ".join(wanted), **row))
        return fresh

    def who(self, secret: str) -> Who:
        """Whose token it is, with the rights that both have; a visitor for one that is void, or never was one."""
        name, now = digest(secret), int(time.time())
        columns = (token.c.scopes, token.c.used, account.c.key, account.c.name, account.c.role)
        joined = select(*columns).join(account, account.c.key == token.c.account)
        live = (token.c.digest == name, token.c.until > now, account.c.state == ACTIVE, account.c.given == 0)
        with self._beside.reading() as connection:
            row = connection.execute(joined.where(*live)).one_or_none()
            theirs = () if row is None else memberships.of(connection, row.key)
        if row is None:
            return VISITOR
        if (row.used or 0) < now - _NOTED_EVERY:
            with self._beside.writing() as connection:
                connection.execute(update(token).where(token.c.digest == name).values(used=now))
        role = Role(row.role)
        rights = {Right.OPEN} | (role.rights & {Right(scope) for scope in row.scopes.split()})
        return Who(row.name, role, frozenset(rights), name, token=True, organisations=theirs)

    def all(self, key: str) -> Sequence[Token]:
        """Those of an account that are not void, the newest first."""
        columns = [token.c[name] for name in ("digest", "label", "scopes", "made", "until", "used")]
        mine = (token.c.account == key, token.c.until > int(time.time()))
        with self._beside.reading() as connection:
            rows = connection.execute(select(*columns).where(*mine).order_by(token.c.made.desc(), token.c.label))
            return [Token(r.digest, r.label, _scopes(r.scopes), r.made, r.until, r.used) for r in rows]

    def revoke(self, name: str, key: str) -> None:
        """The token of this digest, or the first letters of it, of this account counts no more; AccessError where there
        is none."""
        mine = (token.c.account == key, token.c.digest.startswith(name, autoescape=True))
        with self._beside.writing() as connection:
            if not name or not connection.execute(delete(token).where(*mine)).rowcount:
                raise AccessError(words("fault.no_token", token=name))


def _scopes(text: str) -> tuple[Right, ...]:
    return tuple(Right(scope) for scope in text.split())
