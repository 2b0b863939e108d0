"""Conflict (冲突): two who changed one task at once, told so that each sees what the other did."""

from collections.abc import Sequence

from liandong.errors import EditConflict
from liandong.followup.tasks.event import Deed, Event, Told
from liandong.followup.tasks.task import Milestone, Proof, Source
from liandong.messages import Words, words

_SHOWN = 3
"""Entries of the other that are told, the latest ones."""


def conflict(number: int, seen: int, since: Sequence[Event], deed: Deed, told: Told) -> EditConflict:
    """What was done to a task `since` it was seen at a version, and what was now to be done."""
    theirs = _joined([_event(event) for event in since[-_SHOWN:]])
    now = since[-1].version if since else seen
    found = words("fault.edit_conflict", task=number, seen=seen, now=now, theirs=theirs, yours=described(deed, told))
    return EditConflict(found, tuple(since))


def described(deed: Deed, told: Told) -> Words:
    """A deed with the fields that it sets, in words."""
    parts = [
        words("tasks.field_is", field=words(f"tasks.field_{name}"), value=shown(value))
        for name, value in told.fields().items()
    ]
    done = words(f"tasks.deed_{deed}")
    return words("tasks.deed_with", deed=done, fields=_joined(parts)) if parts else done


def shown(value: object) -> str:
    """A field's value in one line."""
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or "—"
    if isinstance(value, Milestone):
        return f"{value.title} {value.due or ''}".rstrip() + (" ✓" if value.reached else "")
    if isinstance(value, Proof | Source):
        parts = [getattr(value, name) for name in value.__struct_fields__]
        return " ".join(shown(part) for part in parts if part)
    return "—" if value is None or value == "" else str(value)


def _event(event: Event) -> Words:
    return words("tasks.did", actor=event.actor, at=event.at[:16], deed=described(event.deed, event.told))


def _joined(parts: Sequence[Words]) -> Words | str:
    if not parts:
        return "—"
    joined = parts[0]
    for part in parts[1:]:
        joined = words("tasks.and", left=joined, right=part)
    return joined
