"""What lists are narrowed by; the rows that were written without are named, so that they are looked at one by one. The
words of the index, which arrive segmented, are told apart by spaces alone, and merged in larger steps."""

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_AT_A_TIME = 500


def upgrade() -> None:
    _marks()
    if op.get_bind().dialect.name == "sqlite":
        _index(op.get_bind())


def _marks() -> None:
    op.create_table(
        "mark",
        sa.Column("target", _TEXT, primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("facet", _TEXT, nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("low", sa.Float(53)),
        sa.Column("high", sa.Float(53)),
    )
    op.create_index("mark_found", "mark", ["facet", "text", "low"])
    op.create_table(
        "unmarked",
        sa.Column("target", _TEXT, primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_index("record_standing", "record", ["id", "first_version", "last_version", "kind", "conflicts"])
    op.execute("INSERT INTO unmarked (target, id, since) SELECT 'record', id, first_version FROM record")
    op.execute(
        "INSERT INTO unmarked (target, id, since) SELECT DISTINCT 'document', document.id, derivation.first_version"
        " FROM document JOIN derivation ON derivation.id = document.derivation"
        " WHERE derivation.first_version IS NOT NULL"
    )


def _index(connection: sa.Connection) -> None:
    """Four times as many segments before they are merged make a build a quarter faster, and no search slower."""
    op.execute("DROP TABLE search_index")
    op.execute("CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize='ascii')")
    op.execute("INSERT INTO search_index(search_index, rank) VALUES ('automerge', 16)")
    entries = sa.text("SELECT number, words FROM search_entry WHERE number > :last ORDER BY number LIMIT :most")
    add = sa.text("INSERT INTO search_index(rowid, words) VALUES (:number, :words)")
    last = 0
    while rows := connection.execute(entries, {"last": last, "most": _AT_A_TIME}).fetchall():
        last = rows[-1].number
        connection.execute(add, [{"number": n, "words": zlib.decompress(words).decode()} for n, words in rows])
