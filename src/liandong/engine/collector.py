"""How often Python's cyclic collector runs while the spine does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (200_000, 50, 50)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Lets the cyclic collector run rarely: the spine makes millions of immutable nouns that hold no cycles, and
    walking them again and again cost a quarter to two fifths of resolve and fold, an eighth of extraction."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_rarely() -> None:
    """The same for good, in a process that does nothing else."""
    gc.set_threshold(*_THRESHOLDS)
