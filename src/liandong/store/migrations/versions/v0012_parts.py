"""Marks of records tell of what they are parts. Those made without are named as written without, and made anew by the
next build."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO unmarked (target, id, since) SELECT 'record', id, first_version FROM record"
        " WHERE NOT EXISTS (SELECT 1 FROM unmarked AS u"
        " WHERE u.target = 'record' AND u.id = record.id AND u.since = record.first_version)"
    )
