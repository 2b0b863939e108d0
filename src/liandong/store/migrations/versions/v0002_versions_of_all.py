"""Survey and files without a page by version, so that an old version stays as it was; files keyed by their input."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _survey()
    _page_paths()
    _unread()
    for table, key in (("page_path", "page"), ("unread", "path")):
        _rename_inputs(table, key)


def _rename_inputs(table: str, key: str) -> None:
    """The input of a file that was given by itself now is its folder; where that was given too, one row is left."""
    alone = (
        "length({0}origin) > length({0}path)"
        " AND substr({0}origin, length({0}origin) - length({0}path)) = '/' || {0}path"
    )
    folder = "substr({0}origin, 1, length({0}origin) - length({0}path) - 1)"
    op.execute(
        f"DELETE FROM {table} WHERE {alone.format('')} AND EXISTS (SELECT 1 FROM {table} AS other"
        f" WHERE other.{key} = {table}.{key} AND other.path = {table}.path"
        f" AND other.origin = {folder.format(table + '.')})"
    )
    op.execute(f"UPDATE {table} SET origin = {folder.format('')} WHERE {alone.format('')}")


def _survey() -> None:
    """What was known of the documents is known at every version that there is: nothing older was kept."""
    _lay_by("survey")
    op.create_table(
        "survey",
        sa.Column("document", _ID, primary_key=True),
        sa.Column("first_version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last_version", sa.Integer),
        sa.Column("family", _ID, nullable=False),
        sa.Column("tier", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO survey (document, first_version, family, tier) SELECT document, 1, family, tier FROM survey_before"
    )
    op.drop_table("survey_before")


def _page_paths() -> None:
    _lay_by("page_path")
    op.create_table(
        "page_path",
        sa.Column("page", _ID, primary_key=True),
        sa.Column("origin", _TEXT, primary_key=True),
        sa.Column("path", _TEXT, primary_key=True),
        sa.Column("media_type", _TEXT, nullable=False),
    )
    op.execute(
        "INSERT INTO page_path (page, origin, path, media_type) SELECT page, origin, path, media_type"
        " FROM page_path_before"
    )
    op.drop_table("page_path_before")


def _unread() -> None:
    _lay_by("unread")
    op.create_table(
        "unread",
        sa.Column("origin", _TEXT, primary_key=True),
        sa.Column("path", _TEXT, primary_key=True),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_table(
        "left_out",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("first_version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last_version", sa.Integer),
        sa.Column("body", _TEXT, nullable=False),
    )
    connection = op.get_bind()
    begun = connection.execute(sa.text("SELECT max(number) FROM version")).scalar() is not None
    left_out = sa.text("INSERT INTO left_out (id, first_version, body) VALUES (:id, 1, :body) ON CONFLICT DO NOTHING")
    for row in connection.execute(sa.text("SELECT origin, path, reason, detail FROM unread_before")).fetchall():
        body = _body(row.path, row.reason, row.detail)
        unread = {"origin": row.origin, "path": row.path, "body": body}
        connection.execute(sa.text("INSERT INTO unread (origin, path, body) VALUES (:origin, :path, :body)"), unread)
        if begun:
            connection.execute(left_out, {"id": hashlib.sha256(body.encode()).hexdigest()[:32], "body": body})
    op.drop_table("unread_before")


def _lay_by(table: str) -> None:
    """Puts a table aside, until what it holds is in the one that takes its name."""
    op.rename_table(table, f"{table}_before")
    if op.get_bind().dialect.name == "postgresql":  # where a key keeps its name, which the new table's would take
        op.drop_constraint(f"{table}_pkey", f"{table}_before")


def _body(path: str, reason: str, detail: str) -> str:
    """A file without a page as its JSON text was at this revision, whatever the nouns have become since."""
    told = {"path": path, "page": None, "reason": reason} | ({"detail": detail} if detail else {})
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
