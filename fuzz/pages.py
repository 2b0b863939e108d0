"""Mutants drawn by Hypothesis, in rounds: each round has its own seed, so a failing one is run again by itself."""

import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.keeping import kept
from fuzz.mutants import Mutant, mutants
from fuzz.targets import SEEN, strike

ROUND = 500
SLOWEST = 20.0
"""Seconds of processor time that no page of at most 60 kB may take."""


class TooSlow(Exception):
    """A page took longer than it may."""


def run(count: int, first: int, found: Path, hit: Callable[[bytes], None] = strike) -> float:
    """Throws `count` mutants, those of the rounds from seed `first` on; the seconds of the slowest.

    What a mutant raises is raised, with the mutant shrunk, and its bytes are kept in the folder `found`.
    """
    slowest = 0.0

    def one(mutant: Mutant) -> None:
        nonlocal slowest
        data = mutant.data()
        with kept(data, found):
            slowest = max(slowest, seconds(hit, data))

    for number, done in enumerate(range(0, count, ROUND), first):
        bounded = settings(
            max_examples=min(ROUND, count - done),
            database=None,
            deadline=None,
            print_blob=False,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        seed(number)(bounded(given(mutants())(one)))()
        print(f"seed {number}: {min(done + ROUND, count):,} pages, slowest {slowest:.1f} s", flush=True)
    for what, times in sorted(SEEN.items()):
        print(f"    {what}: {times:,}")
    return slowest


def seconds(hit: Callable[[bytes], None], data: bytes) -> float:
    """The processor time that a page takes; TooSlow above the limit."""
    began = time.process_time()
    hit(data)
    took = time.process_time() - began
    if took > SLOWEST:
        raise TooSlow(f"{took:.0f} s for {len(data):,} bytes")
    return took
