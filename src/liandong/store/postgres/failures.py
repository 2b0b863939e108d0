"""What the server and the way to it say, told as errors of ours: which database, what is wrong, what to do next."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy.exc import DBAPIError

from liandong.errors import StorageError, WorkspaceBusy, WorkspaceError
from liandong.messages import words
from liandong.store.codec import Garbled
from liandong.store.places import Address
from liandong.store.postgres.connection import Unreached

_STATES: dict[str, tuple[type[WorkspaceError], str]] = {
    "28": (WorkspaceError, "fault.server_refused"),
    "3D": (WorkspaceError, "fault.no_database"),
    "3F": (WorkspaceError, "fault.database_rights"),
    "42501": (WorkspaceError, "fault.database_rights"),
    "25006": (WorkspaceError, "fault.database_rights"),
    "53100": (StorageError, "fault.server_full"),
    "53": (WorkspaceError, "fault.server_short"),
    "54": (WorkspaceError, "fault.server_short"),
    "57P03": (WorkspaceError, "fault.no_server"),
    "57": (WorkspaceError, "fault.server_lost"),
    "08": (WorkspaceError, "fault.server_lost"),
    "40": (WorkspaceBusy, "fault.database_held"),
    "55": (WorkspaceBusy, "fault.database_held"),
    "58": (StorageError, "fault.database_damaged"),
    "XX": (StorageError, "fault.database_damaged"),
    "23": (WorkspaceError, "fault.rows_clash"),
    "22": (StorageError, "fault.database_damaged"),
    "42P01": (StorageError, "fault.database_damaged"),
    "42703": (StorageError, "fault.database_damaged"),
}
"""By the state that the server gives (SQLSTATE), or its class: the first two letters."""


_REFUSALS = (
    (re.compile(r'database "[^"]*" does not exist|数据库.*不存在'), "fault.no_database"),
    (re.compile(r"too many (?:clients|connections)|connection slots|太多|连接槽"), "fault.server_short"),
    (
        re.compile(r"starting up|shutting down|recovery mode|not yet accepting|正在启动|正在关闭|恢复"),
        "fault.no_server",
    ),
    (re.compile(r"FATAL|致命错误|fe_sendauth|no password"), "fault.server_refused"),
)
"""By the words of a connection that failed, for which the client library gives no state: English or Chinese ones."""
_BEFORE = re.compile(r"^(?:connection failed: |connection is bad: |- )+")


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Turns failures of the database into StorageError, WorkspaceBusy or WorkspaceError."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        told_as = _of_server(address, cause) if isinstance(cause, psycopg.Error) else None
        if told_as is None:
            raise
        raise told_as from error
    except (Garbled, zlib.error) as error:
        raise StorageError(words("fault.database_damaged", file=address.shown, error=error)) from error


def _of_server(address: Address, error: psycopg.Error) -> WorkspaceError | None:
    """None for what is no fault of server, way or neighbour but a defect of this program."""
    said = _said(address, error)
    if isinstance(error, Unreached):
        code = next((code for pattern, code in _REFUSALS if pattern.search(str(error))), "fault.no_server")
        return WorkspaceError(words(code, place=address.shown, error=said))
    if error.sqlstate is None:
        lost = words("fault.server_lost", place=address.shown, error=said)
        return WorkspaceError(lost) if isinstance(error, psycopg.OperationalError) else None
    kind, code = _STATES.get(error.sqlstate) or _STATES.get(error.sqlstate[:2]) or (None, "")
    return None if kind is None else kind(words(code, file=address.shown, place=address.shown, error=said))


def _said(address: Address, error: psycopg.Error) -> str:
    """The line that says it (of several attempts each has one, and the last counts), without the password."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    said = error.diag.message_primary or _BEFORE.sub("", lines[-1 if lines[0].endswith(":") else 0])
    password = conninfo_to_dict(address.conninfo).get("password")
    return said.replace(str(password), "…") if password else said
