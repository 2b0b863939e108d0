"""Prices (影子价格): what they prove, and which ones prove most where offers are limited in two ways."""

import numpy as np

from liandong.matching.assign.assignment import Bound
from liandong.matching.assign.edges import Edges, Floats, Limits

_ROUNDS = 200
_AIM = 0.95
"""The share of the least bound so far that a step aims at (Polyak 1969); steps are halved when they help no more."""
_PATIENCE = 8
_SMALLEST = 1e-3
"""The step, of the first one, at which it ends."""
_LESS = 1e-6
"""The share by which a bound must be less to be called better."""


def bound_at(edges: Edges, limits: Limits, prices: Floats, place_prices: Floats | None = None) -> Bound:
    """What no assignment within the limits passes, by prices (m) of a unit of each room and of each place.

    The last digits are rounded up, because sums of so many numbers are not exact.
    """
    paid = np.zeros(edges.many_offers) if place_prices is None else place_prices
    left = edges.values - limits.uses[edges.needs] * prices[edges.offers] - paid[edges.offers]
    value = limits.rooms @ prices + limits.places @ paid + edges.best(left).sum()
    return Bound(float(value * (1 + 1e-12)), prices, paid)


def prices_of_places(edges: Edges, limits: Limits, prices: Floats) -> Floats:
    """Prices of places (m) that bring the bound low, beside some of rooms (subgradient descent from these)."""
    uses = limits.uses[edges.needs]
    mean = float(uses.mean()) if len(edges) else 1.0
    best, room, place = bound_at(edges, limits, prices), prices, np.zeros(edges.many_offers)
    step, waited = 1.0, 0
    for _ in range(_ROUNDS):
        asking = _asking(edges, edges.values - uses * room[edges.offers] - place[edges.offers])
        offers = edges.offers[asking]
        over = np.bincount(offers, weights=uses[asking], minlength=edges.many_offers) - limits.rooms
        more = np.bincount(offers, minlength=edges.many_offers) - limits.places
        over, more = np.where((room > 0) | (over > 0), over / mean, 0), np.where((place > 0) | (more > 0), more, 0)
        far = float(over @ over + more @ more)
        if not far or step < _SMALLEST:
            break
        now = bound_at(edges, limits, room, place)
        length = step * (now.value - _AIM * best.value) / far
        room, place = np.maximum(0, room + length * over / mean), np.maximum(0, place + length * more)
        found = bound_at(edges, limits, room, place)
        waited += 1
        if found.value < best.value * (1 - _LESS):
            best, waited = found, 0
        elif waited == _PATIENCE:
            step, waited, room, place = step / 2, 0, best.prices, best.place_prices
    return best.place_prices


def _asking(edges: Edges, left: Floats) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """The edge by which each need has most left, if it has any: of several the first."""
    most = edges.best(left)[edges.needs]
    top = np.flatnonzero((left == most) & (left > 0))
    return top[np.diff(edges.needs[top], prepend=-1) > 0]
