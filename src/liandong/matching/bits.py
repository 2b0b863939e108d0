"""Bit rows: which of m offers something is true of, a bit each, so that whole rows are joined in few steps."""

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""Rows (n, w) of words of 64 offers each; the bits behind the last offer are zero."""

_WORD = 64


def packed(truth: NDArray[np.bool_]) -> Bits:
    """Booleans (n, m) as rows of bits."""
    many, wide = truth.shape
    rows = np.zeros((many, -(-wide // _WORD) * _WORD // 8), dtype=np.uint8)
    rows[:, : -(-wide // 8)] = np.packbits(truth, axis=1, bitorder="little")
    return rows.view(np.uint64)


def places(rows: Bits) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows and the offers of all that is true, by row. Bytes without any are passed over: most are."""
    flat = rows.view(np.uint8).ravel()
    some = np.flatnonzero(flat)
    true = np.flatnonzero(np.unpackbits(flat[some], bitorder="little"))
    row, offer = np.divmod(some[true >> 3] * 8 + (true & 7), rows.shape[1] * _WORD)
    return row, offer


def count(rows: Bits) -> int:
    """How many are true."""
    return int(np.bitwise_count(rows).sum())
