"""Marks carry what lists go by, and stand in the order of lists; those of records are made anew by the next build, and
until then these are named as written without."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.rename_table("mark", "former_mark")
    op.drop_index("mark_found", "former_mark")
    if op.get_bind().dialect.name == "postgresql":  # whose names are those of the whole schema
        op.execute("ALTER INDEX mark_pkey RENAME TO former_mark_pkey")
    op.create_table(
        "mark",
        sa.Column("target", _TEXT, primary_key=True),
        sa.Column("id", _ID, primary_key=True),
        sa.Column("since", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("facet", _TEXT, nullable=False),
        sa.Column("text", _TEXT, nullable=False),
        sa.Column("low", sa.Float(53)),
        sa.Column("high", sa.Float(53)),
        sa.Column("day", sa.Integer),
        sa.Column("amount", sa.Float(53)),
        sa.Column("name", _TEXT),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO mark (target, id, since, number, kind, facet, text, low, high)"
        " SELECT target, id, since, number, target, facet, text, low, high FROM former_mark WHERE target = 'document'"
    )
    op.drop_table("former_mark")
    for key in ("day", "amount"):
        op.create_index(f"mark_by_{key}", "mark", ["facet", "text", "kind", key, "id", "since", "low", "high"])
    named = sa.text("name IS NOT NULL")
    for key, columns in {"name": ["kind", "name", "id", "since", "day"], "id": ["kind", "id", "since", "day"]}.items():
        op.create_index(f"mark_by_{key}", "mark", columns, sqlite_where=named, postgresql_where=named)
    op.execute("DELETE FROM unmarked WHERE target = 'record'")
    op.execute("INSERT INTO unmarked (target, id, since) SELECT 'record', id, first_version FROM record")
