"""The log of what persons did, beginning with the decisions that there are, whose mentions are told with them."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "action",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", _ID, nullable=False, unique=True),
        sa.Column("deed", _TEXT, nullable=False),
        sa.Column("retracts", _ID),
        sa.Column("recorded", _TEXT, nullable=False),
        sa.Column("chain", _ID, nullable=False),
        sa.Column("body", _TEXT, nullable=False),
    )
    op.create_table(
        "tombstone",
        sa.Column("page", _ID, primary_key=True),
        sa.Column("action", _ID, nullable=False),
        sa.Column("became", _ID),
    )
    connection = op.get_bind()
    chain = ""
    rows = connection.execute(sa.text("SELECT id, body FROM decision ORDER BY id")).fetchall()
    told = [(row.id, json.loads(row.body)) for row in rows]
    for number, (id_, body) in enumerate(sorted(told, key=lambda one: (one[1]["attestation"]["at"], one[0])), 1):
        deed = "undo" if body.get("retracts") else body["judgement"]
        chain = hashlib.sha256(f"{chain} {number} {id_} {deed} ".encode()).hexdigest()
        row = {"number": number, "id": id_, "deed": deed, "retracts": body.get("retracts"), "chain": chain}
        statement = "INSERT INTO action (number, id, deed, retracts, recorded, chain, body)"
        connection.execute(sa.text(f"{statement} VALUES (:number, :id, :deed, :retracts, '', :chain, '')"), row)
        _anchor(connection, id_, body)


def _anchor(connection: sa.Connection, id_: str, body: dict[str, object]) -> None:
    """Tells the mentions of a decision themselves, where a statement still knows them."""
    found = sa.text("SELECT body FROM statement WHERE mention = :mention ORDER BY derivation LIMIT 1")
    told = [connection.execute(found, {"mention": body[side]}).scalar() for side in ("left", "right")]
    if all(told):
        body["anchors"] = [json.loads(str(one))["mention"] for one in told]
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.text("UPDATE decision SET body = :body WHERE id = :id"), {"body": text, "id": id_})
