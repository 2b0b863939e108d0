"""Agenda (洽谈日程): who is invited to meet whom about what, and the meetings with their times and tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from liandong.matching.match import Match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.rounds.allotment import Given, candidates
from liandong.matching.rounds.hours import Hours
from liandong.matching.rounds.schedule import Meeting, fewest, schedule

EACH = 3
"""With so many institutions each need meets where nothing else is asked for: who comes for a day meets more than one,
for one may say no."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A firm and an institution that are to meet, about one pair or several."""

    firm: str
    institution: str
    pairs: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting: its slot (from 0), when it begins and ends, its table (from 1), who meets, and about which pairs."""

    slot: int
    begin: time
    end: time
    table: int
    firm: str
    institution: str
    pairs: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The meetings of a day by time and table, and the invitations for which there was neither time nor table."""

    on: date
    sittings: tuple[Sitting, ...]
    left_over: tuple[Invitation, ...]

    def of_firm(self) -> Mapping[str, list[Sitting]]:
        """The meetings of each firm, in the order of its name."""
        return _by(self.sittings, "firm")

    def of_institution(self) -> Mapping[str, list[Sitting]]:
        """The meetings of each institution, in the order of its name."""
        return _by(self.sittings, "institution")


def party(of: Need | Offer) -> str:
    """Who comes for a need or an offer: its firm or institution, or what it is called where that is not known."""
    name = of.firm if isinstance(of, Need) else of.institution
    return name or f"{of.title} ({of.code})"


def best(found: Match, each: int = EACH, *, may: bool = True) -> list[Given]:
    """The `each` best pairs of every need: all first ones, then all second ones, each time the best before."""
    ranked: dict[str, list[Given]] = {}
    for one in candidates(found, may=may):
        ranked.setdefault(one.need.code, []).append(one)
    told = []
    for own in ranked.values():
        own.sort(key=lambda one: (-one.worth, one.codes))
        told += [(at, -one.worth, one.codes, one) for at, one in enumerate(own[:each])]
    return [one for *_, one in sorted(told, key=lambda ranks: ranks[:3])]


def invitations(pairs: Iterable[Given]) -> tuple[Invitation, ...]:
    """Who is invited to meet whom about these pairs, the most wanted first as they come: several needs of one firm that
    one institution has products for are one meeting."""
    every: dict[tuple[str, str], list[Given]] = {}
    for each in pairs:
        every.setdefault((party(each.need), party(each.offer)), []).append(each)
    return tuple(Invitation(firm, institution, tuple(held)) for (firm, institution), held in every.items())


def agenda(invited: Sequence[Invitation], on: date, hours: Hours | None = None, *, tables: int | None = None) -> Agenda:
    """The meetings in as few slots as can be, nobody at two tables at once. Without `tables` each institution has one
    of its own; where there are so many it stays at its table as far as can be.

    An invitation is left over where its firm or institution meets more wanted ones in all slots, or where all tables
    are taken by more wanted ones all day. MatchingError for less than one table.
    """
    slots = (hours or Hours()).slots()
    wanted = [(each.firm, each.institution) for each in invited]
    made = schedule(wanted, min(len(slots), fewest(wanted, tables)), tables)
    about = {(each.firm, each.institution): each for each in invited}
    sittings = [
        Sitting(each.slot, *slots[each.slot], table, each.firm, each.institution,
                about[each.firm, each.institution].pairs)
        for each, table in _seated(made.meetings, tables)
    ]  # fmt: skip
    sittings.sort(key=lambda each: (each.slot, each.table))
    return Agenda(on, tuple(sittings), tuple(about[pair] for pair in made.left_over))


def _seated(meetings: Sequence[Meeting], tables: int | None) -> Iterator[tuple[Meeting, int]]:
    """The meetings, slot by slot, each with its table: who has sat at one stays there where it is free."""
    names = sorted({each.institution for each in meetings})
    if tables is None or tables >= len(names):
        own = {name: table for table, name in enumerate(names, 1)}
        yield from ((each, own[each.institution]) for each in meetings)
        return
    last: dict[str, int] = {}
    for slot in sorted({each.slot for each in meetings}):
        free = set(range(1, tables + 1))
        here = [each for each in meetings if each.slot == slot]
        kept = {each.institution for each in here if _stays(free, last.get(each.institution))}
        for each in here:
            if each.institution not in kept:
                last[each.institution] = min(free)
                free.remove(last[each.institution])
        yield from ((each, last[each.institution]) for each in here)


def _stays(free: set[int], table: int | None) -> bool:
    """Whether the table is free, which is taken then."""
    if table not in free:
        return False
    free.discard(table)
    return True


def _by(sittings: Iterable[Sitting], name: str) -> dict[str, list[Sitting]]:
    held: dict[str, list[Sitting]] = {}
    for each in sittings:
        held.setdefault(getattr(each, name), []).append(each)
    return dict(sorted(held.items()))
