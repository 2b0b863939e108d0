"""Edges (可行边): the pairs that may be made, with what each side thinks of them; and what limits the offers."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from liandong.errors import MatchingError
from liandong.messages import words

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SLACK = 1e-9
"""Share of a limit by which a sum of amounts may pass it: sums of decimals are not exact in binary."""
MOST = 1e12
"""No score and no amount is as large; what is would drown the others in the whole numbers of the flow."""


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Pairs that may be made, e of them, by need and then by offer; no pair twice.

    `needs` and `offers` (e) are numbers from 0; `need_scores` and `offer_scores` (e), none below 0, are what the one
    side and the other thinks of the pair, more is better. `many_needs` and `many_offers` count those without pairs too.
    """

    needs: Ints
    offers: Ints
    need_scores: Floats
    offer_scores: Floats
    many_needs: int
    many_offers: int

    @classmethod
    def of(
        cls,
        needs: ArrayLike,
        offers: ArrayLike,
        need_scores: ArrayLike,
        offer_scores: ArrayLike | None = None,
        *,
        many_needs: int,
        many_offers: int,
    ) -> "Edges":
        """Checked and put in order; without `offer_scores` both sides share one score. MatchingError names the pair."""
        columns = (
            np.asarray(needs, dtype=np.int64),
            np.asarray(offers, dtype=np.int64),
            np.asarray(need_scores, dtype=np.float64),
            np.asarray(need_scores if offer_scores is None else offer_scores, dtype=np.float64),
        )
        if {each.shape for each in columns} != {(columns[0].size,)}:
            raise MatchingError(words("assign.lengths", lengths=", ".join(str(each.size) for each in columns)))
        edges = cls(*columns, many_needs, many_offers).only(np.lexsort((columns[1], columns[0])))
        edges._check()
        return edges

    @property
    def values(self) -> Floats:
        """What each pair is worth (e): the mean of what both sides think of it."""
        return (self.need_scores + self.offer_scores) / 2

    def __len__(self) -> int:
        return len(self.needs)

    def only(self, kept: NDArray[Any]) -> "Edges":
        """Some of the pairs, by a mask or by numbers in the order of needs and offers."""
        columns = (self.needs[kept], self.offers[kept], self.need_scores[kept], self.offer_scores[kept])
        return Edges(*columns, self.many_needs, self.many_offers)

    def firsts(self) -> Ints:
        """Where the pairs of each need begin (many_needs + 1)."""
        return np.searchsorted(self.needs, np.arange(self.many_needs + 1))

    def best(self, of_pairs: Floats) -> Floats:
        """The greatest of each need's pairs (many_needs), and 0 where none is greater: it need not be given any."""
        most = np.zeros(self.many_needs)
        np.maximum.at(most, self.needs, of_pairs)
        return most

    def _check(self) -> None:
        for number, many in ((self.needs, self.many_needs), (self.offers, self.many_offers)):
            self._refuse("assign.number", (number < 0) | (number >= many))
        for scores in (self.need_scores, self.offer_scores):
            self._refuse("assign.score", ~((scores >= 0) & (scores <= MOST)))
        again = (np.diff(self.needs) == 0) & (np.diff(self.offers) == 0)
        self._refuse("assign.twice", np.append(again, False) if len(self) else again)

    def _refuse(self, key: str, bad: NDArray[np.bool_]) -> None:
        for at in np.flatnonzero(bad)[:1]:
            raise MatchingError(words(key, need=int(self.needs[at]), offer=int(self.offers[at])))


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """What each need takes of the offer that it is given (`uses`, n), how much each offer has (`rooms`, m), and how
    many needs it takes (`places`, m)."""

    uses: Floats
    rooms: Floats
    places: Floats

    @classmethod
    def of_counts(cls, edges: Edges, counts: ArrayLike) -> "Limits":
        """Each offer takes so many needs (m whole numbers; infinite: any number)."""
        places = _places(edges, counts)
        return cls(np.ones(edges.many_needs), places, places)

    @classmethod
    def of_amounts(
        cls, edges: Edges, amounts: ArrayLike, quotas: ArrayLike, counts: ArrayLike | None = None
    ) -> "Limits":
        """Each offer takes needs whose amounts (n, above 0) add up to its quota (m, same unit; infinite: any sum), and,
        where `counts` are given, no more of them than so many."""
        uses = np.asarray(amounts, dtype=np.float64)
        if uses.shape != (edges.many_needs,):
            raise MatchingError(words("assign.many", given=uses.size, wanted=edges.many_needs))
        asked = np.zeros(edges.many_needs, dtype=np.bool_)
        asked[edges.needs] = True
        for at in np.flatnonzero(asked & ~((uses > 0) & (uses <= MOST)))[:1]:
            raise MatchingError(words("assign.amount", need=int(at)))
        uses = np.where(asked, uses, 0.0)
        places = _places(edges, np.full(edges.many_offers, np.inf) if counts is None else counts)
        return cls(uses, _rooms(edges, quotas, uses), places)

    def fits(self, edges: Edges) -> NDArray[np.bool_]:
        """Whether the offer of each pair could take its need if it took no other."""
        room = self.uses[edges.needs] <= self.rooms[edges.offers] * (1 + SLACK)
        return room & (self.places[edges.offers] >= 1)

    def left(self, edges: Edges, made: Ints) -> Floats:
        """How much each offer has left (m) when these pairs are made."""
        return self.rooms - _added(edges.only(made), self.uses)


def _places(edges: Edges, counts: ArrayLike) -> Floats:
    return np.floor(_rooms(edges, counts, np.ones(edges.many_needs)))


def _rooms(edges: Edges, given: ArrayLike, uses: Floats) -> Floats:
    """The room of each offer, none above what all its pairs could take: the same problem, in finite numbers."""
    rooms = np.asarray(given, dtype=np.float64)
    if rooms.shape != (edges.many_offers,):
        raise MatchingError(words("assign.many", given=rooms.size, wanted=edges.many_offers))
    for at in np.flatnonzero(~(rooms >= 0))[:1]:
        raise MatchingError(words("assign.room", offer=int(at)))
    return np.minimum(rooms, _added(edges, uses))


def _added(edges: Edges, uses: Floats) -> Floats:
    """What the needs of all pairs take together of each offer (m)."""
    added: Floats = np.zeros(edges.many_offers)
    np.add.at(added, edges.offers, uses[edges.needs])
    return added
