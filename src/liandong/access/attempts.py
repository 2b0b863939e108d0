"""Attempts (尝试): who fails to log in waits, and longer each time; counted by account and by address."""

import hashlib
import time
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, insert, select, update

from liandong.access.tables import attempt
from liandong.store.beside import Beside

_HOUSEHOLD = 64
"""Bits of an IPv6 address by which its network is known (RFC 6177)."""
_FORGOTTEN_SECONDS = 24 * 3600
"""After so long without another one, failures count no more."""
_FIRST_SECONDS = 10
"""So long one waits at first, and twice as long each time."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that fails: `what` it is, how many failures are free, and how long one waits at most, in seconds."""

    what: str
    free: int
    most: int

    @property
    def key(self) -> str:
        return hashlib.sha256(self.what.encode("utf-8", "replace")).hexdigest()


def neighbourhood(address: str) -> str:
    """What is counted as one address: of IPv6 the network of a household, whose addresses nobody could count."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ip_network((found, _HOUSEHOLD), strict=False))


def of_account(key: str) -> Tried:
    """What is tried on one account, which its owner must be able to enter again before long."""
    return Tried(f"account {key}", 5, 15 * 60)


def of_address(address: str) -> Tried:
    """What is tried from one address, behind which a whole bureau may sit."""
    return Tried(f"address {neighbourhood(address)}", 20, 3600)


class Attempts:
    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def wait(self, tried: Collection[Tried]) -> int:
        """For how many seconds from now it may not be tried again; 0 where it may."""
        keys, now = [each.key for each in tried], time.time()
        with self._beside.reading() as connection:
            until = connection.scalars(select(attempt.c.until).where(attempt.c.key.in_(keys))).all()
        return max(0, *(round(each - now + 0.5) for each in until)) if until else 0

    def failed(self, tried: Collection[Tried]) -> None:
        """Counts a failure: each beyond the free ones doubles the time to wait."""
        now = int(time.time())
        with self._beside.writing() as connection:
            connection.execute(delete(attempt).where(attempt.c.at < now - _FORGOTTEN_SECONDS))
            for each in tried:
                found = connection.scalar(select(attempt.c.failures).where(attempt.c.key == each.key))
                failures = (found or 0) + 1
                beyond = failures - each.free
                until = now + min(_FIRST_SECONDS * 2 ** min(beyond, 30), each.most) if beyond >= 0 else 0
                row = {"failures": failures, "at": now, "until": until}
                if found is None:
                    connection.execute(insert(attempt).values(key=each.key, **row))
                else:
                    connection.execute(update(attempt).where(attempt.c.key == each.key).values(**row))

    def forget(self, tried: Tried) -> None:
        """It did not fail."""
        with self._beside.writing() as connection:
            connection.execute(delete(attempt).where(attempt.c.key == tried.key))
