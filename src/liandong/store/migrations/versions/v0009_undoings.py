"""What takes an entry of the log back is found by what it takes back."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("action_retracts", "action", ["retracts"])
