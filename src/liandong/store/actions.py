"""The log of what persons did, in SQL that every store understands: append-only, each row chained to the one before."""

import hashlib
import re
import zlib
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from liandong.model import Decision, Deed, Erasure, Import, Page, Undoing
from liandong.model.decision import withdrawn
from liandong.store import schema
from liandong.store.codec import Garbled, decode, encode
from liandong.store.links import STATED, broken, digest_of, imports, link, taken_back
from liandong.store.neighbours import chunks
from liandong.store.rows import Action, Logged

_COMPRESSION = 1
_HASH = re.compile(r"[0-9a-f]{6,64}")


def add(connection: Connection, actions: Iterable[Action]) -> None:
    """Adds to the log what it does not hold yet, with the page or decision that it is about."""
    a = schema.action
    last = connection.execute(select(a.c.number, a.c.chain).order_by(a.c.number.desc()).limit(1)).first()
    number, chain = (last.number, last.chain) if last else (0, "")
    unique = {action.id: action for action in actions}
    known = {
        id_ for some in chunks(unique) for id_ in connection.execute(select(a.c.id).where(a.c.id.in_(some))).scalars()
    }
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    for action in (action for id_, action in unique.items() if id_ not in known):
        number += 1
        kept = action.body if action.decision is None else encode(action.decision)
        digest = digest_of(kept)
        chain = link(chain, number, action.id, action.deed, action.retracts, now, digest)
        row = {"number": number, "id": action.id, "deed": action.deed.value, "retracts": action.retracts}
        connection.execute(insert(a), {**row, "recorded": now, "chain": chain, "body": action.body, "digest": digest})
        if action.decision is not None:
            connection.execute(insert(schema.decision), {"id": action.decision.id, "body": kept})
        if action.page is not None:
            p = schema.page
            connection.execute(delete(p).where(p.c.hash == action.page.hash))  # a file of the very same bytes
            connection.execute(insert(schema.page), page_row(action.page))


def silence(connection: Connection, acts: Collection[str]) -> None:
    """Takes out what these entries say: number, id, deed, digest and chain stay."""
    a, d = schema.action, schema.decision
    for some in chunks(sorted(acts)):
        connection.execute(delete(d).where(d.c.id.in_(some)))
        connection.execute(update(a).where(a.c.id.in_(some)).values(body=""))


def logged(connection: Connection, begins: str = "", deed: Deed | None = None) -> tuple[Logged, ...]:
    """The log, or those of its entries whose ids begin so, or of one deed, in the order in which it was recorded."""
    a = schema.action
    query = select(a.c.number, a.c.id, a.c.deed, a.c.retracts, a.c.recorded, a.c.chain, a.c.body).order_by(a.c.number)
    if begins:
        query = query.where(a.c.id.between(begins, begins + "g"))  # ids are hexadecimal, so "g" comes after all of them
    if deed is not None:
        query = query.where(a.c.deed == deed.value)
    return tuple(Logged(*row) for row in connection.execute(query))


def undone(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """Those of these entries that others take back, or take back with the import that they came in."""
    a = schema.action
    came_in = {act: row.id for row, made in imports(logged(connection, deed=Deed.IMPORT)) for act in made.acts}
    pairs: list[tuple[str, str]] = []
    asked = sorted({*ids, *(came_in[id_] for id_ in ids if id_ in came_in)})
    while asked:
        found = [
            (row.id, row.retracts)
            for some in chunks(asked)
            for row in connection.execute(select(a.c.id, a.c.retracts).where(a.c.retracts.in_(some)))
        ]
        pairs += found
        asked = [id_ for id_, _ in found]
    gone = withdrawn(pairs)
    return frozenset(id_ for id_ in ids if id_ in gone or came_in.get(id_) in gone)


def faults(connection: Connection) -> tuple[int, ...]:
    """The numbers of the entries that are not as they were recorded: changed, moved, or what was kept of them is not
    what their id was made of. None where all is well; what was erased leaves an entry that still holds."""
    rows, gone = logged(connection), erased(connection)
    d = schema.decision
    decided = {row.id: row.body for row in connection.execute(select(d.c.id, d.c.body))}
    a = schema.action
    digests = {row.number: row.digest for row in connection.execute(select(a.c.number, a.c.digest))}
    wrong = set(broken(rows, digests))
    pages = _unchanged(connection, [row.id for row in rows if row.deed in STATED])
    for row in rows:
        kept = decided.get(row.id)
        if row.deed in STATED:
            sound = row.retracts is None and (row.id in pages or row.id in gone)
        elif row.id in gone and not row.body and kept is None:
            continue  # its words went with an erasure; the chain holds their digest
        else:
            sound = digest_of(row.body if kept is None else kept) == digests[row.number]
            sound = sound and _made_of(row, kept) == (row.id, row.retracts)
        if not sound:
            wrong.add(row.number)
    return tuple(sorted(wrong))


def _unchanged(connection: Connection, hashes: Collection[str]) -> frozenset[str]:
    """Those of these pages whose bytes are the ones that gave them their hash."""
    p = schema.page
    return frozenset(
        row.hash
        for some in chunks(hashes)
        for row in connection.execute(select(p.c.hash, p.c.data).where(p.c.hash.in_(some)))
        if _hash(row.data) == row.hash
    )


def _hash(data: bytes) -> str | None:
    try:
        return hashlib.sha256(zlib.decompress(data)).hexdigest()
    except zlib.error:
        return None


def _made_of(row: Logged, decision: str | None) -> tuple[str, str | None] | None:
    """The id that the text of a decision, an undoing, an import or an erasure gives, and what it takes back."""
    try:
        if decision is not None:
            judged = decode(Decision, decision)
            return judged.id, judged.retracts
        if row.deed == Deed.UNDO:
            undoing = decode(Undoing, row.body)
            return undoing.id, undoing.retracts
        if row.deed == Deed.IMPORT:
            return decode(Import, row.body).id, None
        return decode(Erasure, row.body).id, None
    except Garbled:
        return None


def stated(connection: Connection) -> tuple[str, ...]:
    """The hashes of the pages on which persons state what nobody took back and nobody erased, sorted."""
    rows = logged(connection)
    gone = {*taken_back(rows), *erased(connection)}
    return tuple(sorted(row.id for row in rows if row.deed in STATED and row.id not in gone))


def erased(connection: Connection, pages: Collection[str] | None = None) -> frozenset[str]:
    """The pages that were erased, of these or of all."""
    t = schema.tombstone
    if pages is None:
        return frozenset(connection.execute(select(t.c.page)).scalars())
    return frozenset(
        hash_
        for some in chunks(pages)
        for hash_ in connection.execute(select(t.c.page).where(t.c.page.in_(some))).scalars()
    )


def erased_since(connection: Connection, actions: int) -> bool:
    """Whether anything was erased after so many actions."""
    a = schema.action
    query = select(a.c.number).where(a.c.number > actions, a.c.deed == Deed.ERASE.value)
    return connection.execute(query.limit(1)).first() is not None


def page_hashes(connection: Connection, words: str) -> tuple[str, ...]:
    """The pages of this hash, of the beginning of it (six digits or more), or of this name, by hash."""
    p, q = schema.page, schema.page_path
    wanted = words.strip()
    begins = wanted.lower() if _HASH.fullmatch(wanted.lower()) else None
    hashes = set(connection.execute(select(p.c.hash).where(p.c.path == wanted)).scalars())
    hashes |= set(connection.execute(select(q.c.page).where(q.c.path == wanted)).scalars())
    if begins:
        hashes |= set(connection.execute(select(p.c.hash).where(p.c.hash.between(begins, begins + "g"))).scalars())
    return tuple(sorted(hashes))


def page_row(page: Page) -> dict[str, object]:
    """A page as its row in the table."""
    data = zlib.compress(page.data, _COMPRESSION)  # pages are read back once a revision: speed counts for more
    return {"hash": page.hash, "path": page.path, "media_type": page.media_type, "size": len(page.data), "data": data}
