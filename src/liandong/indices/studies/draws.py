"""Random numbers by counter: those of a replication are found without those of the others, in any order, by any
worker."""

import hashlib

import numpy as np

from liandong.indices.methods.columns import Array

_A_TICK = 4
"""Numbers that one tick of Philox's counter gives."""


def uniforms(seed: int, factor: str, width: int, start: int, count: int) -> Array:
    """The numbers (count, width) in [0, 1) that a factor draws for the replications from `start` on.

    They hang on seed, name of the factor and replication alone: other factors or more replications change nothing.
    `seed` is from 0 to below 2^64. Philox 4×64 (Salmon et al. 2011), its key made of seed and factor, its counter of
    the replication.
    """
    digest = hashlib.sha256(factor.encode()).digest()
    bits = np.random.Philox(key=[seed, int.from_bytes(digest[:8], "little")])
    ticks = -(-width // _A_TICK)
    bits.advance(start * ticks)
    drawn = np.random.Generator(bits).random((count, ticks * _A_TICK))
    return drawn[:, :width]
