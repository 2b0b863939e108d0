"""The table of letters. It stands beside the ledger and is no part of it: no version, dump or backup holds it."""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text

from liandong.store.beside import PREFIX

metadata = MetaData()

letter = Table(
    f"{PREFIX}letter",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("receipt", Text, nullable=False, unique=True),
    Column("sort", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("told", Text, nullable=False),  # JSON, by field
    Column("contact", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary),  # of the file
    Column("actor", Text, nullable=False),
    Column("settled_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),  # JSON
    Column("erased", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
