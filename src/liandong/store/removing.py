"""Removing (除去): a need or an offer of matching loses for good all that it ever told, because its owner asks for it.

In its log and its row nothing is left but its number, its codes, who did what and when. In the rounds that were kept
its title, owner, source, record and the words of its conditions go; the bare facts stay by which the round was
computed, so that it answers as it did. What was stated of its outcomes loses the reason and the record that proves it.
"""

import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from liandong.store import matching as tables
from liandong.store.beside import Beside
from liandong.store.forgetting import BLOTTED, Plain, blotted, digest_of, put

_TOLD_OF = {tables.need.name: ("needs", "need"), tables.offer.name: ("offers", "offer")}
"""What rounds call them, and what outcomes do."""
_OUTCOME = tables.match_outcome
_InRound = tuple[str, Collection[str]]
_NAMES = ("firm", "institution", "source", "record")
"""The fields, besides title and conditions, that tell whose it is."""


def remove(connection: Connection, table: Table, log: Table, number: int) -> None:
    """Takes out of log, rounds and outcomes what an item told; its own row is for whoever folds the log anew. `finish`
    ends it."""
    rows = connection.execute(select(log).where(log.c.item == number)).all()
    every = [json.loads(row.told) for row in rows]
    plains = [told["plain"] for told in every if "plain" in told]
    called = frozenset(map(_called, plains))
    for row, told in zip(rows, every, strict=True):
        left = json.dumps(_emptied(told), ensure_ascii=False, separators=(",", ":"))
        own = (log.c.item == number, log.c.version == row.version)
        connection.execute(update(log).where(*own).values(told=left, reason=BLOTTED if row.reason else ""))
    side, one = _TOLD_OF[table.name]
    for round_, codes in _blot_rounds(connection, side, called):
        _blot_outcomes(connection, round_, one, codes)
    noted = tables.match_forgotten
    connection.execute(delete(noted).where(noted.c.page == _note(table, number)))
    connection.execute(insert(noted), [{"page": _note(table, number), "at": ""}])


def finish(beside: Beside) -> None:
    """Writes the tables anew without what was removed, which a kill may have left in the file; nothing where all of
    that was done. WorkspaceBusy where a reader holds it: the next call, or the next build, ends it."""
    noted = tables.match_forgotten
    if not beside.holds(noted):
        return
    with beside.reading() as connection:
        still = connection.execute(select(noted.c.page).where(noted.c.at == "")).scalars().all()
    open_ = [page for page in still if page.startswith(tuple(_TOLD_OF))]
    if not open_:
        return
    for each in (tables.need, tables.need_event, tables.offer, tables.offer_event, tables.match_round, _OUTCOME):
        beside.compact(each)
    with beside.writing() as connection:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        connection.execute(update(noted).where(noted.c.page.in_(open_)).values(at=at))


def _note(table: Table, number: int) -> str:
    return f"{table.name} {number}"


def _called(plain: Plain) -> tuple[str, ...]:
    """How a version of it is called, all together: another firm may have the code, or the title."""
    return tuple(plain.get(name, "") for name in ("code", "title", "firm", "institution"))


def _emptied(told: Plain) -> Plain:
    """What is left of what an entry told."""
    left: Plain = {"undoes": told["undoes"]} if "undoes" in told else {}
    if "plain" in told:
        left["plain"] = {"code": told["plain"]["code"], "title": BLOTTED}
    return left | {name: type(told[name])() for name in ("proof", "spans", "document", "page") if name in told}


def _blot_rounds(connection: Connection, side: str, called: Collection[tuple[str, ...]]) -> Iterable[_InRound]:
    """Takes the item's words out of all rounds; the ids of those that had it, and by which codes."""
    rounds, left = tables.match_round, tables.match_round_left
    for id_ in connection.execute(select(rounds.c.id).order_by(rounds.c.id)).scalars().all():
        before = connection.execute(select(rounds.c.whole).where(rounds.c.id == id_)).scalar_one()
        held = json.loads(before)
        codes = {each["code"] for each in held[side] if _called(each) in called}
        if codes:
            held[side] = [_nameless(each) if _called(each) in called else each for each in held[side]]
            after = put(connection, rounds, (rounds.c.id == id_,), "whole", before, held)
            connection.execute(delete(left).where(left.c.round == id_))
            connection.execute(insert(left), [{"round": id_, "digest": digest_of(after)}])
            yield id_, codes


def _nameless(plain: Plain) -> Plain:
    held = {name: value for name, value in plain.items() if name not in _NAMES}
    return blotted(held | {"title": BLOTTED}, None)


def _blot_outcomes(connection: Connection, round_: str, one: str, codes: Collection[str]) -> None:
    """Takes the reasons and the records of what was stated of the item in a round, and of what took that back."""
    held = _OUTCOME
    rows = connection.execute(select(held).where(held.c.round == round_)).all()
    told: dict[int, Any] = {row.number: json.loads(row.told) for row in rows if row.told}
    meant = {number for number, outcome in told.items() if outcome.get(one) in codes}
    for row in rows:
        if row.number in meant or row.retracts in meant:
            own = (held.c.round == round_, held.c.number == row.number)
            reason = BLOTTED if row.reason else ""
            connection.execute(update(held).where(*own).values(reason=reason))
            if row.number in meant and told[row.number].pop("record", ""):
                put(connection, held, own, "told", row.told, told[row.number])
