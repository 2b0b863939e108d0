"""Matching (对接): the pools of needs and offers, the rounds, and the answer of the pool on a day, kept for who asks
again."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from liandong.matching import Match, Need, match
from liandong.matching.assign import Mode
from liandong.matching.pool import Needs, Offers, State
from liandong.matching.rounds import Allotment, Brought, Preference, Rounds, allot, brought
from liandong.portal.bounded import Bounded
from liandong.store.beside import Beside

_ROOM = 160 * 1024 * 1024
"""Room for 20,000 needs with the best 50 of 2,000 offers each."""
_OF_A_PAIR = 24
"""Bytes of a pair that is told: its places, its score."""
_OF_A_NOUN = 1_000
"""About as many of a need or an offer."""


class Matching:
    """Over the small database beside a ledger; any thread may ask."""

    def __init__(self, beside: Beside) -> None:
        self.needs, self.offers, self.rounds = Needs(beside), Offers(beside), Rounds(beside)
        self._numbers: dict[str, tuple[object, Mapping[str, int]]] = {}
        self._brought: dict[str, tuple[object, Brought]] = {}
        self._allotted: Bounded[tuple[object, ...], Allotment] = Bounded(_ROOM)
        self._found: Bounded[tuple[object, ...], Match] = Bounded(_ROOM)

    def board(self, on: date, known_on: datetime | None = None) -> Match:
        """All needs of the pool against all offers on a day, as they are, or as they were known at a moment."""
        key = self.needs.newest(), self.offers.newest(), self.rounds.newest(), on, known_on
        found = self._found.get(key)
        if found is None:
            offers = self.offers.standing(on, known_on=known_on)
            success = self.rounds.success(offers, on, known_on=known_on)
            found = match(self.needs.standing(on, known_on=known_on), offers, on, success=success)
            self._found.put(key, found, _size(found))
        return found

    def of(self, needs: Sequence[Need], on: date, known_on: datetime | None = None, *, top: int, near: int) -> Match:
        """Some needs against all offers on a day: what is told of them is as on the board, for how a pair is scored
        depends on no other need."""
        offers = self.offers.standing(on, known_on=known_on)
        success = self.rounds.success(offers, on, known_on=known_on)
        return match(needs, offers, on, success=success, top=top, near=near)

    def numbers(self, sort: str) -> Mapping[str, int]:
        """The numbers of needs, or offers, by their codes."""
        pool: Needs | Offers = self.needs if sort == "needs" else self.offers
        newest, (known, numbers) = pool.newest(), self._numbers.get(sort, (None, {}))
        if known != newest:
            first = sorted(pool.every(), key=lambda each: (each.state is State.LISTED, each.number))
            numbers = {each.code: each.number for each in first if each.state is not State.ERASED}
            self._numbers[sort] = newest, numbers
        return numbers

    def of_round(self, id_: str) -> Match:
        """The match of a round, as it was held; UnknownRecord where there is none."""
        key = id_, self.rounds.erased()
        found = self._found.get(key)
        if found is None:
            found = self.rounds.round(id_).round.match()
            self._found.put(key, found, _size(found))
        return found

    def allotted(self, id_: str, mode: Mode, preference: Preference, *, may: bool) -> Allotment:
        """Which need of a round is proposed to which offer, in a mode; errors as `of_round` and `allot`."""
        key = id_, self.rounds.erased(), mode, preference, may
        found = self._allotted.get(key)
        if found is None:
            found = allot(self.of_round(id_), mode, may=may, preference=preference)
            self._allotted.put(key, found, len(found.pairs) * _OF_A_NOUN)
        return found

    def brought(self, id_: str, on: date, known_on: datetime | None = None) -> Brought:
        """What a round brought by a day, as far as was known."""
        state = self.rounds.newest(), on, known_on
        known = self._brought.get(id_)
        if known is None or known[0] != state:
            known = state, brought(self.rounds.round(id_).round, self.rounds.reached(id_, on, known_on=known_on))
            self._brought[id_] = known
        return known[1]


def _size(found: Match) -> int:
    pairs = len(found.top) + len(found.possible) + len(found.near)
    return pairs * _OF_A_PAIR + (len(found.needs) + len(found.offers)) * _OF_A_NOUN
