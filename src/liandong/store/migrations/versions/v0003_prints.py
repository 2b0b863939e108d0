"""The survey's tables, which the next build that makes a version fills; statements by kind."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "fingerprint",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document", _ID, nullable=False, unique=True),
        sa.Column("derivation", sa.Integer),
        sa.Column("family", _ID, nullable=False),
        sa.Column("tier", sa.Integer, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("bands", sa.LargeBinary, nullable=False),
        sa.Column("sentences", sa.LargeBinary, nullable=False),
    )
    op.create_index("fingerprint_family", "fingerprint", ["family"])
    op.create_table(
        "trait",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("statement_kind", "statement", ["kind", "id"])
