"""The pools (需求库, 产品库) of one workspace: the needs and the offers at hand, each with the log of what was done to
it. Rounds are made of what stands in them on a day."""

from liandong.matching.pool.item import Deed, Entry, Pooled, PooledNeed, PooledOffer, Span, State, Told
from liandong.matching.pool.pool import Needs, Offers, Pool, TakenIn, take_in_both
from liandong.matching.pool.telling import changed

__all__ = [
    "Deed",
    "Entry",
    "Needs",
    "Offers",
    "Pool",
    "Pooled",
    "PooledNeed",
    "PooledOffer",
    "Span",
    "State",
    "TakenIn",
    "Told",
    "changed",
    "take_in_both",
]
