"""Conflict (冲突): two who changed one thing at once, told so that each sees what the other did."""

from collections.abc import Sequence
from typing import Any

from liandong.errors import EditConflict
from liandong.logged.entry import Entry, Said
from liandong.logged.machine import Machine
from liandong.logged.moments import clock
from liandong.logged.telling import described, joined
from liandong.messages import Words, words

_SHOWN = 3
"""Entries of the other that are told, the latest ones."""


def conflict(
    machine: Machine[Any, Any, Any], number: int, seen: int, since: Sequence[Entry], deed: object, told: Said
) -> EditConflict:
    """What was done to a thing `since` it was seen at a version, and what was now to be done."""
    theirs = joined([_entry(machine, entry) for entry in since[-_SHOWN:]])
    now = since[-1].version if since else seen
    yours = described(machine.room, deed, told, machine.show)
    what = machine.named(number)
    return EditConflict(
        words("fault.edit_conflict", what=what, seen=seen, now=now, theirs=theirs, yours=yours), tuple(since)
    )


def _entry(machine: Machine[Any, Any, Any], entry: Entry) -> Words:
    deed = described(machine.room, entry.deed, entry.told, machine.show)
    return words("logged.did", actor=entry.actor, at=clock(entry.at), deed=deed)
