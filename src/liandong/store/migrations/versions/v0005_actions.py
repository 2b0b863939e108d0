"""The log of what persons did, beginning with the decisions that there are, whose mentions are told with them; seals
that know paths by their hash, so that they hold when a page is erased."""

import hashlib
import json
from typing import Any

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
    _seal_anew(connection)


def _anchor(connection: sa.Connection, id_: str, body: dict[str, object]) -> None:
    """Tells the mentions of a decision themselves, where a statement still knows them."""
    found = sa.text("SELECT body FROM statement WHERE mention = :mention ORDER BY derivation LIMIT 1")
    told = [connection.execute(found, {"mention": body[side]}).scalar() for side in ("left", "right")]
    if all(told):
        body["anchors"] = [json.loads(str(one))["mention"] for one in told]
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.text("UPDATE decision SET body = :body WHERE id = :id"), {"body": text, "id": id_})


def _seal_anew(connection: sa.Connection) -> None:
    """A seal that does not hold is left as it is, for the check to find."""
    versions = sa.text("SELECT number, at, recipe, decisions, seal FROM version ORDER BY number")
    put = sa.text("UPDATE version SET seal = :seal WHERE number = :number")
    before, made = "", ""
    for version in connection.execute(versions).fetchall():
        held = version.seal == _seal(connection, version, before, blotted=False)
        before, made = (
            version.seal or "",
            _seal(connection, version, made, blotted=True) if held else version.seal or "",
        )
        if held:
            connection.execute(put, {"seal": made, "number": version.number})


def _seal(connection: sa.Connection, version: sa.Row[Any], before: str, *, blotted: bool) -> str:
    """The seal of a version as it was at this revision, or with the hashes of the paths."""
    its = version.at, version.recipe, str(version.decisions)
    made = hashlib.sha256("\x1f".join([before, str(version.number), *its]).encode())
    for what, column, number in (("+", "first_version", version.number), ("-", "last_version", version.number - 1)):
        query = f"SELECT page, path, revision, COALESCE(digest, '') AS digest FROM derivation WHERE {column} = :number"
        rows = connection.execute(sa.text(f"{query} ORDER BY page, path, revision, 4"), {"number": number})
        for page, path, *rest in rows.fetchall():
            told = f"erased/{hashlib.sha256(path.encode()).hexdigest()[:32]}" if blotted else path
            made.update("\x1f".join([what, page, told, *rest]).encode("utf-8", "surrogatepass") + b"\x1e")
    return made.hexdigest()
