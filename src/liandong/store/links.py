"""The chain (哈希链) of the log: whoever changes, takes out or moves one entry breaks all that follow."""

import hashlib
from collections.abc import Sequence

from liandong.model import Deed
from liandong.store.rows import Logged

STATED = (Deed.CORRECT, Deed.CONFIRM, Deed.REJECT, Deed.ENTER)
"""Deeds that stand on pages of their own."""


def link(before: str, number: int, id_: str, deed: str, recorded: str) -> str:
    """What chains a row to the one before: whoever changes, takes out or moves one row breaks all that follow."""
    return hashlib.sha256(f"{before} {number} {id_} {deed} {recorded}".encode()).hexdigest()


def broken(log: Sequence[Logged]) -> tuple[int, ...]:
    """The numbers of the rows that are not chained to the one before as they were when they were recorded."""
    before, wrong = "", []
    for place, row in enumerate(log, 1):
        if row.number != place or row.chain != link(before, row.number, row.id, row.deed, row.recorded):
            wrong.append(row.number)
        before = row.chain
    return tuple(wrong)
