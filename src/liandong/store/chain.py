"""Chain (哈希链): each version's seal is made of the seal before it and of what the version added and ended, so that
nothing that was ever in the ledger can be lost, changed or moved in time without breaking a seal.

Sealed are the rows of every table with versions: of derivations, records and answers their digests, of the rest all
that they hold. A seal bears no signature: who can write all tables, and knows how, can make it anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select, update

from liandong.model import content_id
from liandong.store import schema

_ROWS_AT_A_TIME = 2_000
_ERASED = "erased/"


class Sealed(NamedTuple):
    """A version with the seal that it has, and that which its rows give upon the seal before it."""

    number: int
    held: str | None
    made: str


def seals(connection: Connection) -> Iterator[Sealed]:
    """Every version, by number, each table read once."""
    parts = _parts(connection, None)
    before = ""
    for row in _versions(connection):
        yield Sealed(row.number, row.seal, _seal(row, before, parts[row.number]))
        before = row.seal or ""


def put_seal(connection: Connection, version: int) -> None:
    """Seals the version."""
    n = schema.version
    before = connection.execute(select(n.c.seal).where(n.c.number == version - 1)).scalar() or ""
    (row,) = (row for row in _versions(connection) if row.number == version)
    _put(connection, version, _seal(row, before, _parts(connection, version)[version]))


@contextmanager
def resealing(connection: Connection) -> Iterator[None]:
    """Lets the block change what stood in versions by right of law; those that were sound before are sealed anew."""
    sound = {each.number for each in seals(connection) if each.held == each.made}
    yield
    parts = _parts(connection, None)
    before = ""
    for row in _versions(connection):
        seal = _seal(row, before, parts[row.number]) if row.number in sound else row.seal
        if seal != row.seal:
            _put(connection, row.number, seal)
        before = seal or ""


def blotted(path: str) -> str:
    """What a seal knows of a path: it stays the same when the page is erased, and the path with it."""
    return path if path.startswith(_ERASED) else f"{_ERASED}{content_id(path)}"


def _versions(connection: Connection) -> Sequence[Any]:
    n = schema.version
    return connection.execute(
        select(n.c.number, n.c.at, n.c.recipe, n.c.decisions, n.c.seal).order_by(n.c.number)
    ).all()


def _put(connection: Connection, version: int, seal: str | None) -> None:
    n = schema.version
    connection.execute(update(n).where(n.c.number == version).values(seal=seal))


def _seal(version: Any, before: str, parts: Sequence[str]) -> str:
    its = before, version.number, version.at, version.recipe, version.decisions, *parts
    return sha256("\x1f".join(map(str, its)).encode()).hexdigest()


def _parts(connection: Connection, version: int | None) -> Mapping[int, list[str]]:
    """What each version, or this one, added to each table and ended in it, as digests in a fixed order."""
    v, r, m, a, s, l = (  # noqa: E741
        schema.derivation,
        schema.record,
        schema.membership,
        schema.answer,
        schema.survey,
        schema.left_out,
    )
    sealed: tuple[tuple[ColumnElement[Any], ...], ...] = (
        (v.c.page, v.c.path, v.c.revision, func.coalesce(v.c.digest, "")),  # what has none comes first in every store
        (r.c.id, r.c.kind, r.c.conflicts, r.c.digest),
        (m.c.mention, m.c.record),
        (a.c.id, a.c.record, a.c.digest),
        (s.c.document, s.c.family, s.c.tier),
        (l.c.id,),
    )
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for table, columns in zip((v, r, m, a, s, l), sealed, strict=True):
        for sign, number in (("+", table.c.first_version), ("-", table.c.last_version + 1)):
            query = select(number.label("number"), *columns).order_by(number, *columns)
            if version is None:
                query = query.where(number.is_not(None))
            else:
                query = query.where(
                    table.c.first_version == version if sign == "+" else table.c.last_version == version - 1
                )
            with connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME}) as rows:
                for its, each in groupby(rows, key=itemgetter(0)):
                    made = sha256()
                    for _, *told in each:
                        if table is v:
                            told[1] = blotted(told[1])
                        made.update("\x1f".join(map(str, told)).encode("utf-8", "surrogatepass") + b"\x1e")
                    parts[its].append(f"{sign}{table.name}/{made.hexdigest()}")
    return parts
