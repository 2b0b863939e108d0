"""The embedded store: one SQLite file in the workspace's folder, in write-ahead mode."""

from liandong.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
