"""Seals of all that versions hold, and links of the log with what an entry takes back and the text that is kept of it.

What held under the older rules holds under the new ones; what did not is left as it is, for the check to find. Versions
of programs that had no seals are sealed as they are now.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SEALED = {
    "derivation": ("page", "path", "revision", "COALESCE(digest, '')"),
    "record": ("id", "kind", "conflicts", "digest"),
    "membership": ("mention", "record"),
    "answer": ("id", "record", "digest"),
    "survey": ("document", "family", "tier"),
    "left_out": ("id",),
}
_ID = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")
_SIGNS = {"+": "first_version", "-": "last_version + 1"}
_AT_A_TIME = {"yield_per": 2_000}


def upgrade() -> None:
    op.add_column("action", sa.Column("digest", _ID))
    ended = sa.text("last_version IS NOT NULL")
    for table in _SEALED:
        op.create_index(f"{table}_first", table, ["first_version"])
        op.create_index(f"{table}_ended", table, ["last_version"], sqlite_where=ended, postgresql_where=ended)
    connection = op.get_bind()
    _link_anew(connection)
    _seal_anew(connection)


def _link_anew(connection: sa.Connection) -> None:
    log = (
        "SELECT action.number, action.id, deed, retracts, recorded, chain, COALESCE(decision.body, action.body) AS kept"
        " FROM action LEFT JOIN decision ON decision.id = action.id ORDER BY action.number"
    )
    rows = connection.execute(sa.text(log)).fetchall()
    put = sa.text("UPDATE action SET chain = :chain, digest = :digest WHERE number = :number")
    before = made = ""
    for place, row in enumerate(rows, 1):
        old = hashlib.sha256(f"{before} {row.number} {row.id} {row.deed} {row.recorded}".encode()).hexdigest()
        digest = hashlib.sha256(row.kept.encode()).hexdigest()
        before = row.chain
        if row.number != place or row.chain != old:
            made = row.chain
            connection.execute(put, {"chain": made, "digest": digest, "number": row.number})
            continue
        told = f"{made} {row.number} {row.id} {row.deed} {row.retracts or '-'} {row.recorded} {digest}"
        made = hashlib.sha256(told.encode()).hexdigest()
        connection.execute(put, {"chain": made, "digest": digest, "number": row.number})


def _seal_anew(connection: sa.Connection) -> None:
    versions = sa.text("SELECT number, at, recipe, decisions, seal FROM version ORDER BY number")
    put = sa.text("UPDATE version SET seal = :seal WHERE number = :number")
    old, new = _derivations(connection), _parts(connection)
    before = made = ""
    for row in connection.execute(versions).fetchall():
        number, its = row.number, (row.at, row.recipe, row.decisions)
        first = "\x1f".join(map(str, (before, number, *its))).encode()
        sound = row.seal in (None, hashlib.sha256(first + old["+", number] + old["-", number]).hexdigest())
        before = row.seal or ""
        if not sound:
            made = before
            continue
        made = hashlib.sha256("\x1f".join(map(str, (made, number, *its, *new[number]))).encode()).hexdigest()
        connection.execute(put, {"seal": made, "number": number})


def _derivations(connection: sa.Connection) -> dict[tuple[str, int], bytes]:
    """What the older seals were made of besides the version itself."""
    found: defaultdict[tuple[str, int], bytearray] = defaultdict(bytearray)
    for sign, number in _SIGNS.items():
        for its, *told in _rows(connection, "derivation", number):
            told[1] = _blotted(told[1])
            found[sign, its] += "\x1f".join([sign, *told]).encode("utf-8", "surrogatepass") + b"\x1e"
    return defaultdict(bytes, {key: bytes(each) for key, each in found.items()})


def _parts(connection: sa.Connection) -> dict[int, list[str]]:
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for table in _SEALED:
        for sign, number in _SIGNS.items():
            for its, each in groupby(_rows(connection, table, number), key=lambda row: row[0]):
                made = hashlib.sha256()
                for _, *told in each:
                    if table == "derivation":
                        told[1] = _blotted(told[1])
                    made.update("\x1f".join(map(str, told)).encode("utf-8", "surrogatepass") + b"\x1e")
                parts[its].append(f"{sign}{table}/{made.hexdigest()}")
    return parts


def _rows(connection: sa.Connection, table: str, number: str) -> Iterator[tuple[Any, ...]]:
    columns = number, *_SEALED[table]
    order = ", ".join(str(place) for place, _ in enumerate(columns, 1))
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {number} IS NOT NULL ORDER BY {order}"
    for row in connection.execute(sa.text(query), execution_options=_AT_A_TIME):
        yield tuple(row)


def _blotted(path: str) -> str:
    if path.startswith("erased/"):
        return path
    data = path.encode("utf-8", "surrogatepass")
    if "\x1f" in path:
        data = b"\xff" + f"{len(path)}:".encode() + data
    return f"erased/{hashlib.sha256(data).hexdigest()[:32]}"
