"""The files of the inputs: which page each gave, or why none, and the name under which each is shown."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from sqlalchemy import Connection, func, select, union, update

from liandong.model import ATTESTED, Page, SetAside
from liandong.store import schema
from liandong.store.codec import decode, encode
from liandong.store.dialect import Dialect
from liandong.store.naming import File, contested, names
from liandong.store.neighbours import chunks

_IN_PORTIONS = {"yield_per": 500}


def note(
    connection: Connection, dialect: Dialect, pages: Sequence[Page], unread: Sequence[SetAside], origin: str
) -> None:
    """Notes the files of this input; one that gives a page now is no longer told as one that gave none."""
    p, u = schema.page_path, schema.unread
    rows = [(one.hash, origin, one.path, one.media_type) for one in pages]
    dialect.put_missing(connection, p, ("page", "origin", "path", "media_type"), rows)
    bodies = {aside.path: encode(aside) for aside in unread}
    for paths in chunks({*(one.path for one in pages), *bodies}):
        connection.execute(u.delete().where(u.c.origin == origin, u.c.path.in_(paths)))
    dialect.put(connection, u, ("origin", "path", "body"), [(origin, *row) for row in bodies.items()])


def settle(connection: Connection) -> None:
    """Each page goes by the smallest of the names of its files, whichever was found first."""
    p, q = schema.page, schema.page_path
    shown = _shown(connection)
    named = select(
        q.c.page, q.c.origin, q.c.path, q.c.media_type, p.c.path.label("now"), p.c.media_type.label("as_now")
    )
    of_files = named.join(p, p.c.hash == q.c.page).where(p.c.media_type != ATTESTED)
    moved: list[tuple[str, str, str]] = []
    with connection.execute(of_files.order_by(q.c.page), execution_options=_IN_PORTIONS) as rows:
        for hash_, files in groupby(rows, key=lambda row: row.page):
            found = [(shown.get((f.origin, f.path), f.path), f.media_type, f.now, f.as_now) for f in files]
            path, media_type, *now = min(found)
            if [path, media_type] != now:
                moved.append((hash_, path, media_type))
    for hash_, path, media_type in moved:
        connection.execute(update(p).where(p.c.hash == hash_).values(path=path, media_type=media_type))


def left_out(connection: Connection) -> dict[File, SetAside]:
    """The files that gave no page when they were last looked at, under the names by which they are shown."""
    u = schema.unread
    rows = connection.execute(select(u)).fetchall()
    shown = _shown(connection) if rows else {}
    return {
        (row.origin, row.path): replace(decode(SetAside, row.body), path=shown.get((row.origin, row.path), row.path))
        for row in rows
    }


def _shown(connection: Connection) -> dict[File, str]:
    """The names of those files that may be shown as another name than their path: what is held is not all files."""
    q, u = schema.page_path, schema.unread
    origins = union(select(q.c.origin), select(u.c.origin)).limit(2)
    if len(connection.execute(origins).fetchall()) < 2:  # paths of one input are all different
        return {}
    files = union(select(q.c.origin, q.c.path), select(u.c.origin, u.c.path)).subquery()
    shared = select(files.c.path).group_by(files.c.path).having(func.count() > 1)
    return names(contested(partial(_files, connection), frozenset(connection.execute(shared).scalars())))


def _files(connection: Connection) -> Iterator[tuple[File, Hashable]]:
    """Every file with a page that it gave, or with itself where it gave none."""
    q, u = schema.page_path, schema.unread
    with connection.execute(select(q.c.page, q.c.origin, q.c.path), execution_options=_IN_PORTIONS) as rows:
        for page, origin, path in rows:
            yield (origin, path), page
    with connection.execute(select(u.c.origin, u.c.path), execution_options=_IN_PORTIONS) as rest:
        for origin, path in rest:
            yield (origin, path), (origin, path)
