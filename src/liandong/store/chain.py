"""Chain (哈希链): each version's seal is made of the seal before it and of what the version added and ended, so that
no derivation that was ever in the ledger can be lost or changed unnoticed."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, func, select, update

from liandong.model import content_id
from liandong.store import schema

_ROWS_AT_A_TIME = 500
_ERASED = "erased/"


def seal(connection: Connection, version: int) -> str:
    """The seal of the version, worked out from the version before it and the derivations that it adds and ends."""
    v, n = schema.derivation, schema.version
    before = connection.execute(select(n.c.seal).where(n.c.number == version - 1)).scalar()
    its = connection.execute(select(n.c.at, n.c.recipe, n.c.decisions).where(n.c.number == version)).one()
    made = sha256("\x1f".join([before or "", str(version), *map(str, its)]).encode())
    for what, some in (("+", v.c.first_version == version), ("-", v.c.last_version == version - 1)):
        for row in _each(connection, some):
            made.update("\x1f".join([what, *row]).encode("utf-8", "surrogatepass") + b"\x1e")
    return made.hexdigest()


def put_seal(connection: Connection, version: int) -> None:
    """Seals the version."""
    n = schema.version
    connection.execute(update(n).where(n.c.number == version).values(seal=seal(connection, version)))


def _each(connection: Connection, some: ColumnElement[bool]) -> Iterator[Sequence[str]]:
    v = schema.derivation
    digest = func.coalesce(v.c.digest, "")  # what has none comes first in every store
    query = select(v.c.page, v.c.path, v.c.revision, digest).where(some)
    query = query.order_by(v.c.page, v.c.path, v.c.revision, digest)
    with connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows:
        for page, path, *rest in rows:
            yield page, blotted(path), *rest


def blotted(path: str) -> str:
    """What a seal knows of a path: it stays the same when the page is erased, and the path with it."""
    return path if path.startswith(_ERASED) else f"{_ERASED}{content_id(path)}"
