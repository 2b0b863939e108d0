"""Forgetting (遗忘): the small database beside a ledger loses the sentences of pages that were erased.

They stand in the logs of the pools of matching, in what is folded from these, and in the rounds that were kept: as the
sentences that prove a field, and as the words of further conditions. Needs, offers and rounds stay, for persons vouch
for their values; a sentence leaves nothing, the words of a condition leave a mark. What a round is now is noted beside
it, for it was named by the hash of what it was. Logs know pages by their hash, which stays.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from liandong.store import matching as tables
from liandong.store.beside import Beside

BLOTTED = "［已删除 erased］"
"""What stands in place of the words of a condition."""
_UNDO = "undo"
_POOLS = ((tables.need, tables.need_event), (tables.offer, tables.offer_event))

Plain = dict[str, Any]


def forget(beside: Beside, pages: Collection[str]) -> None:
    """Takes the sentences of these pages out for good, of those of which it was not done before."""
    if not any(beside.holds(table) for table in (tables.need, tables.offer)):
        return
    if not beside.holds(tables.match_forgotten):
        beside.prepare(tables.metadata)
    noted = tables.match_forgotten
    with beside.reading() as connection:
        done = connection.execute(select(noted.c.page).where(noted.c.at != "")).scalars()
        fresh = frozenset(pages).difference(done)
    if not fresh:
        return
    with beside.writing() as connection:
        changed = _forget(connection, fresh)
        new = fresh.difference(connection.execute(select(noted.c.page)).scalars())
        if new:
            connection.execute(insert(noted), [{"page": page, "at": ""} for page in sorted(new)])
    for table in changed:
        beside.compact(table)
    with beside.writing() as connection:
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        connection.execute(update(noted).where(noted.c.at == "", noted.c.page.in_(fresh)).values(at=at))


def erased_from(connection: Connection) -> int:
    """From how many erased pages sentences were taken out, another number after each erasing; the table is there."""
    return int(connection.scalar(select(func.count()).select_from(tables.match_forgotten)) or 0)


def digest_of(whole: str) -> str:
    """By which what is left of a round is known."""
    return hashlib.sha256(whole.encode()).hexdigest()


def _forget(connection: Connection, pages: Collection[str]) -> list[Table]:
    """The tables in which something was blotted out, by this call or one that was killed before they were compacted."""
    changed, clauses = list[Table](), dict[str, set[str]]()
    for table, log in _POOLS:
        found = [each for each in _items(connection, log) if each.told_by(pages)]
        for each in found:
            _blot_item(connection, table, log, each)
            for code in each.codes:
                clauses.setdefault(code, set()).update(each.clauses)
        changed += [table, log] if found else []
    _blot_rounds(connection, {code: words for code, words in clauses.items() if words})
    return [*changed, tables.match_round] if changed else []


@dataclass(slots=True)
class _Item:
    """The log of one item, and what goes with some pages: sentences, and words of conditions that they prove."""

    number: int
    log: Sequence[Any]
    told: Mapping[int, Plain]
    sentences: set[str] = field(default_factory=set)
    clauses: set[str] = field(default_factory=set)

    @property
    def codes(self) -> set[str]:
        """All that it was ever called."""
        return {told["plain"].get("code", "") for told in self.told.values() if "plain" in told}

    def told_by(self, pages: Collection[str]) -> bool:
        """Whether one of these pages tells of it; of all its versions what that page proves is noted."""
        for at in range(len(self.log)):
            held = self._as_of(at)
            if held.get("page") in pages:
                self.sentences.update(held.get("proof", {}).values())
                further = held.get("plain", {}).get("further", [])
                for place, clause in enumerate(further):
                    if f"further.{place}" in held.get("proof", {}):
                        self.clauses.update(_words(clause))
        return any(told.get("page") in pages for told in self.told.values())

    def _as_of(self, at: int) -> Plain:
        """What the entries tell that stood when the one at this place was made."""
        log = self.log[: at + 1]
        undone = {self.told[row.version].get("undoes") for row in log if row.deed == _UNDO}
        held: Plain = {}
        for row in log:
            if row.deed != _UNDO and row.version not in undone:
                held |= self.told[row.version]
        return held


def _items(connection: Connection, log: Table) -> Iterator[_Item]:
    """Those of which some entry names a page."""
    paged = select(log.c.item).where(log.c.told.contains('"page":"', autoescape=True)).distinct()
    rows: dict[int, list[Any]] = {}
    asked = select(log.c.item, log.c.version, log.c.deed, log.c.told).where(log.c.item.in_(paged))
    for row in connection.execute(asked.order_by(log.c.item, log.c.version)):
        rows.setdefault(row.item, []).append(row)
    for number, own in rows.items():
        yield _Item(number, own, {row.version: json.loads(row.told) for row in own})


def _blot_item(connection: Connection, table: Table, log: Table, item: _Item) -> None:
    for row in item.log:
        told = _without(item.told[row.version], item)
        own = (log.c.item == item.number, log.c.version == row.version)
        put(connection, log, own, "told", row.told, told)
    own_row = (table.c.number == item.number,)
    whole = connection.execute(select(table.c.whole).where(*own_row)).scalar_one()
    put(connection, table, own_row, "whole", whole, _without(json.loads(whole), item))


def _without(told: Plain, item: _Item) -> Plain:
    """The same without the sentences and words that go with the pages of the item."""
    left = dict(told)
    if "proof" in told:
        left["proof"] = {name: said for name, said in told["proof"].items() if said not in item.sentences}
    if "plain" in told:
        left["plain"] = blotted(told["plain"], item.clauses)
    return left


def blotted(plain: Plain, clauses: Collection[str] | None) -> Plain:
    """A need or an offer with a mark in place of these words of its conditions, or of all."""
    if "further" not in plain:
        return plain
    gone = (lambda said: BLOTTED) if clauses is None else (lambda said: BLOTTED if said in clauses else said)
    return {**plain, "further": _told_anew(plain["further"], gone)}


def _told_anew(held: Any, of: Callable[[str], str]) -> Any:
    """A condition, or several, with other words for those that it has."""
    if isinstance(held, list):
        return [_told_anew(each, of) for each in held]
    if not isinstance(held, dict):
        return held
    return {
        name: of(value) if name == "text" and isinstance(value, str) else _told_anew(value, of)
        for name, value in held.items()
    }


def _words(clause: Any) -> set[str]:
    """The words of a condition and of its parts."""
    found = set[str]()

    def note(said: str) -> str:
        found.add(said)
        return said

    _told_anew(clause, note)
    return found


def _blot_rounds(connection: Connection, clauses: Mapping[str, Collection[str]]) -> None:
    """Takes these words of offers, by their codes, out of all rounds."""
    if not clauses:
        return
    rounds, left = tables.match_round, tables.match_round_left
    for id_ in connection.execute(select(rounds.c.id).order_by(rounds.c.id)).scalars().all():
        before = connection.execute(select(rounds.c.whole).where(rounds.c.id == id_)).scalar_one()
        held = json.loads(before)
        held["offers"] = [blotted(each, clauses.get(each.get("code"), ())) for each in held["offers"]]
        after = put(connection, rounds, (rounds.c.id == id_,), "whole", before, held)
        if after != before:
            connection.execute(delete(left).where(left.c.round == id_))
            connection.execute(insert(left), [{"round": id_, "digest": digest_of(after)}])


def put(connection: Connection, table: Table, own: Sequence[Any], column: str, before: str, held: Plain) -> str:
    """Writes what is held in place of what was there, where it is another; gives what is there then."""
    if held == json.loads(before):
        return before
    after = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    connection.execute(update(table).where(*own).values(**{column: after}))
    return after
