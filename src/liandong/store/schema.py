"""The tables of a ledger, one schema for every store; `migrations/` builds them, and a test compares the two.

A row that holds from one version of the ledger on carries `first_version`, and `last_version` once it no longer holds:
the ledger as known at version n is one predicate (`standing`). Derivations without `first_version` are read but not yet
part of any version (a build was killed before its end). `page_path` and `unread` tell of the files as the last build
found them, `left_out` what a version tells of those that gave no page. `at` and `origin` stand outside every canonical
dump. `digest` is that of what a derivation gave (what an older program wrote has none), `seal` that of a version, of
all that it added and ended, and of the seal before it (see chain.py). `fingerprint` and `trait` (a band or sentence,
and who has it) hold what the newest version's survey compares.
`action` is the log of what persons did, in the order in which it was recorded, each row chained to the one before;
`tombstone` names the pages that were erased.

`mark` holds what lists are narrowed by, for each row of a record, and each document of a derivation, that begins with
version `since`: old versions keep theirs. Each carries what lists go by, so that those that it is found by stand in the
order of a list: the kind of its record, its day and its amount; the one of the kind itself, which each record has, its
name too (see lists.py). `unmarked` names the rows that an older program wrote without.
`search_entry` and the index beside it are of the newest version only.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    and_,
    or_,
    text,
)

from liandong.store.rows import ATTESTED_REVISION

ID = String(64).with_variant(String(64, collation="C"), "postgresql")
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared and sorted byte by byte in every store, whatever the language of the database."""

metadata = MetaData()

page = Table(
    "page",
    metadata,
    Column("hash", ID, primary_key=True),
    Column("path", TEXT, nullable=False),  # the smallest of the names of its files
    Column("media_type", TEXT, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
)

page_path = Table(
    "page_path",
    metadata,
    Column("page", ID, primary_key=True),
    Column("origin", TEXT, primary_key=True),
    Column("path", TEXT, primary_key=True),
    Column("media_type", TEXT, nullable=False),
)

unread = Table(
    "unread",
    metadata,
    Column("origin", TEXT, primary_key=True),
    Column("path", TEXT, primary_key=True),
    Column("body", TEXT, nullable=False),
)

left_out = Table(
    "left_out",
    metadata,
    Column("id", ID, primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("body", TEXT, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", TEXT, nullable=False),
    Column("recipe", TEXT, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("seal", ID),
)

derivation = Table(
    "derivation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", ID, nullable=False),
    Column("path", TEXT, nullable=False),
    Column("revision", TEXT, nullable=False),
    Column("first_version", Integer),
    Column("last_version", Integer),
    Column("digest", ID),
    Index("derivation_page", "page"),
    Index("derivation_path", "path"),
)

document = Table(
    "document",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("id", ID, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("body", TEXT, nullable=False),
    Index("document_id", "id"),
)

statement = Table(
    "statement",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("id", ID, primary_key=True),
    Column("document", ID, nullable=False),
    Column("mention", ID, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("property", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("ref", ID),  # the mention that the value names
    Index("statement_id", "id"),
    Index("statement_mention", "mention"),
    Index("statement_kind", "kind", "id"),
    Index("statement_ref", "ref", sqlite_where=text("ref IS NOT NULL"), postgresql_where=text("ref IS NOT NULL")),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", TEXT, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", ID, primary_key=True),
    Column("body", TEXT, nullable=False),
)

action = Table(
    "action",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", ID, nullable=False, unique=True),
    Column("deed", TEXT, nullable=False),
    Column("retracts", ID),
    Column("recorded", TEXT, nullable=False),
    Column("chain", ID, nullable=False),
    Column("body", TEXT, nullable=False),  # of what stands neither among decisions nor among pages
    Column("digest", ID),  # of the body, or of that of the decision; it stays when these are erased
    Index("action_retracts", "retracts"),
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("page", ID, primary_key=True),
    Column("action", ID, nullable=False),
    Column("became", ID),  # the page in its place, in which only what had to go is blotted out
)

survey = Table(
    "survey",
    metadata,
    Column("document", ID, primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("family", ID, nullable=False),
    Column("tier", Integer, nullable=False),
    Index("survey_family", "family"),
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ID, nullable=False, unique=True),
    Column("derivation", Integer),
    Column("family", ID, nullable=False),
    Column("tier", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),  # numbers of 32 bits
    Column("bands", LargeBinary, nullable=False),  # numbers of 64 bits
    Column("sentences", LargeBinary, nullable=False),
    Index("fingerprint_family", "family"),
)

trait = Table(
    "trait",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

record = Table(
    "record",
    metadata,
    Column("id", ID, primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("kind", TEXT, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("digest", ID, nullable=False),
    Column("body", TEXT, nullable=False),
    Index("record_standing", "id", "first_version", "last_version", "kind", "conflicts"),  # spares reading the bodies
)

membership = Table(
    "membership",
    metadata,
    Column("mention", ID, primary_key=True),
    Column("record", ID, primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Index("membership_record", "record"),
)

answer = Table(
    "answer",
    metadata,
    Column("id", ID, primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("record", ID, nullable=False),
    Column("digest", ID, nullable=False),
    Column("body", TEXT, nullable=False),
    Index("answer_record", "record"),
)

search_entry = Table(
    "search_entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("target", TEXT, nullable=False),
    Column("id", ID, nullable=False),
    Column("words", LargeBinary, nullable=False),  # zlib; an index without content is told the old words to forget them
    Index("search_entry_target", "target", "id", unique=True),
)

_NAMED = text("name IS NOT NULL")

mark = Table(
    "mark",
    metadata,
    Column("target", TEXT, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", TEXT, nullable=False),
    Column("facet", TEXT, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("low", Float(53)),
    Column("high", Float(53)),
    Column("day", Integer),
    Column("amount", Float(53)),
    Column("name", TEXT),
    Index("mark_by_day", "facet", "text", "kind", "day", "id", "since", "low", "high"),
    Index("mark_by_amount", "facet", "text", "kind", "amount", "id", "since", "low", "high"),
    Index("mark_by_name", "kind", "name", "id", "since", "day", sqlite_where=_NAMED, postgresql_where=_NAMED),
    Index("mark_by_id", "kind", "id", "since", "day", sqlite_where=_NAMED, postgresql_where=_NAMED),
    sqlite_with_rowid=False,
)

unmarked = Table(
    "unmarked",
    metadata,
    Column("target", TEXT, primary_key=True),
    Column("id", ID, primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
)


def standing(table: Table, number: int | ColumnElement[int]) -> ColumnElement[bool]:
    """The predicate that a row of this table holds in version `number` of the ledger."""
    first, last = table.c.first_version, table.c.last_version
    return and_(first <= number, or_(last.is_(None), last >= number))


versioned = derivation, record, membership, answer, survey, left_out
"""The tables whose rows stand in versions; each finds what a version added, and what it ended, without a look at the
rest, for its seal is made of these."""

for _table in versioned:
    Index(f"{_table.name}_first", _table.c.first_version)
    _ended = _table.c.last_version.is_not(None)
    Index(f"{_table.name}_ended", _table.c.last_version, sqlite_where=_ended, postgresql_where=_ended)

attested = derivation.c.revision.startswith(ATTESTED_REVISION)
"""The predicate that a derivation is of a person's page."""
