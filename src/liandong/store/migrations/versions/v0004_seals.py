"""Digests of derivations and seals of versions; those that are there already have none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("version", sa.Column("seal", sa.String(64)))
    op.add_column("derivation", sa.Column("digest", sa.String(64)))
