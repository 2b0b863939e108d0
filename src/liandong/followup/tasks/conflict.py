"""A task's deeds in words."""

from collections.abc import Callable

from liandong.followup.tasks.event import Deed, Told
from liandong.followup.tasks.task import Proof, Source
from liandong.logged import telling
from liandong.logged.telling import joined, shown
from liandong.messages import Words, words

__all__ = ["described", "show", "shown"]

Named = Callable[[str], str]
"""Gives the name of a record by its id, empty where it is not known."""


def described(deed: Deed, told: Told, named: Named = lambda _: "") -> Words:
    """A deed with the fields that it sets, in words."""
    return telling.described("tasks", deed, told, lambda value: show(value, named))


def show(value: object, named: Named = lambda _: "") -> Words | str:
    """The value of a field of a task in one line: records by their names, without ids."""
    match value:
        case Source():
            return value.cell or value.meeting or _record(value.record, named)
        case Proof():
            parts = [*([_record(value.record, named)] if value.record else []), *filter(None, (value.sentence,))]
            return joined(parts) if parts else words("tasks.of_statement")
        case tuple() if any(isinstance(part, Proof) for part in value):
            return joined([show(part, named) for part in value])
        case _:
            return shown(value)


def _record(id_: str, named: Named) -> Words | str:
    return (named(id_) or words("tasks.of_record")) if id_ else shown("")
