"""Documents are looked through by path and by family; those that were written without marks of flags and medium are
named, so that they are looked at one by one."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("derivation_path", "derivation", ["path"])
    op.create_index("survey_family", "survey", ["family"])
    op.execute(
        "INSERT INTO unmarked (target, id, since) SELECT DISTINCT 'document', document.id, derivation.first_version"
        " FROM document JOIN derivation ON derivation.id = document.derivation"
        " WHERE derivation.first_version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unmarked AS u"
        " WHERE u.target = 'document' AND u.id = document.id AND u.since = derivation.first_version)"
    )
