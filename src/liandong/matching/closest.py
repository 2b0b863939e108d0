"""Closest (最接近): for a need that no product takes, may take, or is one thing away from, the products that the fewest
things keep from it."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from liandong.matching.asked import asked
from liandong.matching.fields import CHANGEABLE
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.postings import postings

MOST = 2


def closest(needs: Sequence[Need], offers: Sequence[Offer], on: date, most: int = MOST) -> Iterator[Sequence[int]]:
    """For each need the places of the offers that refuse it for the fewest reasons; of as many those first of which the
    firm may change more, and then in their order. The further conditions count as one."""
    lists = postings([need.facts(on) for need in needs], [asked(offer.rule, on) for offer in offers], on)
    for at in range(len(needs)):
        reasons, fixed = np.zeros(len(offers), dtype=np.int64), np.zeros(len(offers), dtype=np.int64)
        for posting in lists:
            row = posting.no[posting.value[at]].view(np.uint8)
            no = np.unpackbits(row, bitorder="little")[: len(offers)]
            reasons += no
            fixed += no if posting.name not in CHANGEABLE else 0
        refusing = np.flatnonzero(reasons)
        order = np.lexsort((refusing, fixed[refusing], reasons[refusing]))
        yield refusing[order][:most].tolist()
