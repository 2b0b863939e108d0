"""Removing (除去): a need or an offer of matching loses for good all that it ever told, because its owner asks for it.

In its log and its row nothing is left but its number, its codes, who did what and when. In the rounds that were kept
its title, owner, source and the words of its conditions go; the facts stay by which the round was computed, so that it
answers as it did, and tell of nobody any more. The reasons that persons wrote of it go as well.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from liandong.store import matching as tables
from liandong.store.beside import Beside
from liandong.store.forgetting import BLOTTED, Plain, blotted, digest_of, put

_TOLD_OF = {tables.need.name: ("needs", "need"), tables.offer.name: ("offers", "offer")}
"""What rounds call them, and what outcomes do."""
_NAMES = ("firm", "institution", "source", "record")
"""The fields, besides title and conditions, that tell whose it is."""


@dataclass(frozen=True, slots=True)
class _Called:
    """How an item was ever called: by these codes with these titles."""

    codes: frozenset[str]
    titles: frozenset[str]

    def is_it(self, plain: Plain) -> bool:
        return plain.get("code") in self.codes and plain.get("title") in self.titles


def remove(connection: Connection, table: Table, log: Table, number: int) -> None:
    """Takes out of log, rounds and outcomes what an item told; its own row is for whoever folds the log anew. `finish`
    ends it."""
    rows = connection.execute(select(log).where(log.c.item == number)).all()
    every = [json.loads(row.told) for row in rows]
    plains = [told["plain"] for told in every if "plain" in told]
    called = _Called(*(frozenset(plain[name] for plain in plains) for name in ("code", "title")))
    for row, told in zip(rows, every, strict=True):
        left = json.dumps(_emptied(told), ensure_ascii=False, separators=(",", ":"))
        own = (log.c.item == number, log.c.version == row.version)
        connection.execute(update(log).where(*own).values(told=left, reason=BLOTTED if row.reason else ""))
    side, one = _TOLD_OF[table.name]
    for round_ in _blot_rounds(connection, side, called):
        _blot_outcomes(connection, round_, one, called.codes)
    noted = tables.match_forgotten
    connection.execute(delete(noted).where(noted.c.page == _note(table, number)))
    connection.execute(insert(noted), [{"page": _note(table, number), "at": ""}])


def finish(beside: Beside, table: Table, log: Table, number: int) -> None:
    """Writes the tables anew without what was removed, which a kill may have left in the file; nothing where that was
    done."""
    noted = tables.match_forgotten
    open_ = (noted.c.page == _note(table, number), noted.c.at == "")
    with beside.reading() as connection:
        if connection.execute(select(noted.c.page).where(*open_)).one_or_none() is None:
            return
    for each in (table, log, tables.match_round, tables.match_outcome):
        if beside.holds(each):
            beside.compact(each)
    with beside.writing() as connection:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        connection.execute(update(noted).where(*open_).values(at=at))


def _note(table: Table, number: int) -> str:
    return f"{table.name} {number}"


def _emptied(told: Plain) -> Plain:
    """What is left of what an entry told."""
    left: Plain = {"undoes": told["undoes"]} if "undoes" in told else {}
    if "plain" in told:
        left["plain"] = {"code": told["plain"]["code"], "title": BLOTTED}
    return left | {name: type(told[name])() for name in ("proof", "spans", "document", "page") if name in told}


def _blot_rounds(connection: Connection, side: str, called: _Called) -> Iterable[str]:
    """Takes the item's words out of all rounds; the ids of those that had it."""
    rounds, left = tables.match_round, tables.match_round_left
    for id_ in connection.execute(select(rounds.c.id).order_by(rounds.c.id)).scalars().all():
        before = connection.execute(select(rounds.c.whole).where(rounds.c.id == id_)).scalar_one()
        held = json.loads(before)
        if any(map(called.is_it, held[side])):
            held[side] = [_nameless(each) if called.is_it(each) else each for each in held[side]]
            after = put(connection, rounds, (rounds.c.id == id_,), "whole", before, held)
            connection.execute(delete(left).where(left.c.round == id_))
            connection.execute(insert(left), [{"round": id_, "digest": digest_of(after)}])
            yield id_


def _nameless(plain: Plain) -> Plain:
    held = {name: value for name, value in plain.items() if name not in _NAMES}
    return blotted(held | {"title": BLOTTED}, None)


def _blot_outcomes(connection: Connection, round_: str, one: str, codes: Collection[str]) -> None:
    """Takes the reasons of what was stated of the item in a round, and of what took that back."""
    held = tables.match_outcome
    rows = connection.execute(select(held).where(held.c.round == round_)).all()
    told: dict[int, Any] = {row.number: json.loads(row.told) for row in rows if row.told}
    meant = {number for number, outcome in told.items() if outcome.get(one) in codes}
    for row in rows:
        if row.reason and (row.number in meant or row.retracts in meant):
            own = (held.c.round == round_, held.c.number == row.number)
            connection.execute(update(held).where(*own).values(reason=BLOTTED))
