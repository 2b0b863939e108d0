"""Steps (步骤): which deed is possible in which state and where it leads; and which entries of a log stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from liandong.logged.entry import UNDO, Entry

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """Possible `before` these states (none: it begins a log), it leads to `after` (None: the state stays). It may set
    these fields, and must set those `needed`; without a reason it is not taken where it is `reasoned`."""

    before: frozenset[S]
    after: S | None
    sets: frozenset[str]
    needed: frozenset[str] = frozenset()
    reasoned: bool = False


def standing(log: Sequence[E]) -> list[E]:
    """The entries that nobody took back, without those that took back; the log in its order, from the first on."""
    undone = {entry.told.undoes for entry in log if entry.deed == UNDO}
    return [entry for entry in log if entry.deed != UNDO and entry.version not in undone]


def undoable(log: Sequence[E]) -> E | None:
    """The entry that can be taken back: the latest that stands, but not the first, which began the log."""
    stands = standing(log)
    return stands[-1] if len(stands) > 1 else None
