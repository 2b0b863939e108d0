"""The tables of a ledger, one schema for every store; `migrations/` builds them, and a test compares the two.

A row that holds from one version of the ledger on carries `first_version`, and `last_version` once it no longer holds:
the ledger as known at version n is one predicate (`standing`). Derivations without `first_version` are read but not yet
part of any version (a build was killed before its end). `page_path` and `unread` tell of the files as the last build
found them, `left_out` what a version tells of those that gave no page. `at` and `origin` stand outside every canonical
dump. `digest` is that of what a derivation gave, `seal` that of a version and of the seal before it (see chain.py);
what an older program wrote has none. `fingerprint` and `trait` (a band or sentence, and who has it) hold what the
newest version's survey compares.
`action` is the log of what persons did, in the order in which it was recorded, each row chained to the one before;
`tombstone` names the pages that were erased.

`mark` holds what lists are narrowed by, for each row of a record, and each document of a derivation, that begins with
version `since`: old versions keep theirs. `unmarked` names the rows that an older program wrote without.
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
)

from liandong.store.rows import ATTESTED_REVISION

metadata = MetaData()

page = Table(
    "page",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("path", Text, nullable=False),  # the smallest of the names of its files
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),  # zlib
)

page_path = Table(
    "page_path",
    metadata,
    Column("page", String(64), primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
)

unread = Table(
    "unread",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("path", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

left_out = Table(
    "left_out",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("body", Text, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("seal", String(64)),
)

derivation = Table(
    "derivation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", String(64), nullable=False),
    Column("path", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("first_version", Integer),
    Column("last_version", Integer),
    Column("digest", String(64)),
    Index("derivation_page", "page"),
)

document = Table(
    "document",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), primary_key=True),
    Column("start", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("document_id", "id"),
)

statement = Table(
    "statement",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), primary_key=True),
    Column("document", String(64), nullable=False),
    Column("mention", String(64), nullable=False),
    Column("kind", Text, nullable=False),
    Column("property", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("statement_id", "id"),
    Index("statement_mention", "mention"),
    Index("statement_kind", "kind", "id"),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("derivation", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)

action = Table(
    "action",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("deed", Text, nullable=False),
    Column("retracts", String(64)),
    Column("recorded", Text, nullable=False),
    Column("chain", String(64), nullable=False),
    Column("body", Text, nullable=False),  # of what stands neither among decisions nor among pages
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("page", String(64), primary_key=True),
    Column("action", String(64), nullable=False),
    Column("became", String(64)),  # the page in its place, in which only what had to go is blotted out
)

survey = Table(
    "survey",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("family", String(64), nullable=False),
    Column("tier", Integer, nullable=False),
)

fingerprint = Table(
    "fingerprint",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String(64), nullable=False, unique=True),
    Column("derivation", Integer),
    Column("family", String(64), nullable=False),
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
    Column("id", String(64), primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("kind", Text, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("record_standing", "id", "first_version", "last_version", "kind", "conflicts"),  # spares reading the bodies
)

membership = Table(
    "membership",
    metadata,
    Column("mention", String(64), primary_key=True),
    Column("record", String(64), primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Index("membership_record", "record"),
)

answer = Table(
    "answer",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("first_version", Integer, primary_key=True, autoincrement=False),
    Column("last_version", Integer),
    Column("record", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Index("answer_record", "record"),
)

search_entry = Table(
    "search_entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("target", Text, nullable=False),
    Column("id", String(64), nullable=False),
    Column("words", LargeBinary, nullable=False),  # zlib; an index without content is told the old words to forget them
    Index("search_entry_target", "target", "id", unique=True),
)

mark = Table(
    "mark",
    metadata,
    Column("target", Text, primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("facet", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("low", Float(53)),
    Column("high", Float(53)),
    Index("mark_found", "facet", "text", "low"),
)

unmarked = Table(
    "unmarked",
    metadata,
    Column("target", Text, primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
)


def standing(table: Table, number: int | ColumnElement[int]) -> ColumnElement[bool]:
    """The predicate that a row of this table holds in version `number` of the ledger."""
    first, last = table.c.first_version, table.c.last_version
    return and_(first <= number, or_(last.is_(None), last >= number))


attested = derivation.c.revision.startswith(ATTESTED_REVISION)
"""The predicate that a derivation is of a person's page."""
