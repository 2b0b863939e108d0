"""Conflict (冲突): two who changed one thing at once, told so that each sees what the other did."""

from collections.abc import Sequence
from typing import Any

from liandong.errors import EditConflict
from liandong.followup.logged.entry import Entry, Said
from liandong.followup.logged.machine import Machine
from liandong.messages import Words, words
from liandong.model.noun import Noun

_SHOWN = 3
"""Entries of the other that are told, the latest ones."""


def conflict(
    machine: Machine[Any, Any, Any], number: int, seen: int, since: Sequence[Entry], deed: object, told: Said
) -> EditConflict:
    """What was done to a thing `since` it was seen at a version, and what was now to be done."""
    theirs = _joined([_entry(machine.room, entry) for entry in since[-_SHOWN:]])
    now = since[-1].version if since else seen
    yours = described(machine.room, deed, told)
    what = machine.named(number)
    return EditConflict(
        words("fault.edit_conflict", what=what, seen=seen, now=now, theirs=theirs, yours=yours), tuple(since)
    )


def described(room: str, deed: object, told: Said) -> Words:
    """A deed with the fields that it sets, in words."""
    parts = [
        words("tasks.field_is", field=words(f"{room}.field_{name}"), value=shown(value))
        for name, value in told.fields().items()
    ]
    done = words(f"{room}.deed_{deed}")
    return words("tasks.deed_with", deed=done, fields=_joined(parts)) if parts else done


def shown(value: object) -> str:
    """A field's value in one line; what is made of parts tells those of them that say something."""
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or "—"
    if isinstance(value, Noun):
        parts = [getattr(value, name) for name in value.__struct_fields__]
        return " ".join("✓" if part is True else shown(part) for part in parts if part)
    return "—" if value is None or value == "" else str(value)


def _entry(room: str, entry: Entry) -> Words:
    return words("tasks.did", actor=entry.actor, at=entry.at[:16], deed=described(room, entry.deed, entry.told))


def _joined(parts: Sequence[Words]) -> Words | str:
    if not parts:
        return "—"
    joined = parts[0]
    for part in parts[1:]:
        joined = words("tasks.and", left=joined, right=part)
    return joined
