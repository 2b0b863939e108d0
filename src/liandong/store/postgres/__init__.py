"""The store of a bureau: one schema of a PostgreSQL database. Needs psycopg (`pip install "liandong[pg]"`)."""

from liandong.errors import WorkspaceError
from liandong.messages import words

try:
    import psycopg  # noqa: F401 - told here once, and not by whichever module comes first
except ImportError as missing:
    raise WorkspaceError(words("fault.no_driver", error=missing)) from missing

from liandong.store.postgres.recognise import holds_ledger
from liandong.store.postgres.store import PostgresStore, restore_ledger

__all__ = ["PostgresStore", "holds_ledger", "restore_ledger"]
