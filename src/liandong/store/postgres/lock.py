"""The lock of the one build: an advisory lock of the session that writes, so it ends with it, however that ends."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from liandong.errors import WorkspaceBusy
from liandong.messages import words
from liandong.store.places import Address

_RETRY_SECONDS = 0.1
WAITED_SECONDS = 10
"""So long who writes something small waits for others who do."""
_TRY = text("SELECT pg_try_advisory_lock(:key)")
_RELEASE = text("SELECT pg_advisory_unlock(:key)")


def key_of(what: str, address: Address) -> int:
    """The number of a lock: locks are those of a database, so it is made of what is locked and of the schema."""
    return int.from_bytes(sha256(f"liandong {what} {address.schema}".encode()).digest()[:8], signed=True)


@contextmanager
def locked(engine: Engine, address: Address, seconds: float) -> Iterator[Connection]:
    """Holds the lock for the length of the block, and gives the session that has it, in which alone is to be written.

    WorkspaceBusy when another session holds the lock for longer than `seconds`.
    """
    key = {"key": key_of("build", address)}
    with engine.connect() as connection:
        until = time.monotonic() + seconds
        while not _asked(connection, key):
            if time.monotonic() >= until:
                raise WorkspaceBusy(words("fault.build_running", folder=address.shown))
            time.sleep(_RETRY_SECONDS)
        try:
            yield connection
        finally:
            with suppress(DBAPIError):  # of a session that was lost, the lock was let go
                connection.rollback()
                connection.execute(_RELEASE, key)
                connection.commit()


def _asked(connection: Connection, key: dict[str, int]) -> bool:
    got = bool(connection.execute(_TRY, key).scalar())
    connection.commit()
    return got


@contextmanager
def alone(engine: Engine, what: str, address: Address) -> Iterator[Connection]:
    """A transaction that begins once others of its sort have ended; WorkspaceBusy where they take too long."""
    with engine.connect() as connection:
        connection.execution_options(isolation_level="READ COMMITTED")  # sees what it waited for
        with connection.begin():
            wait(connection, what, address)
            yield connection


def wait(connection: Connection, what: str, address: Address) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = '{WAITED_SECONDS}s'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key_of(what, address)})
