"""How often Python's cyclic collector runs while the spine does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_RARELY, _IN_PORTIONS = (200_000, 50, 50), (20_000, 50, 50)

_lock = Lock()
_wishes: dict[object, tuple[int, int, int]] = {}
"""How often it is to run for each that is at work, the newest last, behind how often it ran before; threads may end in
any order."""


@contextmanager
def rare_collections(*, in_portions: bool = False) -> Iterator[None]:
    """Lets the cyclic collector run rarely: the spine makes millions of immutable nouns that hold no cycles, and
    walking them again and again cost a quarter to two fifths of resolve and fold, an eighth of extraction.

    Work `in_portions` holds few of them, so that walking costs little, and asks a database a thousand things: each
    question leaves a cycle with what it was asked, which made a hundred megabytes until they were collected.
    """
    mine = object()
    with _lock:
        _wishes.setdefault("before", gc.get_threshold())
        _wishes[mine] = _IN_PORTIONS if in_portions else _RARELY
        gc.set_threshold(*_wishes[mine])
    try:
        yield
    finally:
        with _lock:
            del _wishes[mine]
            gc.set_threshold(*list(_wishes.values())[-1])
            if len(_wishes) == 1:
                _wishes.clear()


def collect_rarely() -> None:
    """The same for good, in a process that does nothing else."""
    gc.set_threshold(*_RARELY)
