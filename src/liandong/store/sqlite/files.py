"""The files of the inputs: which page each gave, or why none, and the name under which each is shown."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from sys import intern

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from liandong.model import ATTESTED, Page, SetAside
from liandong.store import schema
from liandong.store.codec import decode, encode
from liandong.store.naming import File, names


def note(connection: Connection, pages: Sequence[Page], unread: Sequence[SetAside], origin: str) -> None:
    """Notes the files of this input; one that gives a page now is no longer told as one that gave none."""
    p, u = schema.page_path, schema.unread
    rows = [{"page": one.hash, "origin": origin, "path": one.path, "media_type": one.media_type} for one in pages]
    if rows:
        connection.execute(upsert(p).on_conflict_do_nothing(), rows)
        read = [row["path"] for row in rows]
        connection.execute(u.delete().where(u.c.origin == origin, u.c.path.in_(read)))
    for aside in unread:
        body = encode(aside)
        add = upsert(u).values(origin=origin, path=aside.path, body=body)
        connection.execute(add.on_conflict_do_update(index_elements=["origin", "path"], set_={"body": body}))


def settle(connection: Connection) -> None:
    """Each page goes by the smallest of the names of its files, whichever was found first."""
    p, q = schema.page, schema.page_path
    shown = _names(connection)
    best: dict[str, tuple[str, str]] = {}
    for row in connection.execute(select(q.c.page, q.c.origin, q.c.path, q.c.media_type)):
        name = shown[row.origin, row.path], intern(row.media_type)
        best[row.page] = min(best.get(row.page, name), name)
    of_files = select(p.c.hash, p.c.path, p.c.media_type).where(p.c.media_type != ATTESTED)
    present = connection.execute(of_files)
    moved = [hash_ for hash_, *goes_by in present if hash_ in best and list(best[hash_]) != goes_by]
    for hash_ in moved:
        path, media_type = best[hash_]
        connection.execute(update(p).where(p.c.hash == hash_).values(path=path, media_type=media_type))


def left_out(connection: Connection) -> dict[File, SetAside]:
    """The files that gave no page when they were last looked at, under the names by which they are shown."""
    u = schema.unread
    rows = connection.execute(select(u)).fetchall()
    shown = _names(connection) if rows else {}
    return {
        (row.origin, row.path): replace(decode(SetAside, row.body), path=shown[row.origin, row.path]) for row in rows
    }


def _names(connection: Connection) -> dict[File, str]:
    q, u = schema.page_path, schema.unread
    found: dict[File, frozenset[Hashable]] = {}
    for page, origin, path in connection.execute(select(q.c.page, q.c.origin, q.c.path)):
        file = intern(origin), path
        found[file] = found.get(file, frozenset()) | {page}
    for origin, path in connection.execute(select(u.c.origin, u.c.path)):
        found[origin, path] = found.get((origin, path), frozenset()) | {(origin, path)}
    return names(found)
