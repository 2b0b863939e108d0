"""How work grows with its input, for tests on input that is made to cost much."""

from collections.abc import Callable
from time import process_time

_FLOOR = 0.002  # seconds below which a clock tells nothing
TIMES = 4


def growth(work: Callable[[int], object], size: int, *, tries: int = 3) -> float:
    """The time of the work at four times the size, over that at the size; best of several. Linear work gives 4,
    quadratic work 16.
    """
    return max(_best(work, size * TIMES, tries), _FLOOR) / max(_best(work, size, tries), _FLOOR)


def _best(work: Callable[[int], object], size: int, tries: int) -> float:
    return min(_once(work, size) for _ in range(tries))


def _once(work: Callable[[int], object], size: int) -> float:
    began = process_time()
    work(size)
    return process_time() - began
