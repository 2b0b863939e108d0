"""How work grows with its input, for tests on input that is made to cost much."""

import gc
from collections.abc import Callable
from time import process_time

_FLOOR = 0.002  # seconds below which a clock tells nothing
TIMES = 4
_SURELY_LINEAR = 6


def growth(work: Callable[[int], object], size: int, *, tries: int = 3) -> float:
    """The time of the work at four times the size, over that at the size. Linear work gives 4, quadratic work 16.

    Best of several; of the larger, which costs most, no more than it takes to be told from quadratic work.
    """
    small, large = max(_best(work, size, tries), _FLOOR), float("inf")
    for _ in range(tries):
        large = min(large, max(_once(work, size * TIMES), _FLOOR))
        if large / small < _SURELY_LINEAR:
            break
    return large / small


def _best(work: Callable[[int], object], size: int, tries: int) -> float:
    return min(_once(work, size) for _ in range(tries))


def _once(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()  # a sweep of what other tests left would be longer than the work of the smaller size
    try:
        began = process_time()
        work(size)
        return process_time() - began
    finally:
        gc.enable()
