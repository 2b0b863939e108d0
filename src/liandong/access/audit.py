"""The audit log (审计日志): all that was sent to the portal and done to accounts; only ever added to.

It holds no password, token or cookie: what was sent is named by its page and its deed, never by what was typed.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select

from liandong.access.tables import audit
from liandong.store.beside import Beside

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """`at` is in seconds; `who` the account, `deed` what was done to `what`, `address` from where."""

    number: int
    at: int
    who: str
    deed: str
    what: str
    address: str
    outcome: str


class Audit:
    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def note(self, who: str, deed: str, what: str, address: str, outcome: str) -> None:
        """Adds an entry."""
        told = {"who": who, "deed": deed, "what": what, "address": address, "outcome": outcome}
        row = {name: value[:_LONGEST] for name, value in told.items()}
        with self._beside.writing() as connection:
            connection.execute(insert(audit).values(at=int(time.time()), **row))

    def entries(self, most: int, *, before: int = 0, who: str = "") -> Sequence[Entry]:
        """So many entries, the newest first: those before a number, those of one account."""
        if not self._beside.holds(audit):
            return ()
        wanted = [*([audit.c.number < before] if before else []), *([audit.c.who == who] if who else [])]
        with self._beside.reading() as connection:
            rows = connection.execute(select(audit).where(*wanted).order_by(audit.c.number.desc()).limit(most))
            return [Entry(*row) for row in rows]

    def count(self) -> int:
        if not self._beside.holds(audit):
            return 0
        with self._beside.reading() as connection:
            return connection.scalar(select(func.count()).select_from(audit)) or 0
