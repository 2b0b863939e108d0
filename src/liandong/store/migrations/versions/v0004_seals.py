"""Digests of derivations and seals of versions; those that are there already have none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("version", sa.Column("seal", _ID))
    op.add_column("derivation", sa.Column("digest", _ID))
