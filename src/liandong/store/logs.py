"""Logs (记录) in the small database beside a ledger: entries of what was done to things, only ever added to."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

from liandong.store.beside import PREFIX


def log(metadata: MetaData, name: str, column: str = "") -> Table:
    """The log of all things of one sort; `column` says of which thing an entry is, named as the sort by default."""
    return Table(
        f"{PREFIX}{name}_event",
        metadata,
        Column(column or name, Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("deed", String(16), nullable=False),
        Column("told", Text, nullable=False),  # JSON, by field
        Column("actor", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("reason", Text, nullable=False),
    )
