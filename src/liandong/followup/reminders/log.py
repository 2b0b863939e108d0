"""The log of reminders (催办记录): who changed which rule, address or manner, and what became of each message; entries
are only ever added. No address stands in it, only how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from liandong.store.reminders import entry

WORKER = "liandong"
"""Who writes what the program does by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    number: int
    at: str
    actor: str
    deed: str
    what: str
    reason: str


def note(connection: Connection, deed: str, what: Sequence[str], actor: str = WORKER, reason: str = "") -> None:
    """Adds an entry for each thing to which it was done."""
    if not what:
        return
    first = int(connection.scalar(select(func.max(entry.c.number))) or 0) + 1
    at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    same = {"at": at, "actor": actor, "deed": deed, "reason": reason}
    connection.execute(insert(entry), [{"number": n, "what": told, **same} for n, told in enumerate(what, first)])


def entries(connection: Connection, most: int) -> list[Entry]:
    """The newest first."""
    return [Entry(*row) for row in connection.execute(select(entry).order_by(entry.c.number.desc()).limit(most))]
