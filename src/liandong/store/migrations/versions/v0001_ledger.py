"""The first ledger: pages, derivations, documents, statements, records by version, the index."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = _HASH = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _number(name: str, *, primary_key: bool = False, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(
        name, sa.Integer, primary_key=primary_key, nullable=nullable and not primary_key, autoincrement=False
    )


def upgrade() -> None:
    _pages()
    _derivations()
    _ledger()
    _search()


def _pages() -> None:
    op.create_table(
        "page",
        sa.Column("hash", _HASH, primary_key=True),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("media_type", _TEXT, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "page_path",
        sa.Column("page", _HASH, primary_key=True),
        sa.Column("path", _TEXT, primary_key=True),
        sa.Column("media_type", _TEXT, nullable=False),
        sa.Column("origin", _TEXT, nullable=False),
    )
    op.create_table(
        "unread",
        sa.Column("origin", _TEXT, primary_key=True),
        sa.Column("path", _TEXT, primary_key=True),
        sa.Column("reason", _TEXT, nullable=False),
        sa.Column("detail", _TEXT, nullable=False),
    )


def _derivations() -> None:
    op.create_table(
        "derivation",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page", _HASH, nullable=False),
        sa.Column("path", _TEXT, nullable=False),
        sa.Column("revision", _TEXT, nullable=False),
        _number("first_version"),
        _number("last_version"),
    )
    op.create_index("derivation_page", "derivation", ["page"])
    op.create_table(
        "document",
        _number("derivation", primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        _number("start", nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_index("document_id", "document", ["id"])
    op.create_table(
        "statement",
        _number("derivation", primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        sa.Column("document", _ID, nullable=False),
        sa.Column("mention", _ID, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("property", _TEXT, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_index("statement_id", "statement", ["id"])
    op.create_index("statement_mention", "statement", ["mention"])
    op.create_table(
        "set_aside",
        _number("derivation", primary_key=True),
        _number("number", primary_key=True),
        sa.Column("body", _TEXT, nullable=False),
    )


def _ledger() -> None:
    op.create_table(
        "version",
        _number("number", primary_key=True),
        sa.Column("at", _TEXT, nullable=False),
        sa.Column("recipe", _TEXT, nullable=False),
        _number("decisions", nullable=False),
    )
    op.create_table("decision", sa.Column("id", _ID, primary_key=True), sa.Column("body", _TEXT, nullable=False))
    op.create_table(
        "survey",
        sa.Column("document", _ID, primary_key=True),
        sa.Column("family", _ID, nullable=False),
        _number("tier", nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("id", _ID, primary_key=True),
        _number("first_version", primary_key=True),
        _number("last_version"),
        sa.Column("kind", _TEXT, nullable=False),
        _number("conflicts", nullable=False),
        sa.Column("digest", _HASH, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_table(
        "membership",
        sa.Column("mention", _ID, primary_key=True),
        sa.Column("record", _ID, primary_key=True),
        _number("first_version", primary_key=True),
        _number("last_version"),
    )
    op.create_index("membership_record", "membership", ["record"])
    op.create_table(
        "answer",
        sa.Column("id", _ID, primary_key=True),
        _number("first_version", primary_key=True),
        _number("last_version"),
        sa.Column("record", _ID, nullable=False),
        sa.Column("digest", _HASH, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_index("answer_record", "answer", ["record"])


def _search() -> None:
    op.create_table(
        "search_entry",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("target", _TEXT, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
    )
    op.create_index("search_entry_target", "search_entry", ["target", "id"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        # Contentless: the words are kept once, compressed, in search_entry. They arrive segmented and folded.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    else:
        _tsvectors()


def _tsvectors() -> None:
    """Entries in parts, as one value takes no more than so many words; and how much there is of all, to rank by."""
    op.create_table(
        "search_index",
        _number("number", primary_key=True),
        _number("part", primary_key=True),
        _number("size", nullable=False),
        sa.Column("words", postgresql.TSVECTOR, nullable=False),
    )
    op.create_index("search_index_words", "search_index", ["words"], postgresql_using="gin")
    op.create_table(
        "search_total",
        sa.Column("entries", sa.BigInteger, nullable=False),
        sa.Column("words", sa.BigInteger, nullable=False),
    )
    op.execute("INSERT INTO search_total VALUES (0, 0)")
