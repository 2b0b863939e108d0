"""The tables of reminders (催办提醒), in the small database beside a ledger: rules, addresses, the outbox, the log.

A backup does not hold them: addresses are secrets, and an outbox that was restored would send again what was sent.
"""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

from liandong.store.beside import PREFIX

metadata = MetaData()

rule = Table(
    f"{PREFIX}reminder_rule",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("told", Text, nullable=False),  # JSON, by field
    Column("removed", Integer, nullable=False),
)

address = Table(
    f"{PREFIX}reminder_address",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", String(200), nullable=False),
    Column("label", Text, nullable=False),
    Column("url", Text, nullable=False),  # a secret; empty once it is removed
    Column("shown", Text, nullable=False),
    Column("removed", Integer, nullable=False),
)

manner = Table(
    f"{PREFIX}reminder_manner",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("told", Text, nullable=False),  # JSON, by field
)

reminder = Table(
    f"{PREFIX}reminder",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("message", Integer, nullable=False),
    Column("task", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("occasion", String(10), nullable=False),
    Column("person", Text, nullable=False),
    Index(f"{PREFIX}reminder_of_message", "message", "task"),
)

message = Table(
    f"{PREFIX}reminder_message",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("address", Integer, nullable=False),
    Column("person", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("made", Integer, nullable=False),  # times are in seconds
    Column("next", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("worker", String(32), nullable=False),
    Column("lease", Integer, nullable=False),
    Column("ended", Integer, nullable=False),
    Column("cause", String(32), nullable=False),
    Column("code", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(f"{PREFIX}reminder_message_state", "state", "next", "number"),
)

entry = Table(
    f"{PREFIX}reminder_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
