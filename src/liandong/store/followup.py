"""The tables of follow-up (督办), in the small database beside a ledger: tasks, mechanisms, their rounds, and the logs
of what was done to them.

The logs (`…_event`) are only ever added to, and hold everything: the other tables are folded from them in the same
transaction as each entry, so that lists are walked along their indexes. Unlike other tables there, a backup holds them.
"""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

from liandong.store.beside import PREFIX
from liandong.store.logs import log

metadata = MetaData()


task_event = log(metadata, "task")

task = Table(
    f"{PREFIX}task",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("running", Integer, nullable=False),  # 1 while somebody has to see to it by its due date
    Column("title", Text, nullable=False),
    Column("code", String(64)),
    Column("parent", Integer),
    Column("owner", Text, nullable=False),
    Column("due", String(10), nullable=False),
    Column("record", String(64), nullable=False),
    Column("rest", Text, nullable=False),  # JSON, by field
    UniqueConstraint("code", name=f"{PREFIX}task_code"),
    Index(f"{PREFIX}task_due", "due", "number"),
    Index(f"{PREFIX}task_state", "state", "due", "number"),
    Index(f"{PREFIX}task_running", "running", "due", "number"),
    Index(f"{PREFIX}task_parent", "parent", "due", "number"),
    Index(f"{PREFIX}task_record", "record", "due", "number"),
)

task_person = Table(
    f"{PREFIX}task_person",
    metadata,
    Column("task", Integer, primary_key=True, autoincrement=False),
    Column("person", String(200), primary_key=True),
    Column("running", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due", String(10), nullable=False),
    Index(f"{PREFIX}task_person_due", "person", "due", "task"),
    Index(f"{PREFIX}task_person_running", "person", "running", "due", "task"),
    Index(f"{PREFIX}task_person_state", "person", "state", "due", "task"),
)

task_day = Table(
    f"{PREFIX}task_day",
    metadata,
    Column("state", String(16), primary_key=True),
    Column("due", String(10), primary_key=True),
    Column("count", Integer, nullable=False),  # of the tasks in this state that are due on this day
)

task_need = Table(
    f"{PREFIX}task_need",
    metadata,
    Column("task", Integer, primary_key=True, autoincrement=False),
    Column("needs", Integer, primary_key=True, autoincrement=False),
    Index(f"{PREFIX}task_need_of", "needs", "task"),
)

mechanism_event = log(metadata, "mechanism")

mechanism = Table(
    f"{PREFIX}mechanism",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("record", String(64), nullable=False),
    Column("whole", Text, nullable=False),  # JSON, by field
    Index(f"{PREFIX}mechanism_record", "record"),
)

round_event = log(metadata, "round")

round_ = Table(
    f"{PREFIX}round",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("mechanism", Integer, nullable=False),
    Column("day", String(10), nullable=False),
    Column("whole", Text, nullable=False),  # JSON, by field
    Index(f"{PREFIX}round_mechanism", "mechanism", "day", "number"),
    Index(f"{PREFIX}round_day", "day", "number"),
)

task_slip = Table(
    f"{PREFIX}task_slip",
    metadata,
    Column("sort", String(16), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("task", Integer, nullable=False),
    Column("told", Text, nullable=False),  # JSON, by field
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index(f"{PREFIX}task_slip_of", "task", "at"),
)
"""The slips that were issued: only ever added to."""
