"""Matching (对接): needs for money and the products that may meet them.

A need is what a firm asks for a project, an offer a product with what it asks of a need. `match` holds all against all
on a day; what an offer would take if one thing were otherwise is told with how far it is off.
"""

from liandong.matching.change import Change, Standing, standing
from liandong.matching.match import Match, NearMisses, Pairs, match
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.scores import Weights
from liandong.matching.sometime import Sometime

__all__ = [
    "Change",
    "Match",
    "NearMisses",
    "Need",
    "Offer",
    "Pairs",
    "Sometime",
    "Standing",
    "Weights",
    "match",
    "standing",
]
