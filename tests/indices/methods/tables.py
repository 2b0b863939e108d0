"""Tables of numbers as they come: strategies for Hypothesis."""

import numpy as np
from hypothesis import strategies as st

from liandong.indices.methods.columns import Array, Columns

_numbers = st.integers(-10_000, 10_000).map(lambda number: number / 8)


def columns_of(values: Array, directions: Array | None = None) -> Columns:
    """Names for a matrix: u0, u1, … and a, b, …"""
    units, codes = [f"u{row}" for row in range(values.shape[0])], [chr(97 + at) for at in range(values.shape[1])]
    plain = Columns.of(codes, units, "2025")
    return plain if directions is None else Columns(plain.codes, plain.units, directions, plain.targets, "2025")


@st.composite
def matrices(draw: st.DrawFn, least: int = 4, gaps: bool = False) -> Array:
    """A matrix (n, m) in which no column is constant; with `gaps`, cells beyond the first `least` may be missing."""
    many, wide = draw(st.integers(least, 12)), draw(st.integers(1, 5))
    values = np.array(draw(st.lists(st.lists(_numbers, min_size=wide, max_size=wide), min_size=many, max_size=many)))
    if gaps and many > least:
        for row, at in draw(st.lists(st.tuples(st.integers(least, many - 1), st.integers(0, wide - 1)), max_size=10)):
            values[row, at] = np.nan
    flat = np.fmax.reduce(values, axis=0) == np.fmin.reduce(values, axis=0)
    values[0, flat] += 1.0
    return values


@st.composite
def shuffled(draw: st.DrawFn, gaps: bool = True) -> tuple[Array, list[int], list[int]]:
    """A matrix, and an order of its rows and one of its columns."""
    values = draw(matrices(gaps=gaps))
    many, wide = values.shape
    return values, draw(st.permutations(range(many))), draw(st.permutations(range(wide)))
