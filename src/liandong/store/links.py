"""The chain (哈希链) of the log: whoever changes, takes out or moves one entry breaks all that follow."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence

from liandong.model import Deed, Import
from liandong.model.decision import withdrawn
from liandong.store.codec import Garbled, decode
from liandong.store.rows import Logged

STATED = (Deed.CORRECT, Deed.CONFIRM, Deed.REJECT, Deed.ENTER)
"""Deeds that stand on pages of their own."""


def digest_of(kept: str) -> str:
    """What the log knows for good of the text that is kept of an entry: its own, or that of its decision."""
    return hashlib.sha256(kept.encode()).hexdigest()


def link(before: str, number: int, id_: str, deed: str, retracts: str | None, recorded: str, digest: str) -> str:
    """What chains a row to the one before, with all that it holds and the digest of the text that was kept of it."""
    return hashlib.sha256(f"{before} {number} {id_} {deed} {retracts or '-'} {recorded} {digest}".encode()).hexdigest()


def broken(log: Sequence[Logged], digests: Mapping[int, str | None]) -> tuple[int, ...]:
    """The numbers of the rows that are not chained to the one before as they were when they were recorded."""
    before, wrong = "", []
    for place, row in enumerate(log, 1):
        made = link(before, row.number, row.id, row.deed, row.retracts, row.recorded, digests.get(row.number) or "")
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
