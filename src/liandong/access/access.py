"""Who may: the room's face. Tells who asks, and lets people in."""

import time
from dataclasses import dataclass
from threading import Lock

from liandong.access import passwords
from liandong.access.accounts import Account, Accounts, key_of
from liandong.access.attempts import Attempts, of_account, of_address
from liandong.access.audit import Audit
from liandong.access.rights import LOCAL, Role, Who
from liandong.access.sessions import Sessions
from liandong.access.tables import metadata
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
        self.audit = Audit(beside)
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

    def who(self, session: str | None) -> Who:
        """Who asks, by the session that their browser keeps."""
        return self.sessions.who(session) if self.many() else LOCAL

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
            wait = self._attempts.wait(tried)
            if wait:
                raise TooMany(words("fault.login_wait", seconds=wait), wait)
            found = self.accounts.find(name)
            hash_ = found[1] if found and found[0].active else None
            if not passwords.holds(hash_, password) or found is None:
                self._attempts.failed(tried)
                raise AccessError(words("fault.login_wrong"))
            self._attempts.forget(tried[0])
        return Entered(found[0], self.sessions.begin(found[0].key, address, agent))

    def close(self) -> None:
        self._beside.close()
