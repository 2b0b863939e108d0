"""The tables of accounts, in the small database beside a ledger. Times are seconds since 1970, UTC.

Of passwords only the argon2 hash is kept, of sessions and tokens only the SHA-256 of what a browser or program holds.
`account.key` is the name as it is compared; an account that was removed keeps its row, for what it did bears its name.
`membership` tells for which organisations an account stands; without one it stands for all.
`attempt` counts what failed, by what was tried or from where; `audit` is only ever added to.
"""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import BigInteger

from liandong.store.beside import PREFIX

metadata = MetaData()
_TIME = BigInteger

account = Table(
    f"{PREFIX}account",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("state", String(16), nullable=False),  # active, disabled, removed
    Column("password", Text, nullable=False),
    Column("given", Integer, nullable=False),  # 1: chosen by somebody else, to be changed before anything is done
    Column("made", _TIME, nullable=False),
)

membership = Table(
    f"{PREFIX}membership",
    metadata,
    Column("account", String(200), primary_key=True),
    Column("organisation", String(200), primary_key=True),
)

session = Table(
    f"{PREFIX}session",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String(200), nullable=False),
    Column("made", _TIME, nullable=False),
    Column("seen", _TIME, nullable=False),
    Column("until", _TIME, nullable=False),
    Column("address", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Index(f"{PREFIX}session_account", "account"),
)

token = Table(
    f"{PREFIX}token",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String(200), nullable=False),
    Column("label", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made", _TIME, nullable=False),
    Column("until", _TIME, nullable=False),
    Column("used", _TIME),
    Index(f"{PREFIX}token_account", "account"),
)

attempt = Table(
    f"{PREFIX}attempt",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("at", _TIME, nullable=False),
    Column("until", _TIME, nullable=False),
)

audit = Table(
    f"{PREFIX}audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", _TIME, nullable=False),
    Column("who", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    sqlite_autoincrement=True,
)
