"""Schedule (洽谈日程): meetings in as few slots as can be, nobody at two tables at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from liandong.errors import MatchingError
from liandong.messages import words


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


def schedule(wanted: Sequence[tuple[str, str]], slots: int) -> Schedule:
    """A slot for each wanted meeting of a firm and an institution, the most wanted first in the sequence.

    A meeting is left over only where firm or institution has as many more wanted ones as there are slots. So many slots
    as the busiest has meetings are enough (D. König, 1916): where no slot is free for both, the meetings on the path
    of two slots that alternate between them change places. MatchingError for less than one slot, and for a meeting
    that is wanted twice.
    """
    if slots < 1:
        raise MatchingError(words("match.no_slots", slots=slots))
    held: dict[tuple[bool, str], dict[int, tuple[bool, str]]] = {}
    left_over = []
    seen = set()
    for firm, institution in wanted:
        if (firm, institution) in seen:
            raise MatchingError(words("match.meeting_twice", firm=firm, institution=institution))
        seen.add((firm, institution))
        one, other = (False, firm), (True, institution)
        free = [_free(held.setdefault(each, {}), slots) for each in (one, other)]
        if free[0] is None or free[1] is None:
            left_over.append((firm, institution))
            continue
        common = next((at for at in range(slots) if at not in held[one] and at not in held[other]), None)
        if common is None:
            common = free[0]
            _change_places(held, other, common, free[1])
        held[one][common], held[other][common] = other, one
    meetings = [
        Meeting(at, name, partner) for (is_other, name), taken in held.items() if not is_other
        for at, (_, partner) in taken.items()
    ]  # fmt: skip
    meetings.sort(key=lambda each: (each.slot, each.institution, each.firm))
    return Schedule(tuple(meetings), tuple(left_over))


def _free(taken: dict[int, tuple[bool, str]], slots: int) -> int | None:
    return next((at for at in range(slots) if at not in taken), None)


def _change_places(
    held: dict[tuple[bool, str], dict[int, tuple[bool, str]]], start: tuple[bool, str], busy: int, free: int
) -> None:
    """Frees the slot `busy` of `start`, by the path from there on which meetings lie in `busy` and `free` in turns; the
    one who is free in `busy` on the other side is not on it."""
    path, here, slot = [start], start, busy
    while (there := held[here].get(slot)) is not None:
        path.append(there)
        here, slot = there, free if slot == busy else busy
    for each in path:
        taken = held[each]
        one, other = taken.pop(busy, None), taken.pop(free, None)
        if one is not None:
            taken[free] = one
        if other is not None:
            taken[busy] = other
