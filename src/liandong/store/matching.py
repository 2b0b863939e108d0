"""The tables of matching (对接), in the small database beside a ledger: needs and offers at hand, each with the log of
what was done to it; rounds, which never change; and what was stated of their outcomes.

The logs (`…_event`) and what is stated are only ever added to, and lose only what the law has taken out of them
(`forgetting`). As with the tables of follow-up, a backup holds them.
"""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

from liandong.store.beside import PREFIX
from liandong.store.logs import log

metadata = MetaData()


def _pool(name: str) -> Table:
    """The needs or the offers at hand, folded from their logs."""
    return Table(
        f"{PREFIX}{name}",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("version", Integer, nullable=False),
        Column("state", String(16), nullable=False),
        Column("code", String(64), nullable=False),
        Column("owner", Text, nullable=False),  # the firm, or the institution
        Column("title", Text, nullable=False),
        Column("whole", Text, nullable=False),  # JSON, by field
        Index(f"{PREFIX}{name}_code", "code"),
        Index(f"{PREFIX}{name}_state", "state", "number"),
    )


need_event, need = log(metadata, "match_need", "item"), _pool("match_need")
offer_event, offer = log(metadata, "match_offer", "item"), _pool("match_offer")

match_round = Table(
    f"{PREFIX}match_round",
    metadata,
    Column("id", String(16), primary_key=True),  # the hash of `whole`
    Column("day", String(10), nullable=False),
    Column("title", Text, nullable=False),
    Column("needs", Integer, nullable=False),  # how many
    Column("offers", Integer, nullable=False),
    Column("whole", Text, nullable=False),  # JSON
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

match_outcome = Table(
    f"{PREFIX}match_outcome",
    metadata,
    Column("round", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("told", Text, nullable=False),  # JSON; empty where it only takes back
    Column("retracts", Integer, nullable=False),  # the number that is taken back; 0 for none
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

match_forgotten = Table(
    f"{PREFIX}match_forgotten",
    metadata,
    Column("page", String(64), primary_key=True),  # erased: no sentence of it is left in the tables above
    Column("at", Text, nullable=False),  # when the tables were compacted; empty until then
)

match_round_left = Table(
    f"{PREFIX}match_round_left",
    metadata,
    Column("round", String(16), primary_key=True),  # of which words were erased
    Column("digest", String(64), nullable=False),  # of what is left of `whole`
)

match_round_made = Table(
    f"{PREFIX}match_round_made",
    metadata,
    Column("round", String(16), primary_key=True),
    Column("digest", String(64), nullable=False),  # of what it answered when it was kept
    Column("revision", String(12), nullable=False),  # of the program that did
)
