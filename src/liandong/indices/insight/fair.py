"""A difference shared out among what caused it, without favour for any order (Shapley)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from liandong.indices.methods.columns import Array

EXACT = 6
"""Up to so many causes all orders are gone through (720); beyond, `draws` of them and each backwards."""

Outcome = Callable[[NDArray[np.bool_]], Array]
"""What comes out when these causes are as they are after, and the others as before."""


def shared(outcome: Outcome, causes: int, draws: int = 200, seed: int = 0) -> Array:
    """The part (causes, ...) of each cause in outcome(all) - outcome(none); the parts add up to that exactly.

    The mean over the orders in which causes may come about of what each changes when its turn comes: L. S. Shapley,
    A Value for n-Person Games (1953). Orders beyond `EXACT` causes are drawn, the same for the same seed.
    """
    seen: dict[bytes, Array] = {}

    def at(done: NDArray[np.bool_]) -> Array:
        key = done.tobytes()
        if key not in seen:
            seen[key] = outcome(done.copy())
        return seen[key]

    parts = [np.zeros_like(at(np.zeros(causes, dtype=bool)), dtype=np.float64) for _ in range(causes)]
    many = 0
    for order in _orders(causes, draws, seed):
        done = np.zeros(causes, dtype=bool)
        before = at(done)
        for cause in order:
            done[cause] = True
            after = at(done)
            parts[cause] += after - before
            before = after
        many += 1
    return np.stack(parts) / many


def _orders(causes: int, draws: int, seed: int) -> Iterator[Sequence[int]]:
    if causes <= EXACT:
        yield from permutations(range(causes))
        return
    draw = np.random.Generator(np.random.Philox(seed))
    for _ in range(draws):
        order = draw.permutation(causes)
        yield order.tolist()
        yield order[::-1].tolist()
