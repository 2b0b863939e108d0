"""Deadlines (完成期限): the due day that a task had first, and each time that it was moved, so that moving one makes
no promise kept in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liandong.followup.reckoning.moments import day_of
from liandong.followup.tasks import Deed, Event
from liandong.logged import standing

BEGINS = frozenset({Deed.ADD, Deed.ACCEPT})
"""From these on a task is somebody's to see to; what was proposed before, is no promise."""


@dataclass(frozen=True, slots=True)
class Move:
    """A due day that was changed: on which day, from and to which (None: none), by whom and why."""

    on: date
    before: date | None
    after: date | None
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Deadlines:
    """`first` is the due day that a task had when it was first somebody's to see to and had one; `moves` what became of
    it."""

    first: date | None = None
    moves: tuple[Move, ...] = ()


def deadlines(log: Sequence[Event]) -> Deadlines:
    """Of a log, without what was taken back in it."""
    first: date | None = None
    due: date | None = None
    moves, begun = list[Move](), False
    for event in standing(log):
        begun = begun or event.deed in BEGINS
        before = due
        if isinstance(event.told.due, date | None):
            due = event.told.due
        if not begun:
            continue
        if first is None:
            first = due
        elif due != before:
            moves.append(Move(day_of(event.at), before, due, event.actor, event.reason))
    return Deadlines(first, tuple(moves))
