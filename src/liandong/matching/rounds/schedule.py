"""Schedule (洽谈日程): meetings in as few slots as can be, nobody at two tables at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liandong.errors import MatchingError
from liandong.messages import words

_Person = tuple[bool, str]
"""Whether an institution, and its name."""
_Held = dict[_Person, dict[int, _Person]]
"""Whom each meets, by slot."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A firm and an institution at a table, in a slot; slots are counted from 0."""

    slot: int
    firm: str
    institution: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The meetings by slot, and those for which there was no slot, the least wanted ones."""

    meetings: tuple[Meeting, ...]
    left_over: tuple[tuple[str, str], ...]

    @property
    def slots(self) -> int:
        """How many are used."""
        return 1 + max((meeting.slot for meeting in self.meetings), default=-1)


def schedule(wanted: Sequence[tuple[str, str]], slots: int, tables: int | None = None) -> Schedule:
    """A slot for each wanted meeting of a firm and an institution, the most wanted first in the sequence; where there
    are only so many `tables`, no more meetings in a slot.

    A meeting is left over only where firm or institution has as many more wanted ones as there are slots, or where all
    tables are taken all the time by more wanted ones. So many slots as the busiest has meetings are enough (D. König,
    1916): where no slot is free for both, the meetings on the path of two slots that alternate between them change
    places. MatchingError for less than one slot or table, and for a meeting that is wanted twice.
    """
    for many, code in ((slots, "match.no_slots"), (1 if tables is None else tables, "agenda.no_tables")):
        if many < 1:
            raise MatchingError(words(code, slots=many))
    most = len(wanted) if tables is None else slots * tables
    held: _Held = {}
    left_over: list[tuple[str, str]] = []
    seen = set()
    for firm, institution in wanted:
        if (firm, institution) in seen:
            raise MatchingError(words("match.meeting_twice", firm=firm, institution=institution))
        seen.add((firm, institution))
        one, other = (False, firm), (True, institution)
        free = [_free(held.setdefault(each, {}), slots) for each in (one, other)]
        if free[0] is None or free[1] is None or len(seen) - len(left_over) > most:
            left_over.append((firm, institution))
            continue
        common = next((at for at in range(slots) if at not in held[one] and at not in held[other]), None)
        if common is None:
            common = free[0]
            _change_places(held, other, common, free[1])
        held[one][common], held[other][common] = other, one
    if tables is not None:
        _level(held, slots, tables)
    meetings = [
        Meeting(at, name, partner) for (is_other, name), taken in held.items() if not is_other
        for at, (_, partner) in taken.items()
    ]  # fmt: skip
    meetings.sort(key=lambda each: (each.slot, each.institution, each.firm))
    return Schedule(tuple(meetings), tuple(left_over))


def fewest(wanted: Sequence[tuple[str, str]], tables: int | None = None) -> int:
    """The least number of slots in which all these meetings can be held."""
    busiest = max((many for side in (0, 1) for many in Counter(pair[side] for pair in wanted).values()), default=1)
    return busiest if tables is None else max(busiest, -(-len(wanted) // max(1, tables)))


def _level(held: _Held, slots: int, tables: int) -> None:
    """Moves meetings from slots that have more than there are tables to those that have fewest: of the meetings of two
    slots some path has one more of the fuller (each person on it sits in both but at its ends)."""
    while True:
        taken = Counter(at for (is_other, _), own in held.items() if not is_other for at in own)
        full = max(range(slots), key=lambda at: taken[at])
        if taken[full] <= tables:
            return
        free = min(range(slots), key=lambda at: taken[at])
        ends = (each for each, own in held.items() if full in own and free not in own)
        start = next(each for each in ends if len(_path(held, each, full, free)) % 2 == 0)
        _change_places(held, start, full, free)


def _free(taken: dict[int, tuple[bool, str]], slots: int) -> int | None:
    return next((at for at in range(slots) if at not in taken), None)


def _change_places(held: _Held, start: _Person, busy: int, free: int) -> None:
    """Frees the slot `busy` of `start`, by the path from there on which meetings lie in `busy` and `free` in turns; the
    one who is free in `busy` on the other side is not on it."""
    for each in _path(held, start, busy, free):
        taken = held[each]
        one, other = taken.pop(busy, None), taken.pop(free, None)
        if one is not None:
            taken[free] = one
        if other is not None:
            taken[busy] = other


def _path(held: _Held, start: _Person, first: int, second: int) -> list[_Person]:
    """Who meets whom from `start` on, in the one slot and the other in turns."""
    path, here, slot = [start], start, first
    while (there := held[here].get(slot)) is not None:
        path.append(there)
        here, slot = there, second if slot == first else first
    return path
