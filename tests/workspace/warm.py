"""Loads and fills what a build needs, once, for the processes that are forked from one that imported this."""

import alembic.command
import alembic.config

from liandong.search.segment import fold
from liandong.store.sqlite import SqliteStore

LOADED = (alembic.command, alembic.config, SqliteStore, fold("廣州"))
