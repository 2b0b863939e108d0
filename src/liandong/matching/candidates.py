"""Candidates (候选): for some needs at once, the offers that take them, those of which it is not known, and those that
one field alone keeps apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from liandong.matching.bits import Bits, packed, places
from liandong.matching.postings import Posting

AT_ONCE = 1024
"""Needs that are held against all offers at once."""


@dataclass(frozen=True, eq=False, slots=True)
class Candidates:
    """Of the needs from `first` on, rows of bits (k, w): the offers (`wide` of them) that take them, those that may,
    for nothing is known against them, and those that one field alone turns away while all else is known to hold."""

    first: int
    wide: int
    eligible: Bits
    open: Bits
    near: Bits
    postings: Sequence[Posting]

    def pairs(self, rows: Bits) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The needs and the offers of the pairs that are true in these rows, by need."""
        needs, offers = places(rows)
        return needs + self.first, offers

    def missed(self, posting: Posting) -> Bits:
        """The near ones that this field turns away."""
        return self.near & posting.no[posting.value[self.first : self.first + len(self.near)]]


def candidates(postings: Sequence[Posting], needs: int, offers: int) -> Iterator[Candidates]:
    """All needs, some at once, in their order."""
    every = packed(np.ones((1, offers), dtype=np.bool_))
    for first in range(0, needs, AT_ONCE):
        rows = np.arange(first, min(first + AT_ONCE, needs))
        once, more, unknown = (np.zeros((len(rows), every.shape[1]), dtype=np.uint64) for _ in range(3))
        for posting in postings:
            at = posting.value[rows]
            no = posting.no[at]
            more |= once & no
            once |= no
            unknown |= posting.unknown[at]
        yield Candidates(
            first, offers, every & ~(once | unknown), every & ~once & unknown, once & ~more & ~unknown, postings
        )
