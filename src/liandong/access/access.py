"""Who may: the room's face. Tells who asks, and lets people in."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from liandong.access import passwords
from liandong.access.accounts import Account, Accounts, key_of
from liandong.access.attempts import Attempts, Tried, of_account, of_address
from liandong.access.audit import Audit
from liandong.access.limits import Limits
from liandong.access.rights import LOCAL, VISITOR, Role, Who
from liandong.access.sessions import Sessions
from liandong.access.tables import metadata
from liandong.access.tokens import Tokens
from liandong.errors import AccessError, TooMany
from liandong.messages import words
from liandong.settings import Settings
from liandong.store.beside import Beside

_ASKED_EVERY = 1.0
"""Seconds after which it is asked again whether there are accounts by now."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Who logged in, and the session that their browser is to keep."""

    account: Account
    session: str


class Access:
    """Over the small database beside a ledger, which is made with the first account."""

    def __init__(self, beside: Beside, settings: Settings) -> None:
        self.accounts, self.sessions = Accounts(beside), Sessions(beside, settings)
        self.tokens, self.audit, self.limits = Tokens(beside), Audit(beside), Limits()
        self._beside, self._attempts = beside, Attempts(beside)
        self._alone, self._many, self._asked = Lock(), False, -_ASKED_EVERY

    def many(self) -> bool:
        """Whether people log in here: from the first account on, and never again without."""
        now = time.monotonic()
        if not self._many and now - self._asked >= _ASKED_EVERY:
            self._many = self.accounts.any()
            self._asked = now
            if self._many:
                self._beside.prepare(metadata)
        return self._many

    def who(self, session: str | None, token: str | None = None, *, reading: bool = True) -> Who:
        """Who asks, by the token that a program shows, else by the session that a browser keeps. A token is for
        reading alone."""
        if not self.many():
            return LOCAL
        if token is None:
            return self.sessions.who(session)
        return self.tokens.who(token) if reading else VISITOR

    def add(self, name: str, role: Role, password: str, *, given: bool = False) -> Account:
        """A new account, the first of which is an admin's; errors as `Accounts.add`."""
        self._beside.prepare(metadata)
        made = self.accounts.add(name, role, password, given=given)
        self._many = True
        return made

    def log_in(self, name: str, password: str, *, address: str, agent: str) -> Entered:
        """A new session. AccessError where name and password are not those of an account, whichever is wrong; TooMany
        where that failed too often. One after another, so that none slips in uncounted."""
        tried = (of_account(key_of(name)), of_address(address))
        with self._alone:
            self._wait(tried)
            found = self.accounts.find(name)
            hash_ = found[1] if found and found[0].active else None
            if not passwords.holds(hash_, password) or found is None:
                self._attempts.failed(tried)
                raise AccessError(words("fault.login_wrong"))
            self._attempts.forget(tried[0])
        return Entered(found[0], self.sessions.begin(found[0].key, address, agent))

    def set_password(self, name: str, old: str, new: str, *, address: str, agent: str) -> Entered:
        """One's own password changed, and a new session; all others end. Errors as `log_in`, and where the new one is
        not taken."""
        tried = of_account(key_of(name))
        with self._alone:
            self._wait((tried,))
            found = self.accounts.find(name)
            if found is None or not passwords.holds(found[1], old):
                self._attempts.failed((tried,))
                raise AccessError(words("fault.password_wrong"))
        if old == new:
            raise AccessError(words("fault.password_same"))
        changed = self.accounts.set_password(name, new, given=False)
        return Entered(changed, self.sessions.begin(changed.key, address, agent))

    def _wait(self, tried: Collection[Tried]) -> None:
        wait = self._attempts.wait(tried)
        if wait:
            raise TooMany(words("fault.login_wait", seconds=wait), wait)

    def close(self) -> None:
        self._beside.close()
