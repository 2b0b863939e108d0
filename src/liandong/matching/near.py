"""Near misses (差一点): offers that one field alone keeps from a need, and what it would have to be."""

import numpy as np
from numpy.typing import NDArray

from liandong.matching.candidates import Candidates
from liandong.matching.fields import CHANGEABLE
from liandong.matching.postings import Posting
from liandong.matching.scores import Places

WORD, FIXED = 1.0, 2.0
"""Numbers that a firm may change come first, by the share that they are off; a word to be added is as far as a number
that is wholly off; what a firm may not change stands behind, in the same order."""

_STEPS = 1_000_000_000
_NEVER = np.iinfo(np.int64).max


def nearest(found: Candidates, most: int) -> tuple[Places, Places, Places, NDArray[np.float64]]:
    """Of each need at most so many near misses, the nearest first: needs, offers, the place of the field's posting, and
    how far off it is. Among equally near ones the offer that stands first comes first."""
    many, wide = len(found.near), found.wide
    order = np.full((many, wide), _NEVER, dtype=np.int64)
    which = np.zeros((many, wide), dtype=np.int8)
    for place, posting in enumerate(found.postings):
        needs, offers = found.pairs(found.missed(posting))
        far = np.minimum(distance(posting, needs, offers), 2 * FIXED)
        rows = needs - found.first
        order[rows, offers] = (far * _STEPS).astype(np.int64) * wide + offers
        which[rows, offers] = place
    kept = min(most, wide)
    keys = np.sort(np.partition(order, kept - 1, axis=1)[:, :kept], axis=1)
    rows, at = np.nonzero(keys < _NEVER)
    far, offers = np.divmod(keys[rows, at], wide)
    return rows + found.first, offers, which[rows, offers].astype(np.intp), far / _STEPS


def distance(posting: Posting, needs: Places, offers: Places) -> NDArray[np.float64]:
    """How far these pairs are from what the offers take of a field."""
    fixed = 0.0 if posting.name in CHANGEABLE else FIXED
    if posting.held is None or posting.limits is None:
        return np.full(len(needs), fixed + WORD)
    least, most = posting.held[:, posting.value[needs]]  # of a number known between two the end that is less far off
    low, high = posting.limits.low[offers], posting.limits.high[offers]
    short = most < low
    held, limit = np.where(short, most, least), np.where(short, low, high)
    with np.errstate(invalid="ignore"):
        off = np.abs(held - limit) / np.maximum(np.abs(held), np.abs(limit))
    return fixed + np.where(np.isfinite(off), np.minimum(off, WORD), WORD)
