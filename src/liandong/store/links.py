"""The chain (哈希链) of the log: whoever changes, takes out or moves one entry breaks all that follow."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence

from liandong.model import Deed, Import
from liandong.model.decision import withdrawn
from liandong.store.codec import Garbled, decode
from liandong.store.rows import Logged

STATED = (Deed.CORRECT, Deed.CONFIRM, Deed.REJECT, Deed.ENTER)
"""Deeds that stand on pages of their own."""


def link(before: str, number: int, id_: str, deed: str, retracts: str | None, recorded: str, kept: str) -> str:
    """What chains a row to the one before, with all that it holds and the text that is `kept` of it: its own, or that
    of its decision."""
    digest = hashlib.sha256(kept.encode()).hexdigest()
    return hashlib.sha256(f"{before} {number} {id_} {deed} {retracts or '-'} {recorded} {digest}".encode()).hexdigest()


def broken(log: Sequence[Logged], decisions: Mapping[str, str]) -> tuple[int, ...]:
    """The numbers of the rows that are not chained to the one before as they were when they were recorded; `decisions`
    are the texts of these by id."""
    before, wrong = "", []
    for place, row in enumerate(log, 1):
        kept = decisions.get(row.id, row.body)
        made = link(before, row.number, row.id, row.deed, row.retracts, row.recorded, kept)
        if row.number != place or row.chain != made:
            wrong.append(row.number)
        before = row.chain
    return tuple(wrong)


def imports(log: Sequence[Logged]) -> Iterator[tuple[Logged, Import]]:
    """Every import with what it is made of; not one whose text was changed, which `faults` tells of."""
    for row in log:
        if row.deed == Deed.IMPORT:
            try:
                yield row, decode(Import, row.body)
            except Garbled:
                continue


def taken_back(log: Sequence[Logged]) -> Collection[str]:
    """The acts that count for nothing any more: taken back themselves, or with the import that they came in."""
    gone = withdrawn((row.id, row.retracts) for row in log)
    return gone | {act for row, made in imports(log) if row.id in gone for act in made.acts}
