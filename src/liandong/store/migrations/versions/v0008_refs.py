"""The mention that the value of a statement names, as a column: what refers to a mention is found by it."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_AT_A_TIME = 500
_NAMED = '%"ref":%'
"""Stands in the text of a statement with one; a quotation mark in a value stands there escaped."""


def upgrade() -> None:
    op.add_column("statement", sa.Column("ref", _ID))
    _fill(op.get_bind())
    given = sa.text("ref IS NOT NULL")
    op.create_index("statement_ref", "statement", ["ref"], sqlite_where=given, postgresql_where=given)


def _fill(connection: sa.Connection) -> None:
    rows = sa.text(
        "SELECT derivation, id, body FROM statement WHERE (derivation, id) > (:derivation, :id) AND body LIKE :named"
        " ORDER BY derivation, id LIMIT :most"
    )
    put = sa.text("UPDATE statement SET ref = :ref WHERE derivation = :derivation AND id = :id")
    last = {"derivation": -1, "id": ""}
    while some := connection.execute(rows, {**last, "named": _NAMED, "most": _AT_A_TIME}).fetchall():
        last = {"derivation": some[-1].derivation, "id": some[-1].id}
        connection.execute(
            put, [{"derivation": row.derivation, "id": row.id, "ref": json.loads(row.body).get("ref")} for row in some]
        )
